import type { Code } from "../diagnostics/codes.ts";
import type { Parsers } from "../markdown/parsers.ts";
import type { Limits } from "./limits.ts";
import type { SectionNames } from "./sections.ts";

/** Everything that a document depends on besides its file. */
export interface ParseOptions {
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly limits: Limits;
  /** Codes of advice that is turned off, so that it need not be kept. */
  readonly unwanted: readonly Code[];
  /** See `readWith`. */
  readonly prepare?: (part: keyof Parsers) => void;
}
