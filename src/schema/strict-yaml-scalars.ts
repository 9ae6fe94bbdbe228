import { FORBIDDEN } from "../text/characters.ts";
import { hasOddSpace } from "./odd-spaces.ts";
import type { Scalar } from "./value.ts";
import type { YamlSource } from "./yaml-errors.ts";

export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
const DOT = 0x2e;
export const COLON = 0x3a;
export const FOLDED = 0x3e;
const QUESTION_MARK = 0x3f;
export const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const LITERAL = 0x7c;
export const CLOSE_BRACE = 0x7d;

/** Characters with a special meaning at the start of a value. */
const INDICATORS = new Set([..."-?:,[]{}#&*!|>'\"%@`"].map((sign) => sign.charCodeAt(0)));

/** The parser of record refuses 41 open brackets. */
const MOST_BRACKETS = 40;

/** Tabs, other line ends, byte order marks, and characters that are not allowed in pages. */
const ODD_CHARACTER = new RegExp(`[\\t\\r\\u2028\\u2029\\ufeff]|${FORBIDDEN.source}`);

/** Thrown when the strict reader is not sure. This is not an error: the parser of record then reads the text. */
export const ASIDE = new Error("not in the strict subset of YAML");

export function stepAside(): never {
  throw ASIDE;
}

/** Whether a text contains something that the strict reader does not handle. */
export const isUnusual = (text: string): boolean =>
  ODD_CHARACTER.test(text) || !text.isWellFormed() || isCrowded(text);

/**
 * Whether the parser of record might find brackets nested too deeply. It also counts them in text and comments,
 * and starts over on every line that begins with a word or hyphen.
 */
const isCrowded = (text: string): boolean =>
  countBrackets(text) > MOST_BRACKETS &&
  text.split(/\n *[\w-]/).some((part) => countBrackets(part) > MOST_BRACKETS);

const countBrackets = (text: string): number => text.split("[").length + text.split("{").length - 2;

/** Reads the plain or quoted scalar that starts and ends on this line. */
export function readScalar(source: YamlSource, start: number, inFlow: boolean): Scalar {
  const first = source.text.charCodeAt(start);
  if (first === DOUBLE_QUOTE) return readDoubleQuoted(source, start);
  if (first === SINGLE_QUOTE) return readSingleQuoted(source, start);
  return readPlain(source, start, inFlow);
}

/** Ends before a comment, the end of the line, a colon followed by white space and, between brackets, an indicator. */
function readPlain(source: YamlSource, start: number, inFlow: boolean): Scalar {
  const { text } = source;
  if (!startsPlain(text, start)) stepAside();
  let end = start;
  for (let i = start; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === SPACE) {
      if (text.charCodeAt(i + 1) === HASH) break;
      continue;
    }
    if (c === NEWLINE || (inFlow && isFlowIndicator(c))) break;
    if (c === COLON && endsKey(text.charCodeAt(i + 1), inFlow)) break;
    end = i + 1;
  }
  return scalar(source, text.slice(start, end), false, start, end);
}

function startsPlain(text: string, start: number): boolean {
  const c = text.charCodeAt(start);
  const next = text.charCodeAt(start + 1);
  if (c === DASH) return next >= 0x30 && next <= 0x39;
  if (c === DOT) return next !== DOT;
  return c < 0x80 ? c > SPACE && !INDICATORS.has(c) : startsWord(text, start);
}

/** Whether there is no white space of any script here; the parser of record may take it for indentation. */
const startsWord = (text: string, at: number): boolean => {
  const first = text.charAt(at);
  return first.trim() !== "" && !hasOddSpace(first);
};

const isFlowIndicator = (c: number): boolean =>
  c === COMMA || c === OPEN_BRACKET || c === CLOSE_BRACKET || c === OPEN_BRACE || c === CLOSE_BRACE;

/** Whether a colon followed by this ends a key; NaN is the end of the text. */
const endsKey = (next: number, inFlow: boolean): boolean =>
  next === SPACE || next === NEWLINE || Number.isNaN(next) || (inFlow && isFlowIndicator(next));

function readSingleQuoted(source: YamlSource, start: number): Scalar {
  const { text } = source;
  let end = text.indexOf("'", start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === SINGLE_QUOTE) end = text.indexOf("'", end + 2);
  const inside = text.slice(start + 1, end);
  if (end < 0 || inside.includes("\n")) stepAside();
  return scalar(source, inside.replaceAll("''", "'"), true, start, end + 1);
}

/** A double-quoted scalar on one line that JSON can read is the same text in YAML. */
function readDoubleQuoted(source: YamlSource, start: number): Scalar {
  const { text } = source;
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  const inside = text.slice(start + 1, end);
  if (end < 0 || inside.includes("\n")) stepAside();
  const meant = inside.includes("\\") ? unescapeJson(text.slice(start, end + 1)) : inside;
  return scalar(source, meant, true, start, end + 1);
}

function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === BACKSLASH) before -= 1;
  return (at - before) % 2 === 0;
}

function unescapeJson(quoted: string): string {
  let text: string;
  try {
    text = JSON.parse(quoted) as string;
  } catch {
    return stepAside();
  }
  return FORBIDDEN.test(text) || !text.isWellFormed() ? stepAside() : text;
}

/**
 * Reads the text below `|`, `|-`, `>` or `>-`: lines that are all indented alike, further than `column`, without
 * empty lines between them. The span ends where the next line starts.
 */
export function readBlockScalar(source: YamlSource, start: number, column: number): Scalar {
  const { text } = source;
  const clipped = text.charCodeAt(start + 1) !== DASH;
  const header = start + (clipped ? 1 : 2);
  if (text.charCodeAt(header) !== NEWLINE) stepAside();
  const indent = indentOf(text, header + 1);
  if (indent <= column) stepAside();
  const lines: string[] = [];
  let end = header + 1;
  while (indentOf(text, end) === indent) {
    const from = end + indent;
    const first = text.charCodeAt(from);
    if (first === DASH || first === QUESTION_MARK || !startsWord(text, from)) break;
    const newline = text.indexOf("\n", from);
    const to = newline < 0 ? text.length : newline;
    lines.push(text.slice(from, to));
    end = newline < 0 ? to : to + 1;
  }
  if (lines.length === 0 || isLineOfSpaces(text, end)) stepAside();
  const joined = lines.join(text.charCodeAt(start) === FOLDED ? " " : "\n");
  return scalar(source, clipped ? `${joined}\n` : joined, true, start, end);
}

/** Whether the next line that is not empty consists of spaces: they may be part of the text above. */
function isLineOfSpaces(text: string, from: number): boolean {
  let line = from;
  while (text.charCodeAt(line) === NEWLINE) line += 1;
  const end = line + indentOf(text, line);
  return end > line && (end === text.length || text.charCodeAt(end) === NEWLINE);
}

function indentOf(text: string, line: number): number {
  let i = line;
  while (text.charCodeAt(i) === SPACE) i += 1;
  return i - line;
}

export function scalar(
  { offset }: YamlSource,
  text: string,
  quoted: boolean,
  start: number,
  end: number,
): Scalar {
  return { kind: "scalar", text, quoted, span: { start: offset + start, end: offset + end } };
}
