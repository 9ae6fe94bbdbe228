import type { Fact } from "./facts.ts";

/** What a build noted: which facts there were, and from which of them each file of the site was made. */
export interface Records {
  /** The facts' keys and values. */
  readonly keys: Float64Array;
  readonly values: Float64Array;
  /** The files' paths, relative to the output. */
  readonly paths: readonly string[];
  /** Where the reads of each file end; those of the first start at 0. */
  readonly ends: Uint32Array;
  /** Indexes of facts, file after file. */
  readonly reads: Uint32Array;
}

/** The records of the last build, seen with the facts of this one. */
export class PastRecords {
  readonly #records: Records;
  /** Path → index of its file. */
  readonly #files: ReadonlyMap<string, number>;
  /** Index of a fact of the last build → the same fact of this one, where it is as it was. */
  readonly #same: readonly (Fact | undefined)[];

  constructor(records: Records, facts: readonly Fact[]) {
    this.#records = records;
    this.#files = new Map(records.paths.map((path, index) => [path, index]));
    const current = new Map<number, Fact>();
    for (const fact of facts) current.set(fact.key, fact);
    this.#same = Array.from(records.keys, (key, index) => {
      const fact = current.get(key);
      return fact?.value === records.values[index] ? fact : undefined;
    });
  }

  /** The facts that a file was made from, where all of them are as they were; else undefined. */
  unchanged(path: string): Fact[] | undefined {
    const file = this.#files.get(path);
    if (file === undefined) return undefined;
    const { ends, reads } = this.#records;
    const facts: Fact[] = [];
    for (let at = file === 0 ? 0 : ends[file - 1]!; at < ends[file]!; at += 1) {
      const fact = this.#same[reads[at]!];
      if (!fact) return undefined;
      facts.push(fact);
    }
    return facts;
  }
}

/** The records of a build: path of each file → the facts that it was made from. */
export function recordsOf(reads: ReadonlyMap<string, Iterable<Fact>>): Records {
  const facts: Fact[] = [];
  const ends: number[] = [];
  const indexes: number[] = [];
  for (const all of reads.values()) {
    for (const fact of all) {
      if (fact.index < 0) fact.index = facts.push(fact) - 1;
      indexes.push(fact.index);
    }
    ends.push(indexes.length);
  }
  for (const fact of facts) fact.index = -1;
  return {
    keys: Float64Array.from(facts, ({ key }) => key),
    values: Float64Array.from(facts, ({ value }) => value),
    paths: [...reads.keys()],
    ends: Uint32Array.from(ends),
    reads: Uint32Array.from(indexes),
  };
}
