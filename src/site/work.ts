import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { Progress } from "../process/pauses.ts";
import type { SiteFiles } from "../source/scan.ts";
import type { SavedRecord } from "../store/build-record.ts";
import type { BuildOptions, BuildRequest } from "./request.ts";
import type { SiteSummary } from "./summary.ts";

/** The result of scanning a site's folder, and what is already known. */
export interface Scan {
  /** The request, without an output if nothing may be written. */
  readonly request: BuildRequest;
  /** What the result depends on besides the sources and the clock. */
  readonly key: string;
  readonly files: SiteFiles;
  readonly problems: readonly Diagnostic[];
  /** A hash of the files' sizes and times; undefined if they are not certain. See `hashOfFiles`. */
  readonly hash: number | undefined;
  /** The last build's record; undefined if there is none that can be trusted. */
  readonly saved: SavedRecord<SiteSummary> | undefined;
  /** The folder with what is kept between runs; undefined if there is none that can be trusted. */
  readonly state: string | undefined;
  /** Whether only the contents of briefings may have changed. */
  readonly isEdit: boolean;
}

/** Everything that an update needs. */
export interface Work extends Scan {
  readonly disk: Disk;
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress | undefined;
  readonly announce?: BuildOptions["announce"];
  /** Whether the process keeps the site for the next update. */
  readonly isKept: boolean;
  /** Whether to stop after the plan. */
  readonly planOnly: boolean;
}
