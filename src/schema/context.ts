import type { Report } from "../diagnostics/diagnostic.ts";

/** What decoding a file's values needs to know about the file. */
export interface Context {
  /** The file, for messages. */
  readonly path: string;
  /** The file's text. */
  readonly text: string;
  /** IANA name of the zone for dates that do not give one. */
  readonly timeZone: string;
  readonly report: Report;
}
