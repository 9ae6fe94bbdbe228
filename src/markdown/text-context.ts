import type { Report } from "../diagnostics/diagnostic.ts";

/** What reading a text needs to know about its file. */
export interface TextContext {
  readonly path: string;
  /** The whole file. */
  readonly text: string;
  /** Where the text starts in the file. Offsets of nodes count from there. */
  readonly offset: number;
  /**
   * Keys of the story's sources. Undefined if the file has no sources (a topic, a question), `unknown` if its front
   * matter cannot be read.
   */
  readonly sources: ReadonlySet<string> | "unknown" | undefined;
  readonly report: Report;
}
