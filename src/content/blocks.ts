import type { Span } from "../diagnostics/diagnostic.ts";

/** A list in a list or quote, and a quote in a list: each opens and closes containers. */
const INNER_ITEM = /^[ \t>]*[ \t>](?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const QUOTE = /^[ \t]*>/;
/** Of a footnote or of a link. */
const DEFINITION = /^[ \t>]*\[[^\]]+\]:/;
const RAW_HTML = /<[a-z/!?]/gi;
/** Tags of raw HTML that count like one quote: in lines of their own they take the slow way, and within each other time that grows. */
const TAGS = 10;
const UNDERLINE = /^[ \t>]*(?:=+|-+)\s*$/;
const LINE = /[^\n]*\n?/g;
/** Columns of a table that make a row of it count once more: rows that are too short get all of its cells. */
const COLUMNS = 50;
/** The second line of a table so wide, at least so much of it. */
const WIDE = new RegExp(`(?:\\|[ \\t]*:?-+:?[ \\t]*){${COLUMNS}}`);

/**
 * A guard before the parsers, whose work grows with the square of the containers that open and close in a text, of
 * its tables' rows, of its definitions and of its underlined headings. What is in blocks of code counts, too. Returns the place of the
 * line with which there are more than `max`, if any.
 */
export function tooManyBlocks(text: string, max: number): Span | undefined {
  // Each takes a sign of its own, and most texts have fewer in all.
  if (!hasMore(text, max) && !WIDE.test(text) && tags(text) <= max * TAGS) return undefined;
  let count = 0;
  let before = "";
  let columns = 0;
  let html = 0;
  for (const { 0: line, index } of text.matchAll(LINE)) {
    if (counts(line, before)) count += 1;
    if (WIDE.test(line)) columns = line.split("|").length;
    else if (/^[\s>]*$/.test(line)) columns = 0;
    count += Math.floor(columns / COLUMNS);
    html += tags(line);
    count += Math.floor(html / TAGS);
    html %= TAGS;
    if (count > max) return { start: index, end: index + Math.min(line.trimEnd().length, 40) };
    before = line;
  }
  return undefined;
}

/** A quote counts where it starts, and where it goes on without its sign. */
function counts(line: string, before: string): boolean {
  const isText = before.trim() !== "";
  if (QUOTE.test(line)) return !QUOTE.test(before) || INNER_ITEM.test(line);
  if (isText && QUOTE.test(before)) return true;
  return (
    line.includes("|") || INNER_ITEM.test(line) || DEFINITION.test(line) || (isText && UNDERLINE.test(line))
  );
}

const tags = (text: string): number => (text.includes("<") ? (text.match(RAW_HTML)?.length ?? 0) : 0);

/** Whether a text has more lines than that which could count. */
function hasMore(text: string, max: number): boolean {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines += 1;
    if (lines > max) return true;
  }
  return false;
}
