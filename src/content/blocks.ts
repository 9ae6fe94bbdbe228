import type { Span } from "../diagnostics/diagnostic.ts";

/** A list in a list or quote, or a quote in a list: each opens and closes containers. */
const INNER_ITEM = /^[ \t>]*[ \t>](?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)/;
const QUOTE = /^[ \t]*>/;
/** The definition of a footnote or a link. */
const DEFINITION = /^[ \t>]*\[[^\]]+\]:/;
const RAW_HTML = /<[a-z/!?]/gi;
/** How many tags of raw HTML count as one quote: they are read slowly, and more slowly if they are nested. */
const TAGS = 10;
const UNDERLINE = /^[ \t>]*(?:=+|-+)\s*$/;
const LINE = /[^\n]*\n?/g;
/** For each of so many columns of a table, a row counts once more: rows that are too short get all of its cells. */
const COLUMNS = 50;
/** The second line of a table with so many columns, or the start of it. */
const WIDE = new RegExp(`(?:\\|[ \\t]*:?-+:?[ \\t]*){${COLUMNS}}`);

/**
 * A guard before the parsers, whose time grows with the square of the containers that open and close in a text, of its
 * table rows, its definitions and its underlined headings. The contents of code blocks count, too. Returns the place of
 * the line with which there are more than `max`, if any.
 */
export function tooManyBlocks(text: string, max: number): Span | undefined {
  // Each takes a sign of its own, and most texts have fewer in total.
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

/** A quote counts when it starts, and when it goes on without its sign. */
function counts(line: string, before: string): boolean {
  const isText = before.trim() !== "";
  if (QUOTE.test(line)) return !QUOTE.test(before) || INNER_ITEM.test(line);
  if (isText && QUOTE.test(before)) return true;
  return (
    line.includes("|") || INNER_ITEM.test(line) || DEFINITION.test(line) || (isText && UNDERLINE.test(line))
  );
}

const tags = (text: string): number => (text.includes("<") ? (text.match(RAW_HTML)?.length ?? 0) : 0);

/** Whether more lines of a text than this could count. */
function hasMore(text: string, max: number): boolean {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    lines += 1;
    if (lines > max) return true;
  }
  return false;
}
