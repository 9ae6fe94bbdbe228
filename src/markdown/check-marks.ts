import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { TextContext } from "./text-context.ts";

/** Signs of markup, for a first look: most texts have none. */
const ANY = /\]\(|\] \($|\]\[|\[\^|\[\[|\*\*|__|~~/;

interface Mark {
  readonly pattern: RegExp;
  readonly code: "BG0216" | "BG0217" | "BG0219";
  readonly message: (found: string) => string;
  readonly label: string;
}

/** Markup that the parser left in the text, because it leads nowhere or is not finished. A backslash says it is meant. */
const MARKS: readonly Mark[] = [
  {
    pattern: /(?<!\\)(?:\[[^[\]\n]*)?(?<!\\|\[@[^\]\s]*)\]\[(?![@^])[^[\]\n]*(?<!\\)\]/g,
    code: "BG0216",
    message: (found) => `\`${found}\` refers to a definition that the text does not have`,
    label: "add a line such as `[label]: https://…`, or write `[words](https://…)`",
  },
  {
    pattern: /(?<!\\)\[\^[^[\]\s]+(?<!\\)\]/g,
    code: "BG0216",
    message: (found) => `\`${found}\` refers to a footnote that the text does not have`,
    label: "add its text, on a line that starts with `[^…]:`",
  },
  {
    pattern: /(?<!\\)\[\^[^[\]\n]*[^\S\n][^[\]\n]*(?<!\\)\]/g,
    code: "BG0216",
    message: (found) => `\`${found}\` is not read as a footnote: its label has a space`,
    label: "write a label without spaces, here and at the footnote's text",
  },
  {
    pattern: /(?<![\\[])\[\[[^[\]\n]+(?<!\\)\]\]/g,
    code: "BG0217",
    message: (found) => `\`${found}\` is not a link in Markdown`,
    label: "write `[words](path-of-the-file.md)`",
  },
  {
    pattern: /(?:(?<!\\)\[[^[\]\n]*)?(?<!\\|\[@[^\]\s]*)\](?:\((?:[^()\n]*\))?|[ ]\($)/g,
    code: "BG0217",
    message: () => "a link that is not finished",
    label: "no space before `(`; an address with spaces goes between `<` and `>`",
  },
  {
    pattern: /(?<![\\*_~])(\*\*|__|~~)(?=[^\s*_~])|(?<=[^\s*_~\\])(\*\*|__|~~)(?![*_~])/g,
    code: "BG0219",
    message: (found) => `\`${found}\` is shown as it is: it marks nothing here`,
    label: "it has no counterpart, or a space or punctuation mark is on its wrong side",
  },
];

/** A mark between two letters or digits of ASCII is meant: `2**3`, `snake__case`. */
const isInWord = (text: string, start: number, end: number): boolean =>
  /^[a-z0-9]{2}$/i.test(text.slice(start - 1, start) + text.slice(end, end + 1));

/** `@key`, `[@ key]`, `[@{key}]`, `[@key`, `[key]`, but no e-mail address. What is left of `[@key` has no end, whatever the key. */
const SLIPS =
  /(?<![\p{L}\p{N}\\/@.+-]|\\\[)(?:(\[?)@([ {]?)|(?<![\]!])(\[))([\p{L}\p{N}](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}])?)(\]?)/gu;
/** Not only citations. */
const ANY_SLIP = /(?<!\[)@|\[@[ {]|\[@[^\]\s]*(?:[^\S]|$)|\[(?!@)/;

/**
 * Reports markup in a piece of text that readers would see. `written` is the text as it stands in the file, at `span`, or
 * in a value of the front matter there.
 */
export function checkMarks(written: string, span: Span, context: TextContext): void {
  const isInFile = span.end - span.start === written.length;
  const report = (
    code: Mark["code"] | "BG0220",
    message: string,
    at: number,
    found: string,
    label: string,
  ) => {
    const place = isInFile ? { start: span.start + at, end: span.start + at + found.length } : span;
    context.report(diagnostic(code, message, { at: { path: context.path, span: place }, label }));
  };
  if (ANY.test(written))
    for (const { pattern, code, message, label } of MARKS)
      for (const { 0: found, index } of written.matchAll(pattern))
        if (code !== "BG0219" || !isInWord(written, index, index + found.length))
          report(code, message(found), index, found, label);
  const { sources } = context;
  if (!(sources instanceof Set) || !ANY_SLIP.test(written)) return;
  for (const slip of written.matchAll(SLIPS)) {
    const [found, open, space, bracket, key = "", close] = slip;
    const isCitation = open && close && space === "";
    // `[key](…)`, `[key][…]` and `[key]:` are links.
    const isLink = bracket && (!close || /^[[(:]/.test(written.slice(slip.index + found.length)));
    const isUnclosed = open && !close && space === "";
    if (isCitation || isLink || !(isUnclosed || sources.has(key))) continue;
    const label = isUnclosed ? `end it with \`]\`: \`[@${key}]\`` : `write \`[@${key}]\``;
    report("BG0220", `\`${found}\` looks like a citation`, slip.index, found, label);
  }
}
