import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import type { Context } from "./context.ts";
import { reportEmpty, reportEmptyItem } from "./problems.ts";
import { refuse } from "./refuse.ts";
import type { Located, Schema } from "./schema.ts";
import { describe, isEmpty, type List, type Mapping, type Value } from "./value.ts";

/** A list. A single value instead is reported together with the corrected line. */
export function list<T>(item: Schema<T>): Schema<readonly T[]> {
  return {
    shape: { type: "list", item: item.shape },
    decode(value, context) {
      if (value.kind !== "list") {
        const help = meantList(value, item, context);
        return refuse(value, context, "BG0110", `expected a list, found ${describe(value)}`, help);
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

/**
 * The list that a value was most likely meant as: `Oil, Trade` → `[Oil, Trade]`, `{ar: …}` → `[{lang: ar, …}]`. For a
 * value that could be no entry either, what an entry is like.
 */
function meantList(value: Exclude<Value, List>, item: Schema<unknown>, context: Context): string[] {
  if (value.kind === "mapping") return [meantEntries(value, item)];
  if (value.text.includes("\n")) return ["write one `- …` per line"];
  const problems: Diagnostic[] = [];
  const words = value.quoted ? [value.text] : value.text.split(",").map((word) => word.trim());
  for (const text of words)
    item.decode({ ...value, text }, { ...context, report: (found) => problems.push(found) });
  if (problems.length > 0) return ["write `[…]`, or one `- …` per line", ...(problems[0]!.help ?? [])];
  return [`write \`[${value.quoted ? yamlEntry(value.text) : value.text}]\`, or one \`- …\` per line`];
}

function meantEntries({ entries: [entry] }: Mapping, { shape }: Schema<unknown>): string {
  const inner = shape.type === "either" ? shape.of.find(({ type }) => type === "object") : shape;
  if (!entry || inner?.type !== "object") return "write one `- …` per line";
  if (Object.hasOwn(inner.fields, entry.key)) return `start each entry with \`- \`: \`- ${entry.key}: …\``;
  if (entry.value.kind !== "mapping") return "write one `- …` per line";
  const [first] = Object.keys(inner.fields);
  return `write \`[{${first}: ${yamlEntry(entry.key)}, …}]\``;
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
        return refuse(value, context, "BG0110", `expected keys with values, found ${describe(value)}`);
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
