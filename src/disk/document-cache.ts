import { join } from "node:path";
import type { Document } from "../content/document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hashOf } from "../text/hash.ts";
import type { Disk } from "./disk.ts";
import type { FoundFile } from "./found-file.ts";
import { saveTime } from "./save-time.ts";
import { decodeShard, encodeShard, type Row, readRow, type Texts, writeRow } from "./shard.ts";
import { Spill } from "./spill.ts";
import { CacheFile, documentOf, Outlines, StoredText, type StoredTexts } from "./stored.ts";

/**
 * Files of the cache: one edit rewrites one of them. Documents of one folder are in few files, because pages are
 * made in the order of time, which most sites' folders follow, and not all files can be open at once.
 */
const SHARDS = 64;
const SHARDS_OF_FOLDER = 8;

/** What parsing one file gave. */
export interface CachedFile {
  readonly path: string;
  readonly digest: string;
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Entry extends CachedFile {
  readonly row: Row;
  readonly texts: StoredTexts;
  /** The row as it is written, until it is; absent for one that was read. */
  text?: string | undefined;
}

/**
 * What parsing gave, kept between builds. The law: an entry is a function of one file's path and bytes
 * and of the cache's key (the parse options, and the version of everything that parses); it depends on
 * no other file and never changes. Its diagnostics are reported again whenever it is used. Rows are
 * held in memory; outlines of stories and all details stay in the cache's files until they are asked for. The whole
 * cache may be missing or damaged at any time: then files are parsed again.
 */
export class DocumentCache {
  /** Undefined where nothing is to be written. */
  readonly #folder: string | undefined;
  readonly #key: string;
  readonly #disk: Disk;
  readonly #entries = new Map<string, Entry>();
  /** Shard → its file. */
  readonly #files = new Map<number, CacheFile>();
  /** Shards that differ from what is on the disk. */
  readonly #dirty = new Set<number>();
  readonly #spill: Spill | undefined;
  readonly #outlines = new Outlines();

  constructor(folder: string | undefined, key: string, disk: Disk) {
    this.#folder = folder;
    this.#key = key;
    this.#disk = disk;
    this.#spill = folder === undefined ? undefined : new Spill(folder, disk);
    if (folder === undefined || !disk.info(folder)) return;
    for (let shard = 0; shard < SHARDS; shard += 1) this.#load(shard, join(folder, nameOf(shard)));
  }

  /** What is known of a file that is as it was when it was read. */
  unread(file: FoundFile): CachedFile | undefined {
    const entry = this.#entries.get(file.path);
    return entry && entry.row.seen !== "" && entry.row.seen === file.seen ? entry : undefined;
  }

  /** The document of a file as it was when it was last read. */
  kept(path: string): Document | undefined {
    return this.#entries.get(path)?.document;
  }

  /** What is known of a file with these bytes. */
  find(file: FoundFile, digest: string): CachedFile | undefined {
    const entry = this.#entries.get(file.path);
    if (entry?.digest !== digest) return undefined;
    this.#set({ ...entry, row: { ...entry.row, seen: file.seen }, text: undefined });
    return entry;
  }

  /** Keeps what parsing a file gave: its row as JSON, and its document's texts. */
  add(row: string, { outline, detail }: Texts): CachedFile {
    const texts = { outline: new StoredText(outline), detail: new StoredText(detail) };
    this.#spill?.add(texts.outline, outline);
    this.#spill?.add(texts.detail, detail);
    const entry = this.#entryOf(readRow(row), texts, row);
    this.#set(entry);
    return entry;
  }

  /** Forgets the files that are gone, and writes what has changed. */
  save(files: readonly FoundFile[]): void {
    const present = new Set(files.map(({ path }) => path));
    for (const path of this.#entries.keys()) {
      if (present.has(path)) continue;
      this.#entries.delete(path);
      this.#dirty.add(shardOf(path));
    }
    const folder = this.#folder;
    if (folder === undefined || this.#dirty.size === 0) return;
    saveTime(() => {
      this.#disk.makeFolder(folder);
      this.#write(folder);
      this.#spill?.clear();
    });
  }

  #entryOf(row: Row, texts: StoredTexts, text?: string): Entry {
    const { path, digest, diagnostics } = row;
    return { path, digest, diagnostics, document: documentOf(row, texts, this.#outlines), row, texts, text };
  }

  #set(entry: Entry): void {
    this.#entries.set(entry.path, entry);
    this.#dirty.add(shardOf(entry.path));
  }

  #load(shard: number, path: string): void {
    const file = this.#fileOf(shard, path);
    const { rows = [], places = [] } = decodeShard(path, this.#key, this.#disk) ?? {};
    for (const [index, row] of rows.entries()) {
      const { outline, detail } = places[index]!;
      const texts = {
        outline: new StoredText({ file, ...outline }),
        detail: new StoredText({ file, ...detail }),
      };
      this.#entries.set(row.path, this.#entryOf(row, texts));
    }
  }

  #fileOf(shard: number, path: string): CacheFile {
    const file = new CacheFile(path, this.#disk);
    this.#files.set(shard, file);
    return file;
  }

  /** Closes the files; details that are asked for later open them again. */
  close(): void {
    for (const file of this.#files.values()) file.close();
  }

  #write(folder: string): void {
    const byShard = new Map<number, Entry[]>([...this.#dirty].map((shard) => [shard, []]));
    for (const entry of this.#entries.values()) byShard.get(shardOf(entry.path))?.push(entry);
    for (const [shard, entries] of byShard) {
      const path = join(folder, nameOf(shard));
      const rows = entries.map(({ row, text = writeRow(row), texts: { outline, detail } }) => ({
        text,
        outline: outline.bytes(),
        detail: detail.bytes(),
      }));
      const { bytes, places } = encodeShard(rows, this.#key);
      this.#disk.write(`${path}.tmp`, bytes);
      this.#disk.rename(`${path}.tmp`, path);
      this.#files.get(shard)?.close();
      const file = this.#fileOf(shard, path);
      for (const [index, entry] of entries.entries()) {
        entry.texts.outline.moveTo({ file, ...places[index]!.outline });
        entry.texts.detail.moveTo({ file, ...places[index]!.detail });
        entry.text = undefined;
      }
      this.#dirty.delete(shard);
    }
  }
}

/** The shard of a path: by its folder, and then by itself. */
function shardOf(path: string): number {
  const folder = hashOf(path.slice(0, path.lastIndexOf("/"))) % (SHARDS / SHARDS_OF_FOLDER);
  return folder * SHARDS_OF_FOLDER + (hashOf(path) % SHARDS_OF_FOLDER);
}

const nameOf = (shard: number): string => `${String(shard).padStart(2, "0")}.bin`;
