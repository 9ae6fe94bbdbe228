import {
  type Diagnostic,
  diagnostic,
  type Place,
  type Report,
  type Span,
} from "../diagnostics/diagnostic.ts";
import type { Value } from "../schema/value.ts";
import { tooManyBlocks } from "./blocks.ts";
import type { Limits } from "./limits.ts";
import { tooManyMarks } from "./marks.ts";
import { checkNesting } from "./nesting.ts";
import { tooManyReferences } from "./references.ts";
import type { SourceFile } from "./source-file.ts";
import type { StoryFront } from "./story.ts";

const RAISE = (key: keyof Limits): string[] => [
  `\`limits: {${key}: …}\` in the configuration sets the limit`,
];

/** Finds what exceeds a limit before any parser sees the file, because it would multiply their work. */
export function checkLimits(file: SourceFile, limits: Limits): Diagnostic | undefined {
  const { index: yamlEnd, 0: fence } = /\n---[^\S\n]*(?:\n|$)/.exec(file.text)!;
  return (
    checkSpace(file) ??
    checkFrontMatter(file.path, yamlEnd, limits) ??
    checkNesting(file, limits.nesting) ??
    checkBody(file, yamlEnd + fence.length, limits)
  );
}

/** Characters of white space in a row. Searches for their end start again at each character, in libraries as well. */
const MOST_SPACE = 1000;

function checkSpace({ path, text }: SourceFile): Diagnostic | undefined {
  // A run of this length contains a character whose offset is a multiple of a thousand.
  for (let at = MOST_SPACE - 1; at < text.length; at += MOST_SPACE) {
    if (!/\s/.test(text[at]!)) continue;
    const start = at - (MOST_SPACE - 1);
    const found = text.slice(start, at + MOST_SPACE).search(/\s{1000}/);
    if (found < 0) continue;
    const place = { path, span: { start: start + found, end: start + found + 1 } };
    return diagnostic("BG0214", "1,000 spaces or line ends in a row", { at: place });
  }
  return undefined;
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
  return diagnostic("BG0005", `the front matter is too large: ${size} KiB`, {
    at,
    label,
    help: RAISE("front_matter"),
  });
}

function checkBody({ path, text }: SourceFile, from: number, limits: Limits): Diagnostic | undefined {
  return checkMarkdown(text.slice(from), limits, ({ start, end }) => ({
    path,
    span: { start: from + start, end: from + end },
  }));
}

/** The same guard for Markdown in the front matter, at this place; false if it must not be parsed. */
export function checkFragment(text: string, at: Place, limits: Limits, report: Report): boolean {
  const nested = checkNesting({ path: at.path, text: `\n${text}` }, limits.nesting);
  const problem = nested ? { ...nested, at } : checkMarkdown(text, limits, () => at);
  if (problem) report(problem);
  return problem === undefined;
}

function checkMarkdown(text: string, limits: Limits, placeOf: (span: Span) => Place): Diagnostic | undefined {
  const marks = tooManyMarks(text, limits.marks);
  if (marks) {
    const found = `more than ${limits.marks} brackets, asterisks, underscores and backticks in one paragraph`;
    return diagnostic("BG0211", found, { at: placeOf(marks), help: RAISE("marks") });
  }
  const blocks = tooManyBlocks(text, limits.blocks);
  if (blocks) {
    const found = `more than ${limits.blocks} quotes, nested lists, table rows, definitions and underlined headings`;
    return diagnostic("BG0212", found, { at: placeOf(blocks), help: RAISE("blocks") });
  }
  const references = tooManyReferences(text, EXPANDED);
  if (!references) return undefined;
  const found = "references repeat this definition and those before it in more than 8 million characters";
  return diagnostic("BG0215", found, { at: placeOf(references) });
}

/** The total length of link definitions, counted once for each reference. */
const EXPANDED = 8_000_000;

/** Reports the first value that is nested more deeply than the limit. */
export function checkDepth(value: Value, path: string, limits: Limits, report: Report): void {
  const deep = firstBelow(value, limits.depth);
  if (!deep) return;
  const at = { path, span: deep.span };
  report(
    diagnostic("BG0116", `lists or mappings nested more than ${limits.depth} deep`, {
      at,
      help: RAISE("depth"),
    }),
  );
}

/** The first list or mapping that is nested more than `depth` deep, itself counted. */
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

/** Reports lists of a story that are too long to be written by a person. */
export function checkCounts(
  front: Omit<StoryFront, "questions">,
  path: string,
  limits: Limits,
  report: Report,
): void {
  for (const name of ["sources", "topics", "aliases", "authors"] as const) {
    const count = front[name].length;
    if (count <= limits[name]) continue;
    const found = `the story has ${count} ${name}`;
    const details = { at: { path }, label: `at most ${limits[name]}`, help: RAISE(name) };
    report(diagnostic("BG0118", found, details));
  }
}
