import { join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import type { FoundFile } from "../source/found-file.ts";
import { hashOf } from "../text/hash.ts";
import { bestEffort } from "./best-effort.ts";
import { encodeBin, readBin } from "./bin.ts";
import { type ParsedFile, parsedFileOf } from "./parsed-file.ts";
import { TextFile } from "./text-file.ts";

/**
 * The number of bins: one edit rewrites one of them. Documents of one folder are in few bins, because pages are made
 * in an order that most sites' folders follow, and not all files can be open at once.
 */
const BINS = 64;
const BINS_OF_FOLDER = 8;

/** At most so many texts are in memory before they are written: about 100 MB. */
const MOST_WAITING = 16_384;

/** The folder of a store, and whether only to read there. */
export interface StorePlace {
  readonly folder: string;
  readonly isReadOnly: boolean;
}

/**
 * The results of parsing, kept between builds. The rule: an entry depends only on one file's path and bytes and on the
 * store's key (the parse options, and the version of everything that parses). It depends on no other file and never
 * changes. Its diagnostics are reported again whenever it is used. Texts stay in the bins until somebody reads them.
 * The whole store may be missing or damaged at any time: then files are parsed again.
 */
export class DocumentStore {
  /** Where to write; undefined if nothing is to be written. */
  readonly #folder: string | undefined;
  readonly #key: string;
  readonly #disk: Disk;
  readonly #files = new Map<string, ParsedFile>();
  /** Bin → its file. */
  readonly #bins = new Map<number, TextFile>();
  /** Bins that differ from what is on the disk. */
  readonly #dirty = new Set<number>();
  /** Files as JSON, until they are written. */
  readonly #rows = new Map<ParsedFile, string>();
  #waiting = 0;

  constructor(place: StorePlace | undefined, key: string, disk: Disk) {
    this.#folder = place?.isReadOnly ? undefined : place?.folder;
    this.#key = key;
    this.#disk = disk;
    if (place === undefined || !disk.info(place.folder)) return;
    for (let bin = 0; bin < BINS; bin += 1) this.#load(bin, join(place.folder, nameOf(bin)));
  }

  /** The entry of a file, whatever it was when it was read. */
  get({ path }: FoundFile): ParsedFile | undefined {
    return this.#files.get(path);
  }

  /** The entry of a file that looks as it did when it was read. */
  unread({ path, seen }: FoundFile): ParsedFile | undefined {
    const known = this.#files.get(path);
    return known && known.seen !== "" && known.seen === seen ? known : undefined;
  }

  /** The entry of a file with these bytes. */
  find({ path, seen }: FoundFile, digest: string): ParsedFile | undefined {
    const known = this.#files.get(path);
    if (known?.digest !== digest) return undefined;
    const found = { ...known, seen };
    this.#set(found);
    return found;
  }

  /** Adds the result of parsing a file. `json`: the same as JSON, if somebody has it already. */
  add(file: ParsedFile, json?: string): void {
    this.#set(file);
    if (json !== undefined) this.#rows.set(file, json);
    this.#waiting += 1;
    if (this.#waiting < MOST_WAITING || this.#folder === undefined) return;
    this.#save();
  }

  /** Removes entries of files that are gone, and writes what has changed. */
  save(files: readonly FoundFile[]): void {
    const present = new Set(files.map(({ path }) => path));
    for (const path of this.#files.keys()) {
      if (present.has(path)) continue;
      this.#files.delete(path);
      this.#dirty.add(binOf(path));
    }
    this.#save();
  }

  /** Closes the bins. Reading a text later opens its bin again. */
  close(): void {
    for (const file of this.#bins.values()) file.close();
  }

  #set(file: ParsedFile): void {
    this.#files.set(file.path, file);
    this.#dirty.add(binOf(file.path));
  }

  #load(bin: number, path: string): void {
    const { rows = [], places = [] } = readBin(path, this.#key, this.#disk) ?? {};
    const texts = this.#fileOf(bin, path);
    for (const [index, row] of rows.entries()) {
      const file = parsedFileOf(row, () => texts.text(places[index]!));
      this.#files.set(file.path, file);
    }
  }

  #fileOf(bin: number, path: string): TextFile {
    const file = new TextFile(path, this.#disk);
    this.#bins.set(bin, file);
    return file;
  }

  #save(): void {
    const folder = this.#folder;
    this.#waiting = 0;
    if (folder === undefined || this.#dirty.size === 0) return;
    // If writing fails, the texts stay in memory.
    bestEffort(() => {
      this.#disk.makeFolder(folder);
      const bins = new Map<number, ParsedFile[]>([...this.#dirty].map((bin) => [bin, []]));
      for (const file of this.#files.values()) bins.get(binOf(file.path))?.push(file);
      for (const [bin, files] of bins) this.#write(bin, files, join(folder, nameOf(bin)));
      this.#rows.clear();
    });
  }

  #write(bin: number, files: readonly ParsedFile[], path: string): void {
    const texts = files.map(({ document }) => (document ? Buffer.from(document.text.read()) : NOTHING));
    const rows = files.map((file) => this.#rows.get(file) ?? JSON.stringify(file));
    const { bytes, places } = encodeBin(this.#key, rows, texts);
    this.#disk.write(`${path}.tmp`, bytes);
    this.#disk.rename(`${path}.tmp`, path);
    this.#bins.get(bin)?.close();
    const kept = this.#fileOf(bin, path);
    for (const [index, { document }] of files.entries()) document?.text.moveTo(kept.text(places[index]!));
    this.#dirty.delete(bin);
  }
}

const NOTHING = new Uint8Array();

/** The bin of a path: its folder decides among groups, the path within a group. */
function binOf(path: string): number {
  const folder = hashOf(path.slice(0, path.lastIndexOf("/"))) % (BINS / BINS_OF_FOLDER);
  return folder * BINS_OF_FOLDER + (hashOf(path) % BINS_OF_FOLDER);
}

const nameOf = (bin: number): string => `${String(bin).padStart(2, "0")}.bin`;
