import type { PartModel } from "./model.ts";

/** A bar of counts, in their order. Counts of 0 are left out. */
export function barOf(counts: readonly Pick<PartModel, "value" | "count" | "text">[]): PartModel[] {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  let sum = 0;
  return counts
    .filter(({ count }) => count > 0)
    .map(({ value, count, text }) => {
      const start = percent(sum, total);
      sum += count;
      return { value, count, text, start, end: percent(sum, total) };
    });
}

/** To a tenth. */
const percent = (part: number, total: number): number => Math.round((part / total) * 1000) / 10;

/**
 * What the longest bar of a list stands for: the greatest count, rounded up by a fifth at most, so that one more story
 * does not redraw every bar.
 */
export function scaleOf(counts: readonly number[]): number {
  const most = counts.reduce((greatest, count) => Math.max(greatest, count), 1);
  const step = 2 ** Math.max(0, Math.floor(Math.log2(most)) - 2);
  return Math.ceil(most / step) * step;
}

/** A bar for one count, beside others of the same scale. */
export const lengthOf = (count: number, scale: number): PartModel[] =>
  count === 0 ? [] : [{ value: "length", count, text: String(count), start: 0, end: percent(count, scale) }];
