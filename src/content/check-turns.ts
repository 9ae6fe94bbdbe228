import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { balance, TURNS } from "../text/direction.ts";
import type { SourceFile } from "./source-file.ts";

/** Lines without an empty one between them: no block of Markdown is longer, but for code. */
const PARAGRAPH = /\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g;

/**
 * Reports paragraphs of a body, which starts at `start`, that turn the direction of more than themselves. They are published
 * as they are: a browser lets no paragraph turn another one.
 */
export function checkTurns({ path, text }: SourceFile, start: number, report: Report): void {
  if (!TURNS.test(text)) return;
  for (const { 0: paragraph, index } of text.slice(start).matchAll(PARAGRAPH)) {
    const { problem } = balance(paragraph);
    if (problem === undefined) continue;
    const at = start + index + paragraph.search(TURNS);
    const help = ["delete the character, which is invisible"];
    report(diagnostic("BG0120", problem, { at: { path, span: { start: at, end: at + 1 } }, help }));
  }
}
