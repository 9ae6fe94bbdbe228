import { join } from "node:path";
import { type Diagnostic, diagnostic, settle, stops } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { type FormerIds, NO_FORMER_IDS } from "../outputs/feeds/changed-guids.ts";
import { hostProblems } from "../outputs/hosts/host-limits.ts";
import { Pauses, type Progress } from "../process/pauses.ts";
import { recover } from "../publish/journal.ts";
import { locateOutput, stateFolder } from "../publish/locate-output.ts";
import { openOutput, unclaimed } from "../publish/open-output.ts";
import { Publication, type PublishReport } from "../publish/publication.ts";
import type { OwnFiles } from "../publish/recognise.ts";
import { comparedGuids } from "../site/known-guids.ts";
import type { BuildOptions } from "../site/request.ts";
import type { SiteSummary } from "../site/summary.ts";
import { isWithin } from "../source/walk.ts";
import { type BuildRecord, encodeRecord, readRecord } from "../store/build-record.ts";
import { type LockTimeout, takeLock } from "../store/lock.ts";
import { claimState } from "../store/own-state.ts";
import { type FoundPart, fittingParts } from "./fitting-parts.ts";
import { PART_SITE, type PartFile } from "./part.ts";
import { type NamedFolder, refusal, renderAgain } from "./refusal.ts";

export interface MergeRequest {
  /** The folder that contains `.briefgen`; absolute. */
  readonly root: string;
  /** The output folder, relative to `root` or absolute. */
  readonly out: string;
  readonly home: string | undefined;
  /** See `BuildRequest`. */
  readonly state?: string | undefined;
  /** Parts, or folders of parts. */
  readonly folders: readonly NamedFolder[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether warnings, too, prevent publication. */
  readonly strict: boolean;
}

export interface Merged {
  /** Sorted; if one is an error, nothing was published. */
  readonly diagnostics: readonly Diagnostic[];
  readonly parts: readonly FoundPart[];
  /** Absent if nothing was published. */
  readonly published?: PublishReport;
}

interface Running extends Pick<BuildOptions, "announce"> {
  readonly lockTimeout: LockTimeout;
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress | undefined;
}

/** Joins the parts of a site and publishes it, as a build would: everything or nothing. */
export async function mergeParts(request: MergeRequest, disk: Disk, running: Running): Promise<Merged> {
  const { parts, problems } = fittingParts(request.folders, request.now, disk);
  if (problems.length > 0) return { diagnostics: problems, parts };
  const state = stateFolder(request, disk);
  const lock = await takeLock(state, disk, running.lockTimeout, running.signal);
  try {
    claimState(state, disk);
    return { parts, ...(await publishParts(parts, request, disk, running)) };
  } finally {
    lock.release();
  }
}

async function publishParts(
  parts: readonly FoundPart[],
  request: MergeRequest,
  disk: Disk,
  { signal, progress, announce }: Running,
): Promise<Pick<Merged, "diagnostics" | "published">> {
  const { rules, url, identity } = parts[0]!.summary;
  const output = outputOf(request, parts, rules.own, disk);
  if ("problem" in output) return { diagnostics: [output.problem] };
  recover(output, disk);
  const problems: Diagnostic[] = [];
  const saved = readRecord<SiteSummary>(output.state, disk)?.record;
  const old = saved?.files;
  const guids = comparedGuids(identity, saved?.summary.former ?? NO_FORMER_IDS, output.folder, disk);
  const publication = new Publication(output, old, disk, (problem) => problems.push(problem));
  try {
    const pauses = new Pauses(signal, progress);
    for (const part of parts) {
      for (const file of part.files) {
        // What the last merge published need not be read again.
        const isKnown = old?.get(file[0])?.digest === file[2] && publication.keep(file[0]);
        const problem = isKnown ? undefined : add(file, part, publication, disk);
        if (problem) problems.push(problem);
        if (pauses.isDue) await pauses.take({ stage: `joining shard ${part.share.number}/${part.share.of}` });
      }
    }
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (problems.length === 0) problems.push(...unclaimed(output, publication.files, disk));
  problems.push(...guids.diagnostics, ...hostProblems(publication.files, rules));
  const diagnostics = settle(problems, rules.severities);
  if (stops(diagnostics, request.strict)) {
    publication.abandon();
    return { diagnostics };
  }
  const record = encodeRecord(recordOf(parts, publication, guids.former));
  const published = publication.commit(record, (report) => announce?.(report, url));
  return { diagnostics, published };
}

function outputOf(
  request: MergeRequest,
  parts: readonly FoundPart[],
  own: OwnFiles,
  disk: Disk,
): ReturnType<typeof openOutput> {
  const place = locateOutput(request, disk);
  if ("problem" in place) return place;
  const inner = parts.find(
    ({ folder: { path } }) => isWithin(place.folder, path) || isWithin(path, place.folder),
  );
  if (inner) {
    const message = `\`${request.out}\` must not be the output folder: the part ${inner.folder.name} is there`;
    return { problem: diagnostic("BG0701", message, { help: ["choose a separate folder, such as dist"] }) };
  }
  const hasRecord = readRecord(place.state, disk) !== undefined;
  return openOutput(place, { out: request.out, own, hasRecord }, disk);
}

/** Adds a file of a part, unless another part has it or it is not what the part says. */
function add(
  [path, , digest]: PartFile,
  { folder, share: { number, of } }: FoundPart,
  publication: Publication,
  disk: Disk,
): Diagnostic | undefined {
  const refuse = (why: string) =>
    refusal(`${path} in the part of shard ${number}/${of} ${why}`, [renderAgain([`${number}/${of}`])]);
  if (publication.files.has(path)) return refuse("is in another part, too");
  publication.add(path, disk.read(join(folder.path, PART_SITE, path)));
  return publication.files.get(path)!.digest === digest ? undefined : refuse("is damaged");
}

/** What a later build or merge must know. A build does not take it for its own, and compares every file. */
const recordOf = (
  parts: readonly FoundPart[],
  { files }: Publication,
  former: FormerIds,
): BuildRecord<SiteSummary> => ({
  ...{ key: "merged", sources: undefined, diagnostics: [], files },
  summary: { ...parts[0]!.summary, former },
  from: Math.max(...parts.map(({ from }) => from)),
  until: parts[0]!.until,
});
