import { typingMistakes } from "../diagnostics/suggest.ts";
import { lookOf } from "../text/lookalikes.ts";
import { nameKey } from "../text/names.ts";

/** Shorter names differ in one letter too often: Iran, Iraq. */
const SHORTEST = 5;

/**
 * Finds a name that is one typing mistake away. Two such names are the same, letter by letter, when one of the letters of
 * one or both of them is left out; so a few look-ups replace a comparison with every name.
 */
export class NearNames {
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
