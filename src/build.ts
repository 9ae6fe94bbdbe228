import type { ParserChoice } from "./content/load-parsers.ts";
import { type Diagnostic, diagnostic } from "./diagnostics/diagnostic.ts";
import type { SourceOf } from "./diagnostics/pretty.ts";
import type { Disk } from "./disk/disk.ts";
import { hashOfSources, type Inputs, unchangedBuild } from "./disk/last-build.ts";
import { type Patience, takeLock } from "./disk/lock.ts";
import { locateOutput, STATE_FOLDER, stateFolder } from "./disk/open-output.ts";
import { optionalVersions } from "./disk/optional-package.ts";
import { claimState, isOwnState } from "./disk/own-state.ts";
import type { PublishReport } from "./disk/publish.ts";
import { type SiteFiles, scan, sourcesOf } from "./disk/scan.ts";
import { stamp } from "./disk/stamp.ts";
import { loadInTurn } from "./load.ts";
import type { Progress } from "./pauses.ts";
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
  /** Whether to make what can only be made as a whole, and takes long: the search's index and `graph.json`, where the site has them. */
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

/** How a build goes along with others, and ends early. Nothing of the result depends on it. */
export interface BuildManners {
  /** Ends the build: what was staged is removed, and the signal's reason is thrown. */
  readonly signal?: AbortSignal;
  /** Is told now and then how far a long build is. */
  readonly progress?: Progress | undefined;
  /** What it does while another process builds the same site. */
  readonly patience?: Patience;
}

const NONE: ReadonlySet<string> = new Set();
/** Milliseconds. */
const PATIENCE: Patience = { wait: 60_000 };

/**
 * The whole of briefgen: a folder of briefings becomes a site. Where nothing has changed since the
 * last build, that one's result is the result; the code that makes sites is not even loaded then.
 * One process at a time builds a site: throws `LockedError` where another one takes too long.
 */
export async function build(
  request: BuildRequest,
  disk: Disk,
  { session, dirty = NONE }: BuildMemory = {},
  { signal, progress, patience = PATIENCE }: BuildManners = {},
): Promise<BuildResult> {
  const task: Task = { request, key: keyOf(request), disk, session, signal, progress };
  const state = stateFolder(request.root, disk);
  // Through a link in its place, even taking the lock would write elsewhere: `look` says so.
  const isEdit = session !== undefined && dirty.size > 0 && disk.info(state)?.kind !== "link";
  const before = isEdit ? undefined : look(task);
  if (before?.result) return before.result;
  if (before && before.request.out === undefined) return make(before, task);
  const lock = await takeLock(state, disk, patience, signal);
  try {
    claimState(state, disk);
    const quick = isEdit ? await session.rebuild({ dirty, key: task.key, request }, disk) : undefined;
    if (quick) return quick;
    const seen = before && !lock.waited ? before : look(task);
    return seen.result ?? (await make(seen, task));
  } finally {
    lock.release();
  }
}

interface Task {
  readonly request: BuildRequest;
  /** Everything that the result depends on, besides the sources and the clock. */
  readonly key: string;
  readonly disk: Disk;
  readonly session: Session | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress | undefined;
}

const keyOf = ({ root, out, now, home, profile, threads, ...rest }: BuildRequest): string =>
  JSON.stringify([stamp(), optionalVersions(), rest]);

/** What a look at the sources gave. */
interface Seen {
  /** What is to be done now: without an output where nothing may be written. */
  readonly request: BuildRequest;
  readonly files: SiteFiles;
  readonly found: readonly Diagnostic[];
  readonly inputs: Inputs;
  readonly sourceOf: SourceOf;
  /** The last build's, where a build now would give the same. */
  readonly result: BuildResult | undefined;
}

/** Finds the sources, and out whether anything is to be done. Writes nothing. */
function look({ request, key, disk, session }: Task): Seen {
  const { root, out, now, home, profile } = request;
  const found: Diagnostic[] = [];
  const files = scan(root, disk, (problem) => found.push(problem));
  const sourceOf = sourcesOf(files, disk);
  const inputs = { key, sources: hashOfSources(files) };
  const state = stateFolder(root, disk);
  if (disk.info(state)?.kind === "link") {
    found.push(notFollowed());
    return { request: { ...request, out: undefined }, files, found, inputs, sourceOf, result: undefined };
  }
  const seen = { request, files, found, inputs, sourceOf };

  const place = out === undefined ? undefined : locateOutput({ root, out, home }, disk);
  // A session that knows nothing yet wants the whole site, so that the first change is quick.
  const unchanged =
    place && "folder" in place && !session?.isEmpty && isOwnState(state, disk)
      ? unchangedBuild<SiteSummary>(inputs, now, place, disk)
      : undefined;
  profile?.lap("scan");
  if (unchanged) {
    const { last, files: kept } = unchanged;
    const published = { written: [], unchanged: kept.size, removed: [], files: kept };
    return { ...seen, result: { ...last, sourceOf, published } };
  }
  const current = session?.current(inputs, request, disk);
  return { ...seen, result: current && { ...current, sourceOf } };
}

/** A state folder that is a link would have builds write, and remove, wherever it leads. */
const notFollowed = (): Diagnostic =>
  diagnostic("BG0004", "this symbolic link is not followed", {
    at: { path: STATE_FOLDER },
    label: "caches must be in a folder of the site itself",
    help: ["delete it: the next build creates a folder"],
  });

/** The code that makes sites. */
function loadPipeline(): Promise<typeof import("./pipeline.ts")> {
  loadInTurn(import.meta.url, "./pipeline.js");
  return import("./pipeline.ts");
}

/** Makes the site from what was seen. */
async function make({ sourceOf, result, ...seen }: Seen, { key, ...task }: Task): Promise<BuildResult> {
  task.session?.forget();
  const { makeSite } = await loadPipeline();
  task.request.profile?.lap("load");
  return { ...(await makeSite({ ...task, ...seen })), sourceOf };
}
