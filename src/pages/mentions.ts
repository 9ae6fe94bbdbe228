import type { OutletNode, TopicNode } from "../graph/nodes.ts";
import { escapeText } from "../text/html.ts";
import { classAt, nextToken, WORD } from "../text/tokens.ts";

export type Mentioned = TopicNode | OutletNode;

/** Where a name stands in a text. */
export interface Mention<N> {
  readonly start: number;
  readonly end: number;
  readonly node: N;
}

/** A name, escaped, and its last unit: most texts that begin like a name do not go on like it. */
interface Candidate<N> {
  readonly name: string;
  readonly last: number;
  readonly node: N;
}

const NONE: readonly never[] = [];

/** Finds names in texts of prose, which are escaped for HTML (`escapeText`): whole words, the longest name first. */
export class MentionFinder<N> {
  /**
   * The names, the longest first, by their first two tokens, since hundreds of outlets may begin with “The”: by the
   * mark of a single token, or the pair that two make.
   */
  readonly #names = new Map<number, Candidate<N>[]>();
  /** By the mark of their first token, which names there are: small enough to stay in the processor's cache. */
  readonly #first = new Uint8Array(MARKS);

  constructor(names: Iterable<readonly [name: string, node: N]>) {
    for (const [name, node] of names) if (name !== "") this.#add(escapeText(name), node);
    for (const list of this.#names.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  /** In `text` from `start` to `end`, the first mention of each node that is not in `seen`, where it is noted. */
  find(text: string, start: number, end: number, seen: Set<N>): readonly Mention<N>[] {
    let mentions: Mention<N>[] | undefined;
    for (let at = start; at < end; ) {
      // No name starts with a space, and every other token is one.
      if (text.charCodeAt(at) === SPACE) {
        at += 1;
        continue;
      }
      const next = nextToken(text, at, end);
      const mark = markOf(text, at, next);
      const found = this.#first[mark] === 0 ? undefined : this.#nameAt(text, at, next, end, mark);
      if (found && !seen.has(found.node)) {
        seen.add(found.node);
        mentions ??= [];
        mentions.push({ start: at, end: at + found.name.length, node: found.node });
      }
      at = found ? at + found.name.length : next;
    }
    return mentions ?? NONE;
  }

  #add(name: string, node: N): void {
    const next = nextToken(name, 0, name.length);
    const mark = markOf(name, 0, next);
    const isSingle = next === name.length;
    const key = isSingle ? mark : pairOf(mark, name, next, name.length);
    const candidate = { name, last: name.charCodeAt(name.length - 1), node };
    const list = this.#names.get(key);
    if (list) list.push(candidate);
    else this.#names.set(key, [candidate]);
    this.#first[mark]! |= isSingle ? SINGLE : LONGER;
  }

  /** The longest name that starts at `at`, where the first token, which has this mark, ends at `next`. */
  #nameAt(text: string, at: number, next: number, end: number, mark: number): Candidate<N> | undefined {
    const kinds = this.#first[mark]!;
    if ((kinds & LONGER) !== 0 && next < end) {
      const candidates = this.#names.get(pairOf(mark, text, next, end));
      const found = candidates && nameAt(text, at, end, candidates);
      if (found) return found;
    }
    return (kinds & SINGLE) === 0 ? undefined : nameAt(text, at, end, this.#names.get(mark)!);
  }
}

/** Names of one token, and of several. */
const SINGLE = 1;
const LONGER = 2;

const MARKS = 0x10000;
const SPACE = 0x20;

/** A number below MARKS that a word's length and its first and last unit make. */
const markOf = (text: string, start: number, end: number): number =>
  (text.charCodeAt(start) * 31 + text.charCodeAt(end - 1) * 1021 + (end - start) * 4099) % MARKS;

/** A number that is no mark, made of the mark of a token and the one that follows at `next`, if need be behind a space. */
function pairOf(mark: number, text: string, next: number, end: number): number {
  const second = text.charCodeAt(next) === SPACE && next + 1 < end ? next + 1 : next;
  return (mark + 1) * MARKS + markOf(text, second, nextToken(text, second, end));
}

/** The longest of the names that stands at `start`. */
function nameAt<N>(
  text: string,
  start: number,
  end: number,
  candidates: readonly Candidate<N>[],
): Candidate<N> | undefined {
  for (const candidate of candidates) {
    const { name, last } = candidate;
    const after = start + name.length;
    if (after > end || text.charCodeAt(after - 1) !== last) continue;
    if (text.startsWith(name, start) && endsWord(text, after, end)) return candidate;
  }
  return undefined;
}

/** Whether a word can end here: not between two letters of a script that puts spaces between words. */
function endsWord(text: string, at: number, end: number): boolean {
  if (at >= end || classAt(text, at) !== WORD) return true;
  const last = isLowSurrogate(text.charCodeAt(at - 1)) ? at - 2 : at - 1;
  return classAt(text, last) !== WORD;
}

const isLowSurrogate = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** The text from `start` to `end` with its mentions linked. `link` is given the name as it stands there. */
export function linked<N>(
  text: string,
  start: number,
  end: number,
  mentions: readonly Mention<N>[],
  link: (node: N, name: string) => string,
): string {
  let out = "";
  let done = start;
  for (const mention of mentions) {
    out += text.slice(done, mention.start) + link(mention.node, text.slice(mention.start, mention.end));
    done = mention.end;
  }
  return out + text.slice(done, end);
}

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
