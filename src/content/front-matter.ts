import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "./source-file.ts";

const EXAMPLE = "start the file with `---`, `title: …`, `date: 2026-11-23`, `---`, each on a line of its own";

/**
 * What is wrong with a file's front matter before any parser sees it; undefined if the file starts with a YAML block
 * between two `---` lines.
 */
export function checkFence({ path, text }: SourceFile): Diagnostic | undefined {
  const first = /^[^\n]*/.exec(text)![0];
  const at = { path, span: { start: 0, end: Math.max(first.length, 1) } };
  if (text.trim() === "") return diagnostic("BG0101", "the file is empty", { at: { path }, help: [EXAMPLE] });
  if (/^---[^\S\n]*$/.test(first)) {
    if (/\n---[^\S\n]*(?:\n|$)/.test(text)) return undefined;
    const help = ["add a `---` line after the last key"];
    return diagnostic("BG0103", "the front matter is not closed", {
      at,
      label: "opened here, never closed",
      help,
    });
  }
  if (/^---\s*[a-z]/i.test(first)) {
    return diagnostic("BG0108", `the front matter is in another language: \`${first.trim()}\``, {
      at,
      help: ["front matter must be YAML: write `---` alone"],
    });
  }
  if (/^(?:\+\+\+|;;;|\{)\s*$/.test(first)) {
    return diagnostic("BG0108", "the front matter is not YAML", {
      at,
      help: ["write YAML between two `---` lines"],
    });
  }
  return diagnostic("BG0101", "the file has no front matter", {
    at,
    label: "expected `---`",
    help: [EXAMPLE],
  });
}
