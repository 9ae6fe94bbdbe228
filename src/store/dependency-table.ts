import type { Dependency } from "../dependencies/tracker.ts";

/** From which dependencies each file of a site was made. */
export interface DependencyTable {
  /** The dependencies' keys and values. */
  readonly keys: Float64Array;
  readonly values: Float64Array;
  /** The files' paths, relative to the output. */
  readonly paths: readonly string[];
  /** Where the reads of each file end in `reads`; those of the first file start at 0. */
  readonly ends: Uint32Array;
  /** Indexes of dependencies, file after file. */
  readonly reads: Uint32Array;
  /** Why each file was made the last time: see `Made`. */
  readonly reasons: Float64Array;
  /** And in which build: its time, in milliseconds since 1970. */
  readonly times: Float64Array;
}

/** When and why a file was made. */
export interface Made {
  /** The key of the first dependency that had changed, or one of `REASONS`. */
  readonly reason: number;
  /** The build's time, in milliseconds since 1970. */
  readonly time: number;
}

/** Why a file was made, if not because of a dependency, whose keys are not negative. */
export const REASONS = {
  /** It was not there before. */
  new: -1,
  /** Somebody had changed or removed it in the output. */
  damaged: -2,
  /** It was not known what it was made from: another version of briefgen built it, `watch` edited it, or caches are gone. */
  unknown: -3,
} as const;

/** What a file was made from: dependencies, or, if the file was kept, its reads in the last build's table. */
export type FileDependencies = Iterable<Dependency> | Uint32Array;

/** The last build's table, compared with the dependencies of this build. */
export class PastDependencies {
  readonly #table: DependencyTable;
  /** Path → index of its file. */
  readonly #files: ReadonlyMap<string, number>;
  /** Index of a dependency of the last build → the same dependency of this one, if there is one. Each has its index. */
  readonly dependencies: readonly (Dependency | undefined)[];
  /** By the index of a dependency: 1 if it has not changed. */
  readonly #same: Uint8Array;
  /** By the index of a dependency: the last file that was found to depend on it, counted from 1. */
  readonly #readBy: Uint32Array;

  constructor(table: DependencyTable, dependencies: readonly Dependency[]) {
    const { keys, values, paths } = table;
    this.#table = table;
    this.#files = new Map(paths.map((path, index) => [path, index]));
    const current = new Map<number, Dependency>();
    for (const dependency of dependencies) current.set(dependency.key, dependency);
    this.#same = new Uint8Array(keys.length);
    this.#readBy = new Uint32Array(keys.length);
    const known: (Dependency | undefined)[] = [];
    for (let index = 0; index < keys.length; index += 1) {
      const dependency = current.get(keys[index]!);
      known.push(dependency);
      if (!dependency) continue;
      dependency.index = index;
      if (dependency.value === values[index]) this.#same[index] = 1;
    }
    this.dependencies = known;
  }

  /**
   * What a file was made from, if none of it has changed; otherwise undefined. It must include what was read to plan the
   * file: another kind of file may be at the path now.
   */
  unchanged(path: string, planned: Iterable<Dependency>): Uint32Array | undefined {
    const file = this.#files.get(path);
    if (file === undefined) return undefined;
    const { ends, reads } = this.#table;
    const start = file === 0 ? 0 : ends[file - 1]!;
    for (let at = start; at < ends[file]!; at += 1) {
      const index = reads[at]!;
      if (this.#same[index] === 0) return undefined;
      this.#readBy[this.dependencies[index]!.index] = file + 1;
    }
    for (const { index } of planned) if (index < 0 || this.#readBy[index] !== file + 1) return undefined;
    return reads.subarray(start, ends[file]);
  }

  /** When and why a file was made; undefined if there was none. */
  made(path: string): Made | undefined {
    const file = this.#files.get(path);
    const { reasons, times } = this.#table;
    return file === undefined ? undefined : { reason: reasons[file]!, time: times[file]! };
  }

  /** Why a file has to be made again. */
  reasonFor(path: string, planned: Iterable<Dependency>): number {
    const file = this.#files.get(path);
    if (file === undefined) return REASONS.new;
    const { keys, ends, reads } = this.#table;
    const own = reads.subarray(file === 0 ? 0 : ends[file - 1]!, ends[file]);
    const changed = own.find((index) => this.#same[index] === 0);
    if (changed !== undefined) return keys[changed]!;
    const known = new Set(own);
    for (const { key, index } of planned) if (!known.has(index)) return key;
    return REASONS.damaged;
  }
}

/** What each file of a site was made from, kept between the updates of one process. */
export class CurrentDependencies {
  readonly #dependencies: readonly Dependency[];
  /** As a whole build noted them. */
  readonly #table: DependencyTable;
  /** Files that were made again since then. */
  readonly #remade = new Map<string, ReadonlySet<Dependency>>();

  /** `past`: the dependencies that the reads of kept files refer to; see `PastDependencies`. */
  constructor(
    reads: ReadonlyMap<string, FileDependencies>,
    made: ReadonlyMap<string, Made>,
    past: readonly (Dependency | undefined)[] = [],
  ) {
    const all = [...past];
    const numbers: Uint32Array[] = [];
    const ends = new Uint32Array(reads.size);
    let end = 0;
    for (const own of reads.values()) {
      const indexes = own instanceof Uint32Array ? own : indexesOf(own, all);
      end += indexes.length;
      ends[numbers.push(indexes) - 1] = end;
    }
    const { dependencies, places } = inUse(numbers, all);
    this.#dependencies = dependencies;
    this.#table = {
      keys: Float64Array.from(dependencies, ({ key }) => key),
      values: Float64Array.from(dependencies, ({ value }) => value),
      paths: [...reads.keys()],
      ends,
      reads: renumbered(numbers, places, end),
      reasons: Float64Array.from(reads.keys(), (path) => made.get(path)!.reason),
      times: Float64Array.from(reads.keys(), (path) => made.get(path)!.time),
    };
  }

  /** As the whole build noted it. */
  get table(): DependencyTable {
    return this.#table;
  }

  remade(path: string, dependencies: ReadonlySet<Dependency>): void {
    this.#remade.set(path, dependencies);
  }

  /** Paths of the files that were made from any of these dependencies. */
  filesFrom(dependencies: ReadonlySet<Dependency>): Set<string> {
    const { paths, ends, reads } = this.#table;
    const wanted = new Uint8Array(this.#dependencies.length);
    for (const [index, dependency] of this.#dependencies.entries())
      if (dependencies.has(dependency)) wanted[index] = 1;
    const found = new Set<string>();
    let at = 0;
    for (const [file, path] of paths.entries()) {
      let isFrom = false;
      for (; at < ends[file]!; at += 1) if (wanted[reads[at]!]) isFrom = true;
      if (isFrom && !this.#remade.has(path)) found.add(path);
    }
    for (const [path, own] of this.#remade)
      for (const dependency of dependencies) if (own.has(dependency)) found.add(path);
    return found;
  }
}

/** The dependencies' indexes; those without an index are added to `all`. */
function indexesOf(dependencies: Iterable<Dependency>, all: (Dependency | undefined)[]): Uint32Array {
  const indexes: number[] = [];
  for (const dependency of dependencies) {
    if (dependency.index < 0) dependency.index = all.push(dependency) - 1;
    indexes.push(dependency.index);
  }
  return Uint32Array.from(indexes);
}

/** The dependencies that any file was made from, and the new index of each one. */
function inUse(
  numbers: readonly Uint32Array[],
  all: readonly (Dependency | undefined)[],
): { dependencies: Dependency[]; places: Uint32Array } {
  const isRead = new Uint8Array(all.length);
  for (const indexes of numbers) for (let at = 0; at < indexes.length; at += 1) isRead[indexes[at]!] = 1;
  const dependencies: Dependency[] = [];
  const places = new Uint32Array(all.length);
  for (let index = 0; index < all.length; index += 1)
    if (isRead[index] === 1) places[index] = dependencies.push(all[index]!) - 1;
  return { dependencies, places };
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
