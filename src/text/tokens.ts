/**
 * The class of a character for splitting words: part of a word; a character of a script that writes words without spaces,
 * where any may start a name; katakana, which does the same, but a run of it is a word; a syllable of Korean, whose nouns
 * have particles behind them; white space; or another sign.
 */
export const WORD = 1;
export const UNSPACED = 2;
export const KATAKANA = 3;
export const HANGUL = 4;
export const SPACE = 5;
export const SIGN = 6;

const UNSPACED_SCRIPTS =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** The mark of a long vowel belongs to both kana. */
const KATAKANA_SIGN = /^[\p{Script=Katakana}ー]/u;
const WORD_CHARACTER = /^[\p{L}\p{N}\p{M}]/u;

/** Classes by UTF-16 unit, for units seen so far; 0 for others. Never contains surrogates. */
const known = new Uint8Array(0x10000);

/** The class of the character that starts at an index. */
export function classAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return known[unit] || learn(text, at, unit);
}

function learn(text: string, at: number, unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return classOf(String.fromCodePoint(text.codePointAt(at)!));
  const kind = classOf(text[at]!);
  known[unit] = kind;
  return kind;
}

function classOf(character: string): number {
  if (KATAKANA_SIGN.test(character)) return KATAKANA;
  if (UNSPACED_SCRIPTS.test(character)) return UNSPACED;
  if (/^\p{Script=Hangul}/u.test(character)) return HANGUL;
  if (WORD_CHARACTER.test(character)) return WORD;
  return /^\s/.test(character) ? SPACE : SIGN;
}

/**
 * Where the next token starts after the one at `start`, `end` at most: a whole word, or one character of any other
 * class.
 */
export function nextToken(text: string, start: number, end: number): number {
  let at = start;
  let unit = text.charCodeAt(at);
  // Most text is words of known units, so this loop takes most of the time.
  while (known[unit] === WORD) {
    at += 1;
    if (at === end) return at;
    unit = text.charCodeAt(at);
  }
  if (known[unit] !== 0) return at > start ? at : at + 1;
  if (at > start && classAt(text, at) !== WORD) return at;
  const kind = classAt(text, at);
  at += lengthAt(text, at);
  if (kind === WORD) while (at < end && classAt(text, at) === WORD) at += lengthAt(text, at);
  return at;
}

/** UTF-16 units of the character. */
function lengthAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xd800 && unit <= 0xdbff && text.codePointAt(at)! > 0xffff ? 2 : 1;
}
