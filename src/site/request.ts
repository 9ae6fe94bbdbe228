import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import type { ParserChoice } from "../markdown/load-parsers.ts";
import type { Progress } from "../process/pauses.ts";
import type { Profile } from "../process/profile.ts";
import type { PublishReport } from "../publish/publication.ts";
import type { SiteFiles } from "../source/scan.ts";
import type { LockTimeout } from "../store/lock.ts";
import type { Share } from "../text/share.ts";
import type { SiteSummary } from "./summary.ts";

/** What to build, and from what. */
export interface BuildRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  /** The output folder, relative to `root` or absolute; undefined if nothing is to be written. */
  readonly out: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly drafts: boolean;
  readonly future: boolean;
  /** The clock, read once: milliseconds since 1970. */
  readonly now: number;
  /** Whether warnings, too, prevent publication. */
  readonly strict: boolean;
  /** Whether to give editorial advice as well. */
  readonly audit: boolean;
  /**
   * Whether to make what only a deployed site needs and takes long: the search index and `graph.json`, if the site has
   * them.
   */
  readonly search: boolean;
  readonly parser: ParserChoice;
  /** Whether a second thread may help to parse many files; it reads from the platform's own disk. */
  readonly threads: boolean;
  /** Undefined for all of the site. */
  readonly part?: PartRequest | undefined;
  /** The folder for what is kept between builds; absolute. Default: `.briefgen` in the site. */
  readonly state?: string | undefined;
  /** Records where the time goes. */
  readonly profile?: Profile | undefined;
  /** The user's home folder, which must not be the output; undefined if there is none. */
  readonly home: string | undefined;
}

/** A share of the site's pages, from the indexes of all shares. */
export interface PartRequest {
  readonly share: Share;
  /** Absolute paths of the indexes of all shares, in their order; they were checked. */
  readonly indexes: readonly string[];
}

/** How a build proceeds, waits for others and ends early. Its result does not depend on this. */
export interface BuildOptions {
  /**
   * The only files that changed since the last update; absolute. Undefined if unknown: then all files are checked.
   */
  readonly changed?: ReadonlySet<string>;
  /** What the site's folder contains, if that is known: its files, and what the scan reported. */
  readonly scanned?: { readonly files: SiteFiles; readonly problems: readonly Diagnostic[] };
  /** Whether to stop after the plan, for commands that only inspect a site. */
  readonly planOnly?: boolean;
  /** Ends the build early: it removes what it staged, and throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Called once the number of texts is known, unless there is nothing to do. */
  readonly started?: ((texts: number) => void) | undefined;
  /** Called from time to time during a long build. */
  readonly progress?: Progress | undefined;
  /** What the build does while another process builds the same site. */
  readonly lockTimeout?: LockTimeout;
  /**
   * Called with what a build publishes and the site's address, before the output changes, also if nothing does. One process at a
   * time calls it. If it throws, nothing is published.
   */
  readonly announce?: ((report: PublishReport, url: string) => void) | undefined;
}

export interface BuildResult {
  /** Sorted; if one is an error, nothing was published. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sourceOf: SourceOf;
  readonly summary: SiteSummary;
  /**
   * Guids that are not those of the output before (BG0509), settled. They are no diagnostics of the sources: once this build is
   * published, no other finds them.
   */
  readonly changedGuids?: readonly Diagnostic[];
  /** Absent if nothing was published. */
  readonly published?: PublishReport;
}
