import { EXIT } from "./exit.ts";

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
type Signal = keyof typeof CODES;

/** The first SIGINT or SIGTERM ends a command's work in good order; the second one ends the process as it is. */
export class Interruption {
  readonly #abort = new AbortController();
  readonly #listeners: [Signal, () => void][];
  /** What the command is to return; undefined until a signal comes. */
  code: number | undefined;

  constructor() {
    this.#listeners = (Object.keys(CODES) as Signal[]).map((name) => [name, () => this.#interrupt(name)]);
    for (const [name, listener] of this.#listeners) process.once(name, listener);
  }

  /** Is aborted when a signal comes. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** To be called when the work is done: from then on, signals end the process. */
  stop(): void {
    for (const [name, listener] of this.#listeners) process.off(name, listener);
  }

  #interrupt(name: Signal): void {
    this.code = CODES[name];
    this.stop();
    this.#abort.abort();
  }
}
