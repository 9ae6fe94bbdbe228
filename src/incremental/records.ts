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

  /**
   * The facts that a file was made from, where all of them are as they were; else undefined. What was
   * read to plan it must be among them: another kind of file may be at the path now.
   */
  unchanged(path: string, planned: ReadonlySet<Fact>): Fact[] | undefined {
    const file = this.#files.get(path);
    if (file === undefined) return undefined;
    const { ends, reads } = this.#records;
    const facts: Fact[] = [];
    for (let at = file === 0 ? 0 : ends[file - 1]!; at < ends[file]!; at += 1) {
      const fact = this.#same[reads[at]!];
      if (!fact) return undefined;
      fact.readBy = file;
      facts.push(fact);
    }
    for (const fact of planned) if (fact.readBy !== file) return undefined;
    return facts;
  }
}

/** What each file of a site was made from, kept between the builds of one process. */
export class Reads {
  readonly #facts: Fact[] = [];
  /** As a whole build noted them. */
  readonly #records: Records;
  /** Files that were made again since. */
  readonly #remade = new Map<string, ReadonlySet<Fact>>();

  constructor(reads: ReadonlyMap<string, Iterable<Fact>>) {
    const ends: number[] = [];
    const indexes: number[] = [];
    for (const all of reads.values()) {
      for (const fact of all) {
        if (fact.index < 0) fact.index = this.#facts.push(fact) - 1;
        indexes.push(fact.index);
      }
      ends.push(indexes.length);
    }
    for (const fact of this.#facts) fact.index = -1;
    this.#records = {
      keys: Float64Array.from(this.#facts, ({ key }) => key),
      values: Float64Array.from(this.#facts, ({ value }) => value),
      paths: [...reads.keys()],
      ends: Uint32Array.from(ends),
      reads: Uint32Array.from(indexes),
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
