import type { StoryNode } from "../../graph/nodes.ts";
import { barOf } from "../../pages/bar.ts";
import type { View } from "../../pages/view.ts";
import type { CoverageModel } from "./model.ts";

/** Parts with a name of their own; all others are one. */
const NAMED = 5;

/** The outlets that a story cites, by kind, or else by country; undefined if fewer than two of them have one. */
export function coverageOf(story: StoryNode, view: View): CoverageModel | undefined {
  const outlets = view.graph.outletsOf(story).map(({ document }) => document?.front);
  const kinds = outlets.map((front) => front?.kind);
  if (known(kinds) > 1) return coverage("kind", kinds, (kind) => view.label("outlet", kind).label, view);
  const countries = outlets.map((front) => front?.country);
  return known(countries) > 1
    ? coverage("country", countries, (code) => view.country(code), view)
    : undefined;
}

const known = (values: readonly (string | undefined)[]): number =>
  values.filter((value) => value !== undefined).length;

function coverage(
  by: "kind" | "country",
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
  return { heading: view.t[`coverage_${by}`] ?? "", parts: barOf([...named, rest]) };
}
