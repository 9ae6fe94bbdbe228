import { hashOf, mix } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import { nameKey } from "../text/names.ts";
import type { OutlinedStory, StoryDocument } from "./document.ts";
import type { StoryFront } from "./story.ts";

/**
 * What the graph and the plan are made from: as little of a story as that takes, in a form that is read
 * quickly, because every build reads it of every story. Everything else is read when somebody asks for it.
 */
export interface Gist {
  /** Of the outline, wherever in the file it is written; see `hashOf`. */
  readonly hash: number;
  readonly date: Moment;
  readonly updated: Moment | 0;
  readonly status: StoryFront["status"];
  readonly lang: string | 0;
  readonly topics: readonly GistTopic[];
  readonly sources: readonly GistSource[];
  readonly authors: readonly string[];
  readonly storyline: StoryFront["storyline"] | 0;
  readonly previous: StoryFront["previous"];
  readonly translationOf: StoryFront["translation_of"] | 0;
  readonly asks: StoryDocument["asks"];
  readonly tells: StoryDocument["tells"];
  /** What makes each bullet of “Go deeper” the same question as another: a hash of 32 bits, in the order of the bullets. */
  readonly bullets: readonly number[];
  /** Of the bullets' texts. */
  readonly bulletsHash: number;
  /** How many questions the front matter answers in place. */
  readonly answers: number;
  /** Of these questions and their anchors. */
  readonly answersHash: number;
  readonly corrections: StoryFront["corrections"];
  readonly aliases: StoryFront["aliases"];
  readonly links: StoryDocument["links"];
  readonly fragments: StoryDocument["fragments"];
  readonly picture: StoryDocument["picture"] | 0;
}

/** A name, and from where to where it is written. */
export type GistTopic = readonly [
  name: string,
  start: number,
  end: number,
  role?: "main" | "about" | "mention",
];

export type GistSource = readonly [
  outlet: string,
  start: number,
  end: number,
  /** Its address without the fragment; 0 where it has none. */
  address: string | 0,
  /** The key of its title; 0 where the address alone says which article it is. */
  title: string | 0,
  via?: string,
  viaStart?: number,
  viaEnd?: number,
];

/** The gist of a story: as it was kept, or made now. */
export const gistOf = (story: OutlinedStory): Gist => story.gist ?? makeGist(story);

/** Makes it. `outline` is what `outlineText` makes of the document. */
export function makeGist(document: OutlinedStory, outline = outlineText(document)): Gist {
  const { front, bullets, inlineQuestions, picture } = document;
  return {
    hash: hashOf(outline.replace(SPANS, "")),
    date: front.date.value,
    updated: front.updated ?? 0,
    status: front.status,
    lang: front.lang ?? 0,
    topics: front.topics.map(gistTopic),
    sources: front.sources.map(gistSource),
    authors: front.authors,
    storyline: front.storyline ?? 0,
    previous: front.previous,
    translationOf: front.translation_of ?? 0,
    asks: document.asks,
    tells: document.tells,
    bullets: bullets.map(({ text }) => bulletKey(text)),
    bulletsHash: bullets.reduce((hash, { text }) => mix(hash, hashOf(text)), bullets.length),
    answers: inlineQuestions.length,
    answersHash: inlineQuestions.reduce(
      (hash, { question, anchor }) => mix(hash, hashOf(`${question}\n${anchor}`)),
      inlineQuestions.length,
    ),
    corrections: front.corrections,
    aliases: front.aliases,
    links: document.links,
    fragments: document.fragments,
    picture: picture ?? 0,
  };
}

/** Places in the file, as they stand in JSON: no text can hold them, because its quotation marks are escaped there. */
const SPANS = /"(?:span|slugSpan)":\{"start":\d+,"end":\d+\}/g;

/** A story without its detail as JSON: all that it says of itself, wherever its file is. */
export function outlineText(document: OutlinedStory): string {
  const { kind, id, sound, slug, slugSpan, excerpt, front } = document;
  const { bullets, links, fragments, asks, tells, picture, inlineQuestions } = document;
  const outline = { kind, id, sound, slug, slugSpan, excerpt, front, bullets, links, fragments };
  return JSON.stringify({ asks, tells, picture, inlineQuestions, ...outline });
}

function gistTopic(topic: StoryFront["topics"][number]): GistTopic {
  if (!("topic" in topic)) return [topic.value, topic.span.start, topic.span.end];
  const { value, span } = topic.topic;
  return topic.role === "about" ? [value, span.start, span.end] : [value, span.start, span.end, topic.role];
}

function gistSource({ source, via, url, title }: StoryFront["sources"][number]): GistSource {
  const address = url === undefined ? 0 : withoutFragment(url);
  const { value, span } = source;
  const key = address !== 0 && !isFrontPage(address) ? 0 : nameKey(title ?? "");
  return via
    ? [value, span.start, span.end, address, key, via.value, via.span.start, via.span.end]
    : [value, span.start, span.end, address, key];
}

function withoutFragment(url: string): string {
  const hash = url.indexOf("#");
  return hash < 0 ? url : url.slice(0, hash);
}

/** An outlet's front page is no article's address. */
const isFrontPage = (address: string): boolean => /^https?:\/\/[^/]+\/$/.test(address);

/** Questions are one where only case, spaces and the last mark differ. */
export const questionKey = (text: string): string => nameKey(text).replace(/[\s?.!؟？]+$/u, "");

/** A number that is the same for texts that are one question. */
export const bulletKey = (text: string): number => hashOf(questionKey(text)) >>> 0;
