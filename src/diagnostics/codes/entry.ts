/** `error` stops the run before anything is published; `advice` is shown only by `check` and with `-v`. */
export type Severity = "error" | "warning" | "advice";

/** What `briefgen explain` and docs/diagnostics.md say about a code. */
export interface CodeEntry {
  readonly severity: Severity;
  /** Whether `diagnostics:` in the configuration may change the severity. */
  readonly adjustable?: true;
  /** Whether nobody is told until the configuration gives the code a severity. */
  readonly optIn?: true;
  readonly title: string;
  /** Why it is a problem, for somebody who sees it for the first time. */
  readonly why: string;
  /** What to do. */
  readonly fix: string;
}

export type CodeTable = Readonly<Record<`BG${number}`, CodeEntry>>;
