import { type Diagnostic, type SeverityOverrides, settle } from "./diagnostic.ts";

/** The problems of one run. The stages report them; the run asks whether to continue, and prints the list once. */
export class Problems {
  /** The configured severities; known once the configuration is read. */
  severities: SeverityOverrides = {};
  readonly #strict: boolean;
  readonly #ofFiles: Diagnostic[] = [];
  readonly #others: Diagnostic[];

  /** `strict`: warnings also stop the site from being published. `found`: problems that are already known. */
  constructor(strict: boolean, found: readonly Diagnostic[] = []) {
    this.#strict = strict;
    this.#others = [...found];
  }

  readonly report = (found: Diagnostic): void => {
    this.#others.push(found);
  };

  /** Adds the problems of a single file. */
  reportOfFile(found: Diagnostic): void {
    this.#ofFiles.push(found);
  }

  /** All problems except those of single files. */
  get others(): readonly Diagnostic[] {
    return this.#others;
  }

  /** Sorted, without repeats, with the configured severities. */
  settled(): Diagnostic[] {
    return settle([...this.#others, ...this.#ofFiles], this.severities);
  }

  failed(): boolean {
    return this.settled().some(
      ({ severity }) => severity === "error" || (this.#strict && severity === "warning"),
    );
  }
}
