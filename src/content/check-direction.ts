import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { balance, DIRECTION_CONTROLS } from "../text/direction.ts";
import type { SourceFile } from "./source-file.ts";

/** Lines without an empty one between them: no block of Markdown except code is longer. */
const PARAGRAPH = /\S[^\n]*(?:\n[^\S\n]*\S[^\n]*)*/g;

/**
 * Reports paragraphs of a body, which starts at `start`, that change the direction of text after them. They are published
 * as they are: in a browser, no paragraph changes another one.
 */
export function checkDirection({ path, text }: SourceFile, start: number, report: Report): void {
  if (!DIRECTION_CONTROLS.test(text)) return;
  for (const { 0: paragraph, index } of text.slice(start).matchAll(PARAGRAPH)) {
    const { problem } = balance(paragraph);
    if (problem === undefined) continue;
    const at = start + index + paragraph.search(DIRECTION_CONTROLS);
    const help = ["delete the character, which is invisible"];
    report(diagnostic("BG0120", problem, { at: { path, span: { start: at, end: at + 1 } }, help }));
  }
}
