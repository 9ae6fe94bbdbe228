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

/** What a file was made from: facts, or the file's reads in the records of the last build, where it was kept. */
export type FileReads = Iterable<Fact> | Uint32Array;

/** The records of the last build, seen with the facts of this one. */
export class PastRecords {
  readonly #records: Records;
  /** Path → index of its file. */
  readonly #files: ReadonlyMap<string, number>;
  /** Index of a fact of the last build → the same fact of this one, if there is one; each knows its index. */
  readonly facts: readonly (Fact | undefined)[];
  /** By the index of a fact: 1 where it is as it was. */
  readonly #same: Uint8Array;
  /** By the index of a fact: the file that was last seen to be made from it, counted from 1. */
  readonly #readBy: Uint32Array;

  constructor(records: Records, facts: readonly Fact[]) {
    const { keys, values, paths } = records;
    this.#records = records;
    this.#files = new Map(paths.map((path, index) => [path, index]));
    const current = new Map<number, Fact>();
    for (const fact of facts) current.set(fact.key, fact);
    this.#same = new Uint8Array(keys.length);
    this.#readBy = new Uint32Array(keys.length);
    const known: (Fact | undefined)[] = [];
    for (let index = 0; index < keys.length; index += 1) {
      const fact = current.get(keys[index]!);
      known.push(fact);
      if (!fact) continue;
      fact.index = index;
      if (fact.value === values[index]) this.#same[index] = 1;
    }
    this.facts = known;
  }

  /**
   * What a file was made from, where all of it is as it was; else undefined. What was read to plan it must be
   * among it: another kind of file may be at the path now.
   */
  unchanged(path: string, planned: Iterable<Fact>): Uint32Array | undefined {
    const file = this.#files.get(path);
    if (file === undefined) return undefined;
    const { ends, reads } = this.#records;
    const start = file === 0 ? 0 : ends[file - 1]!;
    for (let at = start; at < ends[file]!; at += 1) {
      const index = reads[at]!;
      if (this.#same[index] === 0) return undefined;
      this.#readBy[this.facts[index]!.index] = file + 1;
    }
    for (const { index } of planned) if (index < 0 || this.#readBy[index] !== file + 1) return undefined;
    return reads.subarray(start, ends[file]);
  }
}

/** What each file of a site was made from, kept between the builds of one process. */
export class Reads {
  readonly #facts: readonly Fact[];
  /** As a whole build noted them. */
  readonly #records: Records;
  /** Files that were made again since. */
  readonly #remade = new Map<string, ReadonlySet<Fact>>();

  /** `past`: the facts that those of kept files count; see `PastRecords`. */
  constructor(reads: ReadonlyMap<string, FileReads>, past: readonly (Fact | undefined)[] = []) {
    const all = [...past];
    const numbers: Uint32Array[] = [];
    const ends = new Uint32Array(reads.size);
    let end = 0;
    for (const own of reads.values()) {
      const indexes = own instanceof Uint32Array ? own : indexesOf(own, all);
      end += indexes.length;
      ends[numbers.push(indexes) - 1] = end;
    }
    const { facts, places } = inUse(numbers, all);
    this.#facts = facts;
    this.#records = {
      keys: Float64Array.from(facts, ({ key }) => key),
      values: Float64Array.from(facts, ({ value }) => value),
      paths: [...reads.keys()],
      ends,
      reads: renumbered(numbers, places, end),
    };
  }

  /** The records of the whole build. */
  get records(): Records {
    return this.#records;
  }

  remade(path: string, facts: ReadonlySet<Fact>): void {
    this.#remade.set(path, facts);
  }

  /** Paths of the files that were made from any of these facts. */
  filesFrom(facts: ReadonlySet<Fact>): Set<string> {
    const { paths, ends, reads } = this.#records;
    const wanted = new Uint8Array(this.#facts.length);
    for (const [index, fact] of this.#facts.entries()) if (facts.has(fact)) wanted[index] = 1;
    const found = new Set<string>();
    let at = 0;
    for (const [file, path] of paths.entries()) {
      let isFrom = false;
      for (; at < ends[file]!; at += 1) if (wanted[reads[at]!]) isFrom = true;
      if (isFrom && !this.#remade.has(path)) found.add(path);
    }
    for (const [path, own] of this.#remade) for (const fact of facts) if (own.has(fact)) found.add(path);
    return found;
  }
}

/** The facts' indexes; those that have none yet are added to `all`. */
function indexesOf(facts: Iterable<Fact>, all: (Fact | undefined)[]): Uint32Array {
  const indexes: number[] = [];
  for (const fact of facts) {
    if (fact.index < 0) fact.index = all.push(fact) - 1;
    indexes.push(fact.index);
  }
  return Uint32Array.from(indexes);
}

/** The facts that any file was made from, and where among them each of all is now. */
function inUse(
  numbers: readonly Uint32Array[],
  all: readonly (Fact | undefined)[],
): { facts: Fact[]; places: Uint32Array } {
  const isRead = new Uint8Array(all.length);
  for (const indexes of numbers) for (let at = 0; at < indexes.length; at += 1) isRead[indexes[at]!] = 1;
  const facts: Fact[] = [];
  const places = new Uint32Array(all.length);
  for (let index = 0; index < all.length; index += 1)
    if (isRead[index] === 1) places[index] = facts.push(all[index]!) - 1;
  return { facts, places };
}

function renumbered(numbers: readonly Uint32Array[], places: Uint32Array, length: number): Uint32Array {
  const reads = new Uint32Array(length);
  let next = 0;
  for (const indexes of numbers)
    for (let at = 0; at < indexes.length; at += 1) {
      reads[next] = places[indexes[at]!]!;
      next += 1;
    }
  return reads;
}
