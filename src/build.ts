import type { ParserChoice } from "./content/load-parsers.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceOf } from "./diagnostics/pretty.ts";
import type { Disk } from "./disk/disk.ts";
import { hashOfSources, unchangedBuild } from "./disk/last-build.ts";
import { locateOutput } from "./disk/open-output.ts";
import type { PublishReport } from "./disk/publish.ts";
import { scan, sourcesOf } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import type { SiteSummary } from "./summary.ts";

export interface BuildRequest {
  /** The site's folder; absolute. */
  readonly root: string;
  /** The output folder, relative to `root` or absolute; undefined where nothing is to be written. */
  readonly out: string | undefined;
  readonly baseUrl?: string | undefined;
  readonly drafts: boolean;
  readonly future: boolean;
  /** The clock, read once: milliseconds since 1970. */
  readonly now: number;
  /** Whether warnings keep the site from being published, too. */
  readonly strict: boolean;
  /** Whether to look for editorial advice as well. */
  readonly audit: boolean;
  readonly parser: ParserChoice;
  /** The user's home folder, which must not be the output. */
  readonly home: string;
}

export interface BuildResult {
  /** Sorted; where one is an error, nothing was published. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sourceOf: SourceOf;
  readonly summary: SiteSummary;
  /** Absent where nothing was published. */
  readonly published?: PublishReport;
}

/**
 * The whole of briefgen: a folder of briefings becomes a site. Where nothing has changed since the
 * last build, that one's result is the result; the code that makes sites is not even loaded then.
 */
export async function build(request: BuildRequest, disk: Disk): Promise<BuildResult> {
  const found: Diagnostic[] = [];
  const files = scan(request.root, disk, (problem) => found.push(problem));
  const sourceOf = sourcesOf(files, disk);
  const { root, out, now, home, ...rest } = request;
  const inputs = { key: JSON.stringify([stamp(), rest]), sources: hashOfSources(files) };

  const place = out === undefined ? undefined : locateOutput({ root, out, home }, disk);
  const unchanged =
    place && "folder" in place ? unchangedBuild<SiteSummary>(inputs, now, place, disk) : undefined;
  if (unchanged) {
    const { last, files: kept } = unchanged;
    const published = { written: [], unchanged: kept.size, removed: [], files: kept };
    return { ...last, sourceOf, published };
  }
  const { makeSite } = await import("./pipeline.ts");
  return { ...(await makeSite({ request, files, found, inputs, disk })), sourceOf };
}
