import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { Lines } from "../../src/diagnostics/positions.ts";
import type { Value } from "../../src/schema/value.ts";
import { readYaml } from "../../src/schema/yaml.ts";

/** YAML as plain arrays, objects and texts; a text that was quoted is in `“ ”`. */
export const plain = (value: Value): unknown => {
  if (value.kind === "scalar") return value.quoted ? `“${value.text}”` : value.text;
  if (value.kind === "list") return value.items.map(plain);
  return Object.fromEntries(value.entries.map((entry) => [entry.key, plain(entry.value)]));
};

export interface Problem {
  readonly code: string;
  readonly message: string;
  /** `line:column` of the start, and the text that is underlined. */
  readonly at: string;
  readonly marked: string;
  readonly label: string | undefined;
  readonly help: readonly string[];
}

/** A diagnostic as a person sees it. */
export function seen({ code, message, at, label, help }: Diagnostic, text: string): Problem {
  const { start, end } = at?.span ?? { start: 0, end: 0 };
  const { line, column } = new Lines(text).position(start);
  return { code, message, at: `${line}:${column}`, marked: text.slice(start, end), label, help: help ?? [] };
}

/** What a YAML text says, and what is wrong with it. */
export function yamlOf(text: string): { value: unknown; problems: Problem[] } {
  const found: Diagnostic[] = [];
  const value = readYaml({ path: "a.yaml", text, offset: 0 }, (problem) => void found.push(problem));
  return { value: value && plain(value), problems: found.map((problem) => seen(problem, text)) };
}
