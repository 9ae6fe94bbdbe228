import type { ArticleNode, OutletNode, StoryNode } from "./nodes.ts";
import type { Edge } from "./relation.ts";
import { Attribution, type Citation, type Relations } from "./relations.ts";

/** A story's citation of an article. */
export type CitedArticle = Edge<StoryNode, ArticleNode, Citation>;

/**
 * The citations of each outlet, by its number, newest stories first. Articles cited by one story are in the order in
 * which the outlet received them.
 */
export function citationsByOutlet({ cites }: Relations): CitedArticle[][] {
  const citations: CitedArticle[][] = [];
  const unsorted = new Set<OutletNode>();
  for (const edge of cites.edges()) {
    const { outlet } = edge.data;
    const list = citations[outlet.number];
    if (!list) citations[outlet.number] = [edge];
    else if (list.push(edge) > 1 && list.at(-2)!.from === edge.from) unsorted.add(outlet);
  }
  for (const outlet of unsorted) {
    const own = citations[outlet.number]!;
    const place = new Map<ArticleNode, number>();
    for (const { to } of own) if (!place.has(to)) place.set(to, place.size);
    own.sort((a, b) => a.from.number - b.from.number || place.get(a.to)! - place.get(b.to)!);
  }
  return citations;
}

/** Adds at which outlets the cited articles appeared, and to which ones they go back: once somebody asks. */
export function attributeArticles({ cites, publishedBy, cameFrom }: Relations): void {
  publishedBy.fillLater(() => {
    for (const { to: article, data: citation } of cites.edges())
      if (!publishedBy.has(article, citation.outlet))
        publishedBy.addEdge(new Attribution("published-by", citation));
  });
  cameFrom.fillLater(() => {
    for (const { to: article, data: citation } of cites.edges()) {
      const { outlet, origin } = citation;
      if (origin !== outlet && !cameFrom.has(article, origin))
        cameFrom.addEdge(new Attribution("came-from", citation));
    }
  });
}
