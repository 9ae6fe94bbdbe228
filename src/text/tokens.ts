/**
 * What a character is for telling words apart: part of a word, a character of a script that writes
 * words without spaces (there every character may start a name), white space, or a sign.
 */
export type CharacterClass = "word" | "unspaced" | "space" | "sign";

const UNSPACED =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD = /^[\p{L}\p{N}\p{M}]/u;

/** By UTF-16 unit, as far as units were met; surrogates are not in it. */
const known: (CharacterClass | undefined)[] = new Array(0x10000);

/** The class of the character that starts at an index. */
export function classAt(text: string, at: number): CharacterClass {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return classOf(String.fromCodePoint(text.codePointAt(at)!));
  const before = known[unit];
  if (before !== undefined) return before;
  const kind = classOf(text[at]!);
  known[unit] = kind;
  return kind;
}

function classOf(character: string): CharacterClass {
  if (UNSPACED.test(character)) return "unspaced";
  if (WORD.test(character)) return "word";
  return /^\s/.test(character) ? "space" : "sign";
}

/** Where the token that starts at an index ends: a whole word, or one character of any other class. */
export function endOfToken(text: string, start: number, kind: CharacterClass): number {
  if (kind !== "word") return start + lengthAt(text, start);
  let end = start;
  while (end < text.length && classAt(text, end) === "word") end += lengthAt(text, end);
  return end;
}

const lengthAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
