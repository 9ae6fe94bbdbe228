import type { Problems } from "../diagnostics/problems.ts";
import type { AssembledSite } from "./assemble.ts";
import type { PublishedSite } from "./publish-site.ts";
import type { Sources } from "./read-sources.ts";
import type { BuildResult } from "./request.ts";
import type { Scan } from "./work.ts";

/** A site as an update left it. The next update in this process starts from it. */
export interface BuiltSite extends AssembledSite {
  readonly scan: Pick<Scan, "key" | "files" | "problems">;
  readonly sources: Sources;
  readonly problems: Problems;
  /** Absent if nothing was published. */
  readonly published?: PublishedSite;
}

/** What an update returns, and what it keeps. */
export interface Updated {
  readonly result: Omit<BuildResult, "sourceOf">;
  readonly built: BuiltSite;
}
