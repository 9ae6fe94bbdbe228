import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import { escapeText, unescapeText } from "../text/html.ts";
import { classAt, nextToken, WORD } from "../text/tokens.ts";

export type Mentioned = TopicNode | OutletNode;

interface Candidate<N> {
  readonly name: string;
  readonly node: N;
}

/** Finds names in texts: whole words, the longest name first. */
export class MentionFinder<N> {
  /** First word of a name → the names that start with it, the longest first. */
  readonly #names = new Map<string, Candidate<N>[]>();
  /** Marks of the first words of names: a word without its mark here is none, and needs no look at the map. */
  readonly #marks = new Uint8Array(0x10000);

  constructor(names: Iterable<readonly [name: string, node: N]>) {
    for (const [name, node] of names) this.#add(name, node);
    for (const list of this.#names.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  /**
   * Replaces the first mention of each node that is not in `seen`, and notes it there.
   * `escaped` is a text of a prose, as `resolveProse` hands it over; so is the result of `link`.
   */
  replace(escaped: string, seen: Set<N>, link: (node: N, name: string) => string): string {
    const text = unescapeText(escaped);
    const marks = this.#marks;
    let out = "";
    let done = 0;
    for (let at = 0; at < text.length; ) {
      const end = nextToken(text, at);
      const found = marks[markOf(text, at, end)] ? this.#at(text, at, end) : undefined;
      if (found && !seen.has(found.node)) {
        seen.add(found.node);
        out += escapeText(text.slice(done, at)) + link(found.node, escapeText(found.name));
        done = at + found.name.length;
      }
      at = found ? at + found.name.length : end;
    }
    return done === 0 ? escaped : out + escapeText(text.slice(done));
  }

  #add(name: string, node: N): void {
    if (name === "") return;
    const end = nextToken(name, 0);
    const first = name.slice(0, end);
    this.#marks[markOf(name, 0, end)] = 1;
    const list = this.#names.get(first);
    if (list) list.push({ name, node });
    else this.#names.set(first, [{ name, node }]);
  }

  #at(text: string, start: number, end: number): Candidate<N> | undefined {
    return this.#names
      .get(text.slice(start, end))
      ?.find(({ name }) => text.startsWith(name, start) && endsWord(text, start + name.length));
  }
}

/** A number of 16 bits that a word's length and its first and last unit make. */
const markOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 1021 + (end - start) * 4099) & 0xffff;

/** Whether a word can end here: not between two letters of a script that puts spaces between words. */
function endsWord(text: string, end: number): boolean {
  if (end >= text.length || classAt(text, end) !== WORD) return true;
  const last = isLowSurrogate(text.charCodeAt(end - 1)) ? end - 2 : end - 1;
  return classAt(text, last) !== WORD;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Topics or outlets by every way in which texts may write their names. */
export function* namesOf<N extends Mentioned>(nodes: readonly N[]): Generator<[name: string, node: N]> {
  for (const node of nodes)
    for (const written of node.names) for (const name of spellings(written, node)) yield [name, node];
}

/**
 * The ways a name may be written. Names of people, places, organisations and outlets are exact: `US`
 * is not `us`. Other topics may start a sentence, or stand within one: `Sanctions`, `sanctions`.
 */
function spellings(name: string, node: Mentioned): string[] {
  const [first = ""] = name;
  const rest = name.slice(first.length);
  const exact =
    node.kind === "outlet" || ["person", "place", "organisation"].includes(node.document?.front.kind ?? "");
  // “US” and “iPhone” are never written in another way, whatever they are.
  if (exact || /\p{Lu}/u.test(rest.split(" ")[0]!)) return [name];
  return [...new Set([name, first.toLowerCase() + rest, first.toUpperCase() + rest])];
}
