/** Elements within words and sentences; any other one separates words. */
const INLINE =
  /<\/?(?:a|abbr|b|bdi|bdo|cite|code|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|time|u|var|wbr)(?:\s[^<>]*)?>/g;
/** What is on a page and no word of its story: marks of citations and notes, scripts, styles. */
const OTHER = /<(sup|script|style)\b[^<>]*>[\s\S]*?<\/\1>/g;
const IMAGE = /<img\b[^<>]*?\salt="([^"]*)"[^<>]*>/g;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;

/** Entries of the front matter, which pages show behind other words: `quote: The chair: We will stay.` */
const ENTRY = /^(?:quote|claim|event|unknown): /;
/** Figures, and blocks that pages show in another form: tables, charts, recordings. */
const FORMED = /^[a-z0-9]+: /;

/** Whether a page has the lines of a canonical text, word for word; returns the first line that it has not. */
export function showsWords(html: string, text: string): string | undefined {
  const bare = html
    .replace(OTHER, " ")
    .replace(IMAGE, " $1 ")
    .replace(INLINE, "")
    .replace(/<[^<>]*>/g, " ");
  const page = wordsOf(decoded(bare));
  const has = (words: string) => page.includes(wordsOf(words));
  return text
    .split("\n")
    .filter(Boolean)
    .find((line) => {
      if (ENTRY.test(line)) return !endingsOf(line).some(has);
      return !FORMED.test(line) && !has(line.replace(/^#+ /, ""));
    });
}

/** What follows each colon of a line. */
const endingsOf = (line: string): string[] =>
  [...line.matchAll(/: /g)].map(({ index }) => line.slice(index + 2));

const wordsOf = (text: string): string => ` ${(text.normalize("NFC").match(WORD) ?? []).join(" ")} `;

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', nbsp: "\u00a0" };

const decoded = (html: string): string =>
  html.replace(/&(?:#x([0-9a-f]{1,5})|#(\d{1,6})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
  });
