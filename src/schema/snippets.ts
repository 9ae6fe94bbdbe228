import type { Field, ObjectSchema, Shape } from "./schema.ts";

/** A snippet in the form that VS Code has for them. */
interface Snippet {
  readonly scope: "markdown";
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** A snippet for every key of a front matter, which asks for what it needs: editors complete YAML in Markdown by no schema. */
export function snippetsOf({ shape }: ObjectSchema<unknown>): Readonly<Record<string, Snippet>> {
  if (shape.type !== "object") return {};
  return Object.fromEntries(
    Object.entries(shape.fields).map(([key, field]) => [
      key,
      {
        scope: "markdown" as const,
        prefix: key,
        body: new Stops().lines(key, field, ""),
        description: field.doc,
      },
    ]),
  );
}

/** The places of one snippet that ask to be filled in, numbered in their order. */
class Stops {
  #count = 0;

  lines(key: string, { schema: { shape }, example }: Field<unknown, boolean>, indent: string): string[] {
    const inner = objectIn(shape);
    if (inner?.type === "object") {
      const asked = Object.entries(inner.fields).filter(([name, field]) => field.required || ASKED.has(name));
      const isList = shape.type === "list";
      const lines = asked.flatMap(([name, field]) =>
        this.lines(name, field, `${indent}${isList ? "    " : "  "}`),
      );
      const [first = "", ...others] = lines;
      const start = isList ? `${indent}  - ${first.trimStart()}` : first;
      return [`${indent}${key}:`, start, ...others];
    }
    return [`${indent}${key}: ${this.#stop(shape, example)}`];
  }

  #stop(shape: Shape, example: string | undefined): string {
    this.#count += 1;
    if (shape.type === "choice") return `\${${this.#count}|${shape.values.join(",")}|}`;
    if (example !== undefined) return `\${${this.#count}:${example.replace(/[\\$}]/g, "\\$&")}}`;
    return shape.type === "list" ? `[$${this.#count}]` : `$${this.#count}`;
  }
}

/** Keys that are mostly wanted, though they may be left out. */
const ASKED: ReadonlySet<string> = new Set(["key", "title", "url", "published", "cites", "unit"]);

/** The keys that a value has: its own, or those of its entries. A short way to write it counts for nothing. */
function objectIn(shape: Shape): Shape | undefined {
  if (shape.type === "object") return shape;
  if (shape.type !== "list") return undefined;
  return shape.item.type === "object" ? shape.item : undefined;
}
