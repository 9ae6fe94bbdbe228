import { type Diagnostic, type SeverityOverrides, settle } from "./diagnostic.ts";

/** What one run has found. The stages report; the run asks whether to go on, and prints the list once. */
export class Problems {
  /** What the configuration says of codes; known once it is read. */
  severities: SeverityOverrides = {};
  readonly #strict: boolean;
  readonly #ofFiles: Diagnostic[] = [];
  readonly #others: Diagnostic[];

  /** `strict`: warnings keep the site from being published, too. `found`: what is known already. */
  constructor(strict: boolean, found: readonly Diagnostic[] = []) {
    this.#strict = strict;
    this.#others = [...found];
  }

  readonly report = (found: Diagnostic): void => {
    this.#others.push(found);
  };

  /** Notes what was found in one file alone. */
  reportOfFile(found: Diagnostic): void {
    this.#ofFiles.push(found);
  }

  /** What was found, but in single files. */
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
