import type { YAMLError } from "yaml";
import { type Diagnostic, diagnostic, type Place, type Span } from "../diagnostics/diagnostic.ts";
import { type OddSign, oddSignIn } from "./odd-spaces.ts";

/** A piece of YAML inside a file: `text` starts at `offset` of the file's text. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

/** The most errors reported for one text: most of the others follow from the first. */
const MOST = 100;

/** The YAML library's errors for one text, in a writer's words. Errors that follow from an earlier one are left out. */
export function explainErrors(errors: readonly YAMLError[], source: YamlSource): Diagnostic[] {
  const explained = errors.slice(0, MOST).map((error) => explain(error, source));
  const first = explained.find(({ code }) => code === "BG0104");
  return explained.filter((found) => found === first || found.code !== "BG0104");
}

function explain({ code, message, pos: [start, end] }: YAMLError, source: YamlSource): Diagnostic {
  const line = lineAt(source.text, start);
  const odd = oddSignIn(line.text);
  if (odd) return oddSign(odd, line.start, source);
  const mended = QUOTABLE.has(code) ? quoteValue(line.text, code) : undefined;
  if (mended) {
    return diagnostic("BG0105", "this value needs quotes", {
      at: placeAt(source, line.start + mended.at, line.start + line.text.trimEnd().length),
      label: mended.why,
      help: [`write \`${mended.text}\``],
    });
  }
  if (message.startsWith("Comments must")) return commentAt(start, source);
  if (message.startsWith("Implicit ") && start === line.start && line.start > 0)
    return notIndented(line, source);
  if (message.startsWith("Flow ")) return neverClosed(openBracket(source.text, start), source);
  if (message.startsWith("Missing closing")) return neverClosed(openQuote(source.text, start), source);
  if (code === "BAD_ALIAS")
    return diagnostic("BG0107", "aliases are not allowed here", {
      at: placeAt(source, start, end),
      help: ["write out the value"],
    });
  const next = source.text.indexOf("\n", start) + 1;
  const misplaced = code === "BLOCK_AS_IMPLICIT_KEY" && next > 0;
  const kind = misplaced || message.startsWith("Sequence item without") ? "BAD_INDENT" : code;
  const at = misplaced
    ? placeAt(source, next, next + lineAt(source.text, next).text.length)
    : placeAt(source, start, end);
  const [text, help = "put text with special characters in double quotes"] = MESSAGES[kind] ?? [
    "this is not valid YAML",
  ];
  return diagnostic("BG0104", text, { at, help: [help] });
}

/** `start`: the offset of the text in which the sign was found. */
export function oddSign({ at, message, help }: OddSign, start: number, source: YamlSource): Diagnostic {
  const place = placeAt(source, start + at, start + at + 1);
  return diagnostic("BG0104", message, { at: place, help: [help] });
}

/** The library's codes: what happened, and what to do. */
const MESSAGES: Readonly<Record<string, readonly [message: string, help?: string]>> = {
  BAD_INDENT: [
    "the indentation does not match the lines above",
    "indent the line like the lines it belongs with",
  ],
  TAB_AS_INDENT: ["the line is indented with a tab", "use spaces"],
  MISSING_CHAR: ["a closing quote, bracket or colon is missing"],
  BAD_DQ_ESCAPE: [
    "this escape sequence does not exist",
    "use single quotes, or write `\\\\` for a backslash",
  ],
  BAD_SCALAR_START: ["a value cannot start with this character"],
  UNEXPECTED_TOKEN: ["this is not allowed here"],
  MULTILINE_IMPLICIT_KEY: [
    "this is not a key with a value",
    "write a colon and a space after the key, on the same line",
  ],
  KEY_OVER_1024_CHARS: ["the key has more than 1,024 characters"],
  MULTIPLE_DOCS: ["a second YAML document starts here"],
};

/** Errors that quotes around the line's value may fix. */
const QUOTABLE = new Set([
  "BLOCK_AS_IMPLICIT_KEY",
  "UNEXPECTED_TOKEN",
  "BAD_SCALAR_START",
  "BAD_ALIAS",
  "IMPOSSIBLE",
]);

const LONGEST_MENDED = 1000;

/**
 * `title: Talks: day two` → `title: "Talks: day two"`; undefined if quoting would not help. `at` is where the value
 * starts.
 */
function quoteValue(line: string, code: string): { text: string; at: number; why: string } | undefined {
  const [, key = "", value = ""] = /^(\s*(?:- )*[\w-]+:\s+|\s*(?:- )+)(\S.*?)\s*$/.exec(line) ?? [];
  const quote = value[0];
  if (value === "" || /^[[{|>#]/.test(value)) return undefined;
  // Nobody copies a line this long from a message.
  if (value.length > LONGEST_MENDED) return undefined;
  const mend = (text: string, why: string) => ({ text: key.trimStart() + text, at: key.length, why });
  if (quote === '"' || quote === "'") {
    if (code !== "UNEXPECTED_TOKEN") return undefined;
    const whole = value.length > 1 && value.endsWith(quote);
    return mend(
      whole ? JSON.stringify(value.slice(1, -1)) : `'${value.replaceAll("'", "''")}'`,
      "the quotes end before the value does",
    );
  }
  if (/:(?:\s|$)/.test(value)) return mend(JSON.stringify(value), "a colon and a space start a new key");
  return /^[@`%&*!?,]/.test(value)
    ? mend(JSON.stringify(value), `\`${quote}\` at the start means something else in YAML`)
    : undefined;
}

/** A comment without a space before it: `[#tag]`. */
function commentAt(start: number, source: YamlSource): Diagnostic {
  const before = source.text[start - 1] ?? "";
  const word = /^#[^\s,\]}]*/.exec(source.text.slice(start, start + LONGEST_MENDED))?.[0] ?? "#";
  const at = placeAt(source, start, start + word.length);
  return /[[{,]/.test(before)
    ? diagnostic("BG0104", "`#` starts a comment here", {
        at,
        help: [`if it is part of the value, write \`${JSON.stringify(word)}\``],
      })
    : diagnostic("BG0104", "`#` cannot follow the closing sign", {
        at,
        help: ["put the whole value in quotes, or write a space before a comment"],
      });
}

/** A line at the left that is no key: most likely, a value goes on in it. */
const notIndented = (line: { start: number; text: string }, source: YamlSource): Diagnostic =>
  diagnostic("BG0104", "this line is not a key with a value", {
    at: placeAt(source, line.start, line.start + line.text.trimEnd().length),
    help: [
      "if the value above goes on here, indent the line; if this is a key, write a colon and a space behind it",
    ],
  });

/** `start`: the offset of the second key in the text. */
export function keyTwice(start: number, source: YamlSource): Diagnostic {
  const key = /^(?:"[^"\n]*"|'[^'\n]*'|[^:\s]+)/.exec(source.text.slice(start))?.[0] ?? "";
  const first = firstOf(key, start, source.text);
  return diagnostic("BG0106", `the key \`${key}\` appears twice`, {
    at: placeAt(source, start, start + key.length),
    label: "the second one",
    ...(first === undefined
      ? {}
      : { also: [{ at: placeAt(source, first, first + key.length), label: "the first one" }] }),
  });
}

/** The offset of the earlier key at the same depth of the same block; undefined within brackets. */
function firstOf(key: string, second: number, text: string): number | undefined {
  const column = second - (text.lastIndexOf("\n", second - 1) + 1);
  const lines = text.slice(0, second).split("\n").slice(0, -1);
  let end = second - column;
  for (const line of lines.reverse()) {
    end -= line.length + 1;
    const indent = /^\s*(?:- +)*/.exec(line)![0].length;
    if (line.trim() === "" || indent > column) continue;
    if (indent < column) return undefined;
    if (line.slice(column).startsWith(`${key}:`)) return end + column;
  }
  return undefined;
}

function neverClosed(open: number, source: YamlSource): Diagnostic {
  const sign = source.text[open] ?? "";
  const line = lineAt(source.text, open);
  const at = placeAt(source, open, line.start + line.text.trimEnd().length);
  if (sign === "[" || sign === "{") {
    const help = /\s#\S/.test(line.text)
      ? "`#` starts a comment here; put a value that contains it in double quotes"
      : `add \`${sign === "[" ? "]" : "}"}\` at its end`;
    return diagnostic("BG0104", `the bracket \`${sign}\` is never closed`, { at, help: [help] });
  }
  const next = lineAt(source.text, line.start + line.text.length + 1).text.trimEnd();
  const goesOn = /["']/.test(sign) && /^\S/.test(next) && next.endsWith(sign);
  return goesOn
    ? diagnostic("BG0104", "a quoted value goes on in a line that is not indented", {
        at,
        help: [`indent the next line, \`${next}\`, or write the value on one line`],
      })
    : diagnostic("BG0104", `the quote \`${sign}\` is never closed`, {
        at,
        help: [`add \`${sign}\` at its end`],
      });
}

/** The last unclosed bracket before `end`; brackets in quotes and comments do not count. */
function openBracket(text: string, end: number): number {
  const open: number[] = [];
  for (const { 0: sign, index } of text.slice(0, end).matchAll(/"[^"\n]*"|'[^'\n]*'|\s#[^\n]*|[[\]{}]/g)) {
    if (sign === "[" || sign === "{") open.push(index);
    else if (sign === "]" || sign === "}") open.pop();
  }
  return open.at(-1) ?? end;
}

/** The quote that starts a value and is not closed on its line. */
function openQuote(text: string, end: number): number {
  const found = /(?<=^|[:\-[{,]\s+)(["'])(?:(?!\1).)*$/m.exec(text.slice(0, end));
  return found?.index ?? end;
}

export function lineAt(text: string, offset: number): { start: number; text: string } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", start);
  return { start, text: text.slice(start, end < 0 ? undefined : end) };
}

export const placeAt = (
  { path, offset }: YamlSource,
  start: number,
  end: number,
): Place & { readonly span: Span } => ({
  path,
  span: { start: offset + start, end: offset + Math.max(end, start + 1) },
});
