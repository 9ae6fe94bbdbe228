import { FAILSAFE_SCHEMA, load, Type, YAMLException } from "js-yaml";
import { parse as parseToml, TomlError } from "smol-toml";
import { LIMITS } from "../content/limits.ts";
import { RESERVED_KEYS } from "../schema/value.ts";
import { FORBIDDEN } from "../text/characters.ts";

/** Values without keys that reach into JavaScript's built-in objects, and without characters that no page may have. */
export type Values = Readonly<Record<string, unknown>>;

/** A page of another generator, split into its parts. */
export interface SitePage {
  /** Its front matter, as plain data. Dates are texts. */
  readonly front: Values;
  readonly body: string;
  /** The line of the file on which the body starts, 1-based. */
  readonly bodyLine: number;
}

/** Why a page or a configuration cannot be read. */
export class Unreadable {
  /** Completes “left out because …”. */
  readonly why: string;
  /** 1-based; undefined if the whole file is meant. */
  readonly line: number | undefined;

  constructor(why: string, line?: number) {
    this.why = why;
    this.line = line;
  }
}

/** Reads front matter in YAML (`---`), TOML (`+++`) or JSON (`{`), and splits it from the body. */
export function readSitePage(text: string): SitePage | Unreadable {
  const fenced = /^(---|\+\+\+)[^\S\n]*\n([\s\S]*?)(?<=\n)(?:\1|\.\.\.)[^\S\n]*(?:\n|$)/.exec(text);
  if (fenced) {
    const [all, fence, written = ""] = fenced;
    return pageOf(readValues(written, fence === "---" ? "yaml" : "toml", 2), text, all.length);
  }
  if (/^(?:---|\+\+\+)[^\S\n]*\n/.test(text)) return new Unreadable("their front matter is never closed", 1);
  const end = text.startsWith("{") ? endOfJson(text) : undefined;
  if (end === undefined) return new Unreadable("they have no front matter");
  return pageOf(readValues(text.slice(0, end), "json"), text, end);
}

function pageOf(front: Values | Unreadable, text: string, end: number): SitePage | Unreadable {
  if (front instanceof Unreadable) return front;
  const body = text.slice(end).replace(/^(?:[^\S\n]*\n)+/, "");
  return { front, body, bodyLine: text.slice(0, text.length - body.length).split("\n").length };
}

/** Reads a mapping of data. `firstLine`: the line of the file on which the text starts. */
export function readValues(
  text: string,
  format: "yaml" | "toml" | "json",
  firstLine = 1,
): Values | Unreadable {
  try {
    const values = safe(PARSERS[format](text) ?? {}, LIMITS.depth);
    return isMapping(values) ? values : new Unreadable("their front matter is no list of keys", firstLine);
  } catch (error) {
    const [why, line] = explain(error, text);
    return new Unreadable(why, line === undefined ? firstLine : line + firstLine - 1);
  }
}

const implicit = (
  name: string,
  resolve: (written: string) => boolean,
  construct: (written: string) => unknown,
) =>
  new Type(`tag:yaml.org,2002:${name}`, {
    kind: "scalar",
    resolve: (written: string | null) => resolve(written ?? ""),
    construct,
  });

/**
 * YAML's core schema, without timestamps. A number is one only if its usual spelling is what is written: `1.10`, `007`
 * and `1e3` keep their characters as text.
 */
const SCALARS = [
  implicit(
    "null",
    (written) => /^(?:|~|null)$/i.test(written),
    () => null,
  ),
  implicit(
    "bool",
    (written) => /^(?:true|false)$/i.test(written),
    (written) => /^t/i.test(written),
  ),
  implicit("float", (written) => String(Number(written)) === written && written !== "NaN", Number),
  implicit(
    "merge",
    (written) => written === "<<",
    (written) => written,
  ),
];

/** Tags such as `!ruby/object` mean nothing here: the value counts. */
const anyTag = (["scalar", "sequence", "mapping"] as const).map(
  (kind) => new Type("!", { kind, multi: true, construct: (value: unknown) => value }),
);

const schema = FAILSAFE_SCHEMA.extend({
  implicit: SCALARS,
  explicit: anyTag,
});

const PARSERS: Readonly<Record<"yaml" | "toml" | "json", (text: string) => unknown>> = {
  // `json` lets the last of several equal keys count, as libyaml does.
  yaml: (text) => load(text, { schema, json: true }),
  toml: parseToml,
  json: (text) => JSON.parse(text),
};

/** The value without what a site must not hold. Throws if it is nested more deeply than `depth`. */
function safe(value: unknown, depth: number): unknown {
  if (depth === 0) throw new RangeError("nested too deeply");
  if (typeof value === "string") return value.replaceAll(NOT_ALLOWED, "").toWellFormed();
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "" : value.toISOString();
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return value.map((item) => safe(item, depth - 1));
  if (!isMapping(value)) return value;
  const entries = Object.entries(value).filter(([key]) => !RESERVED_KEYS.has(key));
  return Object.fromEntries(
    entries.map(([key, item]) => [key.replaceAll(NOT_ALLOWED, ""), safe(item, depth - 1)]),
  );
}

const NOT_ALLOWED = new RegExp(FORBIDDEN, "g");

export const isMapping = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The reason in a writer's words, and the line of the text, 1-based. */
function explain(error: unknown, text: string): [why: string, line?: number] {
  if (error instanceof RangeError) return ["their front matter is nested too deeply"];
  if (error instanceof YAMLException) {
    const open = error.reason.includes("quoted scalar") ? openQuote(text) : undefined;
    if (open !== undefined) return ["a quotation mark in their YAML is never closed", open];
    const [, why] = YAML_REASONS.find(([reason]) => reason.test(error.reason)) ?? [];
    return [why ?? "their YAML cannot be read", (error.mark?.line ?? 0) + 1];
  }
  if (error instanceof TomlError) return ["their TOML cannot be read", error.line];
  const at = /position (\d+)/.exec((error as Error).message)?.[1];
  return [
    "their JSON cannot be read",
    at === undefined ? undefined : text.slice(0, Number(at)).split("\n").length,
  ];
}

const YAML_REASONS: readonly (readonly [RegExp, string])[] = [
  [/flow c|missed comma/, "a bracket in their YAML is never closed, or a comma is missing"],
  [/^tab/, "a line of their YAML is indented with a tab"],
  [/alias/, "an alias in their YAML has no anchor"],
  [/escape/, "an escape sequence in their YAML does not exist"],
  [/multiline key/, "a line of their YAML has no key"],
  [/indentation/, "a value in their YAML needs quotes, or a line of it another indentation"],
];

/** The last line whose value starts with a quotation mark that the line does not close. */
function openQuote(text: string): number | undefined {
  const lines = text.split("\n");
  const index = lines.findLastIndex((line) => /^[^"'#]*[:\-[,]\s+(["'])(?:(?!\1).)*$/.test(line));
  return index < 0 ? undefined : index + 1;
}

/** The end of the object at the start of the text. */
function endOfJson(text: string): number | undefined {
  for (const match of text.matchAll(/^\}[^\S\n]*(?:\n|$)/gm)) return match.index + 1;
  return undefined;
}
