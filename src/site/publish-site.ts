import type { Config } from "../config/config.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import type { Problems } from "../diagnostics/problems.ts";
import { hostProblems } from "../outputs/hosts/host-limits.ts";
import type { OutputFile, OutputFolder } from "../outputs/output.ts";
import { Pauses, type Progress } from "../process/pauses.ts";
import type { Profile } from "../process/profile.ts";
import { isInterrupted, recover } from "../publish/journal.ts";
import type { Output } from "../publish/output.ts";
import { Publication, type PublishReport } from "../publish/publication.ts";
import { type BuildRecord, encodeRecord, readRecord, recordStamp } from "../store/build-record.ts";
import {
  CurrentDependencies,
  type FileDependencies,
  type Made,
  PastDependencies,
  REASONS,
} from "../store/dependency-table.ts";
import { stamp } from "../store/stamp.ts";
import type { SiteSummary } from "./summary.ts";
import type { Work } from "./work.ts";

/** What a process knows about what it published. */
export interface PublishedSite {
  readonly output: Output;
  readonly record: BuildRecord<SiteSummary>;
  /** Changes when another process publishes there; see `recordStamp`. */
  readonly stamp: string | undefined;
  readonly dependencies: CurrentDependencies;
  readonly report: PublishReport;
}

/** What a site consists of. */
interface SiteOutputs {
  readonly outputs: readonly OutputFile[];
  readonly folders: readonly OutputFolder[];
}

interface Publishing
  extends Pick<Work, "request" | "key" | "hash" | "saved" | "disk" | "signal" | "progress" | "announce"> {
  readonly output: Output;
  readonly problems: Problems;
  /** Knows everything that the files may depend on. */
  readonly tracker: Tracker;
  readonly summary: SiteSummary;
  readonly config: Pick<Config, "host">;
  readonly from: number;
  readonly until: number | undefined;
}

/**
 * Makes and stages every file that may come out differently than last time, then commits. If anything fails or a file is
 * in the way, nothing is published.
 */
export async function publishSite(
  { outputs, folders }: SiteOutputs,
  publishing: Publishing,
): Promise<PublishedSite | undefined> {
  const { output, problems, tracker, disk, request } = publishing;
  const interrupted = isInterrupted(output.state, disk);
  recover(output, disk);
  const saved = interrupted ? readRecord<SiteSummary>(output.state, disk) : publishing.saved;
  const publication = new Publication(output, saved?.record.files, disk, problems.report);
  const table = saved?.table(stamp());
  const past = table && new PastDependencies(table, tracker.dependencies);
  const making = new Making(publication, {
    ...publishing,
    ...{ past, fallback: saved ? REASONS.unknown : REASONS.new },
    ...{ time: request.now, profile: request.profile },
  });
  try {
    await making.makeAll(making.keep(outputs));
    if (!problems.failed()) await making.makeFolders(making.keepFolders(folders));
    publishing.signal?.throwIfAborted();
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  // A part says nothing of the whole site: whoever merges the parts looks at it.
  if (!request.part)
    for (const found of hostProblems(publication.files, publishing.config)) problems.report(found);
  if (problems.failed()) {
    publication.abandon();
    return undefined;
  }
  const dependencies = new CurrentDependencies(making.reads, making.made, past?.dependencies);
  return commit(publication, dependencies, publishing, { table: dependencies.table, version: stamp() });
}

interface EditedSite extends SiteOutputs, Pick<Publishing, "tracker" | "summary" | "config"> {}

/** Makes the files again that depend on what changed, and publishes them; undefined if something is in the way. */
export function publishEdit(
  changed: ReadonlySet<Dependency>,
  { outputs, folders, tracker, summary, config }: EditedSite,
  { output, record, dependencies }: PublishedSite,
  {
    problems,
    ...work
  }: Pick<Work, "request" | "key" | "hash" | "saved" | "disk"> & { readonly problems: Problems },
): PublishedSite | undefined {
  const { disk } = work;
  recover(output, disk);
  const publication = new Publication(output, record.files, disk, problems.report);
  const stale = dependencies.filesFrom(changed);
  const remade = <T>(path: string, make: () => T): T => {
    const reads = new Set<Dependency>();
    const made = tracker.track(reads, make);
    dependencies.remade(path, reads);
    return made;
  };
  try {
    for (const { path, make } of outputs.filter((file) => stale.has(file.path))) {
      const content = remade(path, make);
      if (content !== undefined) publication.add(path, content);
    }
    for (const { path, make } of folders.filter((folder) => stale.has(folder.path)))
      for (const file of remade(path, make)) publication.add(path + file.path, file.bytes);
    publication.keepOthers();
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  for (const found of hostProblems(publication.files, config)) problems.report(found);
  if (problems.failed() || publication.files.size !== record.files.size) {
    publication.abandon();
    return undefined;
  }
  const { from, until } = record;
  // Without the table, which would take longer to write than the edit. The next process makes every file once more.
  return commit(publication, dependencies, { ...work, output, problems, summary, from, until });
}

/** Publishes what was staged, together with the record. */
function commit(
  publication: Publication,
  dependencies: CurrentDependencies,
  {
    output,
    problems,
    key,
    hash,
    summary,
    from,
    until,
    disk,
    request,
    announce,
  }: Omit<Publishing, "config" | "tracker" | "signal" | "progress">,
  table?: Parameters<typeof encodeRecord>[1],
): PublishedSite {
  const diagnostics = problems.grave();
  const record = { key, sources: hash, from, until, diagnostics, summary, files: publication.files };
  const report = publication.commit(encodeRecord(record, table), (done) => announce?.(done, summary.url));
  request.profile?.lap("publish");
  return { output, record, stamp: recordStamp(output.state, disk), dependencies, report };
}

interface MakingOptions {
  /** Undefined if it is not known what the last build made its files from. */
  readonly past: PastDependencies | undefined;
  /** Why files are made then. */
  readonly fallback: number;
  /** The build's time: milliseconds since 1970. */
  readonly time: number;
  readonly tracker: Tracker;
  readonly profile: Profile | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
}

/** Keeps or makes each file of a site. */
class Making {
  /** Path → what the file was made from; only files with dependencies. */
  readonly reads = new Map<string, FileDependencies>();
  /** Path → when and why the file was made. */
  readonly made = new Map<string, Made>();
  readonly #publication: Publication;
  readonly #options: MakingOptions;

  constructor(publication: Publication, options: MakingOptions) {
    this.#publication = publication;
    this.#options = options;
  }

  /** Keeps the files that would come out the same. Returns the others. */
  keep(files: readonly OutputFile[]): OutputFile[] {
    const others: OutputFile[] = [];
    for (const file of files) {
      const unchanged = this.#options.past?.unchanged(file.path, file.reads);
      if (unchanged && this.#publication.keep(file.path)) this.#kept(file.path, unchanged);
      else others.push(file);
    }
    this.#options.profile?.lap("compare");
    return others;
  }

  async makeAll(files: readonly OutputFile[]): Promise<void> {
    const pauses = new Pauses(this.#options.signal, this.#options.progress);
    for (const [done, file] of files.entries()) {
      this.#make(file);
      if (pauses.isDue) await pauses.take({ stage: "rendering pages", done, total: files.length });
    }
  }

  /** Keeps the folders that would come out the same. Returns the others. */
  keepFolders(folders: readonly OutputFolder[]): OutputFolder[] {
    const others: OutputFolder[] = [];
    for (const folder of folders) {
      const unchanged = this.#options.past?.unchanged(folder.path, []);
      if (unchanged && this.#publication.keepFolder(folder.path)) this.#kept(folder.path, unchanged);
      else others.push(folder);
    }
    return others;
  }

  async makeFolders(folders: readonly OutputFolder[]): Promise<void> {
    const { tracker, profile, signal, progress } = this.#options;
    const pauses = new Pauses(signal, progress);
    for (const [done, { path, kind, make }] of folders.entries()) {
      const reads = new Set<Dependency>();
      for (const file of tracker.track(reads, make)) this.#publication.add(path + file.path, file.bytes);
      this.#noteMade(path, [], reads);
      profile?.lap(kind);
      await pauses.take({ stage: `building the ${kind}`, done, total: folders.length });
    }
  }

  #make({ path, kind, reads: planned, make }: OutputFile): void {
    const { tracker, profile } = this.#options;
    const reads = new Set(planned);
    const content = tracker.track(reads, make);
    profile?.made(path, kind);
    if (content === undefined) return;
    this.#publication.add(path, content);
    if (reads.size > 0) this.#noteMade(path, planned, reads);
    profile?.lap("write");
  }

  #kept(path: string, reads: Uint32Array): void {
    this.reads.set(path, reads);
    this.made.set(path, this.#options.past!.made(path)!);
  }

  #noteMade(path: string, planned: Iterable<Dependency>, reads: ReadonlySet<Dependency>): void {
    const { past, fallback, time } = this.#options;
    // An array takes a fifth of the memory of a set, and there is one for each file.
    this.reads.set(path, [...reads]);
    this.made.set(path, { reason: past?.reasonFor(path, planned) ?? fallback, time });
  }
}
