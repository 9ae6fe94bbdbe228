const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** The number of words in running text; a CJK character counts as half a word. */
export function countWords(text: string): number {
  const simple = countSimple(text);
  if (simple !== undefined) return simple;
  const cjk = text.match(CJK)?.length ?? 0;
  const words = (cjk ? text.replace(CJK, " ") : text).match(WORD)?.length ?? 0;
  return words + Math.round(cjk / 2);
}

/** The same for text with only ASCII and typographic quotes and dashes (most English text); undefined for others. */
function countSimple(text: string): number | undefined {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)] ?? OTHER;
    if (kind === IN_WORDS) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (kind === BETWEEN) inWord = false;
    else if (kind === OTHER) return undefined;
  }
  return words;
}

const OTHER = 0;
const IN_WORDS = 1;
const BETWEEN = 2;
/** Apostrophes and hyphens continue a word, but do not start one. */
const JOINS = 3;

/** How each UTF-16 unit, up to the typographic signs, affects words. */
const KINDS = Uint8Array.from({ length: 0x2027 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[a-z0-9]/i.test(character) && unit < 0x80) return IN_WORDS;
  if (/['’-]/.test(character)) return JOINS;
  return unit < 0x80 || unit >= 0x2010 ? BETWEEN : OTHER;
});
