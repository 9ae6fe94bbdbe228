import type { ArticleNode, OutletNode, StoryNode } from "./nodes.ts";
import type { Edge } from "./relation.ts";
import type { Citation, Relations } from "./relations.ts";

/** An article in a story that cites it. */
export type CitedArticle = Edge<StoryNode, ArticleNode, Citation>;

/**
 * The citations of each outlet, by its number, the newest stories first. Articles that one story cites stand in the
 * order in which the outlet got them.
 */
export function citationsByOutlet({ cites, publishedBy }: Relations): CitedArticle[][] {
  const citations: CitedArticle[][] = [];
  const unsorted = new Set<OutletNode>();
  for (const edge of cites.edges()) {
    const { outlet } = edge.data;
    const list = citations[outlet.number];
    if (!list) citations[outlet.number] = [edge];
    else if (list.push(edge) > 1 && list.at(-2)!.from === edge.from) unsorted.add(outlet);
  }
  for (const outlet of unsorted) {
    const place = new Map(publishedBy.to(outlet).map(({ from }, index) => [from, index]));
    citations[outlet.number]!.sort(
      (a, b) => a.from.number - b.from.number || place.get(a.to)! - place.get(b.to)!,
    );
  }
  return citations;
}
