import type { ObjectSchema } from "./object.ts";
import type { Field, Shape } from "./schema.ts";

/** A snippet in VS Code's format. */
interface Snippet {
  readonly scope: "markdown";
  readonly prefix: string;
  readonly body: readonly string[];
  readonly description: string;
}

/** A snippet for every key of front matter, with blanks to fill in: editors apply no schema to YAML in Markdown. */
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

/** The blanks of one snippet, numbered in order. */
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

/** Optional keys that most people want. */
const ASKED: ReadonlySet<string> = new Set(["key", "title", "url", "published", "cites", "unit"]);

/** The keys of a value, or of its entries. A short form does not count. */
function objectIn(shape: Shape): Shape | undefined {
  if (shape.type === "object") return shape;
  if (shape.type !== "list") return undefined;
  return shape.item.type === "object" ? shape.item : undefined;
}
