import type { StoryNode } from "../../graph/nodes.ts";
import { coverage, known } from "../../pages/coverage.ts";
import type { CoverageModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";

/** The outlets that a story cites, by kind, or else by country; undefined if fewer than two of them have one. */
export function coverageOf(story: StoryNode, view: View): CoverageModel | undefined {
  const outlets = view.graph.outletsOf(story).map(({ document }) => document?.front);
  const kinds = outlets.map((front) => front?.kind);
  const { coverage_kind: byKind = "", coverage_country: byCountry = "" } = view.t;
  if (known(kinds) > 1) return coverage(byKind, kinds, (kind) => view.label("outlet", kind).label, view);
  const countries = outlets.map((front) => front?.country);
  return known(countries) > 1
    ? coverage(byCountry, countries, (code) => view.country(code), view)
    : undefined;
}
