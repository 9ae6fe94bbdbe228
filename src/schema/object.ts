import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
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
        return refuse(
          value,
          context,
          "BG0110",
          `expected keys with values for ${what}, found ${describe(value)}`,
          meantMapping(value, entries),
        );
      const decoded = salvage(value, context);
      return required.every((key) => decoded[key] !== undefined) ? (decoded as Decoded<F>) : undefined;
    },
  };
}

/**
 * The mapping that a value was most likely meant as: `port.jpg` and `[port.jpg]` → `{src: port.jpg, alt: …}`,
 * `[topics, about]` → `{header: [topics, about]}`. Otherwise the keys that it may have.
 */
function meantMapping(value: Value, fields: ObjectShape["entries"]): string[] {
  const [first, ...others] = fields.filter(([, { required }]) => required);
  const word = onlyWord(value);
  if (first && others.length <= 1 && word !== undefined) {
    const rest = others.map(([key]) => `, ${key}: …`).join("");
    return [`write \`{${first[0]}: ${yamlEntry(word)}${rest}}\``];
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

interface ObjectShape {
  readonly fields: Fields;
  /** The same, as a list. */
  readonly entries: readonly (readonly [string, Fields[string]])[];
  /** The object's name in messages. */
  readonly what: string;
  readonly refused: Refused;
}

function decodeFields(shape: ObjectShape, mapping: Mapping, context: Context): Record<string, unknown> {
  const { fields, what } = shape;
  const decoded: Record<string, unknown> = {};
  const written = new Set(mapping.entries.map(({ key }) => key));
  for (const entry of mapping.entries) {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key]! : undefined;
    if (!field) {
      const meant = reportUnknownKey(entry, Object.keys(fields), shape.refused, context);
      if (meant === undefined || written.has(meant)) continue;
      written.add(meant);
      const value = isEmpty(entry.value)
        ? undefined
        : fields[meant]!.schema.decode(entry.value, silent(context));
      if (value !== undefined) decoded[meant] = value;
    } else if (isEmpty(entry.value)) reportEmpty(entry, context, field);
    else {
      const value = field.schema.decode(entry.value, context);
      if (value !== undefined) decoded[entry.key] = value;
    }
  }
  for (const [key, { fallback }] of shape.entries)
    if (decoded[key] === undefined && fallback !== undefined) decoded[key] = fallback;
  reportMissing(
    shape.entries.filter(([key, { required }]) => required && !written.has(key)),
    what,
    mapping,
    context,
  );
  return decoded;
}

function reportMissing(
  missing: ObjectShape["entries"],
  what: string,
  mapping: Mapping,
  { path, text, report }: Context,
): void {
  if (missing.length === 0) return;
  const keys = missing.map(([key]) => `no \`${key}\``).join(" and ");
  const isOnOneLine = text[mapping.span.start] === "{";
  const help = missing.flatMap(([key, { example }]) =>
    example ? [`add ${isOnOneLine ? "" : "a line "}\`${key}: ${example}\``] : [],
  );
  report(diagnostic("BG0109", `${what} has ${keys}`, { at: { path, span: startOf(mapping) }, help }));
}

/** Reports nothing. */
const silent = (context: Context): Context => ({ ...context, report: () => {} });

const startOf = ({ entries, span }: Mapping): Span =>
  entries[0]?.keySpan ?? { start: span.start, end: span.start };
