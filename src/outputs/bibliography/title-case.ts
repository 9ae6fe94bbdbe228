/** What stays small within an English title: articles, conjunctions and prepositions. */
const SMALL = new Set(
  [
    "a an the and but for nor or so yet as if",
    "about above across after against along amid among around at before behind below beneath beside between beyond by",
    "circa despite down during except from in inside into like near next of off on onto out outside over past per plus",
    "since than through throughout till to toward towards under until unto up upon versus via vs with within without",
  ].flatMap((line) => line.split(" ")),
);

/**
 * A title with capital letters as English book and article titles have them: Chicago Manual of Style 17, section 8.159.
 * Words that have a capital letter anywhere stay as they are: `iPhone`.
 */
export function titleCase(title: string): string {
  const words = [...title.matchAll(/(?<![^\s"“‘([.,;:!?/–—-])[\p{L}\p{M}\p{N}’]+/gu)];
  const last = words.length - 1;
  let cased = "";
  let done = 0;
  for (const [index, { 0: word, index: at }] of words.entries()) {
    const before = title.slice(done, at);
    const starts = index === 0 || /[:?!]["“‘]?\s/.test(before);
    const isSmall = word.length === 1 || (SMALL.has(word) && index !== last);
    cased += before + (starts || !isSmall ? capitalised(word) : word);
    done = at + word.length;
  }
  return cased + title.slice(done);
}

const capitalised = (word: string): string =>
  word === word.toLowerCase() ? word.charAt(0).toUpperCase() + word.slice(1) : word;
