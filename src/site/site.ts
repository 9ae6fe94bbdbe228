import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { loadInTurn } from "../process/load.ts";
import { isInterrupted } from "../publish/journal.ts";
import { locateOutput, STATE_FOLDER, stateFolder } from "../publish/locate-output.ts";
import { hasBriefings, hashOfFiles, rescan, scan, sourcesOf } from "../source/scan.ts";
import { isUnchanged, readRecord, recordStamp } from "../store/build-record.ts";
import { readCheck } from "../store/check-record.ts";
import { type LockTimeout, takeLock } from "../store/lock.ts";
import { claimState, isOwnState } from "../store/own-state.ts";
import type { BuiltSite } from "./built-site.ts";
import { buildKeyOf, checkKeyOf } from "./keys.ts";
import type { BuildOptions, BuildRequest, BuildResult } from "./request.ts";
import type { SiteSummary } from "./summary.ts";
import type { Scan } from "./work.ts";

const LOCK_TIMEOUT: LockTimeout = { wait: 60_000 };

/**
 * A site, and what this process knows about it. One call does everything: a first build is an update of everything, and
 * an edit is an update of what it changed. Only one process at a time updates a site: `update` throws `LockedError` if
 * another one takes too long.
 */
export class Site {
  readonly #disk: Disk;
  readonly #isKept: boolean;
  #built: BuiltSite | undefined;

  /** `keep`: whether to keep the site in memory, so that the next update is quick. */
  constructor(disk: Disk, { keep = false }: { readonly keep?: boolean } = {}) {
    this.#disk = disk;
    this.#isKept = keep;
  }

  /** The site as it was last read and planned; absent if nothing had to be read, or it is not kept. */
  get built(): BuiltSite | undefined {
    return this.#built;
  }

  /** Brings the site up to date: scan → read → graph → plan → render → publish. */
  async update(request: BuildRequest, options: BuildOptions = {}): Promise<BuildResult> {
    const disk = this.#disk;
    const scanned = this.#scan(request, options);
    const { announce } = options;
    const unchanged = announce ? undefined : this.#unchanged(scanned);
    request.profile?.lap("scan");
    if (unchanged) return unchanged;
    if (scanned.request.out === undefined) return this.#make(scanned, options);
    const state = stateFolder(request, disk);
    const lock = await takeLock(state, disk, options.lockTimeout ?? LOCK_TIMEOUT, options.signal);
    try {
      claimState(state, disk);
      const current = lock.waited ? this.#scan(request, {}) : scanned;
      const same = lock.waited || announce ? this.#unchanged(current) : undefined;
      if (same?.published) announce?.(same.published, same.summary.url);
      return same ?? (await this.#make(current, options));
    } finally {
      lock.release();
    }
  }

  /** Finds the sources. Writes nothing. */
  #scan(request: BuildRequest, { changed, scanned }: Pick<BuildOptions, "changed" | "scanned">): Scan {
    const disk = this.#disk;
    const { root, out } = request;
    const key = buildKeyOf(request);
    const state = stateFolder(request, disk);
    const isLinked = disk.info(state)?.kind === "link";
    if (this.#built && !isOurs(this.#built, disk)) this.#built = undefined;
    const last = isLinked ? undefined : this.#built?.scan;
    // What the last scan reported, only another scan finds again.
    const isKnown = last?.key === key && last.problems.length === 0;
    const edited = isKnown && changed ? rescan(last.files, changed, disk) : undefined;
    const problems: Diagnostic[] = isLinked ? [notFollowed()] : [...(scanned?.problems ?? [])];
    const files =
      edited ?? scanned?.files ?? scan(root, disk, (problem) => problems.push(problem), request.part?.share);
    const place = out === undefined || isLinked ? undefined : locateOutput({ ...request, out }, disk);
    const isOwn = !isLinked && isOwnState(state, disk);
    // Outside a site nothing is written, not even the state.
    const isRead = out === undefined || isLinked || !hasBriefings(root, disk);
    return {
      request: isRead ? { ...request, out: undefined } : request,
      ...{ key, files, problems, hash: hashOfFiles(files, problems), isEdit: edited !== undefined },
      state: isOwn || !isRead ? state : undefined,
      saved: place && "folder" in place && isOwn ? readRecord<SiteSummary>(place.state, disk) : undefined,
    };
  }

  /** The last result, if one now would be the same. Then the code that makes sites is not even loaded. */
  #unchanged(scanned: Scan): BuildResult | undefined {
    // A site that is to be kept gets read completely, so that the first change is quick.
    if (this.#isKept && !this.#built) return undefined;
    const { request, files, hash, state } = scanned;
    const { audit, out, now } = request;
    const checked =
      audit && state !== undefined
        ? readCheck<SiteSummary>({ key: checkKeyOf(request), sources: hash, now }, state, this.#disk)
        : undefined;
    if (audit && !checked) return undefined;
    if (out !== undefined) {
      const built = this.#unchangedBuild(scanned);
      return built && { ...built, diagnostics: checked?.diagnostics ?? built.diagnostics };
    }
    return checked && { ...checked, sourceOf: sourcesOf(files, this.#disk) };
  }

  /** The last build's result, if a build now would have the same. */
  #unchangedBuild({ request, key, files, hash, saved }: Scan): BuildResult | undefined {
    const disk = this.#disk;
    const { out, now } = request;
    if (!saved || out === undefined) return undefined;
    const place = locateOutput({ ...request, out }, disk);
    if ("problem" in place || isInterrupted(place.state, disk)) return undefined;
    const { record } = saved;
    if (!isUnchanged(record, { key, sources: hash, now }, place.folder, disk)) return undefined;
    const published = {
      ...{ written: [], added: [], unchanged: record.files.size, removed: [] },
      files: new Set(record.files.keys()),
    };
    const { diagnostics, summary } = record;
    return { diagnostics, summary, published, sourceOf: sourcesOf(files, disk) };
  }

  /** Makes the site from what the scan found. */
  async #make(
    scanned: Scan,
    { signal, progress, announce, started, planOnly = false }: BuildOptions,
  ): Promise<BuildResult> {
    started?.(scanned.files.texts.length);
    loadInTurn(import.meta.url, "./make.js");
    const { makeSite } = await import("./make.ts");
    scanned.request.profile?.lap("load");
    const before = this.#built;
    this.#built = undefined;
    const { result, built } = await makeSite(
      { ...scanned, disk: this.#disk, isKept: this.#isKept, signal, progress, announce, planOnly },
      before,
    );
    if (this.#isKept || scanned.request.out === undefined) this.#built = built;
    return { ...result, sourceOf: sourcesOf(scanned.files, this.#disk) };
  }
}

/** Whether no other process has published there since. */
const isOurs = ({ published }: BuiltSite, disk: Disk): boolean =>
  published === undefined || recordStamp(published.output.state, disk) === published.stamp;

/** Brings a site up to date once. */
export const build = (request: BuildRequest, disk: Disk, options?: BuildOptions): Promise<BuildResult> =>
  new Site(disk).update(request, options);

/** If the state folder were a link, builds would write and remove files wherever it leads. */
const notFollowed = (): Diagnostic =>
  diagnostic("BG0004", "this symbolic link is not followed", {
    at: { path: STATE_FOLDER },
    label: "caches must be in a folder of the site itself",
    help: ["delete it: the next build creates a folder; `--state` names another one"],
  });
