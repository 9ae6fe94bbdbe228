import { setImmediate as turn } from "node:timers/promises";

/** Milliseconds of work after which signals and messages get their turn. */
const LONG = 40;

/** How far long work is, for a person who waits. */
export interface Step {
  /** What is being done: “reading”, “making pages”. */
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

export type Progress = (step: Step) => void;

/** Lets signals and messages through in long work that otherwise never waits. */
export class Pauses {
  readonly #signal: AbortSignal | undefined;
  #last = performance.now();

  readonly #progress: Progress | undefined;

  constructor(signal: AbortSignal | undefined, progress?: Progress) {
    this.#signal = signal;
    this.#progress = progress;
  }

  get isDue(): boolean {
    return performance.now() - this.#last > LONG;
  }

  /** Throws the signal's reason where the work is to end; tells how far it is. */
  async take(step?: Step): Promise<void> {
    if (step) this.#progress?.(step);
    await turn();
    this.#signal?.throwIfAborted();
    this.#last = performance.now();
  }
}
