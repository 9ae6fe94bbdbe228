import { type Details, diagnostic, type Place, type Report } from "../../diagnostics/diagnostic.ts";
import { shorten } from "../../text/shorten.ts";
import { countWords } from "../../text/words.ts";
import type { StoryFront } from "../story.ts";
import { saidIn, wordsOf } from "./prose.ts";

/** Fewer words between quotation marks are a name, a title or an unusual word. */
const FEWEST_WORDS = 3;
/** A quotation with this share of the words of an entry is that entry, written differently. */
const SAME_SHARE = 0.6;

/** No paragraph of a person has more quotations. */
const MOST = 500;

/** Words between quotation marks of any language. An apostrophe ends nothing. */
const QUOTATION = new RegExp(
  [
    "“([^“”]+)”",
    "„([^„“”]+)[“”]",
    "«([^«»]+)»",
    "»([^«»]+)«",
    "「([^「」]+)」",
    "『([^『』]+)』",
    '"([^"]+)"',
    "‘((?:[^‘’]|’(?=\\p{L}))+)’(?!\\p{L})",
  ].join("|"),
  "gu",
);

/** What was left out of a quotation: `…`, `[…]`, `...`. */
const OMISSION = /\[?(?:…|\.{3})\]?/;

/** An entry of `quotes` that a quotation is compared with. */
interface KnownQuote {
  readonly words: string;
  readonly text: string;
  readonly at: Place;
}

/** Compares what texts quote with the entries of `quotes`. */
export class Quotations {
  readonly #quotes: readonly KnownQuote[];
  /** The words of quotes, and of titles, which stand between quotation marks as well. */
  readonly #known: readonly string[];
  readonly #report: Report;

  /** `placeOf`: where the entry of `quotes` with an index is. */
  constructor(
    { quotes, sources, title }: Pick<StoryFront, "quotes" | "sources" | "title">,
    placeOf: (index: number) => Place,
    report: Report,
  ) {
    this.#quotes = quotes.map(({ text }, index) => ({ words: wordsOf(text), text, at: placeOf(index) }));
    const titles = [title, ...sources.map((source) => source.title ?? "")].map(wordsOf);
    this.#known = [...this.#quotes.map(({ words }) => words), ...titles];
    this.#report = report;
  }

  /** Reports what a text quotes and no entry has. `start`: where the text begins in the file. */
  check(written: string, path: string, start: number): void {
    let left = MOST;
    for (const match of saidIn(written).matchAll(QUOTATION)) {
      if (left === 0) return;
      left -= 1;
      const quoted = match.slice(1).find((words) => words !== undefined)!;
      if (countWords(quoted) < FEWEST_WORDS || this.#isKnown(quoted)) continue;
      const span = { start: start + match.index, end: start + match.index + match[0].length };
      this.#reportUnknown(quoted, { path, span });
    }
  }

  #isKnown(quoted: string): boolean {
    const parts = quoted.split(OMISSION).map(wordsOf);
    return this.#known.some((words) => parts.every((part) => words.includes(part)));
  }

  #reportUnknown(quoted: string, at: Place): void {
    const near = this.#near(quoted);
    if (!near) {
      const help = [
        "if somebody said it, add it to `quotes`, with its speaker and source; if not, remove the marks",
      ];
      const details: Details = { at, label: "not in `quotes`", help };
      this.#report(diagnostic("BG0810", "words in quotation marks that are no quote of the story", details));
      return;
    }
    const also = [{ at: near.at, label: "the quote" }];
    const details: Details = { at, label: `\`quotes\` has: ${shorten(near.text, 100)}`, also };
    this.#report(diagnostic("BG0811", "this quote is worded differently in `quotes`", details));
  }

  /** The entry of `quotes` with most of the words. */
  #near(quoted: string): KnownQuote | undefined {
    const words = wordsOf(quoted).trim().split(" ");
    const shares = this.#quotes.map((quote) => {
      const shared = words.filter((word) => quote.words.includes(` ${word} `)).length;
      return { quote, share: shared / words.length };
    });
    const best = shares.sort((a, b) => b.share - a.share)[0];
    return best && best.share >= SAME_SHARE ? best.quote : undefined;
  }
}
