/** Files that are taken at once. */
const TURN = 32;

/** Divides a list between threads: whoever is free takes the next few. */
export class Turns {
  readonly #next: Int32Array;
  readonly #count: number;

  /** `memory` holds one 32-bit number, shared by all threads: the first index that nobody has taken. */
  constructor(memory: SharedArrayBuffer, count: number) {
    this.#next = new Int32Array(memory);
    this.#count = count;
  }

  /** Indexes that are this thread's now, until there are none. */
  *[Symbol.iterator](): Generator<number> {
    for (;;) {
      const first = Atomics.add(this.#next, 0, TURN);
      if (first >= this.#count) return;
      for (let index = first; index < Math.min(first + TURN, this.#count); index += 1) yield index;
    }
  }
}
