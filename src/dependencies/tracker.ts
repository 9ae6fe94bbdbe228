/**
 * Something that a file of the site may depend on, such as a node's content, the edges around it or a template: a key that
 * is the same in every build, and a hash of its current value (`text/hash.ts`).
 */
export interface Dependency {
  readonly key: number;
  value: number;
  /** Its index in the dependency table of the last build, then of this one; -1 if it has none. */
  index: number;
}

/**
 * Notes which dependencies are read while something is made, so that nobody has to list what a page depends on: whatever
 * can be read reports each read.
 */
export class Tracker {
  /** Every dependency there is in this build. */
  readonly dependencies: Dependency[] = [];
  #reads: Set<Dependency> | undefined;

  define(key: number, value = 0): Dependency {
    const dependency = { key, value, index: -1 };
    this.dependencies.push(dependency);
    return dependency;
  }

  read(dependency: Dependency): void {
    this.#reads?.add(dependency);
  }

  /** Does the work, and adds what it reads to `reads`. */
  track<T>(reads: Set<Dependency>, work: () => T): T {
    const outer = this.#reads;
    this.#reads = reads;
    try {
      return work();
    } finally {
      this.#reads = outer;
    }
  }
}

/** A copy of an object whose members report when they are read. `hash` is a hash of a member's current value. */
export function tracked<T extends object>(object: T, { tracker, keyOf, hash }: Tracking<T>): T {
  const copy = {} as T;
  for (const name of Object.keys(object) as (keyof T & string)[]) {
    const value = object[name];
    const dependency = tracker.define(keyOf(name), hash(value, name));
    Object.defineProperty(copy, name, {
      enumerable: true,
      get: () => {
        tracker.read(dependency);
        return value;
      },
    });
  }
  return copy;
}

export interface Tracking<T> {
  readonly tracker: Tracker;
  /** The key of a member's dependency. */
  readonly keyOf: (name: string) => number;
  readonly hash: (value: T[keyof T], name: keyof T) => number;
}
