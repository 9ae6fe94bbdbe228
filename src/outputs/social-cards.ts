import type { Dependency } from "../dependencies/tracker.ts";
import type { StoryNode } from "../graph/nodes.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { type SitePath, sitePath } from "../router/paths.ts";
import type { Routes } from "../router/routes.ts";
import { hashOf } from "../text/hash.ts";

/** The tools to draw social cards. */
export interface SocialCardTools {
  /** Changes with everything that a card is drawn with. */
  readonly version: string;
  /** Whether the font has all the letters of a text. */
  readonly covers: (text: string) => boolean;
}

/** An image of a story's title, for sites that show links to it. */
export interface SocialCard {
  readonly path: SitePath;
  readonly title: string;
  readonly siteTitle: string;
}

/** A card for each story; none if the font lacks a letter, because a card of boxes is worse than none. */
export function planSocialCards(
  { nodes, tracker }: SiteGraph,
  siteTitle: string,
  routes: Routes,
  tools: SocialCardTools | undefined,
): { readonly cards: ReadonlyMap<StoryNode, SocialCard>; readonly drawing: Dependency } {
  const cards = new Map<StoryNode, SocialCard>();
  const drawing = tracker.define("cards", hashOf(tools?.version ?? ""));
  if (!tools?.covers(siteTitle)) return { cards, drawing };
  const { version, covers } = tools;
  for (const story of nodes.stories) {
    const { title } = story;
    if (!covers(title)) continue;
    const digest = hashOf(JSON.stringify([title, siteTitle, version])).toString(36);
    const path = sitePath(`${routes.of(story)}card-${digest}.png`);
    const at = { path: story.document.path };
    if (routes.claim(path, { what: `the card of the story \`${title}\``, at }))
      cards.set(story, { path, title, siteTitle });
  }
  return { cards, drawing };
}
