import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import { escapeText, unescapeText } from "../text/html.ts";

/** Scripts that write words without spaces: there, every character may start a name. */
const UNSPACED =
  "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}";
const TOKEN = new RegExp(
  `[${UNSPACED}]|(?:(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}])+|[^\\s\\p{L}\\p{N}\\p{M}]`,
  "gu",
);
const WORD_START = new RegExp(`^(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]`, "u");
const WORD_END = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{N}\\p{M}]$`, "u");

export type Mentioned = TopicNode | OutletNode;

interface Candidate<N> {
  readonly name: string;
  readonly node: N;
}

/** Finds names of topics or outlets in texts: whole words, the longest name first. */
export class MentionFinder<N extends Mentioned> {
  /** First word of a name → the names that start with it, the longest first. */
  readonly #names = new Map<string, Candidate<N>[]>();

  constructor(nodes: readonly N[]) {
    for (const node of nodes)
      for (const written of node.names) for (const name of spellings(written, node)) this.#add(name, node);
    for (const list of this.#names.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  /**
   * Replaces the first mention of each node that is not in `seen`, and notes it there.
   * `escaped` is a text of a prose, as `resolveProse` hands it over; so is the result of `link`.
   */
  replace(escaped: string, seen: Set<Mentioned>, link: (node: N, name: string) => string): string {
    const text = unescapeText(escaped);
    let out = "";
    let done = 0;
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      const found = this.#at(text, match.index, match[0]);
      if (!found) continue;
      const end = match.index + found.name.length;
      TOKEN.lastIndex = end;
      if (seen.has(found.node)) continue;
      seen.add(found.node);
      out += escapeText(text.slice(done, match.index)) + link(found.node, escapeText(found.name));
      done = end;
    }
    return done === 0 ? escaped : out + escapeText(text.slice(done));
  }

  #add(name: string, node: N): void {
    TOKEN.lastIndex = 0;
    const first = TOKEN.exec(name)?.[0];
    if (first === undefined) return;
    const list = this.#names.get(first);
    if (list) list.push({ name, node });
    else this.#names.set(first, [{ name, node }]);
  }

  #at(text: string, index: number, token: string): Candidate<N> | undefined {
    return this.#names
      .get(token)
      ?.find(({ name }) => text.startsWith(name, index) && endsWord(text, index + name.length));
  }
}

/** Whether a word can end here: not between two letters of a script that puts spaces between words. */
const endsWord = (text: string, end: number): boolean =>
  !(WORD_END.test(text.slice(Math.max(0, end - 2), end)) && WORD_START.test(text.slice(end, end + 2)));

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
