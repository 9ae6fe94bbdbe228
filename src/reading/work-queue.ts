/** Indexes per turn. */
const TURN = 32;

/** Divides a list between threads: whoever is free takes the next few indexes. */
export class WorkQueue {
  readonly #taken: Int32Array;
  readonly #count: number;

  /** `memory` contains one 32-bit number that all threads share: how many turns they have taken. */
  constructor(memory: SharedArrayBuffer, count: number) {
    this.#taken = new Int32Array(memory);
    this.#count = count;
  }

  /** The indexes that this thread has taken, until there are none left. */
  *[Symbol.iterator](): Generator<number> {
    for (;;) {
      const start = Atomics.add(this.#taken, 0, 1) * TURN;
      if (start >= this.#count) return;
      for (let index = start; index < Math.min(start + TURN, this.#count); index += 1) yield index;
    }
  }
}
