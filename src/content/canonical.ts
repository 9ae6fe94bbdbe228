import { piecesOf } from "../markdown/pieces.ts";
import type { RichText } from "../markdown/rich-text.ts";
import { writePlain } from "../markdown/write-plain.ts";
import type { StoryDocument } from "./document.ts";
import { bodyOf } from "./document-text.ts";

/** A story's own words, in their parts. Each is on one line, in Unicode form NFC; citations and notes' numbers are left out. */
export interface StoryWords {
  readonly title: string;
  readonly summary: string;
  /** Headings and blocks of the text, answers and footnotes. */
  readonly blocks: readonly string[];
  readonly figures: readonly NamedWords[];
  readonly quotes: readonly NamedWords[];
  readonly claims: readonly string[];
  /** `2019-02-28: The summit ends.` */
  readonly events: readonly string[];
  readonly unknowns: readonly string[];
}

/** What a figure counts and its value; who said something, and the words. */
export interface NamedWords {
  readonly name: string;
  readonly words: string;
}

export function wordsIn({ front, inlineQuestions, text }: StoryDocument): StoryWords {
  const { sections, footnotes, answers } = bodyOf(text.read());
  return {
    title: line(front.title),
    summary: line(front.summary ?? ""),
    blocks: [
      ...sections.flatMap(({ heading, text: words, bullets }) => [
        ...(heading ? [`## ${line(heading)}`] : []),
        ...linesOf(words),
        ...bullets.flatMap((bullet) => linesOf(bullet.text)),
      ]),
      ...answers.flatMap(({ text: answer, footnotes: notes }, index) => [
        `### ${line(inlineQuestions[index]?.question ?? "")}`,
        ...linesOf(answer),
        ...linesOf(notes),
      ]),
      ...linesOf(footnotes),
    ],
    figures: front.figures.map(({ label, value, unit = "", approx, as_of: day }) => ({
      name: line(label),
      words: line(`${approx ? "about " : ""}${value} ${unit} ${day ? `(${day})` : ""}`),
    })),
    quotes: front.quotes.map(({ text: words, speaker }) => ({ name: line(speaker), words: line(words) })),
    claims: front.claims.map(({ claim }) => line(claim)),
    events: front.timeline.map(({ date, text: words }) => line(`${date}: ${words}`)),
    unknowns: front.unknowns.map(line),
  };
}

/**
 * The text that a story's digest is made of: UTF-8, a line for each part, without what is not the story's own words: its
 * sources, dates, topics and corrections. docs/ledger.md describes it; a change of it would change every digest.
 */
export function canonicalText(words: StoryWords): string {
  const named = (kind: string, all: readonly NamedWords[]) =>
    all.map(({ name, words: said }) => `${kind}: ${name}: ${said}`);
  const lines = [
    words.title,
    ...(words.summary ? [words.summary] : []),
    ...words.blocks,
    ...named("figure", words.figures),
    ...named("quote", words.quotes),
    ...words.claims.map((claim) => `claim: ${claim}`),
    ...words.events.map((event) => `event: ${event}`),
    ...words.unknowns.map((unknown) => `unknown: ${unknown}`),
  ];
  return `${lines.join("\n")}\n`;
}

/** Elements whose words pages show as they are and in this order. */
const PROSE: ReadonlySet<string> = new Set([...["p", "ul", "ol", "blockquote", "h3", "h4", "h5", "h6", ""]]);

/** Each block on a line; what is more than running text, such as a table, has the name of its element before it. */
const linesOf = (text: RichText): string[] =>
  piecesOf(text).flatMap((piece) => {
    const words = line(writePlain(piece));
    const name = /^\s*\u0001([^\u0002\u0003]*)/.exec(piece)?.[1] ?? "";
    if (words === "") return [];
    return [PROSE.has(name) ? words : `${name}: ${words}`];
  });

const line = (text: string): string => text.normalize("NFC").replace(/\s+/g, " ").trim();
