/** Strings (a line ends those that nobody closes), addresses and escapes, which stay as they are; comments; white space; and signs beside which it says nothing. */
const TOKEN =
  /"(?:[^"\\\n]|\\[\s\S])*["\n]?|'(?:[^'\\\n]|\\[\s\S])*['\n]?|url\(\s*[^"'\s)][^)]*\)|\\(?:[\da-f]{1,6}\s?|[\s\S])|(?<space>(?:\s|\/\*(?!!)[\s\S]*?\*\/)+)/gi;

/** White space says nothing after these, and before those. */
const AFTER = /[{};,]$/;
const BEFORE = /^[{};,]/;

/**
 * A style sheet without comments and white space that say nothing. Comments that begin with `/*!` stay, which is how
 * licences are marked.
 */
export function compactCss(css: string): string {
  let compact = "";
  let done = 0;
  for (const match of css.matchAll(TOKEN)) {
    const { space } = match.groups!;
    // After a string or an escape, which may end with one of the signs.
    const before = match.index === done && compact !== "" ? "x" : css.slice(done, match.index);
    compact += css.slice(done, match.index);
    done = match.index + match[0].length;
    compact += space === undefined ? match[0] : between(before, space, css.slice(done, done + 1));
  }
  return compact + css.slice(done);
}

/** What must stay of comments and white space between what is before and what comes next. */
function between(before: string, space: string, next: string): string {
  if (before === "" || next === "" || AFTER.test(before) || BEFORE.test(next))
    return isEmpty(before, next) ? " " : "";
  // A comment alone parts two words, and joins two selectors.
  if (!/\s/.test(space.replace(/\/\*[\s\S]*?\*\//g, ""))) return "/**/";
  return before.endsWith(":") ? "" : " ";
}

/** Whether a property has no value: some browsers then want the space. */
const isEmpty = (before: string, next: string): boolean => before.endsWith(":") && /[;}]/.test(next);
