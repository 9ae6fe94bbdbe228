import type { Problems } from "../diagnostics/problems.ts";
import type { Disk } from "../disk/disk.ts";
import { type Manifest, manifestKey } from "../disk/manifest.ts";
import type { Output } from "../disk/output.ts";
import { Publication, type PublishReport } from "../disk/publish.ts";
import { readRecords, writeRecords } from "../disk/records-file.ts";
import { saveTime } from "../disk/save-time.ts";
import type { Recorder } from "../incremental/facts.ts";
import { type FileReads, PastRecords, Reads } from "../incremental/records.ts";
import { Turns } from "../parse/turns.ts";
import { Pauses, type Progress } from "../pauses.ts";
import type { Profile } from "../profile.ts";
import type { OutputFile, OutputFolder } from "../render/render.ts";
import { type Parcel, type SecondMaker, WORTH_IT } from "./second-maker.ts";

export interface Publishing {
  readonly output: Output;
  /** Knows everything that the files may depend on. */
  readonly recorder: Recorder;
  readonly problems: Problems;
  readonly version: string;
  /** A second thread; undefined where none may help. */
  readonly helper: SecondMaker | undefined;
  readonly profile: Profile | undefined;
  readonly signal: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
  readonly disk: Disk;
}

export interface PublishedSite {
  readonly report: PublishReport;
  readonly reads: Reads;
  readonly manifest: Manifest;
}

/**
 * Makes and stages every file that is not as it would be made again, then commits; where anything
 * failed or a file is in the way, nothing is published.
 */
export async function publishAll(
  files: readonly OutputFile[],
  folders: readonly OutputFolder[],
  publishing: Publishing,
): Promise<PublishedSite | undefined> {
  const { output, problems, version, profile, disk } = publishing;
  const publication = new Publication(output, disk, problems.report);
  const keyOf = () => `${version} ${manifestKey(output.state, disk)}`;
  const making = new Making(files, publication, publishing);
  let past: PastRecords | undefined;
  try {
    const last = readRecords(keyOf(), output.state, disk);
    past = last && new PastRecords(last, publishing.recorder.facts);
    making.keep(past);
    await making.makeOthers();
    if (!problems.failed()) for (const folder of folders) await making.makeFolder(folder, past);
    publishing.signal?.throwIfAborted();
    publication.seal();
  } catch (error) {
    publication.abandon();
    throw error;
  }
  if (problems.failed()) {
    publication.abandon();
    return undefined;
  }
  const report = publication.commit();
  profile?.lap("publish");
  const reads = new Reads(making.made, past?.facts);
  saveTime(() => writeRecords(reads.records, keyOf(), output.state, disk));
  profile?.lap("remember");
  return { report, reads, manifest: publication.manifest };
}

/** Keeps or makes each file of a site. */
class Making {
  /** Path → what the file was made from, where that is anything. */
  readonly made = new Map<string, FileReads>();
  readonly #files: readonly OutputFile[];
  readonly #publication: Publication;
  readonly #publishing: Publishing;
  /** Indexes of the files that are not kept. */
  #todo: Uint32Array = new Uint32Array();

  constructor(files: readonly OutputFile[], publication: Publication, publishing: Publishing) {
    this.#files = files;
    this.#publication = publication;
    this.#publishing = publishing;
  }

  /** Keeps what would come out the same. */
  keep(past: PastRecords | undefined): void {
    const { profile } = this.#publishing;
    const todo: number[] = [];
    for (const [index, { path, reads }] of this.#files.entries()) {
      const unchanged = past?.unchanged(path, reads);
      if (unchanged && this.#publication.keep(path)) this.made.set(path, unchanged);
      else todo.push(index);
    }
    this.#todo = Uint32Array.from(todo);
    profile?.lap("compare");
  }

  /** Makes everything else, with the help of a second thread where that is much. */
  async makeOthers(): Promise<void> {
    const todo = this.#todo;
    const turns = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const helper = todo.length < WORTH_IT ? undefined : this.#publishing.helper;
    const pauses = new Pauses(this.#publishing.signal, this.#publishing.progress);
    try {
      helper?.make({ files: todo, turns });
      const missing = new Set(todo);
      for (const position of new Turns(turns, todo.length, "front")) {
        this.#make(this.#files[todo[position]!]!);
        missing.delete(todo[position]!);
        if (pauses.isDue) await pauses.take({ stage: "rendering pages", done: position, total: todo.length });
      }
      const accepted = this.#accept((await helper?.results()) ?? []);
      this.#publishing.profile?.lap("second thread");
      for (const index of missing)
        if (!accepted.has(this.#files[index]!.path)) this.#make(this.#files[index]!);
    } finally {
      await helper?.stop();
    }
  }

  /** Keeps a folder, or makes it. */
  async makeFolder(
    { path, kind, reads: planned, make }: OutputFolder,
    past: PastRecords | undefined,
  ): Promise<void> {
    const { recorder, profile, signal } = this.#publishing;
    const unchanged = past?.unchanged(path, planned);
    if (unchanged && this.#publication.keepFolder(path)) {
      this.made.set(path, unchanged);
      return;
    }
    this.#publishing.progress?.({ stage: `building the ${kind}` });
    const reads = new Set(planned);
    const files = await make((work) => {
      signal?.throwIfAborted();
      return recorder.record(reads, work);
    });
    for (const file of files ?? []) this.#publication.add(path + file.path, file.bytes);
    this.made.set(path, reads);
    profile?.lap(kind);
  }

  #make({ path, kind, reads: planned, make }: OutputFile): void {
    const { recorder, profile } = this.#publishing;
    const reads = new Set(planned);
    const content = recorder.record(reads, make);
    profile?.made(path, kind);
    if (content === undefined) return;
    this.#publication.add(path, content);
    // A list takes a fifth of the room of a set, and there is one for each file.
    if (reads.size > 0) this.made.set(path, [...reads]);
    profile?.lap("write");
  }

  /** Takes what the second thread made. Returns the paths. */
  #accept(parcels: readonly Parcel[]): Set<string> {
    const { recorder, profile } = this.#publishing;
    const facts = new Map(parcels.length > 0 ? recorder.facts.map((fact) => [fact.key, fact]) : []);
    const accepted = new Set<string>();
    for (const { files, facts: numbers, ...parcel } of parcels) {
      let at = 0;
      for (const { staged, facts: count } of files) {
        const reads = Array.from({ length: count }, (_, index) => {
          const key = numbers[at + index * 2]!;
          return facts.get(key) ?? recorder.define(key, numbers[at + index * 2 + 1]);
        });
        at += count * 2;
        this.#publication.accept(staged);
        if (count > 0) this.made.set(staged.path, reads);
        accepted.add(staged.path);
      }
      if (parcel.profile) profile?.addFiles(parcel.profile);
    }
    return accepted;
  }
}
