import type { Draft, DraftNote, DraftTarget } from "./draft.ts";
import { EXPECTED, type Feed } from "./feed.ts";
import { jsonFeed } from "./feed-json.ts";
import { feedDraft } from "./feed-story.ts";
import { xmlFeed } from "./feed-xml.ts";
import { isUnfit, type Unfit } from "./foreign-file.ts";
import { cleanLine } from "./foreign-text.ts";
import { readKagi } from "./kagi-file.ts";
import { kagiDraft } from "./kagi-story.ts";

interface Drafts {
  readonly drafts: readonly (Draft | Unfit)[];
  /** What concerns all of the file. */
  readonly notes: readonly DraftNote[];
}

/** The stories that a file of another program can become. */
export const draftsIn = (text: string, from: "kagi" | "feed", target: DraftTarget): Drafts | Unfit =>
  from === "kagi" ? kagiDrafts(text, target) : feedDrafts(text, target);

function kagiDrafts(text: string, target: DraftTarget): Drafts | Unfit {
  const file = readKagi(text);
  if (isUnfit(file)) return file;
  const drafts = file.clusters.map((one) => (isUnfit(one) ? one : kagiDraft(one, file, target)));
  const notes = file.unknown.map((key) => ({
    code: "BG0905" as const,
    message: `\`${cleanLine(key)}\` beside the clusters was left out`,
    help: "look at it in the file, and write what your readers need",
  }));
  return { drafts, notes };
}

function feedDrafts(text: string, target: DraftTarget): Drafts | Unfit {
  const feed: Feed | Unfit = /^\s*[[{]/.test(text) ? jsonFeed(text) : xmlFeed(text);
  if (isUnfit(feed)) return feed;
  if (feed.items.length === 0) return { unfit: "the feed has no items", help: EXPECTED };
  const drafts = feed.items.map((item) => feedDraft(item, feed, target));
  return {
    drafts,
    notes: [
      {
        code: "BG0901",
        message: "the drafts have titles and quotations of their sources",
        help: "write each story in your own words before you publish it",
      },
    ],
  };
}
