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
/** Apostrophes and hyphens: they go on with a word, and start none. */
const JOINS = 3;

/** What each UTF-16 unit up to the typographic signs does to words. */
const KINDS = Uint8Array.from({ length: 0x2027 }, (_, unit) => {
  const character = String.fromCharCode(unit);
  if (/[a-z0-9]/i.test(character) && unit < 0x80) return IN_WORDS;
  if (/['’-]/.test(character)) return JOINS;
  return unit < 0x80 || unit >= 0x2010 ? BETWEEN : OTHER;
});
