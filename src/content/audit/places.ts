import type { Place, Span } from "../../diagnostics/diagnostic.ts";
import type { Mapping, Value } from "../../schema/value.ts";

/**
 * The place of a value in a file's front matter, by its keys and 0-based indexes: `("figures", 0, "value")`. If it is not
 * there, that of the nearest value around it, or `otherwise`.
 */
export type Places = (otherwise: Span | undefined, ...way: readonly (string | number)[]) => Place;

export const placesIn =
  (path: string, yaml: Mapping): Places =>
  (otherwise, ...way) => {
    let value: Value = yaml;
    for (const step of way) {
      const next = stepInto(value, step);
      if (!next) return { path, span: otherwise ?? value.span };
      value = next;
    }
    return { path, span: way.length > 0 ? value.span : (otherwise ?? value.span) };
  };

function stepInto(value: Value, step: string | number): Value | undefined {
  if (typeof step === "number") return value.kind === "list" ? value.items[step] : undefined;
  if (value.kind !== "mapping") return undefined;
  return value.entries.find(({ key }) => key === step)?.value;
}
