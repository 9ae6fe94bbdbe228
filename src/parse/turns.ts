/** Indexes that are taken at once. */
const TURN = 32;

/** Which end of the list a thread takes its turns from. */
export type End = "front" | "back";

/**
 * Divides a list between two threads: whoever is free takes the next few. They come from the two ends,
 * because each kind of work has a code of its own, which warms up in each thread that does it.
 */
export class Turns {
  readonly #taken: Int32Array;
  readonly #count: number;
  readonly #end: End;

  /** `memory` holds one 32-bit number, shared by both threads: how many turns they have taken. */
  constructor(memory: SharedArrayBuffer, count: number, end: End) {
    this.#taken = new Int32Array(memory);
    this.#count = count;
    this.#end = end;
  }

  /** Indexes that are this thread's now, until there are none. */
  *[Symbol.iterator](): Generator<number> {
    const all = Math.ceil(this.#count / TURN);
    for (let own = 0; Atomics.add(this.#taken, 0, 1) < all; own += 1) {
      const first = (this.#end === "front" ? own : all - 1 - own) * TURN;
      for (let index = first; index < Math.min(first + TURN, this.#count); index += 1) yield index;
    }
  }
}
