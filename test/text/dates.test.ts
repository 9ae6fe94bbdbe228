import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isTimeZone, momentAt, readMoment } from "../../src/text/dates.ts";
import { isPartialDate } from "../../src/text/moments.ts";

const isoOf = (text: string, zone: string) => readMoment(text, zone)?.iso;

describe("a bare date is a day in the site's zone, and starts when the day does there", () => {
  test.each([
    ["2026-11-23", "UTC", "2026-11-23T00:00:00+00:00"],
    ["2026-11-23", "Asia/Seoul", "2026-11-23T00:00:00+09:00"],
    ["2026-07-01", "America/St_Johns", "2026-07-01T00:00:00-02:30"],
    ["2026-01-01", "America/St_Johns", "2026-01-01T00:00:00-03:30"],
    ["2026-11-23", "Pacific/Apia", "2026-11-23T00:00:00+13:00"],
    ["2026-11-23", "Pacific/Kiritimati", "2026-11-23T00:00:00+14:00"],
    ["2026-11-23", "Asia/Kathmandu", "2026-11-23T00:00:00+05:45"],
    // Midnight does not exist on this day in Beirut and São Paulo: the clock jumps over it.
    ["2022-03-27", "Asia/Beirut", "2022-03-27T01:00:00+03:00"],
    ["2018-11-04", "America/Sao_Paulo", "2018-11-04T01:00:00-02:00"],
    // Midnight exists twice in Havana: the day starts with the first.
    ["2026-11-01", "America/Havana", "2026-11-01T00:00:00-04:00"],
    ["0001-01-01", "UTC", "0001-01-01T00:00:00+00:00"],
    [" 2026-11-23 ", "UTC", "2026-11-23T00:00:00+00:00"],
  ])("%s in %s", (text, zone, iso) => {
    const moment = readMoment(text, zone)!;
    expect(moment).toEqual({ iso, epoch: Date.parse(iso), day: text.trim() });
  });

  test("a day that its zone skipped starts with the next one, and keeps its name", () => {
    // Samoa went from 29 to 31 December 2011.
    const skipped = readMoment("2011-12-30", "Pacific/Apia");
    expect(skipped).toMatchObject({ day: "2011-12-30", iso: "2011-12-31T00:00:00+14:00" });
    expect(skipped?.epoch).toBe(readMoment("2011-12-31", "Pacific/Apia")?.epoch);
  });
});

describe("a time without an offset is in the site's zone", () => {
  test.each([
    ["2026-11-23T14:30", "Asia/Seoul", "2026-11-23T14:30:00+09:00"],
    ["2026-11-23 14:30", "Asia/Seoul", "2026-11-23T14:30:00+09:00"],
    ["2026-11-23T14:30:15", "America/St_Johns", "2026-11-23T14:30:15-03:30"],
    ["2026-11-23T14:30:15.999", "UTC", "2026-11-23T14:30:15+00:00"],
    // 02:30 does not exist that night in Paris, and exists twice in autumn: forward, and the earlier one.
    ["2026-03-29T02:30", "Europe/Paris", "2026-03-29T03:30:00+02:00"],
    ["2026-10-25T02:30", "Europe/Paris", "2026-10-25T02:30:00+02:00"],
  ])("%s in %s", (text, zone, iso) => {
    expect(isoOf(text, zone)).toBe(iso);
  });
});

test.each([
  ["9999-12-31T23:00:00Z", "Asia/Seoul"],
  ["9999-12-31T23:00:00-10:00", "UTC"],
  ["0000-01-01T00:00:00Z", "America/New_York"],
  ["0000-01-01T00:00:00+14:00", "UTC"],
])("%s is in no year of four digits in %s, and no date", (text, zone) =>
  expect(readMoment(text, zone)).toBeUndefined(),
);

describe("a time with an offset is that instant, seen in the site's zone", () => {
  test.each([
    ["2026-11-23T14:30Z", "Asia/Seoul", "2026-11-23T23:30:00+09:00", "2026-11-23", "23:30"],
    ["2026-11-23T20:30:00z", "Asia/Seoul", "2026-11-24T05:30:00+09:00", "2026-11-24", "05:30"],
    ["2026-11-23T00:10:00+01:00", "UTC", "2026-11-22T23:10:00+00:00", "2026-11-22", "23:10"],
    ["2026-11-23T00:10:00 +0100", "UTC", "2026-11-22T23:10:00+00:00", "2026-11-22", "23:10"],
    ["2026-10-25T02:30:00+01:00", "Europe/Paris", "2026-10-25T02:30:00+01:00", "2026-10-25", "02:30"],
  ])("%s in %s", (text, zone, iso, day, time) => {
    expect(readMoment(text, zone)).toEqual({ iso, epoch: Date.parse(iso), day, time });
  });
});

test.each(["2024-02-29", "2000-02-29", "2026-12-31"])("%s exists", (day) => {
  expect(readMoment(day, "UTC")?.day).toBe(day);
});

test.each([
  ...["2024-02-30", "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00"],
  ...["2026-1-1", "26-01-01", "2026/01/01", "20260101", "12026-01-01", "-2026-01-01", "2026", "2026-11"],
  ...["2026-11-23T24:00", "2026-11-23T23:60", "2026-11-23T23:59:60", "2026-11-23T2:30", "2026-11-23T14"],
  ...["2026-11-23T14:30+25:00", "2026-11-23T14:30 CET", "2026-11-23T14:30[Asia/Seoul]", "today", ""],
  ...["٢٠٢٦-١١-٢٣", "2026-11-23T14:30\n2026"],
])("%j is not a date", (text) => {
  expect(readMoment(text, "Asia/Seoul")).toBeUndefined();
});

test.each([
  [0, "UTC", "1970-01-01T00:00:00+00:00"],
  [Date.UTC(2026, 10, 23, 12), "Asia/Seoul", "2026-11-23T21:00:00+09:00"],
])("the moment %i in %s is %s", (epoch, zone, iso) => {
  expect(momentAt(epoch, zone)).toMatchObject({ iso, epoch });
});

test.each(["2025", "2025-11", "2025-11-04", "2024-02-29"])("%s is a day, month or year", (text) => {
  expect(isPartialDate(text)).toBe(true);
});

test.each(["2025-13", "2025-02-29", "25", "2025-1", "2025-", "2025-11-04T10:00", "early 2025", " 2025"])(
  "%j is not",
  (text) => {
    expect(isPartialDate(text)).toBe(false);
  },
);

test.each([
  ["Asia/Seoul", true],
  ["UTC", true],
  ["America/Argentina/Buenos_Aires", true],
  ["Seoul", false],
  ["", false],
  ["../etc", false],
])("%j is a time zone: %s", (name, known) => {
  expect(isTimeZone(name)).toBe(known);
});

test("UTC by its own way and by the rules of time zones is the same", () => {
  const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, "0"));
  const offset = fc.oneof(
    fc.constantFrom("", "Z", "z", " +0100", "+24:00", "+23:59", "-0000", "+14:60"),
    fc
      .tuple(fc.constantFrom("+", "-"), two(25), two(61))
      .map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
  );
  const year = fc
    .oneof(fc.integer({ min: 1900, max: 2100 }), fc.nat(9999))
    .map((n) => String(n).padStart(4, "0"));
  const clock = fc.tuple(two(25), two(61), fc.option(two(61)));
  fc.assert(
    fc.property(year, two(13), two(32), fc.option(clock), offset, (y, m, d, time, o) => {
      const [hour, minute, second] = time ?? [];
      const written = time
        ? `${y}-${m}-${d}T${hour}:${minute}${second ? `:${second}` : ""}${o}`
        : `${y}-${m}-${d}`;
      expect(readMoment(written, "UTC")).toEqual(readMoment(written, "Etc/UTC"));
    }),
    { numRuns: 500 },
  );
});
