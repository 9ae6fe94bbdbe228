/** One thing that was verified. */
export interface Finding {
  readonly result: "ok" | "wrong" | "unknown";
  /** The story's id and the day of the correction, or a file. */
  readonly what: string;
  /** What was compared, or why it is wrong. */
  readonly why: string;
}
