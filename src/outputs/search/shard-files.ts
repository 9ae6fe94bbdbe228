import {
  bucketOf,
  bucketsFor,
  encode,
  filterTerm,
  positionsIn,
} from "../../../templates/assets/search-words.js";
import { byCodePoint } from "../../text/order.ts";
import type { FolderFile } from "../output.ts";
import type { StoryRecord } from "./story-record.ts";

/**
 * The files of a shard. `0.json`, `1.json`, …: the terms of one bucket, sorted, each followed by its postings:
 * `["harbour", "CFB", …]`. `t0.json`, …: the stories, oldest first: `[path, date, language, title, text, …]`.
 */
export class ShardFiles {
  readonly #buckets: Map<string, Postings>[];
  readonly #stories: (readonly string[])[] = [];

  constructor(stories: number) {
    this.#buckets = Array.from({ length: bucketsFor(stories) }, () => new Map());
  }

  /** Adds the next story. */
  add({ path, title, date, language, texts, filters }: StoryRecord): void {
    const story = this.#stories.push([path, date, language, title, ...texts]) - 1;
    for (const [term, positions] of positionsIn([title, ...texts]))
      this.#postings(term).add(story, positions);
    for (const [name, values] of Object.entries(filters) as [string, readonly string[]][])
      for (const value of values) this.#postings(filterTerm(name, value)).add(story, [0]);
  }

  files(): FolderFile[] {
    const buckets = this.#buckets.map((terms, bucket) => {
      const sorted = [...terms].sort(([a], [b]) => byCodePoint(a, b));
      return json(
        String(bucket),
        sorted.flatMap(([term, { text }]) => [term, text]),
      );
    });
    return [...buckets, ...this.#stories.map((story, number) => json(`t${number}`, story))];
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

const json = (name: string, value: unknown): FolderFile => ({
  path: `${name}.json`,
  bytes: new TextEncoder().encode(JSON.stringify(value)),
});
