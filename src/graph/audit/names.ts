import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { typingMistakes } from "../../diagnostics/suggest.ts";
import { lookOf } from "../../text/lookalikes.ts";
import { nameKey } from "../../text/names.ts";
import { firstUse } from "../first-use.ts";
import { RECORDS } from "../names.ts";
import type { SiteGraph } from "../site-graph.ts";

/** Shorter names differ in one letter too often: Iran, Iraq. */
const SHORTEST = 5;

/** Reports names without a record that are one typing mistake away from the name of a record. */
export function auditNames({ nodes, relations }: SiteGraph, report: Report): void {
  for (const all of [nodes.topics, nodes.outlets, nodes.authors]) {
    const known = new NearNames(all.flatMap(({ document, names }) => (document ? names : [])));
    for (const node of all) {
      const near = node.document ? undefined : known.near(node.name);
      const at = near === undefined ? undefined : firstUse(node, relations);
      if (near === undefined || !at) continue;
      const help = [`if it is another ${node.kind}, add a record for it to briefings/${RECORDS[node.kind]}/`];
      const message = `the ${node.kind} \`${node.name}\` has no record`;
      report(diagnostic("BG0312", message, { at, label: `did you mean \`${near}\`?`, help }));
    }
  }
}

/**
 * Finds a name that is one typing mistake away. Two such names are the same, letter by letter, when one of the letters of
 * one or both of them is left out; so a few look-ups replace a comparison with every name.
 */
class NearNames {
  /** A key, whole and without each one of its letters → the names. */
  readonly #names = new Map<string, Set<string>>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      for (const key of shorter(nameKey(name))) {
        const known = this.#names.get(key);
        if (known) known.add(name);
        else this.#names.set(key, new Set([name]));
      }
    }
  }

  near(name: string): string | undefined {
    const key = nameKey(name);
    if (this.#names.size === 0 || key.length < SHORTEST) return undefined;
    for (const form of shorter(key))
      for (const known of this.#names.get(form) ?? [])
        if (isMistake(key, nameKey(known)) && lookOf(name) !== lookOf(known)) return known;
    return undefined;
  }
}

/** A key, and the key without each one of its letters. */
function* shorter(key: string): Generator<string> {
  yield key;
  for (let at = 0; at < key.length; at += 1) yield key.slice(0, at) + key.slice(at + 1);
}

/** What differs in a digit is another thing: Article 5, Article 6. */
const isMistake = (a: string, b: string): boolean =>
  a.replace(/\D/g, "") === b.replace(/\D/g, "") && typingMistakes(a, b) === 1;
