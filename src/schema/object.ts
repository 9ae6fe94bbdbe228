import { type Diagnostic, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import type { Context } from "./context.ts";
import { type Refused, reportEmpty, reportUnknownKey } from "./problems.ts";
import { refuse } from "./refuse.ts";
import type { Decoded, Field, Fields, Schema } from "./schema.ts";
import { describe, isEmpty, type Mapping, onlyWord, type Value } from "./value.ts";

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

/**
 * A strict mapping: unknown keys are reported together with the field that they most likely mean. Their values then
 * count as that field's, so that one mistake gives one error.
 */
export function object<F extends Fields>(
  fields: F,
  what = "this entry",
  refused: Refused = {},
): ObjectSchema<Decoded<F>> {
  const entries = Object.entries(fields);
  const required = entries.filter(([, field]) => field.required);
  const fallbacks = entries.flatMap(([key, { fallback: value }]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  const fallback = Object.fromEntries(fallbacks);
  const salvage = (mapping: Mapping, context: Context) =>
    decodeFields({ fields, required, fallbacks, what, refused }, mapping, context);
  return {
    shape: { type: "object", fields },
    fallback: fallback as Partial<Decoded<F>>,
    salvage: salvage as (mapping: Mapping, context: Context) => Partial<Decoded<F>>,
    decode(value, context) {
      if (value.kind !== "mapping")
        return refuse(
          value,
          context,
          "BG0110",
          `expected keys with values for ${what}, found ${describe(value)}`,
          meantMapping(value, entries, context),
        );
      const decoded = salvage(value, context);
      return required.every(([key]) => decoded[key] !== undefined) ? (decoded as Decoded<F>) : undefined;
    },
  };
}

/**
 * The mapping that a value was most likely meant as: `port.jpg` and `[port.jpg]` → `{src: port.jpg, alt: …}`,
 * `[topics, about]` → `{header: [topics, about]}`. Otherwise the keys that it may have.
 */
function meantMapping(value: Value, fields: readonly Entry[], context: Context): string[] {
  const [first, ...others] = fields.filter(([, { required }]) => required);
  const word = onlyWord(value);
  if (first && others.length <= 1 && word !== undefined) {
    const rest = others.map(([key]) => `, ${key}: …`).join("");
    const problems: Diagnostic[] = [];
    const scalar = value.kind === "scalar" ? value : undefined;
    if (scalar) first[1].schema.decode(scalar, { ...context, report: (found) => problems.push(found) });
    const [problem] = problems;
    const written = problem ? "…" : yamlEntry(word);
    return [`write \`{${first[0]}: ${written}${rest}}\``, ...(problem?.help ?? [])];
  }
  const listed = fields.find(([, { schema }]) => schema.shape.type === "list");
  if (!first && listed && value.kind === "list" && value.items.length > 0)
    return [`write \`{${listed[0]}: [${value.items.map(shortened).join(", ")}]}\``];
  const keys = fields.map(([key]) => `\`${key}\``);
  return [`its keys are ${keys.slice(0, 6).join(", ")}${keys.length > 6 ? " …" : ""}`];
}

/** An entry of a list, for messages. */
const shortened = (value: Value): string => (value.kind === "scalar" ? yamlEntry(value.text) : "…");

/** Whether something was wrong with a key of a mapping, which was reported. */
export const isReadInPart = (read: object, written: Value): boolean =>
  written.kind === "mapping" &&
  Object.values(read).filter((one) => one !== undefined).length < written.entries.length;

/** A field with its key. */
type Entry = readonly [string, Fields[string]];

interface ObjectShape {
  readonly fields: Fields;
  readonly required: readonly Entry[];
  readonly fallbacks: readonly (readonly [string, unknown])[];
  /** The object's name in messages. */
  readonly what: string;
  readonly refused: Refused;
}

function decodeFields(shape: ObjectShape, mapping: Mapping, context: Context): Record<string, unknown> {
  const { fields, what } = shape;
  const decoded: Record<string, unknown> = {};
  /** Fields that a wrong key stands for. */
  const meant = new Set<string>();
  for (const entry of mapping.entries) {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key]! : undefined;
    if (!field) decodeUnknown(entry, { ...shape, mapping, meant, decoded }, context);
    else if (isEmpty(entry.value)) reportEmpty(entry, context, field);
    else {
      const value = field.schema.decode(entry.value, context);
      if (value !== undefined) decoded[entry.key] = value;
    }
  }
  for (const [key, fallback] of shape.fallbacks) if (decoded[key] === undefined) decoded[key] = fallback;
  const missing = shape.required.filter(
    ([key]) => decoded[key] === undefined && !meant.has(key) && !has(mapping, key),
  );
  if (missing.length > 0) reportMissing(missing, what, mapping, context);
  return decoded;
}

interface Decoding extends Pick<ObjectShape, "fields" | "refused"> {
  readonly mapping: Mapping;
  readonly meant: Set<string>;
  readonly decoded: Record<string, unknown>;
}

/** Reports a key that is none, and reads its value as that of the field that it most likely means. */
function decodeUnknown(
  entry: Mapping["entries"][number],
  { fields, refused, mapping, meant, decoded }: Decoding,
  context: Context,
): void {
  const key = reportUnknownKey(entry, Object.keys(fields), refused, context);
  if (key === undefined || meant.has(key) || has(mapping, key)) return;
  meant.add(key);
  if (isEmpty(entry.value)) return;
  const value = fields[key]!.schema.decode(entry.value, { ...context, report: () => {} });
  if (value !== undefined) decoded[key] = value;
}

const has = ({ entries }: Mapping, wanted: string): boolean => entries.some(({ key }) => key === wanted);

function reportMissing(
  missing: readonly Entry[],
  what: string,
  mapping: Mapping,
  { path, text, report }: Context,
): void {
  const keys = missing.map(([key]) => `no \`${key}\``).join(" and ");
  const isOnOneLine = text[mapping.span.start] === "{";
  const help = missing.flatMap(([key, { example }]) =>
    example ? [`add ${isOnOneLine ? "" : "a line "}\`${key}: ${example}\``] : [],
  );
  report(diagnostic("BG0109", `${what} has ${keys}`, { at: { path, span: startOf(mapping) }, help }));
}

const startOf = ({ entries, span }: Mapping): Span =>
  entries[0]?.keySpan ?? { start: span.start, end: span.start };
