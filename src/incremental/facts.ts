/**
 * One thing that a file of the site may depend on, such as a node's content, the edges around it or a
 * template: what it is called from build to build, and a hash of how it is now (`text/hash.ts`).
 */
export interface Fact {
  readonly key: number;
  value: number;
  /** Its place in the records of the last build, and then of this one; -1 where it has none. */
  index: number;
}

/**
 * Notes which facts are read while something is made, so that nobody has to list what a page depends
 * on: whatever can be read reports each reading itself.
 */
export class Recorder {
  /** Every fact there is in this build. */
  readonly facts: Fact[] = [];
  #reads: Set<Fact> | undefined;

  define(key: number, value = 0): Fact {
    const fact = { key, value, index: -1 };
    this.facts.push(fact);
    return fact;
  }

  read(fact: Fact): void {
    this.#reads?.add(fact);
  }

  /** Does the work; what it reads is added to `reads`. */
  record<T>(reads: Set<Fact>, work: () => T): T {
    const outer = this.#reads;
    this.#reads = reads;
    try {
      return work();
    } finally {
      this.#reads = outer;
    }
  }
}

/** The same object, each member of which notes who reads it. `hash` tells how a member is now. */
export function recorded<T extends object>(object: T, { recorder, keyOf, hash }: Recording<T>): T {
  const copy = {} as T;
  for (const name of Object.keys(object) as (keyof T & string)[]) {
    const value = object[name];
    const fact = recorder.define(keyOf(name), hash(value, name));
    Object.defineProperty(copy, name, {
      enumerable: true,
      get: () => {
        recorder.read(fact);
        return value;
      },
    });
  }
  return copy;
}

export interface Recording<T> {
  readonly recorder: Recorder;
  /** The key of a member's fact. */
  readonly keyOf: (name: string) => number;
  readonly hash: (value: T[keyof T], name: keyof T) => number;
}
