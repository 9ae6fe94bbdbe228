import { diagnostic } from "../diagnostics/diagnostic.ts";
import { yamlEntry } from "../diagnostics/yaml-entry.ts";
import { reportEmpty, reportEmptyItem } from "./problems.ts";
import { refuse } from "./refuse.ts";
import type { Located, Schema } from "./schema.ts";
import { describe, isEmpty } from "./value.ts";

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
        return refuse(value, context, "BG0110", `expected a list, found ${describe(value)}`, mended);
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
