import { dirname, join } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { digestOf } from "./digest.ts";
import type { Disk } from "./disk.ts";
import { isIntact, type Manifest, type Published, readManifest } from "./manifest.ts";
import type { Output } from "./output.ts";

/** A file of the next site: what the manifest will say of it, and whether it had to be staged. */
export interface Staged {
  readonly path: string;
  readonly published: Published;
  /** False where the output has it already. */
  readonly isNew: boolean;
}

/**
 * Puts files of the next site beside the output, which stays untouched. Several threads may stage
 * files of one publication, each with a `Staging` of its own, as long as no file is given to two.
 */
export class Staging {
  readonly #output: Output;
  readonly #disk: Disk;
  readonly #report: Report;
  /** What the last build left. */
  readonly old: Manifest;
  /** The output does not exist: the whole tree is staged and renamed into place at once. */
  readonly first: boolean;
  /** Folders that staging has. */
  readonly #folders = new Set<string>();
  /** Folder of the output → whether files may be put into it. */
  readonly #checked = new Map<string, boolean>();

  /** `known`: what this very process published last, where it did. */
  constructor(output: Output, disk: Disk, report: Report, known?: Manifest) {
    this.#output = output;
    this.#disk = disk;
    this.#report = report;
    this.first = disk.info(output.folder) === undefined;
    const old = known ?? output.adopted ?? readManifest(output.state, disk);
    this.old = this.first || !old ? new Map() : old;
  }

  /** What the manifest says of a file that is in the output as the last build left it. */
  known(path: string): Published | undefined {
    const known = this.#output.adopted ? undefined : this.old.get(path);
    return known && isIntact(known, this.#disk.info(this.#target(path))) ? known : undefined;
  }

  /** Stages a file, unless the output has it already. `path` is relative to the output, with `/`. */
  add(path: string, content: string | Uint8Array): Staged {
    const bytes = typeof content === "string" ? encode(content) : content;
    const digest = digestOf(bytes);
    const intact = this.#intact(path, digest, bytes);
    if (intact) return { path, published: intact, isNew: false };
    const target = join(this.#output.staging, path);
    this.#makeFolder(dirname(target));
    this.#disk.write(target, bytes);
    const modified = this.#disk.info(target)?.modified ?? 0;
    return { path, published: { digest, size: bytes.length, modified }, isNew: true };
  }

  /** Whether there is nothing on the way to the file that is not ours. What is, is reported. */
  isFree(path: string): boolean {
    return this.#checkFolders(path);
  }

  #target = (path: string): string => join(this.#output.folder, path);

  /** What the manifest says of a file that is in the output with these bytes; undefined where it must be written. */
  #intact(path: string, digest: string, bytes: Uint8Array): Published | undefined {
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

  /** The folders on the way must be folders, or our own files: a link would lead out of the output. */
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

  /** Whether a folder of the output holds nothing but files that an earlier build made, which will go. */
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

/** Bytes of a text in UTF-8 for the time being: until the next one is asked for. */
function encode(text: string): Uint8Array {
  if (text.length * LONGEST > room.length) return Buffer.from(text);
  return room.subarray(0, room.write(text));
}

/** Used again and again: new memory for each file costs more than filling it. */
const room = Buffer.allocUnsafeSlow(1 << 20);
/** Bytes that one UTF-16 unit takes, at most. */
const LONGEST = 3;
