import { setImmediate as turn } from "node:timers/promises";

/** Milliseconds of work after which signals and messages get their turn. */
const LONG = 40;

/** Lets signals and messages through in long work that otherwise never waits. */
export class Pauses {
  readonly #signal: AbortSignal | undefined;
  #last = performance.now();

  constructor(signal: AbortSignal | undefined) {
    this.#signal = signal;
  }

  get isDue(): boolean {
    return performance.now() - this.#last > LONG;
  }

  /** Throws the signal's reason where the work is to end. */
  async take(): Promise<void> {
    await turn();
    this.#signal?.throwIfAborted();
    this.#last = performance.now();
  }
}
