import { leadsTo, type SourceEntry } from "../../content/story-entries.ts";
import type { AuthorNode, StoryNode } from "../../graph/nodes.ts";
import type { Citation } from "../../graph/relations.ts";
import type { View } from "../../pages/view.ts";
import { hashOf } from "../../text/hash.ts";
import type { Moment } from "../../text/moments.ts";

/** A record of CSL-JSON (Citation Style Language 1.0.2, csl-data.json): as much of it as a news site needs. */
export interface BibliographyItem {
  /** In ASCII, so that it is also a key of BibTeX; unique among the site's stories and their sources. */
  readonly id: string;
  readonly type: ItemType;
  readonly title: string;
  readonly author?: readonly ItemName[] | undefined;
  readonly "container-title"?: string | undefined;
  readonly publisher?: string | undefined;
  readonly issued?: ItemDate | undefined;
  readonly accessed?: ItemDate | undefined;
  readonly URL?: string | undefined;
  /** BCP 47 tag. */
  readonly language?: string | undefined;
  readonly abstract?: string | undefined;
  readonly note?: string | undefined;
}

export type ItemType = "article-newspaper" | "dataset" | "document" | "webpage";

/** A name whose parts somebody has stated, or a whole name: nobody can tell where an unknown one is to be divided. */
export type ItemName = Person | { readonly literal: string };

export interface Person {
  readonly family: string;
  readonly given: string;
}

/** Year, month and day, from 1. */
export interface ItemDate {
  readonly "date-parts": readonly [readonly [number, number, number]];
}

/** The story, and then what it cites, in the order of its list. */
export function bibliographyOf(story: StoryNode, view: View): BibliographyItem[] {
  const own = itemOfStory(story, view);
  const citations = view.graph.citationsOf(story);
  return [own, ...citations.map((citation, index) => itemOfSource(citation, `${own.id}-${index + 1}`))];
}

export function itemOfStory(story: StoryNode, view: View): BibliographyItem {
  const { front, excerpt } = story.document;
  const { publisher } = view.context.config.site;
  const updated = front.updated?.day;
  return {
    id: keyOf(story.id),
    type: "article-newspaper",
    title: story.title,
    author: authorsOf(story, view),
    "container-title": view.siteTitle,
    publisher: publisher?.name,
    issued: dateOf(story.date),
    URL: view.context.url(view.context.routes.of(story)),
    language: story.language,
    abstract: onOneLine(front.summary ?? excerpt) || undefined,
    note: updated && updated !== story.date.day ? `Updated ${updated}` : undefined,
  };
}

/**
 * Who wrote the story. Without a byline, it is the publisher; if that is called what the site is called, styles of
 * citation have a rule of their own for articles that nobody signed.
 */
function authorsOf(story: StoryNode, view: View): readonly ItemName[] | undefined {
  const byline = view.context.graph.bylineOf(story);
  if (byline.length > 0) return byline.map(({ author, name }) => nameOf(author, name));
  const publisher = view.context.config.site.publisher?.name;
  return publisher === undefined || publisher === view.siteTitle ? undefined : [{ literal: publisher }];
}

/** A name as a byline has it → its parts, if the author's record divides it. */
export const nameOf = (author: AuthorNode, name: string): ItemName =>
  personIn(name, author.document?.front.sort ?? "") ?? { literal: name };

/** `Mina Park`, to be sorted as `Park, Mina` → its parts; undefined if these are not the parts of the name. */
export function personIn(name: string, sort: string): Person | undefined {
  const [family = "", given = "", ...others] = sort.split(/\s*[,،、，]\s*/u);
  if (family === "" || given === "" || others.length > 0) return undefined;
  const spellings = [`${given} ${family}`, `${family} ${given}`, family + given];
  return spellings.includes(name) ? { family, given } : undefined;
}

type Kind = NonNullable<SourceEntry["kind"]>;

const TYPES: Readonly<Record<Kind, ItemType>> = {
  news: "article-newspaper",
  analysis: "article-newspaper",
  primary: "document",
  data: "dataset",
  "press-release": "webpage",
};

function itemOfSource({ entry, outlet }: Citation, id: string): BibliographyItem {
  const { title, kind = "news", byline, published, accessed, lang } = entry;
  const type = TYPES[kind];
  const isInside = type === "article-newspaper" || type === "webpage";
  return {
    id,
    type,
    title: title ?? outlet.name,
    author: byline === undefined ? undefined : [{ literal: byline }],
    "container-title": isInside ? outlet.name : undefined,
    publisher: isInside ? undefined : outlet.name,
    issued: published && dateOf(published),
    accessed: accessed && dateOf(accessed),
    URL: leadsTo(entry),
    language: lang,
  };
}

function dateOf({ day }: Moment): ItemDate {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { "date-parts": [[year, month, date]] };
}

/** Year, month and day with all their digits: `2026`, `01`, `05`. */
export function digitsOf({ "date-parts": [[year, month, day]] }: ItemDate): [string, string, string] {
  const padded = (number: number, digits: number) => String(number).padStart(digits, "0");
  return [padded(year, 4), padded(month, 2), padded(day, 2)];
}

/** `hanoi-summit`; ids with letters of other scripts also get a number that tells them apart. */
function keyOf(id: string): string {
  const ascii = id.replace(/[^\w.-]+/g, "");
  return ascii === id ? id : `${ascii || "story"}-${hashOf(id).toString(36)}`;
}

const onOneLine = (text: string): string => text.replace(/\s+/g, " ").trim();
