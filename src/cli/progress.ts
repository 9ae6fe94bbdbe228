import type { Step } from "../process/pauses.ts";
import type { Io } from "./io.ts";
import type { SiteOptions } from "./options.ts";

/** Milliseconds; shorter builds show no progress. */
const PATIENCE = 700;

/** Clears the whole line (ECMA-48, CR and EL). */
const CLEAR = "\r\u001b[K";

/** One line that shows the progress of a long build, and disappears afterwards. Only on terminals. */
export class ProgressLine {
  readonly #io: Io;
  readonly #start: number;
  readonly #wanted: boolean;
  #isShown = false;

  constructor(io: Io, { format, quiet }: Pick<SiteOptions, "format" | "quiet">) {
    this.#io = io;
    this.#start = performance.now();
    this.#wanted = io.columns !== undefined && io.env.TERM !== "dumb" && format === "pretty" && !quiet;
  }

  show({ stage, done, total }: Step): void {
    if (!this.#wanted || performance.now() - this.#start < PATIENCE) return;
    const count =
      done === undefined || total === undefined
        ? ""
        : ` ${done.toLocaleString("en")} of ${total.toLocaleString("en")}`;
    // A line that wraps could not be cleared.
    this.#io.err(CLEAR + `${stage}${count} …`.slice(0, (this.#io.columns ?? 80) - 1));
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#io.err(CLEAR);
    this.#isShown = false;
  }
}
