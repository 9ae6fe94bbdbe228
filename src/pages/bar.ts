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
