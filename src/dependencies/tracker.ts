import { hashOf } from "../text/hash.ts";

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
  /** Key → name; only if they are kept. */
  readonly names: Map<number, string> | undefined;
  #reads: Set<Dependency> | undefined;

  /** `keepNames`: whether to keep the dependencies' names, for commands that show them. */
  constructor({ keepNames = false }: { readonly keepNames?: boolean } = {}) {
    this.names = keepNames ? new Map() : undefined;
  }

  /** `what`: a name that nothing else has, or a key made from one. */
  define(what: string | number, value = 0): Dependency {
    const key = typeof what === "string" ? hashOf(what) : what;
    if (typeof what === "string") this.names?.set(key, what);
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
export function tracked<T extends object>(object: T, { tracker, what, hash }: Tracking<T>): T {
  const copy = {} as T;
  for (const name of Object.keys(object) as (keyof T & string)[]) {
    const value = object[name];
    const dependency = tracker.define(`${what} ${name}`, hash(value, name));
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
  /** What comes before a member's name in the name of its dependency. */
  readonly what: string;
  readonly hash: (value: T[keyof T], name: keyof T) => number;
}
