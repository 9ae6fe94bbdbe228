import type { StoryNode } from "../graph/nodes.ts";
import { shortenAtWord } from "../text/shorten.ts";

/** UTF-16 units: more than anybody writes in two sentences. A story may be listed on thousands of pages. */
const MOST = 600;

/** What lists and feeds say of a story: its summary, or how its text begins. */
export function teaserOf({ document: { front, excerpt } }: StoryNode): string {
  return shortenAtWord(front.summary ?? excerpt, MOST);
}
