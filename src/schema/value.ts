import type { Span } from "../diagnostics/diagnostic.ts";

/**
 * A YAML value as written, with its place. Schemas decode these trees instead of plain objects, so
 * `010` stays `010` if a text is expected, and every message knows its column.
 */
export type Value = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: "scalar";
  /** The characters as written, without quotes and with escapes resolved: `no`, `010`, `2024-02-30`. */
  readonly text: string;
  /** Whether it was quoted or in a block (`|`, `>`); then it is never a number, date or null. */
  readonly quoted: boolean;
  readonly span: Span;
}

export interface List {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly span: Span;
}

export interface Mapping {
  readonly kind: "mapping";
  /** In the order written; keys are unique. */
  readonly entries: readonly Entry[];
  readonly span: Span;
}

export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Value;
}

/** Whether the value is empty: `key:`, `key: ~` or `key: null`. */
export const isEmpty = (value: Value): boolean =>
  value.kind === "scalar" && !value.quoted && value.text.length <= 4 && NOTHING.has(value.text);

const NOTHING: ReadonlySet<string> = new Set(["", "~", "null", "Null", "NULL"]);

/** The text of a single value on one line, or of a list that has nothing else. */
export function onlyWord(value: Value): string | undefined {
  const [item = value, ...others] = value.kind === "list" ? value.items : [];
  return item.kind === "scalar" && others.length === 0 && !item.text.includes("\n") ? item.text : undefined;
}

/** What messages call a value. */
export function describe(value: Value): string {
  if (isEmpty(value)) return "nothing";
  return { scalar: "a single value", list: "a list", mapping: "keys with values" }[value.kind];
}

/** Keys that would reach into JavaScript's built-in objects, at any depth. */
export const RESERVED_KEYS: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);
