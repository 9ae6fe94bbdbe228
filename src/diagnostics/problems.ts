import { type Diagnostic, levelOf, type SeverityOverrides, settle } from "./diagnostic.ts";

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

  /** All problems as they were reported. */
  get all(): readonly Diagnostic[] {
    return [...this.#others, ...this.#ofFiles];
  }

  /** Sorted, without repeats, with the configured severities. */
  settled(): Diagnostic[] {
    return settle(this.all, this.severities);
  }

  /** The same without advice. */
  grave(): Diagnostic[] {
    const isGrave = ({ code }: Diagnostic) => levelOf(code, this.severities) !== "advice";
    return settle(this.all.filter(isGrave), this.severities);
  }

  failed(): boolean {
    return this.all.some(({ code }) => {
      const level = levelOf(code, this.severities);
      return level === "error" || (this.#strict && level === "warning");
    });
  }
}
