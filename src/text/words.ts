const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** Words of running text; a CJK character counts half a word. */
export function countWords(text: string): number {
  const simple = countSimple(text);
  if (simple !== undefined) return simple;
  const cjk = text.match(CJK)?.length ?? 0;
  const words = (cjk ? text.replace(CJK, " ") : text).match(WORD)?.length ?? 0;
  return words + Math.round(cjk / 2);
}

/** The same for texts of ASCII and typographic quotes and dashes (most of English); undefined for others. */
function countSimple(text: string): number | undefined {
  let words = 0;
  let inWord = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (isAsciiAlphanumeric(unit)) {
      if (!inWord) words += 1;
      inWord = true;
    } else if (unit < 0x80 || (unit >= 0x2010 && unit <= 0x2026)) {
      inWord = inWord && (unit === APOSTROPHE || unit === HYPHEN || unit === RIGHT_QUOTE);
    } else return undefined;
  }
  return words;
}

const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const RIGHT_QUOTE = 0x2019;

const isAsciiAlphanumeric = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x30 && unit <= 0x39);
