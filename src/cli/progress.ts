import type { Step } from "../pauses.ts";
import type { Io } from "./io.ts";
import type { SiteOptions } from "./options.ts";

/** Milliseconds; what is done by then needs no line that says how far it is. */
const PATIENCE = 700;

/** From the start of the line, everything on it goes (ECMA-48, CR and EL). */
const CLEAR = "\r\u001b[K";

/** One line on the terminal that says how far a long build is, and leaves no trace. Elsewhere there is none. */
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
    // A line that breaks could not be taken away.
    this.#io.err(CLEAR + `${stage}${count} …`.slice(0, (this.#io.columns ?? 80) - 1));
    this.#isShown = true;
  }

  clear(): void {
    if (this.#isShown) this.#io.err(CLEAR);
    this.#isShown = false;
  }
}
