import { diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/suggest.ts";
import type { Context } from "./context.ts";
import type { Entry, Scalar, Value } from "./value.ts";

export function reportEmpty(
  { key, keySpan }: Entry,
  { path, text, report }: Context,
  { example, required = false }: { readonly example?: string | undefined; readonly required?: boolean } = {},
): void {
  const comment = COMMENT.exec(restOfLine(text, keySpan.end + 1))?.[1];
  const orNot = required ? "" : ", or remove the key";
  const help = [
    comment !== undefined
      ? `\`#\` starts a comment; if it is part of the value, write \`${key}: ${JSON.stringify(comment)}\``
      : example
        ? `write \`${key}: ${example}\`${orNot}`
        : `write a value${orNot}`,
  ];
  report(diagnostic("BG0114", `\`${key}\` has no value`, { at: { path, span: keySpan }, help }));
}

/** A comment in YAML, from its sign on (YAML 1.2.2, section 6.6). */
const COMMENT = /^[ \t]*(#.*?)\s*$/;

/** The rest of a line that is not too long to look at. */
function restOfLine(text: string, start: number): string {
  const end = text.indexOf("\n", start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + 1000));
}

/**
 * Warns about a value that ends before `#tag`: comments have a space after their sign. Where a value may be empty, `#tag`
 * may also follow its key.
 */
export function checkComment({ quoted, text: value, span }: Scalar, { path, text, report }: Context): void {
  if (quoted || !/[ #]/.test(text[span.end] ?? "")) return;
  const comment = COMMENT.exec(restOfLine(text, span.end))?.[1];
  if (comment === undefined || !/^#[^\s#!]/.test(comment)) return;
  const start = text.indexOf("#", span.end);
  const meant = value === "" ? comment : `${value} ${comment}`;
  const help = [`if it is part of the value, write \`${JSON.stringify(meant)}\``];
  const at = { path, span: { start, end: start + comment.length } };
  report(diagnostic("BG0122", `the value ends at \`#\`, which starts a comment`, { at, help }));
}

/**
 * Keys that are not fields but have a message of their own: the field that is meant, a sentence, or both if the
 * sentence says more.
 */
export type Refused = Readonly<Record<string, string | { readonly field: string; readonly why: string }>>;

/** Returns the field that the key most likely means. */
export function reportUnknownKey(
  { key, keySpan }: Entry,
  known: readonly string[],
  refused: Refused,
  { path, report }: Context,
): string | undefined {
  const at = { path, span: keySpan };
  const own = Object.hasOwn(refused, key) ? refused[key] : undefined;
  if (own !== undefined) {
    const field = typeof own === "string" ? own : own.field;
    const meant = known.includes(field) ? field : undefined;
    const why = typeof own !== "string" ? own.why : meant ? `\`${key}\` is \`${meant}\` here` : own;
    report(diagnostic("BG0102", why, { at }));
    return meant;
  }
  const near = nearest(key, known);
  const label = near === undefined ? undefined : `did you mean \`${near}\`?`;
  const odd = /[^\S ]/.exec(key)?.[0];
  const help = odd
    ? [`it contains U+${odd.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}; write plain spaces`]
    : label || !known.includes("extra")
      ? []
      : ["keys of your own go under `extra:`"];
  report(diagnostic("BG0102", `unknown key \`${key}\``, { at, label, help }));
  return near;
}

export function reportEmptyItem(value: Value, { path, text, report }: Context): void {
  const { span } = value;
  const isMissing = value.kind === "scalar" && value.text === "";
  const comment = isMissing ? COMMENT.exec(restOfLine(text, span.end))?.[1] : undefined;
  const help =
    comment === undefined
      ? []
      : [`\`#\` starts a comment; if it is part of the value, write \`- ${JSON.stringify(comment)}\``];
  report(diagnostic("BG0114", "the list has an empty entry", { at: { path, span }, help }));
}
