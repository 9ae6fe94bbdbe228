/** A point in time from a briefing, resolved in the site's time zone. */
export interface Moment {
  /** RFC 3339 with the offset of the site's zone at that time (or the written one): `2026-11-23T00:00:00+09:00`. */
  readonly iso: string;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly epoch: number;
  /** The calendar day in the site's zone: `2026-11-23`. */
  readonly day: string;
  /** The time of day in the site's zone, `14:30`; absent for a bare date. */
  readonly time?: string;
}

/** A date, or a date and a time, in ISO 8601 or with a space for the T. */
export const MOMENT_FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s*(Z|z|[+-]\d{2}:?\d{2})?)?$/;

/** The written parts of a moment. */
export interface WrittenMoment {
  /** A day that exists: `2026-11-23`. */
  readonly date: string;
  /** With the day: `2026-11-23T14:30:00`; undefined for a bare date. */
  readonly clock: string | undefined;
  /** `Z`, or with a colon: `+09:00`; undefined if none is written. */
  readonly offset: string | undefined;
}

/** Splits a moment into its parts; undefined if the form is wrong, or the day or time does not exist. */
export function writtenMoment(text: string): WrittenMoment | undefined {
  const match = MOMENT_FORM.exec(text.trim());
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "00", offset] = match;
  if (!isDay(Number(year), Number(month), Number(day))) return undefined;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { date, clock: undefined, offset: undefined };
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  return { date, clock: `${date}T${hour}:${minute}:${second}`, offset: offset && withColon(offset) };
}

const withColon = (offset: string) =>
  /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();

/** A moment in UTC. It needs no time zone rules, so the platform's `Date` is enough, which is many times faster. */
export function utcMoment({ date: day, clock, offset = "Z" }: WrittenMoment): Moment | undefined {
  if (clock === undefined) return { iso: `${day}T00:00:00+00:00`, epoch: Date.parse(day), day };
  const epoch = Date.parse(clock + offset);
  if (Number.isNaN(epoch)) return undefined;
  const date = new Date(epoch);
  if (!isYear(date.getUTCFullYear())) return undefined;
  const iso = date.toISOString();
  return { iso: `${iso.slice(0, 19)}+00:00`, epoch, day: iso.slice(0, 10), time: iso.slice(11, 16) };
}

/** Addresses, feeds and four-digit ISO dates have no room for longer or shorter years, which an offset can lead to. */
export const isYear = (year: number): boolean => year >= 0 && year <= 9999;

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
