import { typingMistakes } from "../diagnostics/suggest.ts";

/** Edits of this size correct spelling, and change nothing that a text says. */
const MOST_WORDS = 3;
const MOST_LETTERS = 2;
/** In shorter words, one letter makes another word: `now`, `not`. */
const SHORTEST = 4;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * Whether two texts differ only as a typing mistake and its correction do: in spaces, case and punctuation; or in at most
 * three words, each by two letters at most. Numbers and short words must be the same.
 */
export function isTypo(before: string, after: string): boolean {
  const [old, now] = [wordsIn(before), wordsIn(after)];
  if (old.join("") === now.join("")) return true;
  if (old.length !== now.length) return false;
  const changed = old.flatMap((word, index) => (word === now[index] ? [] : [[word, now[index]!] as const]));
  return changed.length <= MOST_WORDS && changed.every(([was, is]) => isMistyped(was, is));
}

const wordsIn = (text: string): string[] => text.normalize("NFKC").toLowerCase().match(WORD) ?? [];

const isMistyped = (was: string, is: string): boolean =>
  Math.min(was.length, is.length) >= SHORTEST &&
  !/\p{N}/u.test(was + is) &&
  typingMistakes(was, is) <= MOST_LETTERS;

/** The share of the words of one text that another one has, too: 0 to 1. */
export function shared(text: string, other: string): number {
  const words = wordsIn(text);
  const others = new Set(wordsIn(other));
  return words.length === 0 ? 1 : words.filter((word) => others.has(word)).length / words.length;
}
