import type { StoryNode } from "../graph/nodes.ts";
import { shortenAtWord } from "../text/shorten.ts";

/** UTF-16 units; longer than two sentences. A story may be listed on thousands of pages. */
const MOST = 600;

/** What lists and feeds show of a story: its summary, or the start of its text. */
export function teaserOf({ document }: StoryNode): string {
  return shortenAtWord(document.front.summary ?? document.excerpt, MOST);
}
