/**
 * One thing that a page may depend on, such as a node's content or the edges around it: what it is
 * called from build to build, and a hash of how it is now. Hashes have 53 bits (`text/hash.ts`).
 */
export interface Fact {
  readonly key: number;
  value: number;
}

/**
 * Notes which facts are read, so that nobody has to list what a page depends on: the nodes and the
 * relations of the graph report each reading themselves.
 */
export class Recorder {
  #facts: Set<Fact> | undefined;

  readonly read = (fact: Fact): void => {
    this.#facts?.add(fact);
  };

  /** Does the work; what it reads is added to `facts`. */
  record<T>(facts: Set<Fact>, work: () => T): T {
    const outer = this.#facts;
    this.#facts = facts;
    try {
      return work();
    } finally {
      this.#facts = outer;
    }
  }
}
