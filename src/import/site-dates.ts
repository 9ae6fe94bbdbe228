import { mendDate } from "../schema/scalars.ts";
import { isTimeZone, readMoment } from "../text/dates.ts";
import { textOf } from "./site-values.ts";

/** Abbreviations of zones, with their offsets from UTC: those of RFC 822, and others that Ruby's `Time.parse` knows. */
const ZONES: Readonly<Record<string, string>> = {
  ...{ UTC: "Z", GMT: "Z", UT: "Z", WET: "Z" },
  ...{ EST: "-05:00", EDT: "-04:00", CST: "-06:00", CDT: "-05:00" },
  ...{ MST: "-07:00", MDT: "-06:00", PST: "-08:00", PDT: "-07:00" },
  ...{ AST: "-04:00", ADT: "-03:00", NST: "-03:30", NDT: "-02:30", BRT: "-03:00" },
  ...{ AKST: "-09:00", AKDT: "-08:00", HST: "-10:00" },
  ...{ BST: "+01:00", WEST: "+01:00", CET: "+01:00", MET: "+01:00", CEST: "+02:00", MEST: "+02:00" },
  ...{ EET: "+02:00", EEST: "+03:00", MSK: "+03:00", SAST: "+02:00", IST: "+05:30" },
  ...{ JST: "+09:00", KST: "+09:00", AEST: "+10:00", AEDT: "+11:00", NZST: "+12:00", NZDT: "+13:00" },
};

/**
 * A date of another generator in briefgen's format; undefined if it is not a date. A time without a zone is in `zone`,
 * or stays without one.
 */
export function dateOf(written: unknown, zone?: string): string | undefined {
  const text = textOf(written instanceof Date ? toIso(written) : written);
  if (text === undefined) return undefined;
  const [clock, offset] = splitZone(to24Hours(text.replace(/(:\d{2})[.,]\d+/, "$1")));
  const date = mendDate(clock) ?? longForm(clock);
  if (date === undefined) return undefined;
  // Generators write a day as midnight in UTC.
  const day = /^(\S{10})(?:[T ]00:00(?::00)?)?$/.exec(date)?.[1];
  if (day !== undefined && (offset === undefined || offset === "Z")) return day;
  const placed = inZone(date, offset, zone);
  return placed !== undefined && readMoment(placed, "UTC") ? placed : undefined;
}

function toIso(date: Date): string | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** `offset`: `+09:00`, `Z`, or the name of a zone. */
function inZone(date: string, offset: string | undefined, zone: string | undefined): string | undefined {
  if (offset !== undefined && /^(?:Z|[+-]\d)/.test(offset)) return date + offset;
  const place = offset ?? zone;
  if (place === undefined) return date;
  return readMoment(date, place)?.iso.replace(/\+00:00$/, "Z");
}

/** A date, and the zone behind it: `-0400`, `+0000 UTC`, `EST`, `Europe/Paris`. */
function splitZone(text: string): [clock: string, offset: string | undefined] {
  const match =
    /^(.*\d{1,2}:\d{2}(?::\d{2})?.*?)\s*(?:([+-]\d{2}:?\d{2})(?:\s+[A-Z]{3,4})?|(Z|[A-Za-z_]{2,}(?:\/[A-Za-z_]+)*))$/.exec(
      text,
    );
  const [, clock = text, digits, name = ""] = match ?? [];
  if (digits !== undefined) {
    const offset = digits.includes(":") ? digits : `${digits.slice(0, 3)}:${digits.slice(3)}`;
    return [clock, /^[+-]00:00$/.test(offset) ? "Z" : offset];
  }
  if (name === "Z" || Object.hasOwn(ZONES, name)) return [clock, name === "Z" ? name : ZONES[name]];
  return name.includes("/") && isTimeZone(name) ? [clock, name] : [text, undefined];
}

/** `3:04 PM` → `15:04`. */
const to24Hours = (text: string): string =>
  text.replace(/\b(\d{1,2}):(\d{2})(:\d{2})?\s*([ap])\.?m\b\.?/i, (_, hour, minute, second = "", half) => {
    const hours = (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
    return `${String(hours).padStart(2, "0")}:${minute}${second}`;
  });

/** `Mon, 02 Jan 2006 15:04:05`, `January 2, 2006` and whatever else the platform reads, without a zone. */
function longForm(text: string): string | undefined {
  const epoch = /[A-Za-z]{3}.*\d{4}/.test(text) ? Date.parse(`${text} UTC`) : Number.NaN;
  if (Number.isNaN(epoch)) return undefined;
  const iso = new Date(epoch).toISOString().replace(/\.000Z$/, "");
  const date = /\d:\d{2}/.test(text) ? iso : iso.slice(0, 10);
  // The platform accepts years of six digits.
  return readMoment(date, "UTC") ? date : undefined;
}
