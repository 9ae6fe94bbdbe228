import { nextToken } from "./tokens.ts";
import { plainUnit } from "./variants.ts";
import { isWhole } from "./whole-words.ts";

/** A name in a text. */
export interface Mention<N> {
  readonly start: number;
  readonly end: number;
  readonly node: N;
}

interface Candidate<N> {
  readonly name: string;
  readonly node: N;
}

interface Found<N> {
  readonly end: number;
  readonly node: N;
}

const NONE: readonly never[] = [];

/** Finds names in texts: whole words, the longest name first. */
export class MentionFinder<N> {
  /**
   * The names, longest first, by their first two tokens, because hundreds of outlets may start with “The”: by the mark of
   * a single token, or the pair that two tokens make.
   */
  readonly #names = new Map<number, Candidate<N>[]>();
  /** The kinds of names, by the mark of their first token: small enough to stay in the processor's cache. */
  readonly #first = new Uint8Array(MARKS);

  constructor(names: Iterable<readonly [name: string, node: N]>) {
    for (const [name, node] of names) if (name !== "") this.#add(name, node);
    for (const list of this.#names.values()) list.sort((a, b) => b.name.length - a.name.length);
  }

  /**
   * The first mention of each node in `text` from `start` to `end`, except nodes in `seen`; adds the found ones to
   * `seen`.
   */
  find(text: string, start: number, end: number, seen: Set<N>): readonly Mention<N>[] {
    let mentions: Mention<N>[] | undefined;
    for (let at = start; at < end; ) {
      // No name starts with a space, and every second token is a space.
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
        mentions.push({ start: at, end: found.end, node: found.node });
      }
      at = found ? found.end : next;
    }
    return mentions ?? NONE;
  }

  #add(name: string, node: N): void {
    const next = nextToken(name, 0, name.length);
    const mark = markOf(name, 0, next);
    const isSingle = next === name.length;
    const key = isSingle ? mark : pairOf(mark, name, next, name.length);
    const candidate = { name, node };
    const list = this.#names.get(key);
    if (list) list.push(candidate);
    else this.#names.set(key, [candidate]);
    this.#first[mark]! |= isSingle ? SINGLE : LONGER;
  }

  /** The longest name that starts at `at`. Its first token ends at `next` and has this mark. */
  #nameAt(text: string, at: number, next: number, end: number, mark: number): Found<N> | undefined {
    const kinds = this.#first[mark]!;
    if ((kinds & LONGER) !== 0 && next < end) {
      const candidates = this.#names.get(pairOf(mark, text, next, end));
      const found = candidates && nameAt(text, at, end, candidates);
      if (found) return found;
    }
    return (kinds & SINGLE) === 0 ? undefined : nameAt(text, at, end, this.#names.get(mark)!);
  }
}

/** Names with one token, and names with several. */
const SINGLE = 1;
const LONGER = 2;

const MARKS = 0x10000;
const SPACE = 0x20;

/** A number below MARKS, made from a word's length and its first and last unit. Signs are tokens of one unit. */
function markOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (end - start === 1) return (plainUnit(first) * 1052 + 4099) % MARKS;
  return (first * 31 + text.charCodeAt(end - 1) * 1021 + (end - start) * 4099) % MARKS;
}

/** A number that is no mark, made from the marks of a token and of the one after it at `next`, perhaps after white space. */
function pairOf(mark: number, text: string, next: number, end: number): number {
  const second = afterSpaces(text, next, end);
  return (mark + 1) * MARKS + (second < end ? markOf(text, second, nextToken(text, second, end)) : 0);
}

function afterSpaces(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && plainUnit(text.charCodeAt(at)) === SPACE) at += 1;
  return at;
}

/** The longest of the names that is at `start`. */
function nameAt<N>(
  text: string,
  start: number,
  end: number,
  candidates: readonly Candidate<N>[],
): Found<N> | undefined {
  for (const { name, node } of candidates) {
    const after = endOf(name, text, start, end);
    if (after > 0 && isWhole(text, start, after)) return { end: after, node };
  }
  return undefined;
}

/** Where a name that starts at `start` ends; 0 if there is another text. Any white space is like a space of the name. */
function endOf(name: string, text: string, start: number, end: number): number {
  const exact = start + name.length;
  if (exact <= end && text.startsWith(name, start)) return exact;
  let at = start;
  for (let index = 0; index < name.length; index += 1) {
    const unit = plainUnit(name.charCodeAt(index));
    if (at >= end || plainUnit(text.charCodeAt(at)) !== unit) return 0;
    at = unit === SPACE ? afterSpaces(text, at, end) : at + 1;
  }
  return at;
}
