/** The months or years that a report compares. */
export interface Periods {
  /** `month` for a site of two years at most. */
  readonly period: "month" | "year";
  /** From the first to the last, without gaps, 24 at most: `2026-11`, or `2026`. */
  readonly periods: readonly string[];
}

const MOST = 24;

/** The periods of some days, in any order. */
export function periodsOf(days: readonly string[]): Periods {
  if (days.length === 0) return { period: "month", periods: [] };
  const [first, last] = days.reduce(
    ([low, high], day) => [day < low ? day : low, day > high ? day : high],
    [days[0]!, days[0]!],
  );
  const months = numbers(monthOf(first), monthOf(last));
  if (months.length <= MOST)
    return {
      period: "month",
      periods: months.map((month) => `${year(month / 12)}-${two((month % 12) + 1)}`),
    };
  const years = numbers(Number(first.slice(0, 4)), Number(last.slice(0, 4)));
  return { period: "year", periods: years.slice(-MOST).map(year) };
}

/** Months since the year 0. */
const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const year = (number: number): string => String(Math.floor(number)).padStart(4, "0");
const two = (number: number): string => String(number).padStart(2, "0");
