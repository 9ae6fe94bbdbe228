import { Temporal } from "temporal-polyfill";
import { isYear, type Moment, utcMoment, type WrittenMoment, writtenMoment } from "./moments.ts";

/** Moments read recently: the stories of a day cite articles from the same few days. */
const recent = new Map<string, Moment | undefined>();
const MOST_RECENT = 5000;

/**
 * Reads a date or date-time (ISO 8601, or with a space for the T). A bare date is that calendar day
 * in the zone, and starts when the day starts there; a time without an offset is in the zone.
 * Undefined if the form is wrong, the day does not exist, or the year there does not have four digits.
 */
export function readMoment(text: string, timeZone: string): Moment | undefined {
  const key = `${text} ${timeZone}`;
  if (recent.has(key)) return recent.get(key);
  const written = writtenMoment(text);
  const moment = written && (timeZone === "UTC" ? utcMoment(written) : zonedMoment(written, timeZone));
  if (recent.size === MOST_RECENT) recent.clear();
  recent.set(key, moment);
  return moment;
}

function zonedMoment({ date, clock, offset }: WrittenMoment, timeZone: string): Moment | undefined {
  if (clock === undefined) {
    const start = Temporal.PlainDate.from(date).toZonedDateTime(timeZone);
    return { iso: isoOf(start), epoch: start.epochMilliseconds, day: date };
  }
  try {
    const zoned =
      offset === undefined
        ? Temporal.PlainDateTime.from(clock).toZonedDateTime(timeZone)
        : Temporal.Instant.from(clock + offset).toZonedDateTimeISO(timeZone);
    return isYear(zoned.year) ? fromZoned(zoned) : undefined;
  } catch {
    return undefined;
  }
}

/** The moment for a number of milliseconds since 1970, in the zone. */
export const momentAt = (epoch: number, timeZone: string): Moment =>
  fromZoned(Temporal.Instant.fromEpochMilliseconds(epoch).toZonedDateTimeISO(timeZone));

/** Whether the platform knows the zone, such as `Asia/Seoul`. */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
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

/** The calendar day after one: `2026-12-31` → `2027-01-01`. */
export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
