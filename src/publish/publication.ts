import type { Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { bestEffort } from "../store/best-effort.ts";
import type { PublishedFile, PublishedFiles } from "../store/build-record.ts";
import { grouped } from "../text/order.ts";
import { applyJournal, type Journal, writeJournal, writeRecord } from "./journal.ts";
import type { Output } from "./output.ts";
import { type Staged, Staging } from "./staging.ts";

export interface PublishReport {
  readonly written: readonly string[];
  /** Those among the written files that are new in the output. */
  readonly added: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
  /** All our files in the output. */
  readonly files: ReadonlySet<string>;
}

/**
 * Called with what a publication does, when nothing can prevent it any more but this call: if it throws, nothing is published.
 * If the process dies afterwards, the output may still stay as it is.
 */
export type Announce = (report: PublishReport) => void;

/**
 * One publication: files are staged one by one, and appear in the output together at the end, or not at
 * all. Until `commit`, the output is untouched; after that, a journal lets the next build finish the
 * work. Only files that an earlier build wrote are ever removed.
 */
export class Publication {
  readonly #output: Output;
  readonly #disk: Disk;
  readonly #staging: Staging;
  readonly #new = new Map<string, PublishedFile>();
  readonly #staged: string[] = [];
  readonly #added: string[] = [];
  /** The files that the last build left, by their folder; once it is asked for. */
  #folders: ReadonlyMap<string, readonly string[]> | undefined;
  #removed: readonly string[] = [];
  /** Whether a file has the right content, but not the size and time in the last build's record. */
  #learned = false;

  /** `old`: what the last build left; an interrupted one must have been recovered. */
  constructor(output: Output, old: PublishedFiles | undefined, disk: Disk, report: Report) {
    this.#output = output;
    this.#disk = disk;
    this.#staging = new Staging(output, old, disk, report);
  }

  /** Keeps a file as the last build left it; false if it has changed and must be added. */
  keep(path: string): boolean {
    const known = this.#staging.known(path);
    if (known) this.#new.set(path, known);
    return known !== undefined;
  }

  /** Keeps a folder of files (`search/index/1a2b/`) as the last build left it; false if it has changed, or does not exist. */
  keepFolder(folder: string): boolean {
    this.#folders ??= grouped(this.#staging.old.keys(), (path) => path.slice(0, path.lastIndexOf("/") + 1));
    const paths = this.#folders.get(folder) ?? [];
    const whole = paths.length > 0 && paths.every((path) => this.#staging.known(path) !== undefined);
    return whole && paths.every((path) => this.keep(path));
  }

  /** Keeps everything from the last build that was not added, without checking it. */
  keepOthers(): void {
    for (const [path, published] of this.#staging.old)
      if (!this.#new.has(path)) this.#new.set(path, published);
  }

  /** The files that the output will contain. */
  get files(): PublishedFiles {
    return this.#new;
  }

  /** Stages a file, unless the output already has it. `path` is relative to the output, with `/`. */
  add(path: string, content: string | Uint8Array): void {
    const { published, fate }: Staged = this.#staging.add(path, content);
    this.#new.set(path, published);
    if (fate !== "kept") this.#staged.push(path);
    if (fate === "added") this.#added.push(path);
    if (fate === "kept") this.#learned ||= this.#staging.old.get(path)?.modified !== published.modified;
  }

  /** Call this after the last file: finds out which files of the last build to remove. */
  seal(): void {
    const { old } = this.#staging;
    this.#removed = [...old.keys()].filter((path) => !this.#new.has(path) && this.#staging.isFree(path));
  }

  /** Publishes what was staged. If that cannot even start, discards it and throws. `record`: this build's record. */
  commit(record: Uint8Array, announce?: Announce): PublishReport {
    const [written, added, removed] = [this.#staged, this.#added, this.#removed];
    const unchanged = this.#new.size - written.length;
    const report = { written, added, unchanged, removed, files: new Set(this.#new.keys()) };
    if (written.length > 0 || removed.length > 0 || this.#learned) {
      const journal: Journal = { whole: this.#staging.first, staged: written, removed };
      try {
        writeJournal(journal, record, this.#output, this.#disk, () => announce?.(report));
      } catch (error) {
        this.abandon();
        throw error;
      }
      applyJournal(journal, this.#output, this.#disk);
    } else {
      announce?.(report);
      bestEffort(() => writeRecord(record, this.#output.state, this.#disk));
    }
    return report;
  }

  /** Discards what was staged. */
  abandon(): void {
    this.#disk.removeTree(this.#output.staging);
  }
}
