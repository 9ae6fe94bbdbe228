import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nameOfSpace } from "../schema/odd-spaces.ts";
import type { SourceFile } from "./source-file.ts";

/** How a file starts. A plain page needs no date. */
const exampleIn = (path: string): string =>
  `start the file with \`---\`, \`title: …\`,${path.startsWith("pages/") ? "" : " `date: 2026-11-23`,"} \`---\`, each on a line of its own`;

/**
 * What is wrong with a file's front matter before any parser sees it; undefined if the file starts with a YAML block
 * between two `---` lines.
 */
export function checkFence({ path, text }: SourceFile): Diagnostic | undefined {
  const first = /^[^\n]*/.exec(text)![0];
  const at = { path, span: { start: 0, end: Math.max(first.length, 1) } };
  if (text.trim() === "")
    return diagnostic("BG0101", "the file is empty", { at: { path }, help: [exampleIn(path)] });
  if (/^---[^\S\n]*$/.test(first)) {
    const closing = /\n---[^\S\n]*(?:\n|$)/.exec(text);
    const opening = oddSpaceBehind(first, 0);
    const odd = opening ?? (closing ? oddSpaceBehind(closing[0], closing.index) : undefined);
    if (odd)
      return diagnostic(opening ? "BG0101" : "BG0103", `${odd.name} follows the \`---\``, {
        at: { path, span: { start: odd.at, end: odd.at + 1 } },
        help: ["delete it: the line must consist of `---` alone"],
      });
    if (closing) return undefined;
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
    help: [exampleIn(path)],
  });
}

/** What is behind a fence but a space or tab, which alone may be there. `start`: where the fence is in the file. */
function oddSpaceBehind(fence: string, start: number): { name: string; at: number } | undefined {
  const found = /[^\S \t\n]/.exec(fence);
  return found ? { name: nameOfSpace(found[0]), at: start + found.index } : undefined;
}
