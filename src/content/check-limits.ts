import { type Diagnostic, diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import type { Value } from "../schema/value.ts";
import type { Limits } from "./limits.ts";
import { tooManyMarks } from "./marks.ts";
import { checkNesting } from "./nesting.ts";
import type { SourceFile } from "./source-file.ts";
import type { StoryFront } from "./story.ts";

const RAISE = (key: keyof Limits): string[] => [
  `\`limits: {${key}: …}\` in the configuration sets the limit`,
];

/** What is beyond a limit, before any parser sees the file, whose work it would multiply. */
export function checkLimits(file: SourceFile, limits: Limits): Diagnostic | undefined {
  const { index: yamlEnd, 0: fence } = /\n---[^\S\n]*(?:\n|$)/.exec(file.text)!;
  return (
    checkFrontMatter(file.path, yamlEnd, limits) ??
    checkNesting(file, limits.nesting) ??
    checkBody(file, yamlEnd + fence.length, limits)
  );
}

function checkFrontMatter(
  path: string,
  length: number,
  { front_matter: max }: Limits,
): Diagnostic | undefined {
  const size = Math.ceil(length / 1024);
  if (size <= max) return undefined;
  const at = { path, span: { start: 0, end: 3 } };
  const label = `at most ${max} KiB`;
  return diagnostic("BG0005", `the front matter has ${size} KiB`, { at, label, help: RAISE("front_matter") });
}

function checkBody({ path, text }: SourceFile, from: number, limits: Limits): Diagnostic | undefined {
  const found = tooManyMarks(text.slice(from), limits.marks);
  return found && manyMarks({ path, span: { start: from + found.start, end: from + found.end } }, limits);
}

/** The same guard for Markdown within the front matter, whose place is given; false where it must not be parsed. */
export function checkFragment(text: string, at: Place, limits: Limits, report: Report): boolean {
  if (!tooManyMarks(text, limits.marks)) return true;
  report(manyMarks(at, limits));
  return false;
}

const manyMarks = (at: Place, { marks }: Limits): Diagnostic =>
  diagnostic("BG0211", `more than ${marks} brackets, asterisks, underscores and backticks in one paragraph`, {
    ...{ at, help: RAISE("marks") },
  });

/** Reports the first value that is nested more deeply than the limit. */
export function checkDepth(value: Value, path: string, limits: Limits, report: Report): void {
  const deep = firstBelow(value, limits.depth);
  if (!deep) return;
  const at = { path, span: deep.span };
  report(
    diagnostic("BG0116", `more than ${limits.depth} lists or mappings within each other`, {
      at,
      help: RAISE("depth"),
    }),
  );
}

/** The first list or mapping with more than so many around it, itself among them. */
function firstBelow(value: Value, depth: number): Value | undefined {
  if (value.kind === "scalar") return undefined;
  if (depth === 0) return value;
  const inner = value.kind === "list" ? value.items : value.entries.map((entry) => entry.value);
  for (const child of inner) {
    const found = firstBelow(child, depth - 1);
    if (found) return found;
  }
  return undefined;
}

export function checkSources({ sources }: StoryFront, path: string, limits: Limits, report: Report): void {
  if (sources.length <= limits.sources) return;
  const found = `the story has ${sources.length} sources`;
  report(
    diagnostic("BG0118", found, { at: { path }, label: `at most ${limits.sources}`, help: RAISE("sources") }),
  );
}
