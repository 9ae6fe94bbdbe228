import { join } from "node:path";
import type { Document } from "../content/document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { hashOf } from "../text/hash.ts";
import { CacheFile, StoredDetail } from "./details.ts";
import type { Disk } from "./disk.ts";
import type { FoundFile } from "./found-file.ts";
import { saveTime } from "./save-time.ts";
import { decodeShard, encodeShard, type Row, writeRow } from "./shard.ts";

/** Files of the cache: each holds the documents of the paths that hash to it, so that one edit rewrites one of them. */
const SHARDS = 64;

/** What parsing one file gave. */
export interface CachedFile {
  readonly path: string;
  readonly digest: string;
  readonly document: Document | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

interface Entry extends CachedFile {
  readonly seen: string;
  readonly detail: StoredDetail | undefined;
  /** The entry as it is written, until it is; absent for one that was read. */
  text?: string | undefined;
}

/**
 * What parsing gave, kept between builds. The law: an entry is a function of one file's path and bytes
 * and of the cache's key (the parse options, and the version of everything that parses); it depends on
 * no other file and never changes. Its diagnostics are reported again whenever it is used. Outlines are
 * held in memory; details stay in the cache's files until they are asked for. The whole cache may be
 * missing or damaged at any time: then files are parsed again.
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

  constructor(folder: string | undefined, key: string, disk: Disk) {
    this.#folder = folder;
    this.#key = key;
    this.#disk = disk;
    if (folder === undefined || !disk.info(folder)) return;
    for (let shard = 0; shard < SHARDS; shard += 1) this.#load(shard, join(folder, nameOf(shard)));
  }

  /** What is known of a file that is as it was when it was read. */
  unread(file: FoundFile): CachedFile | undefined {
    const entry = this.#entries.get(file.path);
    return entry && entry.seen !== "" && entry.seen === file.seen ? entry : undefined;
  }

  /** The document of a file as it was when it was last read. */
  kept(path: string): Document | undefined {
    return this.#entries.get(path)?.document;
  }

  /** What is known of a file with these bytes. */
  find(file: FoundFile, digest: string): CachedFile | undefined {
    const entry = this.#entries.get(file.path);
    if (entry?.digest !== digest) return undefined;
    this.#set({ ...entry, seen: file.seen, text: undefined });
    return entry;
  }

  /** Keeps what parsing a file gave. */
  add(row: Row, text: string, detail: Uint8Array | undefined): CachedFile {
    const stored = detail && new StoredDetail(detail);
    const entry = entryOf(row, stored, text);
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
    });
  }

  #set(entry: Entry): void {
    this.#entries.set(entry.path, entry);
    this.#dirty.add(shardOf(entry.path));
  }

  #load(shard: number, path: string): void {
    const rows = decodeShard(path, this.#key, this.#disk);
    const file = this.#fileOf(shard, path);
    for (const { row, place } of rows ?? [])
      this.#entries.set(row.path, entryOf(row, row.outline && new StoredDetail({ file, ...place })));
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
      const rows = entries.map(({ text, document, ...rest }) => ({
        text: text ?? writeRow({ ...rest, outline: document }),
        detail: rest.detail?.bytes(),
      }));
      const { bytes, places } = encodeShard(rows, this.#key);
      this.#disk.write(`${path}.tmp`, bytes);
      this.#disk.rename(`${path}.tmp`, path);
      this.#files.get(shard)?.close();
      const file = this.#fileOf(shard, path);
      for (const [index, entry] of entries.entries()) {
        entry.detail?.moveTo({ file, ...places[index]! });
        entry.text = undefined;
      }
      this.#dirty.delete(shard);
    }
  }
}

const entryOf = (row: Row, detail: StoredDetail | undefined, text?: string): Entry => ({
  path: row.path,
  digest: row.digest,
  seen: row.seen,
  diagnostics: row.diagnostics,
  detail,
  document: row.outline && detail?.of(row.outline),
  text,
});

const shardOf = (path: string): number => hashOf(path) % SHARDS;

const nameOf = (shard: number): string => `${String(shard).padStart(2, "0")}.bin`;
