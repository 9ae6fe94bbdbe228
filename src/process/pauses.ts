import { setImmediate as turn } from "node:timers/promises";

/** Milliseconds of work before signals and messages are handled. */
const LONG = 40;

/** The progress of long work, for a waiting person. */
export interface Step {
  /** What is being done: “reading”, “making pages”. */
  readonly stage: string;
  readonly done?: number;
  readonly total?: number;
}

export type Progress = (step: Step) => void;

/** Lets signals and messages be handled during long work that never waits otherwise. */
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

  /** Reports the progress, and pauses. Throws the signal's reason if the work must end. */
  async take(step?: Step): Promise<void> {
    if (step) this.#progress?.(step);
    await turn();
    this.#signal?.throwIfAborted();
    this.#last = performance.now();
  }
}
