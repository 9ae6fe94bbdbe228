import type { ParserChoice } from "./content/load-parsers.ts";
import type { Diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceOf } from "./diagnostics/pretty.ts";
import type { Disk } from "./disk/disk.ts";
import { hashOfSources, unchangedBuild } from "./disk/last-build.ts";
import { locateOutput } from "./disk/open-output.ts";
import { optionalVersions } from "./disk/optional-package.ts";
import type { PublishReport } from "./disk/publish.ts";
import { scan, sourcesOf } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import type { Profile } from "./profile.ts";
import type { Session } from "./session.ts";
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
  /** Whether to make the index of the search, where the site has one. It takes long, and must be made as a whole. */
  readonly search: boolean;
  readonly parser: ParserChoice;
  /** Whether a second thread may help to parse many files; it reads from the platform's own disk. */
  readonly threads: boolean;
  /** Is told where the time goes. */
  readonly profile?: Profile | undefined;
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

/** What a process that builds again and again knows. */
export interface BuildMemory {
  readonly session?: Session;
  /** Files that changed since the session's last build; absolute. */
  readonly dirty?: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The whole of briefgen: a folder of briefings becomes a site. Where nothing has changed since the
 * last build, that one's result is the result; the code that makes sites is not even loaded then.
 */
export async function build(
  request: BuildRequest,
  disk: Disk,
  { session, dirty = NONE }: BuildMemory = {},
): Promise<BuildResult> {
  const { root, out, now, home, profile, threads, ...rest } = request;
  const key = JSON.stringify([stamp(), optionalVersions(), rest]);
  const quick = dirty.size > 0 ? await session?.rebuild({ dirty, key, request }, disk) : undefined;
  if (quick) return quick;
  const found: Diagnostic[] = [];
  const files = scan(request.root, disk, (problem) => found.push(problem));
  const sourceOf = sourcesOf(files, disk);
  const inputs = { key, sources: hashOfSources(files) };

  const place = out === undefined ? undefined : locateOutput({ root, out, home }, disk);
  // A session that knows nothing yet wants the whole site, so that the first change is quick.
  const unchanged =
    place && "folder" in place && !session?.isEmpty
      ? unchangedBuild<SiteSummary>(inputs, now, place, disk)
      : undefined;
  profile?.lap("scan");
  if (unchanged) {
    const { last, files: kept } = unchanged;
    const published = { written: [], unchanged: kept.size, removed: [], files: kept };
    return { ...last, sourceOf, published };
  }
  const current = session?.current(inputs, request);
  if (current) return { ...current, sourceOf };
  session?.forget();
  const { makeSite } = await import("./pipeline.ts");
  profile?.lap("load");
  return { ...(await makeSite({ request, files, found, inputs, disk, session })), sourceOf };
}
