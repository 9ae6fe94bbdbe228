import { headingsIn } from "../content/section-headings.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { hostOf } from "../text/url.ts";
import { type Draft, type DraftNote, type DraftTarget, otherLanguage } from "./draft.ts";
import type { Feed, FeedItem } from "./feed.ts";
import { cleanLine, textOfHtml } from "./foreign-text.ts";
import { escapeMarkdown } from "./house-text.ts";
import { dateOf } from "./site-dates.ts";
import { type ImportedSource, sourceAddress } from "./site-outlets.ts";

/** The most characters that a draft quotes of an item: enough to know it by, too few to publish. */
const EXCERPT = 300;
const LONGEST_LINE = 500;

/** Turns an item of a feed into a draft: its title, its article as a source, and the beginning of its summary as a quotation. */
export function feedDraft(item: FeedItem, feed: Feed, { language, outlets }: DraftTarget): Draft {
  const summary = textOfHtml(item.summary);
  const title = shortenAtWord(textOfHtml(item.title), LONGEST_LINE) || undefined;
  const date = dateOf(item.date);
  const details = {
    published: date,
    byline: shortenAtWord(cleanLine(item.authors.filter(Boolean).join(", ")), LONGEST_LINE) || undefined,
    lang: otherLanguage(feed.language, language),
  };
  const sources: ImportedSource[] = [];
  const outlet = outletOf(item, feed);
  const key =
    outlets.addSource(item.address, title, sources, { ...details, outlet }) ??
    outlets.add(outlet ?? "Unknown outlet", { ...details, title }, sources);
  const quotation =
    summary === "" ? "" : `\n\n> ${escapeMarkdown(shortenAtWord(summary, EXCERPT))} [@${key}]`;
  return {
    title: title ?? (shortenAtWord(summary, 100) || "Untitled briefing"),
    date,
    front: { sources },
    body: `## ${headingsIn(language).happened}${quotation}`,
    notes: notesOn(item, sources[0]!),
  };
}

/** The item's own outlet, or that of a feed whose items are on its own site. */
function outletOf({ outlet, address }: FeedItem, { name, home }: Feed): string | undefined {
  const own = shortenAtWord(textOfHtml(outlet), LONGEST_LINE);
  if (own !== "") return own;
  const [here, there] = [sourceAddress(home), sourceAddress(address)];
  const isOwn = here === undefined || there === undefined || hostOf(here) === hostOf(there);
  return (isOwn && shortenAtWord(textOfHtml(name), LONGEST_LINE)) || undefined;
}

function notesOn({ address }: FeedItem, { url }: ImportedSource): DraftNote[] {
  if (address === "" || url !== undefined) return [];
  return [
    {
      code: "BG0905",
      message: `the address \`${cleanLine(address)}\` was left out: it is no web address`,
      help: "add the article's `url` to its entry in `sources`",
    },
  ];
}
