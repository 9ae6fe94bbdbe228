import { type Diagnostic, type SeverityOverrides, settle } from "./diagnostic.ts";

/** What one run has found. The stages report; the run asks whether to go on, and prints the list once. */
export class Problems {
  /** What the configuration says of codes; known once it is read. */
  severities: SeverityOverrides = {};
  readonly #strict: boolean;
  readonly #found: Diagnostic[];

  /** `strict`: warnings keep the site from being published, too. `found`: what is known already. */
  constructor(strict: boolean, found: readonly Diagnostic[] = []) {
    this.#strict = strict;
    this.#found = [...found];
  }

  readonly report = (found: Diagnostic): void => {
    this.#found.push(found);
  };

  /** Sorted, without repeats, with the configured severities. */
  settled(): Diagnostic[] {
    return settle(this.#found, this.severities);
  }

  failed(): boolean {
    return this.settled().some(
      ({ severity }) => severity === "error" || (this.#strict && severity === "warning"),
    );
  }
}
