import { dirname, join } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { isIntact, type PublishedFile, type PublishedFiles } from "../store/build-record.ts";
import { MOST_BYTES } from "../text/utf8.ts";
import type { Output } from "./output.ts";

/** A file of the next site: what the record will say about it, and whether it had to be staged. */
export interface Staged {
  readonly path: string;
  readonly published: PublishedFile;
  /** `kept` if the output has it already. */
  readonly fate: "kept" | "added" | "changed";
}

/** Writes files of the next site to a folder beside the output, which stays untouched. */
export class Staging {
  readonly #output: Output;
  readonly #disk: Disk;
  readonly #report: Report;
  /** What the last build left. */
  readonly old: PublishedFiles;
  /** The output does not exist: the whole tree is staged and renamed into place at once. */
  readonly first: boolean;
  /** Folders that exist in staging. */
  readonly #folders = new Set<string>();
  /** Folder of the output → whether files may be put there. */
  readonly #checked = new Map<string, boolean>();

  constructor(output: Output, old: PublishedFiles | undefined, disk: Disk, report: Report) {
    this.#output = output;
    this.#disk = disk;
    this.#report = report;
    this.first = disk.info(output.folder) === undefined;
    this.old = (this.first ? undefined : (output.adopted ?? old)) ?? new Map();
  }

  /** The record of a file in the output; undefined if it has changed since the last build. */
  known(path: string): PublishedFile | undefined {
    const known = this.#output.adopted ? undefined : this.old.get(path);
    return known && isIntact(known, this.#disk.info(this.#target(path))) ? known : undefined;
  }

  /** Stages a file, unless the output already has it. `path` is relative to the output, with `/`. */
  add(path: string, content: string | Uint8Array): Staged {
    const bytes = typeof content === "string" ? encode(content) : content;
    const digest = digestOf(bytes);
    const intact = this.#intact(path, digest, bytes);
    if (intact) return { path, published: intact, fate: "kept" };
    const target = join(this.#output.staging, path);
    this.#makeFolder(dirname(target));
    this.#disk.write(target, bytes);
    const modified = this.#disk.info(target)?.modified ?? 0;
    const fate = this.#replaces(path) ? "changed" : "added";
    return { path, published: { digest, size: bytes.length, modified }, fate };
  }

  /** Whether nothing that is not ours is in the way of the file; reports what is. */
  isFree(path: string): boolean {
    return this.#checkFolders(path);
  }

  /** Whether the last build left a file at a path, or one is there. */
  #replaces(path: string): boolean {
    if (this.first) return false;
    return this.old.has(path) || this.#disk.info(this.#target(path))?.kind === "file";
  }

  #target = (path: string): string => join(this.#output.folder, path);

  /** The record of a file that is already in the output with these bytes; undefined if it must be written. */
  #intact(path: string, digest: string, bytes: Uint8Array): PublishedFile | undefined {
    if (this.first || !this.#checkFolders(path)) return undefined;
    const target = this.#target(path);
    const info = this.#disk.info(target);
    const known = this.old.get(path);
    if (!info) return undefined;
    if (known?.digest === digest && isIntact(known, info)) return known;
    if (info.kind === "file" && info.size === bytes.length && digestOf(this.#disk.read(target)) === digest)
      return { digest, size: info.size, modified: info.modified };
    if (info.kind === "folder" && !this.#onlyOurs(path)) this.#refuse(path, "a folder is in its place");
    else if (info.kind === "link" || info.kind === "other") this.#refuse(path, "a link is in its place");
    else if (info.kind === "file" && !known && !this.#output.adopted)
      this.#refuse(path, "briefgen did not write it");
    return undefined;
  }

  /** The folders above a file must be real folders, or our own files: a link would lead out of the output. */
  #checkFolders(path: string): boolean {
    const folder = dirname(path);
    if (folder === ".") return true;
    const checked = this.#checked.get(folder);
    if (checked !== undefined) return checked;
    const info = this.#checkFolders(folder) ? this.#disk.info(this.#target(folder)) : undefined;
    const sound = !info || info.kind === "folder" || (info.kind === "file" && this.old.has(folder));
    if (!sound) this.#refuse(folder, info.kind === "link" ? "a link is in its place" : "it is not a folder");
    this.#checked.set(folder, sound);
    return sound;
  }

  /** Whether a folder of the output contains only files from an earlier build, which will be removed. */
  #onlyOurs(folder: string): boolean {
    return this.#disk.list(this.#target(folder)).every(({ name, kind }) => {
      const path = `${folder}/${name}`;
      return kind === "folder" ? this.#onlyOurs(path) : this.old.has(path);
    });
  }

  #refuse(path: string, reason: string): void {
    this.#report(
      diagnostic("BG0702", `\`${path}\` is in the output folder: ${reason}`, {
        help: ["move it elsewhere, or put it into static/ to publish it"],
      }),
    );
  }

  #makeFolder(folder: string): void {
    if (this.#folders.has(folder)) return;
    this.#disk.makeFolder(folder);
    this.#folders.add(folder);
  }
}

/** A text's bytes in UTF-8, valid until the next call. */
function encode(text: string): Uint8Array {
  if (text.length * MOST_BYTES > room.length) return Buffer.from(text);
  return room.subarray(0, room.write(text));
}

/** Reused, because new memory for each file costs more than filling it. */
const room = Buffer.allocUnsafeSlow(1 << 20);
