import type { Span } from "../../diagnostics/diagnostic.ts";
import type { Section } from "../document-text.ts";

/** A block of a story's text, in the words of its author. */
export interface ProseBlock {
  readonly section: Section["kind"];
  /** The name of its element in HTML: `p`, `ul`, `blockquote`. */
  readonly name: string;
  /** In the file. */
  readonly span: Span;
}

/**
 * What is not part of what a text says: addresses, references, footnotes, citations, tags, code. No alternative can go on
 * past its own opening sign, so the time is linear.
 */
const ASIDE = new RegExp(
  [
    /\]\((?:[^()\n]|\([^()\n]*\))*\)/,
    /\]\[[^[\]\n]*\]/,
    /\[\^[^[\]\n]+\]/,
    /(?<!\\)\[[^[\]\n]*@[^[\]\n]*\]/,
    /<[^<>\n]*>/,
    /`[^`\n]*`/,
    /https?:\/\/[^\s<>]+/,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

/** A text with spaces in place of what it does not say, so that places in it stay right. */
export const saidIn = (written: string): string =>
  written.replace(ASIDE, (aside) => " ".repeat(aside.length));

const CITATION = /(?<!\\)\[(?:[^[\]\n]*[^\p{L}\p{N}[\]\n])?@[\p{L}\p{N}*]/u;

/** Whether a text has a citation, or a mark that it needs none: `[@*]`. */
export const isCited = (written: string): boolean => CITATION.test(written);

const KEY = /(?<![\p{L}\p{N}])@([\p{L}\p{N}][\p{L}\p{N}_.-]*)/gu;

/** The keys that a text cites. */
export const keysIn = (written: string): string[] => [
  ...new Set([...written.matchAll(KEY)].map(([, key]) => key!)),
];

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}]+)*/gu;

/** A text as its words, in small letters, with a space before and after each; other signs are left out. */
export function wordsOf(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replace(/[’‘ʼ]/g, "'");
  return ` ${(plain.match(WORD) ?? []).join(" ")} `;
}
