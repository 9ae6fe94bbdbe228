import {
  bucketOf,
  bucketsFor,
  encode,
  filterTerm,
  lengthOf,
  TEXTS_PER_FILE,
  termsOf,
  unitsOf,
} from "../../../templates/assets/search-words.js";
import { byCodePoint } from "../../text/order.ts";
import type { FolderFile } from "../output.ts";
import type { StoryRecord } from "./story-record.ts";

/** Positions between two texts of a story, so that no phrase is found across them. */
const GAP = 8;

/**
 * The files of a shard. `0.json`, `1.json`, …: the terms of one bucket, sorted, each followed by its postings:
 * `["harbour", "CFB", …]`. `t0.json`, …: the stories themselves, `[path, title, date, language, text]`.
 */
export class ShardFiles {
  readonly #buckets: Map<string, Postings>[];
  readonly #texts: (readonly string[])[] = [];

  constructor(stories: number) {
    this.#buckets = Array.from({ length: bucketsFor(stories) }, () => new Map());
  }

  /** Adds the next story. */
  add({ path, title, date, language, texts, filters }: StoryRecord): void {
    const story = this.#texts.push([path, title, date, language, texts.join("\n")]) - 1;
    for (const [term, positions] of positionsIn([title, ...texts]))
      this.#postings(term).add(story, positions);
    for (const [name, values] of Object.entries(filters) as [string, readonly string[]][])
      for (const value of values) this.#postings(filterTerm(name, value)).add(story, [0]);
  }

  files(): FolderFile[] {
    const texts = Array.from({ length: Math.ceil(this.#texts.length / TEXTS_PER_FILE) }, (_, file) =>
      json(`t${file}`, this.#texts.slice(file * TEXTS_PER_FILE, (file + 1) * TEXTS_PER_FILE)),
    );
    const buckets = this.#buckets.map((terms, bucket) => {
      const sorted = [...terms].sort(([a], [b]) => byCodePoint(a, b));
      return json(
        String(bucket),
        sorted.flatMap(([term, { text }]) => [term, text]),
      );
    });
    return [...buckets, ...texts];
  }

  #postings(term: string): Postings {
    const bucket = this.#buckets[bucketOf(term, this.#buckets.length)]!;
    let postings = bucket.get(term);
    if (!postings) {
      postings = new Postings();
      bucket.set(term, postings);
    }
    return postings;
  }
}

/**
 * Where a term is: for each story that has it, the distance from the story before, times two, plus one if there is one
 * position only; else how many positions; then each position's distance from the one before.
 */
class Postings {
  text = "";
  #last = 0;

  add(story: number, positions: readonly number[]): void {
    const isSingle = positions.length === 1;
    let own = encode((story - this.#last) * 2 + (isSingle ? 1 : 0));
    if (!isSingle) own += encode(positions.length);
    let before = 0;
    for (const position of positions) {
      own += encode(position - before);
      before = position;
    }
    this.text += own;
    this.#last = story;
  }
}

/** Each term's positions, over all texts. */
function positionsIn(texts: readonly string[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  let start = 0;
  for (const text of texts) {
    const units = unitsOf(text);
    for (let index = 0; index < units.length; index += 1)
      for (const term of termsOf(units[index]!, units[index + 1])) {
        const positions = found.get(term);
        const position = start + units[index]!.at;
        if (positions) positions.push(position);
        else found.set(term, [position]);
      }
    start += lengthOf(units) + GAP;
  }
  return found;
}

const json = (name: string, value: unknown): FolderFile => ({
  path: `${name}.json`,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
