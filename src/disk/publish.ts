import type { Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "./disk.ts";
import { applyJournal, type Journal, recover, writeJournal } from "./journal.ts";
import { type Manifest, type Published, serialiseManifest } from "./manifest.ts";
import type { Output } from "./output.ts";
import { type Staged, Staging } from "./staging.ts";

export interface PublishReport {
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
  /** All our files in the output. */
  readonly files: ReadonlySet<string>;
}

/**
 * One publication: files are staged one by one, and appear in the output together at the end, or not at
 * all. Until `commit`, the output is untouched; after that, a journal lets the next build finish the
 * work. Only files that an earlier build wrote are ever removed.
 */
export class Publication {
  readonly #output: Output;
  readonly #disk: Disk;
  readonly #staging: Staging;
  readonly #new = new Map<string, Published>();
  readonly #staged: string[] = [];
  #removed: readonly string[] = [];
  /** Whether an intact file was found that differs from the manifest's entry. */
  #learned = false;

  /** `known`: what this process published last, if anything. */
  constructor(output: Output, disk: Disk, report: Report, known?: Manifest) {
    recover(output, disk);
    this.#output = output;
    this.#disk = disk;
    this.#staging = new Staging(output, disk, report, known);
  }

  /** Keeps a file as the last build left it; false if it has changed and must be added. */
  keep(path: string): boolean {
    const known = this.#staging.known(path);
    if (known) this.#new.set(path, known);
    return known !== undefined;
  }

  /** Keeps a folder as the last build left it (`search/index/`); false if it has changed or does not exist. */
  keepFolder(folder: string): boolean {
    const paths = [...this.#staging.old.keys()].filter((path) => path.startsWith(folder));
    const whole = paths.length > 0 && paths.every((path) => this.#staging.known(path) !== undefined);
    return whole && paths.every((path) => this.keep(path));
  }

  /** Keeps everything from the last build that was not added, without checking it. */
  keepOthers(): void {
    for (const [path, published] of this.#staging.old)
      if (!this.#new.has(path)) this.#new.set(path, published);
  }

  /** What the output will contain. */
  get manifest(): Manifest {
    return this.#new;
  }

  /** Stages a file, unless the output already has it. `path` is relative to the output, with `/`. */
  add(path: string, content: string | Uint8Array): void {
    this.accept(this.#staging.add(path, content));
  }

  /** Adds a file that another thread has staged. */
  accept({ path, published, isNew }: Staged): void {
    this.#new.set(path, published);
    if (isNew) this.#staged.push(path);
    else this.#learned ||= this.#staging.old.get(path)?.modified !== published.modified;
  }

  /** Call this after the last file: finds out which files of the last build to remove. */
  seal(): void {
    const { old } = this.#staging;
    this.#removed = [...old.keys()].filter((path) => !this.#new.has(path) && this.#staging.isFree(path));
  }

  /** Publishes what was staged; discards it if publishing cannot even start. */
  commit(): PublishReport {
    const removed = this.#removed;
    const unchanged = this.#new.size - this.#staged.length;
    if (this.#staged.length > 0 || removed.length > 0 || this.#learned) {
      const whole = this.#staging.first;
      const manifest = serialiseManifest(this.#new);
      const journal: Journal = { whole, staged: this.#staged, removed, manifest };
      try {
        writeJournal(journal, this.#output, this.#disk);
      } catch (error) {
        this.abandon();
        throw error;
      }
      applyJournal(journal, this.#output, this.#disk);
    }
    return { written: this.#staged, unchanged, removed, files: new Set(this.#new.keys()) };
  }

  /** Discards what was staged. */
  abandon(): void {
    this.#disk.removeTree(this.#output.staging);
  }
}
