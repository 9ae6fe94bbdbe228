import { Temporal } from "temporal-polyfill";

/** A point in time as a briefing states it, resolved in the site's time zone. */
export interface Moment {
  /** RFC 3339 with the offset that held in the site's zone (or was written): `2026-11-23T00:00:00+09:00`. */
  readonly iso: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly epoch: number;
  /** The calendar day in the site's zone: `2026-11-23`. */
  readonly day: string;
  /** The time of day in the site's zone, `14:30`; absent for a bare date. */
  readonly time?: string;
}

/** A date, or a date and a time, as ISO 8601 or with a space for the T. */
export const MOMENT_FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/** Moments that were read lately: the stories of a day cite articles of the same few days. */
const recent = new Map<string, Moment | undefined>();
const MOST_RECENT = 5000;

/**
 * Reads a date or date-time (ISO 8601, or with a space for the T). A bare date is that calendar day
 * in the zone, and starts when the day does there; a time without an offset is in the zone.
 * Undefined where the form is wrong, the day does not exist, or the moment is in no year of four digits there.
 */
export function readMoment(text: string, timeZone: string): Moment | undefined {
  const key = `${text} ${timeZone}`;
  if (recent.has(key)) return recent.get(key);
  const moment = readAnew(text, timeZone);
  if (recent.size === MOST_RECENT) recent.clear();
  recent.set(key, moment);
  return moment;
}

function readAnew(text: string, timeZone: string): Moment | undefined {
  const match = MOMENT_FORM.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "00", offset] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return startOfDay(date, timeZone);
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const clock = `${date}T${hour}:${minute}:${second}`;
  if (timeZone === "UTC") return utcMoment(clock, offset ?? "Z");
  try {
    const zoned =
      offset === undefined
        ? Temporal.PlainDateTime.from(clock).toZonedDateTime(timeZone)
        : Temporal.Instant.from(clock + withColon(offset)).toZonedDateTimeISO(timeZone);
    return isYear(zoned.year) ? fromZoned(zoned) : undefined;
  } catch {
    return undefined;
  }
}

function startOfDay(date: string, timeZone: string): Moment {
  if (timeZone === "UTC") return { iso: `${date}T00:00:00+00:00`, epoch: Date.parse(date), day: date };
  const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
  return { iso: isoOf(start), epoch: start.epochMilliseconds, day: date };
}

/** UTC needs no rules of time zones: the platform's `Date` does, which is many times faster. */
function utcMoment(clock: string, offset: string): Moment | undefined {
  const epoch = Date.parse(clock + withColon(offset));
  if (Number.isNaN(epoch)) return undefined;
  const date = new Date(epoch);
  if (!isYear(date.getUTCFullYear())) return undefined;
  const iso = date.toISOString();
  return { iso: `${iso.slice(0, 19)}+00:00`, epoch, day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** Years of other lengths have no place in an address, a feed or an ISO date of four digits; an offset leads to the next ones. */
const isYear = (year: number): boolean => year >= 0 && year <= 9999;

/** The moment of a number of milliseconds since 1970, seen in the zone. */
export const momentAt = (epoch: number, timeZone: string): Moment =>
  fromZoned(Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone));

/** Whether the zone is one that the platform knows, such as `Asia/Seoul`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** Whether a year, year and month, or day exists in the Gregorian calendar: `2025`, `2025-11`, `2025-11-04`. */
export function isPartialDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  return match !== null && isDay(Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1));
}

function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= days[month - 1]!;
}

function fromZoned(zoned: Temporal.ZonedDateTime): Moment {
  const plain = zoned.toPlainDateTime().toString({ smallestUnit: "minute" });
  return {
    iso: isoOf(zoned),
    epoch: zoned.epochMilliseconds,
    day: plain.slice(0, 10),
    time: plain.slice(11, 16),
  };
}

const isoOf = (zoned: Temporal.ZonedDateTime) =>
  zoned.toString({ timeZoneName: "never", smallestUnit: "second" }).replace("Z", "+00:00");

const withColon = (offset: string) =>
  /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
