import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { hashOf } from "../text/hash.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { Routes } from "./routes.ts";

/** Width and height of social cards in pixels: the shape in which most networks show a link. */
export const CARD_SIZE = { width: 1200, height: 630 } as const;

/** What social cards are drawn with. */
export interface CardTools {
  /** Changes with everything that a card is drawn with. */
  readonly version: string;
  /** Whether the font has all letters of a text. */
  readonly covers: (text: string) => boolean;
}

/** An image of a story's title, for those who show links to it. */
export interface Card {
  readonly path: SitePath;
  readonly title: string;
  readonly siteTitle: string;
}

/** A card for each story; none where the font lacks a letter, since a card of boxes is worse than none. */
export function planCards(
  { nodes }: SiteGraph,
  siteTitle: string,
  routes: Routes,
  { version, covers }: CardTools,
): Map<StoryNode, Card> {
  const cards = new Map<StoryNode, Card>();
  if (!covers(siteTitle)) return cards;
  for (const story of nodes.stories) {
    const { title } = story;
    if (!covers(title)) continue;
    const digest = hashOf(JSON.stringify([title, siteTitle, version])).toString(36);
    const path = sitePath(`${routes.of(story)}card-${digest}.png`);
    const at = { path: story.document.path };
    if (routes.claim(path, { what: `the card of the story \`${title}\``, at }))
      cards.set(story, { path, title, siteTitle });
  }
  return cards;
}
