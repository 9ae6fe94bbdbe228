import { stringify } from "yaml";
import { nameKey, slugify } from "../text/names.ts";
import { shortenAtWord } from "../text/shorten.ts";
import type { OldSite } from "./old-site.ts";
import { withoutCodes } from "./site-codes.ts";
import { dateOf } from "./site-dates.ts";
import { type Found, linkedBody } from "./site-links.ts";
import { plainMarkdown, protectCode, tidyComments } from "./site-markup.ts";
import type { Note } from "./site-note.ts";
import type { ImportedSource, SiteOutlets } from "./site-outlets.ts";
import type { OldPage } from "./site-page.ts";
import { pictureOf } from "./site-picture.ts";
import { ADDED, GAP, PRE_GAP, withoutMarks } from "./site-text.ts";
import { plainText, textOf, textsOf } from "./site-values.ts";

/** A page with its place in the new site. */
export interface PlannedPage extends OldPage {
  /** The story's file: `briefings/2024/05/summit.md`. */
  readonly story: string;
  readonly id: string;
  /** Its language, if the new site has another one. */
  readonly lang: string | undefined;
  readonly translationOf: string | undefined;
  readonly aliases: readonly string[];
}

export interface StoryContext {
  readonly site: OldSite;
  readonly outlets: SiteOutlets;
  /** Where an address in a page leads now. Files that it leads to are brought over. */
  readonly find: (address: string, page: PlannedPage, kind: "link" | "image") => Found;
  /** The usual spelling of a topic. */
  readonly topic: (name: string) => string;
  readonly mostTopics: number;
}

/** A story that was a page of another generator. */
export interface SiteStory {
  readonly page: PlannedPage;
  readonly text: string;
  readonly notes: readonly Note[];
  /** Keys that the format does not have, now under `extra:`. */
  readonly extra: readonly string[];
  readonly topics: readonly string[];
  readonly authors: readonly string[];
  readonly sources: number;
}

export function siteStory(page: PlannedPage, context: StoryContext): SiteStory {
  const notes: Note[] = [...page.notes];
  const note = (found: Note) => void notes.push(found);
  const sources: ImportedSource[] = [];
  const body = bodyOf(page, context, sources, (found) => {
    note(found.line === undefined ? found : { ...found, line: found.line + page.bodyLine - 1 });
  });
  const front = frontOf(page, context, note);
  const { extra = {}, ...head } = front;
  const { topics = [], authors = [] } = head;
  const own = compact({ ...head, sources, extra: Object.keys(extra).length > 0 ? extra : undefined });
  return {
    page,
    text: `---\n${stringify(own, { lineWidth: 0, aliasDuplicateObjects: false })}---\n${body === "" ? "" : `\n${body}\n`}`,
    ...{ notes, extra: Object.keys(extra), topics, authors, sources: sources.length },
  };
}

interface Front extends Record<string, unknown> {
  readonly topics?: readonly string[];
  readonly authors?: readonly string[];
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** The most characters of a title and of a summary; longer ones are cut, and kept under `extra`. */
const LONGEST_TITLE = 500;
const LONGEST_SUMMARY = 5000;

function frontOf(page: PlannedPage, context: StoryContext, note: (note: Note) => void): Front {
  const { site, topic, mostTopics } = context;
  const { front } = page;
  const image = pictureOf(front, page.title, pictureFinder(page, context), note);
  const summary = front.first(SUMMARY, (value) => plainText(textOf(value) ?? "") || undefined);
  const updated = front.first(UPDATED, (value) => dateOf(value, site.timeZone));
  const lang = front.first(["lang", "locale", "language"], languageOf) ?? page.lang;
  const authors = authorsOf(page, note);
  const topics = topicsOf(page, topic, note);
  if (page.title.length > LONGEST_TITLE)
    note({ kind: "front-matter", message: "long titles were cut; the whole is `extra.title`" });
  return {
    title: shortenAtWord(page.title, LONGEST_TITLE),
    date: page.date,
    updated,
    summary: summary === undefined ? undefined : shortenAtWord(summary, LONGEST_SUMMARY),
    status: page.withheld.length > 0 ? "draft" : undefined,
    lang,
    translation_of: page.translationOf,
    authors,
    image,
    aliases: page.aliases,
    topics: topics.slice(0, mostTopics),
    extra: { ...front.rest(), ...tooLong({ title: page.title, summary, topics }, mostTopics) },
  };
}

/** Where the pictures of a page are now; undefined for one that is not on the new site. */
const pictureFinder =
  (page: PlannedPage, { find }: StoryContext) =>
  (address: string): string | undefined => {
    const found = find(address, page, "image");
    return found.kind === "here" ? found.address : undefined;
  };

/** What does not fit into its place is kept whole. */
const tooLong = (
  { title, summary, topics }: Readonly<{ title: string; summary: string | undefined; topics: string[] }>,
  mostTopics: number,
) => ({
  ...(title.length > LONGEST_TITLE ? { title } : {}),
  ...(summary !== undefined && summary.length > LONGEST_SUMMARY ? { summary } : {}),
  ...(topics.length > mostTopics ? { topics: topics.slice(mostTopics) } : {}),
});

/** Keys for the time of the last change. */
export const UPDATED = ["lastmod", "last_modified_at", "updated", "modified", "last_updated"];

/** Keys for the sentence below a headline; the first that a page has becomes its summary. */
export const SUMMARY = [
  "summary",
  "description",
  "standfirst",
  "deck",
  "dek",
  "excerpt",
  "subtitle",
  "lead",
  "abstract",
];

function languageOf(value: unknown): string | undefined {
  const tag = textOf(value)?.replaceAll("_", "-").replace(/\..*$/, "") ?? "";
  try {
    return /^[a-z]{2,3}(?:-|$)/i.test(tag) ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

function authorsOf({ front }: PlannedPage, note: (note: Note) => void): string[] {
  const names = ["authors", "author"].flatMap((key) => {
    const value = front.peek(key);
    const found = textsOf(value).map(plainText).filter(Boolean);
    // What else is said of an author is kept.
    if (found.length > 0 && !JSON.stringify(value).includes("{")) front.take(key);
    return found;
  });
  for (const name of names)
    if (!canHavePage(name))
      note({ kind: "front-matter", message: "authors that cannot have a page were left out", detail: name });
  return [...new Set(names.filter(canHavePage))];
}

/** Whether something is left of the name for an address. */
const canHavePage = (name: string): boolean => slugify(name) !== "" && name.length <= LONGEST_TITLE;

function topicsOf(page: PlannedPage, topic: (name: string) => string, note: (note: Note) => void): string[] {
  const byKey = new Map<string, string>();
  for (const name of page.topics) {
    if (canHavePage(name)) byKey.set(nameKey(name), topic(name));
    else if (name !== "")
      note({ kind: "front-matter", message: "tags that cannot have a page were left out", detail: name });
  }
  return [...byKey.values()];
}

/** The text in briefgen's Markdown. Lines of the notes count from the start of the body. */
function bodyOf(
  page: PlannedPage,
  context: StoryContext,
  sources: ImportedSource[],
  note: (note: Note) => void,
): string {
  const { site, find, outlets } = context;
  const isJekyll = site.from === "jekyll";
  const file = pictureFinder(page, context);
  const code = protectCode(page.isHtml ? htmlBlock(page.body) : page.body, note);
  const leads = (address: string) => find(address, page, "link").kind === "here";
  const values = { site: site.values, page: page.values };
  const text = withoutCodes(code, { from: site.from, ...values, file, leads, note });
  const markdown = page.isHtml ? text : tidyComments(plainMarkdown(text, isJekyll, note));
  const byUrl = new Map<string, string | undefined>();
  const cite = (url: string, title: string | undefined): string | undefined => {
    if (!byUrl.has(url)) byUrl.set(url, outlets.addSource(url, title, sources));
    return byUrl.get(url);
  };
  const linked = linkedBody(markdown, { find: (address, kind) => find(address, page, kind), cite, note });
  return withoutGaps(withoutMarks(linked)).replace(/^\n+|\s+$/g, "");
}

/** A page in HTML as one block of it. */
function htmlBlock(html: string): string {
  const pieces = html.trimEnd().split(/(<(?:pre|textarea)\b[\s\S]*?<\/(?:pre|textarea)\s*>)/i);
  const lines = pieces.map((piece, index) =>
    index % 2 === 1
      ? piece.replace(/^[^\S\n]*$/gm, PRE_GAP)
      : piece.replace(/(?<=\n|^)[^\S\n]+/g, "").replace(/(?<=\n)(?=\n)/g, GAP),
  );
  return `<div>\n${ADDED}${lines.join("")}\n${ADDED}</div>`;
}

/** At most one empty line in a row, except in code. */
const withoutGaps = (text: string): string =>
  text
    .split(/(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$)/m)
    .map((piece, index) => (index % 2 === 1 ? piece : piece.replace(/\n(?:[^\S\n]*\n){2,}/g, "\n\n")))
    .join("");

/** Without unknown values and empty lists. */
const compact = (front: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(front).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
