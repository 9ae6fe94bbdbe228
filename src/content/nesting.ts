import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "./source-file.ts";

/** Columns of indentation for each level; a list takes two to four. */
const INDENT = 6;

/**
 * By the limit: the start of every line that is nested more deeply (except the first one, a fence), for a quick
 * search; and what finds the line.
 */
const patterns = new Map<number, readonly RegExp[]>();

/**
 * A guard before the parsers, whose time grows at least with the square of the nesting. `max`: depth of quotes and
 * lists.
 */
export function checkNesting(
  { path, text }: Pick<SourceFile, "path" | "text">,
  max: number,
): Diagnostic | undefined {
  const known = patterns.get(max);
  const [signs, containers, indent] = known ?? patternsFor(max);
  if (!known) patterns.set(max, [signs!, containers!, indent!]);
  if (!signs!.test(text)) return undefined;
  const found = containers!.exec(text) ?? indent!.exec(text);
  if (!found) return undefined;
  const at = { path, span: { start: found.index, end: found.index + Math.min(found[0].length, 40) } };
  return diagnostic("BG0205", `quotes or lists nested more than ${max} deep`, { at });
}

const patternsFor = (max: number): readonly RegExp[] => [
  new RegExp(`\\n[ \\t>*+.)\\d-]{${max + 1}}`),
  new RegExp(`^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${max + 1}}`, "m"),
  new RegExp(`^[ \\t]{${max * INDENT},}(?=[-*+>\\d])`, "m"),
];
