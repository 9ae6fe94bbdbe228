import type { Span } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import type { Context } from "./context.ts";
import { checkComment } from "./problems.ts";
import { refuse } from "./refuse.ts";
import { describe, onlyWord, type Scalar, type Value } from "./value.ts";

/**
 * What a value must be, declared once: decoding, documentation and types all come from it.
 * A schema is plain data and a function, without state.
 */
export interface Schema<T> {
  readonly shape: Shape;
  /** The typed value; undefined if there is none, which was reported. `value` is never empty. */
  readonly decode: (value: Value, context: Context) => T | undefined;
}

/** What documentation needs to know about a schema. */
export type Shape =
  | { readonly type: "scalar"; readonly name: string; readonly form: ScalarForm }
  | { readonly type: "choice"; readonly values: readonly (string | false)[] }
  | { readonly type: "list"; readonly item: Shape; readonly filled?: true }
  | { readonly type: "object"; readonly fields: Fields }
  | { readonly type: "map"; readonly key: string; readonly value: Shape }
  | { readonly type: "either"; readonly of: readonly Shape[] }
  | { readonly type: "free" };

/** What JSON Schema can express about a scalar: never stricter than `decode`, perhaps looser. */
export interface ScalarForm {
  /** The types that tools with YAML's core schema may see in valid text: to them, `2024` is a number. */
  readonly type: readonly ("string" | "number" | "integer" | "boolean")[];
  /** ECMA-262, with the flag `u`. */
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Any text. */
const ANY_TEXT: ScalarForm = { type: ["string", "number", "boolean"] };

/** A value and its place: for everything that a later stage may have to point at. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}

export interface Field<T, Always extends boolean> {
  readonly schema: Schema<T>;
  readonly required: boolean;
  /** The field's value if the key is missing. */
  readonly fallback: T | undefined;
  readonly doc: string;
  readonly example: string | undefined;
  /** Only for types: whether a decoded object always has the key. */
  readonly always?: Always;
}

// biome-ignore lint/suspicious/noExplicitAny: the fields of one object have as many types as it has keys
export type Fields = Readonly<Record<string, Field<any, boolean>>>;

export type Decoded<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: F[K] extends Field<
    infer T,
    boolean
  >
    ? T
    : never;
} & {
  readonly [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: F[K] extends Field<
    infer T,
    boolean
  >
    ? T | undefined
    : never;
};

export type Infer<S> = S extends Schema<infer T> ? T : never;

export const required = <T>(schema: Schema<T>, doc: string, example: string): Field<T, true> => ({
  schema,
  required: true,
  fallback: undefined,
  doc,
  example,
});
export const optional = <T>(schema: Schema<T>, doc: string, example?: string): Field<T, false> => ({
  schema,
  required: false,
  fallback: undefined,
  doc,
  example,
});
export const defaulted = <T>(
  schema: Schema<T>,
  fallback: T,
  doc: string,
  example?: string,
): Field<T, true> => ({ schema, required: false, fallback, doc, example });

/** A single value or a mapping: a short and a long way to write the same thing. */
export function either<A, B>(scalar: Schema<A>, mapping: Schema<B>): Schema<A | B> {
  return {
    shape: { type: "either", of: [scalar.shape, mapping.shape] },
    decode(value, context) {
      const word = value.kind === "list" ? onlyWord(value) : undefined;
      if (word !== undefined)
        return refuse(value, context, "BG0110", "expected a single value, found a list", [
          `write only \`${yamlEntry(word)}\``,
        ]);
      return (value.kind === "scalar" ? scalar : mapping).decode(value, context);
    },
  };
}

/** Keeps the place of the value. */
export function located<T>(schema: Schema<T>): Schema<Located<T>> {
  return {
    shape: schema.shape,
    decode(value, context) {
      const decoded = schema.decode(value, context);
      return decoded === undefined ? undefined : { value: decoded, span: value.span };
    },
  };
}

/** A scalar read by `read`, which returns the value or reports a problem. */
export function scalar<T>(
  name: string,
  read: (written: Scalar, context: Context) => T | undefined,
  form: ScalarForm = ANY_TEXT,
): Schema<T> {
  return {
    shape: { type: "scalar", name, form },
    decode(value, context) {
      if (value.kind !== "scalar")
        return refuse(value, context, "BG0110", `expected ${name}, found ${describe(value)}`, quoted(value));
      checkComment(value, context);
      return read(value, context);
    },
  };
}

/** `- Who pays: Seoul` is a key with a value, but was most likely meant as text; of `- name: Mina`, only the value was. */
function quoted(value: Value): string[] {
  const word = value.kind === "list" ? onlyWord(value) : undefined;
  if (word !== undefined) return [`write only \`${yamlEntry(word)}\``];
  const [entry, ...others] = value.kind === "mapping" ? value.entries : [];
  if (!entry || others.length > 0 || entry.value.kind !== "scalar") return [];
  if (NAMES.test(entry.key)) return [`write only \`${yamlEntry(entry.value.text)}\``];
  return [`for text with a colon, write \`${JSON.stringify(`${entry.key}: ${entry.value.text}`)}\``];
}

/** Keys that say only what their value is. */
const NAMES = /^(?:name|title|label|id|slug|author|topic|text|url|src|href)$/;
