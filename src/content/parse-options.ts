import type { Parsers } from "../markdown/parsers.ts";
import type { Limits } from "./limits.ts";
import type { SectionNames } from "./sections.ts";

/** Everything that a document depends on besides its file. */
export interface ParseOptions {
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly limits: Limits;
  /** See `readWith`. */
  readonly prepare?: (part: keyof Parsers) => void;
}
