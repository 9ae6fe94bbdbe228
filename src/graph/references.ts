import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Located } from "../schema/index.ts";

/** Documents of one kind by id, and what is known about ids that are not on the site. */
export class Ids<N> {
  readonly #kind: string;
  readonly #report: Report;
  readonly #nodes = new Map<string, { readonly node: N; readonly at: () => Place; readonly word: string }>();
  readonly #absent = new Map<string, string>();
  /** All ids, for suggestions; collected when the first wrong one turns up. */
  #known: readonly string[] | undefined;

  constructor(kind: string, report: Report) {
    this.#kind = kind;
    this.#report = report;
  }

  /** `at` returns the place of the id, for messages; `word`: the key that it is from. */
  add(id: string, node: N, at: () => Place, word = "id"): void {
    const first = this.#nodes.get(id);
    if (!first) this.#nodes.set(id, { node, at, word });
    else
      this.#report(
        diagnostic(
          "BG0302",
          `two files have the ${this.#kind} ${word === first.word ? word : "id"} \`${id}\``,
          {
            at: at(),
            label: "the second one",
            also: [{ at: first.at(), label: "the first one" }],
          },
        ),
      );
  }

  /** Notes an id that exists but is not published, and why: "a draft". */
  addAbsent(id: string, why: string): void {
    this.#absent.set(id, why);
  }

  get(id: string): N | undefined {
    return this.#nodes.get(id)?.node;
  }

  /** The node that a file names by its id; undefined if a problem was reported. */
  resolve({ value: id, span }: Located<string>, path: string): N | undefined {
    const found = this.#nodes.get(id);
    if (found) return found.node;
    const why = this.#absent.get(id);
    const at = { path, span };
    if (why === "broken") return undefined;
    if (why)
      this.#report(
        diagnostic("BG0308", `\`${id}\` is ${why} and is left out`, {
          at,
          label: "this reference is left out, too",
        }),
      );
    else {
      this.#known ??= [...this.#nodes.keys(), ...this.#absent.keys()];
      const label = didYouMean(id.replace(/^pages\//, "").replace(/\.md$/i, ""), this.#known);
      this.#report(diagnostic("BG0301", `there is no ${this.#kind} with the id \`${id}\``, { at, label }));
    }
    return undefined;
  }
}
