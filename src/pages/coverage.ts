import { barOf } from "./bar.ts";
import type { CoverageModel } from "./model.ts";
import type { View } from "./view.ts";

/** Parts with a name of their own; all others are one. */
const NAMED = 5;

export const known = (values: readonly (string | undefined)[]): number =>
  values.filter((value) => value !== undefined).length;

/** How many there are of each value, as a bar: the most frequent ones, then all others and what is not known. */
export function coverage(
  heading: string,
  values: readonly (string | undefined)[],
  nameOf: (value: string) => string,
  view: View,
): CoverageModel {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = [...counts].sort(([, a], [, b]) => b - a).slice(0, NAMED);
  const named = most.map(([value, count]) => ({ value, count, text: nameOf(value) }));
  const others = values.length - named.reduce((sum, { count }) => sum + count, 0);
  const rest = { value: "other", count: others, text: view.t.coverage_rest ?? "" };
  return { heading, parts: barOf([...named, rest]) };
}
