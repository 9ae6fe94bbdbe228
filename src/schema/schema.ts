import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import type { Context } from "./context.ts";
import { checkComment, reportEmpty, reportEmptyItem, reportUnknownKey } from "./problems.ts";
import { describe, isEmpty, type Mapping, type Scalar, type Value } from "./value.ts";

/**
 * What a value must be, declared once: decoding, documentation and types all come from it.
 * A schema is plain data and a function, without state.
 */
export interface Schema<T> {
  readonly shape: Shape;
  /** The typed value; undefined if a problem was reported. `value` is never empty. */
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

/** A mapping that is there with its fallbacks if nobody writes it; none of its keys may be required. */
export const group = <T>(schema: ObjectSchema<T>, doc: string): Field<T, true> => ({
  schema,
  required: false,
  fallback: schema.fallback as T,
  doc,
  example: undefined,
});

export interface ObjectSchema<T> extends Schema<T> {
  /** The object that an empty mapping stands for. */
  readonly fallback: Partial<T>;
  /**
   * Whatever could be read of a mapping with errors: missing or wrong fields are left out, or have
   * their fallback. So no error hides another.
   */
  readonly salvage: (mapping: Mapping, context: Context) => Partial<T>;
}

/** A strict mapping: unknown keys are reported together with the nearest known one. */
export function object<F extends Fields>(
  fields: F,
  what = "this entry",
  refused: Readonly<Record<string, string>> = {},
): ObjectSchema<Decoded<F>> {
  const entries = Object.entries(fields);
  const required = entries.flatMap(([key, field]) => (field.required ? [key] : []));
  const salvage = (mapping: Mapping, context: Context) =>
    decodeFields({ fields, entries, what, refused }, mapping, context);
  const fallback = Object.fromEntries(
    entries.flatMap(([key, { fallback: value }]) => (value === undefined ? [] : [[key, value]])),
  );
  return {
    shape: { type: "object", fields },
    fallback: fallback as Partial<Decoded<F>>,
    salvage: salvage as (mapping: Mapping, context: Context) => Partial<Decoded<F>>,
    decode(value, context) {
      if (value.kind !== "mapping")
        return wrongType(
          value,
          `expected keys with values for ${what}, found ${describe(value)}`,
          context,
          asMapping(value, entries),
        );
      const decoded = salvage(value, context);
      return required.every((key) => decoded[key] !== undefined) ? (decoded as Decoded<F>) : undefined;
    },
  };
}

/** A single value as the mapping that it was most likely meant as: `port.jpg` → `{src: port.jpg, alt: …}`. */
function asMapping(value: Value, fields: ObjectShape["entries"]): string[] {
  const [first, ...others] = fields.filter(([, { required }]) => required);
  if (!first || others.length > 1 || value.kind !== "scalar" || value.text.includes("\n")) return [];
  const rest = others.map(([key]) => `, ${key}: …`).join("");
  return [`write \`{${first[0]}: ${yamlEntry(value.text)}${rest}}\``];
}

interface ObjectShape {
  readonly fields: Fields;
  /** The same, as a list. */
  readonly entries: readonly (readonly [string, Fields[string]])[];
  /** The object's name in messages. */
  readonly what: string;
  /** Keys that are not fields but have a message of their own. */
  readonly refused: Readonly<Record<string, string>>;
}

function decodeFields(shape: ObjectShape, mapping: Mapping, context: Context): Record<string, unknown> {
  const { fields, what } = shape;
  const decoded: Record<string, unknown> = {};
  for (const entry of mapping.entries) {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key]! : undefined;
    if (!field) reportUnknownKey(entry, Object.keys(fields), shape.refused, context);
    else if (isEmpty(entry.value)) reportEmpty(entry, context, field.example);
    else {
      const value = field.schema.decode(entry.value, context);
      if (value !== undefined) decoded[entry.key] = value;
    }
  }
  for (const [key, field] of shape.entries) {
    if (decoded[key] === undefined && field.fallback !== undefined) decoded[key] = field.fallback;
    if (!field.required || mapping.entries.some((entry) => entry.key === key)) continue;
    const help = field.example ? [`add a line \`${key}: ${field.example}\``] : [];
    context.report(
      diagnostic("BG0109", `${what} has no \`${key}\``, {
        at: { path: context.path, span: startOf(mapping) },
        help,
      }),
    );
  }
  return decoded;
}

const startOf = ({ entries, span }: Mapping): Span =>
  entries[0]?.keySpan ?? { start: span.start, end: span.start };

/** A list. A single value instead is reported together with the corrected line. */
export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return {
    shape: { type: "list", item: item.shape },
    decode(value, context) {
      if (value.kind !== "list") {
        const mended =
          value.kind === "scalar" && !value.text.includes("\n")
            ? [`write \`[${value.quoted ? yamlEntry(value.text) : value.text}]\`, or one \`- …\` per line`]
            : ["write one `- …` per line"];
        return wrongType(value, `expected a list, found ${describe(value)}`, context, mended);
      }
      const items: T[] = [];
      for (const element of value.items) {
        if (isEmpty(element)) reportEmptyItem(element, context);
        else {
          const decoded = item.decode(element, context);
          if (decoded !== undefined) items.push(decoded);
        }
      }
      return items;
    },
  };
}

/** A list with at least one entry. */
export function filled<T>(schema: Schema<readonly T[]>): Schema<readonly T[]> {
  const { shape } = schema;
  return {
    shape: shape.type === "list" ? { ...shape, filled: true } : shape,
    decode(value, context) {
      if (value.kind !== "list" || value.items.length > 0) return schema.decode(value, context);
      const at = { path: context.path, span: value.span };
      context.report(diagnostic("BG0114", "the list is empty", { at, help: ["write at least one entry"] }));
      return undefined;
    },
  };
}

/** Arbitrary keys with values of one kind: `{ap: supports, bbc: silent}`. Keeps the order. */
export function mapOf<T>(
  key: string,
  item: Schema<T>,
): Schema<readonly { readonly key: Located<string>; readonly value: T }[]> {
  return {
    shape: { type: "map", key, value: item.shape },
    decode(value, context) {
      if (value.kind !== "mapping")
        return wrongType(value, `expected keys with values, found ${describe(value)}`, context);
      return value.entries.flatMap((entry) => {
        if (isEmpty(entry.value)) {
          reportEmpty(entry, context);
          return [];
        }
        const decoded = item.decode(entry.value, context);
        return decoded === undefined
          ? []
          : [{ key: { value: entry.key, span: entry.keySpan }, value: decoded }];
      });
    },
  };
}

/** A single value or a mapping: a short and a long way to write the same thing. */
export function either<A, B>(scalar: Schema<A>, mapping: Schema<B>): Schema<A | B> {
  return {
    shape: { type: "either", of: [scalar.shape, mapping.shape] },
    decode: (value, context) => (value.kind === "scalar" ? scalar : mapping).decode(value, context),
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
        return wrongType(value, `expected ${name}, found ${describe(value)}`, context, quoted(value));
      checkComment(value, context);
      return read(value, context);
    },
  };
}

/** `- Who pays: Seoul` is a key with a value, but was most likely meant as text. */
function quoted(value: Value): string[] {
  const [entry, ...others] = value.kind === "mapping" ? value.entries : [];
  if (!entry || others.length > 0 || entry.value.kind !== "scalar") return [];
  return [`for text with a colon, write \`${JSON.stringify(`${entry.key}: ${entry.value.text}`)}\``];
}

function wrongType(
  value: Value,
  message: string,
  { path, report }: Context,
  help: readonly string[] = [],
): undefined {
  report(diagnostic("BG0110", message, { at: { path, span: value.span }, help }));
  return undefined;
}
