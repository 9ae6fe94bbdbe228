import { dirname, join } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "./digest.ts";
import type { Disk } from "./disk.ts";
import { applyJournal, type Journal, recover, writeJournal } from "./journal.ts";
import { isIntact, type Manifest, type Published, readManifest } from "./manifest.ts";
import type { Output } from "./output.ts";

export interface PublishReport {
  readonly written: readonly string[];
  readonly unchanged: number;
  readonly removed: readonly string[];
  /** Every file of ours that the output holds now. */
  readonly files: ReadonlySet<string>;
}

/**
 * One publication: files are staged one by one, and appear in the output all at the end, or not at
 * all. Until `commit` the output is untouched; from there on a journal lets the next build finish
 * what was begun. Only files that an earlier build of ours wrote are ever removed.
 */
export class Publication {
  readonly #output: Output;
  readonly #disk: Disk;
  readonly #report: Report;
  readonly #old: Manifest;
  readonly #new = new Map<string, Published>();
  readonly #staged: string[] = [];
  #removed: readonly string[] = [];
  /** Folders that staging has. */
  readonly #folders = new Set<string>();
  /** Folder of the output → whether files may be put into it. */
  readonly #checked = new Map<string, boolean>();
  /** Whether a file was found intact that the manifest did not know as it is. */
  #learned = false;
  /** The output does not exist: the whole tree is staged and renamed into place at once. */
  readonly #first: boolean;

  /** `known`: what this very process published last, where it did. */
  constructor(output: Output, disk: Disk, report: Report, known?: Manifest) {
    recover(output, disk);
    this.#output = output;
    this.#disk = disk;
    this.#report = report;
    this.#first = disk.info(output.folder) === undefined;
    const old = known ?? output.adopted ?? readManifest(output.state, disk);
    this.#old = this.#first || !old ? new Map() : old;
  }

  /** Keeps a file as the last build left it; false where it is not as it was, and must be added. */
  keep(path: string): boolean {
    const known = this.#output.adopted ? undefined : this.#old.get(path);
    if (!known || !isIntact(known, this.#disk.info(join(this.#output.folder, path)))) return false;
    this.#new.set(path, known);
    return true;
  }

  /** Keeps everything of the last build that was not added, without a look at it. */
  keepOthers(): void {
    for (const [path, published] of this.#old) if (!this.#new.has(path)) this.#new.set(path, published);
  }

  /** What the output will hold. */
  get manifest(): Manifest {
    return this.#new;
  }

  /** Stages a file, unless the output has it already. `path` is relative to the output, with `/`. */
  add(path: string, content: string | Uint8Array): void {
    const bytes = typeof content === "string" ? Buffer.from(content) : content;
    const digest = digestOf(bytes);
    const intact = this.#intact(path, digest, bytes);
    if (intact) {
      this.#new.set(path, intact);
      return;
    }
    const target = join(this.#output.staging, path);
    this.#makeFolder(dirname(target));
    this.#disk.write(target, bytes);
    this.#new.set(path, { digest, size: bytes.length, modified: this.#disk.info(target)?.modified ?? 0 });
    this.#staged.push(path);
  }

  /** To be called after the last `add`: finds out which files of the last build go. */
  seal(): void {
    this.#removed = [...this.#old.keys()].filter((path) => !this.#new.has(path) && this.#checkFolders(path));
  }

  /** Makes what was staged the site, and forgets what was staged where that cannot even begin. */
  commit(): PublishReport {
    const removed = this.#removed;
    const unchanged = this.#new.size - this.#staged.length;
    if (this.#staged.length > 0 || removed.length > 0 || this.#learned) {
      const journal: Journal = { whole: this.#first, staged: this.#staged, removed, manifest: this.#new };
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

  /** Forgets what was staged. */
  abandon(): void {
    this.#disk.removeTree(this.#output.staging);
  }

  /** What the manifest says of a file that is in the output with these bytes; undefined where it must be written. */
  #intact(path: string, digest: string, bytes: Uint8Array): Published | undefined {
    if (this.#first || !this.#checkFolders(path)) return undefined;
    const target = join(this.#output.folder, path);
    const info = this.#disk.info(target);
    const known = this.#old.get(path);
    if (!info) return undefined;
    if (known?.digest === digest && isIntact(known, info)) return known;
    if (info.kind === "file" && info.size === bytes.length && digestOf(this.#disk.read(target)) === digest) {
      this.#learned = true;
      return { digest, size: info.size, modified: info.modified };
    }
    if (info.kind === "folder" && !this.#onlyOurs(path)) this.#refuse(path, "a folder is in its place");
    else if (info.kind === "link" || info.kind === "other") this.#refuse(path, "a link is in its place");
    else if (info.kind === "file" && !known && !this.#output.adopted)
      this.#refuse(path, "briefgen did not make it");
    return undefined;
  }

  /** The folders on the way must be folders, or our own files: a link would lead out of the output. */
  #checkFolders(path: string): boolean {
    const folder = dirname(path);
    if (folder === ".") return true;
    const checked = this.#checked.get(folder);
    if (checked !== undefined) return checked;
    const info = this.#checkFolders(folder) ? this.#disk.info(join(this.#output.folder, folder)) : undefined;
    const sound = !info || info.kind === "folder" || (info.kind === "file" && this.#old.has(folder));
    if (!sound) this.#refuse(folder, info.kind === "link" ? "a link is in its place" : "it is not a folder");
    this.#checked.set(folder, sound);
    return sound;
  }

  /** Whether a folder of the output holds nothing but files that an earlier build made, which will go. */
  #onlyOurs(folder: string): boolean {
    return this.#disk.list(join(this.#output.folder, folder)).every(({ name, kind }) => {
      const path = `${folder}/${name}`;
      return kind === "folder" ? this.#onlyOurs(path) : this.#old.has(path);
    });
  }

  #refuse(path: string, reason: string): void {
    this.#report(
      diagnostic("BG0702", `\`${path}\` is in the output folder: ${reason}`, {
        help: ["move it away, or put it into static/ to publish it"],
      }),
    );
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#disk.makeFolder(folder);
    this.#folders.add(folder);
  }
}
