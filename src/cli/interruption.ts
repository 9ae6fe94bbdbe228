import { EXIT } from "./exit.ts";

const CODES = { SIGINT: EXIT.interrupted, SIGTERM: EXIT.terminated } as const;
type Signal = keyof typeof CODES;

/** The first SIGINT or SIGTERM stops a command cleanly; the second one ends the process at once. */
export class Interruption {
  readonly #abort = new AbortController();
  readonly #listeners: [Signal, () => void][];
  /** The command's exit code; undefined until a signal arrives. */
  code: number | undefined;

  constructor() {
    this.#listeners = (Object.keys(CODES) as Signal[]).map((name) => [name, () => this.#interrupt(name)]);
    for (const [name, listener] of this.#listeners) process.once(name, listener);
  }

  /** Aborted when a signal arrives. */
  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Call this when the work is done: from then on, signals end the process. */
  stop(): void {
    for (const [name, listener] of this.#listeners) process.off(name, listener);
  }

  #interrupt(name: Signal): void {
    this.code = CODES[name];
    this.stop();
    this.#abort.abort();
  }
}
