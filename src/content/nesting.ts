import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "./source-file.ts";

/** Quotes and lists within each other; people rarely reach five. */
const MAX_CONTAINERS = 50;
/** Columns of indentation; each level of a list takes two to four. */
const MAX_INDENT = 300;

const CONTAINERS = new RegExp(
  `^(?:[ \\t]*(?:>|[-*+](?=[ \\t])|\\d{1,9}[.)](?=[ \\t]))){${MAX_CONTAINERS + 1}}`,
  "m",
);
const INDENT = new RegExp(`^[ \\t]{${MAX_INDENT},}(?=[-*+>\\d])`, "m");

/** A guard before the parsers, whose work grows with the square of the nesting or worse. */
export function checkNesting({ path, text }: SourceFile): Diagnostic | undefined {
  const found = CONTAINERS.exec(text) ?? INDENT.exec(text);
  if (!found) return undefined;
  const at = { path, span: { start: found.index, end: found.index + Math.min(found[0].length, 40) } };
  return diagnostic("BG0205", `more than ${MAX_CONTAINERS} quotes or lists within each other`, { at });
}
