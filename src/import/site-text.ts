import type { Nodes } from "mdast";
import { reference } from "../markdown/reference.ts";
import type { Note, Notes } from "./site-note.ts";

/** Marks a line that the import added, so that the lines of the old file can still be counted. */
export const ADDED = "\ue000";

/** Stand for empty lines, which would end a block of HTML: in `<pre>`, they count. */
export const GAP = "\ue002";
export const PRE_GAP = "\ue003";

/** A text without these marks. */
export const withoutMarks = (text: string): string =>
  text
    .replace(/\n\ue002(?=\n)/g, "")
    .replace(/\n\ue003(?=\n)/g, "&#10;")
    .replace(/[\ue000\ue002\ue003]/g, "");

/** A stretch of a text: offsets in UTF-16 units, `end` exclusive. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** HTML whose content is shown as it is, or not at all. */
const OPAQUE = /<!--(?:-?>|[\s\S]*?--!?>)|<(pre|code|script|style|textarea)\b[\s\S]*?<\/\1\s*>/gi;

/** Where a Markdown text has code or comments, which nothing in an import may change. In order. */
export function opaqueParts(text: string): Stretch[] {
  const found = codeIn(text);
  for (const { 0: whole, index } of text.matchAll(OPAQUE))
    if (!isInside(index, found)) found.push({ start: index, end: index + whole.length });
  return found.sort((a, b) => a.start - b.start);
}

/** The text that was read last: many replacements find nothing to change. */
let last: { readonly text: string; readonly code: readonly Stretch[] } = { text: "", code: [] };

/** Where a Markdown text has code. */
export function codeIn(text: string): Stretch[] {
  if (text === last.text) return [...last.code];
  const found: Stretch[] = [];
  if (/[`~]|^(?: {4}|\t)/m.test(text)) {
    const collect = (node: Nodes) => {
      if (node.type === "code" || node.type === "inlineCode") found.push(stretchOf(node));
      if ("children" in node) for (const child of node.children) collect(child);
    };
    collect(reference.markdown.parseFragment(text));
  }
  last = { text, code: found };
  return [...found];
}

export const stretchOf = ({ position }: Nodes): Stretch => ({
  start: position?.start.offset ?? 0,
  end: position?.end.offset ?? 0,
});

export const isInside = (offset: number, parts: readonly Stretch[]): boolean =>
  parts.some(({ start, end }) => start <= offset && offset < end);

/** What a replacement gets to know of a match. */
export interface Match {
  readonly groups: readonly (string | undefined)[];
  readonly whole: string;
  /** The text before it, on its line. */
  readonly before: string;
  /** The text after it, on its line. */
  readonly after: string;
  readonly say: (note: Omit<Note, "line">) => void;
}

/** Replaces every match outside code and comments. A replacement that is undefined leaves the text as it is. */
export function replaceOutside(
  text: string,
  pattern: RegExp,
  note: Notes,
  replacement: (match: Match) => string | undefined,
  partsOf = opaqueParts,
): string {
  if (text.search(pattern) < 0) return text;
  const opaque = partsOf(text);
  let done = 0;
  let written = "";
  for (const match of text.matchAll(pattern)) {
    const { 0: whole, index } = match;
    if (isInside(index, opaque)) continue;
    const end = index + whole.length;
    const replaced = replacement({
      groups: match.slice(1),
      whole,
      before: text.slice(text.lastIndexOf("\n", index - 1) + 1, index),
      after: /^[^\n]*/.exec(text.slice(end))![0],
      say: (said) => note({ ...said, line: lineAt(text, index) }),
    });
    if (replaced === undefined) continue;
    written += text.slice(done, index) + replaced;
    done = end;
  }
  return written + text.slice(done);
}

/** The line of the old text, 1-based, at an offset of one in which lines may have been added. */
export function lineAt(text: string, offset: number): number {
  const before = text.slice(0, offset);
  return before.split("\n").length - (before.split(ADDED).length - 1);
}
