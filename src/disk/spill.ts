import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Disk } from "./disk.ts";
import { saveTime } from "./save-time.ts";
import { CacheFile, type StoredText } from "./stored.ts";

/** Bytes that wait in memory, at most: the texts of more than 10,000 stories, which files would make a thirtieth slower. */
const MOST_WAITING = 128 * 2 ** 20;

/**
 * Texts of documents that were just parsed and have no shard yet. When there are many they wait in files, not in
 * memory: those of a whole site are a hundred megabytes for 10,000 stories.
 */
export class Spill {
  readonly #folder: string;
  readonly #disk: Disk;
  readonly #files: CacheFile[] = [];
  #waiting: { readonly text: StoredText; readonly bytes: Uint8Array }[] = [];
  #size = 0;

  constructor(folder: string, disk: Disk) {
    this.#folder = folder;
    this.#disk = disk;
  }

  add(text: StoredText, bytes: Uint8Array): void {
    this.#waiting.push({ text, bytes });
    this.#size += bytes.length;
    if (this.#size < MOST_WAITING) return;
    // Where the disk refuses, they stay in memory.
    saveTime(() => this.#write());
    this.#waiting = [];
    this.#size = 0;
  }

  /** To be called when all texts are elsewhere. Removes what a build left that was killed, too. */
  clear(): void {
    this.#waiting = [];
    this.#size = 0;
    for (const file of this.#files.splice(0)) file.close();
    for (const { name } of this.#disk.list(this.#folder))
      if (/^new-\d+\.tmp$/.test(name)) this.#disk.remove(join(this.#folder, name));
  }

  #write(): void {
    const path = join(this.#folder, `new-${this.#files.length}.tmp`);
    this.#disk.makeFolder(this.#folder);
    this.#disk.write(path, Buffer.concat(this.#waiting.map(({ bytes }) => bytes)));
    const file = new CacheFile(path, this.#disk);
    this.#files.push(file);
    let start = 0;
    for (const { text, bytes } of this.#waiting) {
      text.moveTo({ file, start, length: bytes.length, check: crc32(bytes) });
      start += bytes.length;
    }
  }
}
