import { crc32 } from "node:zlib";
import type { KeptText } from "../content/document-text.ts";
import type { Disk, OpenFile } from "../disk/disk.ts";
import type { RichText } from "../markdown/rich-text.ts";
import type { TextPlace } from "./bin.ts";

/** Thrown if the store is damaged: the build must remove it and start again. */
export class DamagedStore extends Error {}

/** At most so many files of the store are open at once: a process may be allowed few, and needs some to write the site. */
const MOST_OPEN = 12;

/** Bytes of a file, from a place on. */
interface Ahead {
  readonly start: number;
  readonly bytes: Uint8Array;
}

/** Bytes that are read at once. */
const AHEAD = 32 * 1024;
const NOTHING_AHEAD: Ahead = { start: 0, bytes: new Uint8Array() };

/** There may be hundreds of thousands of these. */
class PlacedText implements KeptText {
  readonly #file: TextFile;
  readonly #place: TextPlace;

  constructor(file: TextFile, place: TextPlace) {
    this.#file = file;
    this.#place = place;
  }

  read(): RichText {
    return this.#file.read(this.#place);
  }
}

/** A file with texts. It stays open from the first read until many other files are read, or until it is replaced. */
export class TextFile {
  /** The open files, in the order in which they were opened. */
  static readonly #opened = new Set<TextFile>();
  readonly #path: string;
  readonly #disk: Disk;
  #open: OpenFile | undefined;
  #ahead: Ahead = NOTHING_AHEAD;
  /** Where the last text ended. */
  #end = 0;

  constructor(path: string, disk: Disk) {
    this.#path = path;
    this.#disk = disk;
  }

  /** A text of the file. */
  text(place: TextPlace): KeptText {
    return new PlacedText(this, place);
  }

  read({ start, length, check }: TextPlace): RichText {
    try {
      const bytes = this.#bytes(start, length);
      if (bytes.length === length && crc32(bytes) === check)
        return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString() as RichText;
    } catch {
      // Treated like wrong bytes.
    }
    throw new DamagedStore(this.#path);
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
    this.#ahead = NOTHING_AHEAD;
    TextFile.#opened.delete(this);
  }

  /** Reads on a little if this text comes soon after the last one: then the next one is often wanted next. */
  #bytes(start: number, length: number): Uint8Array {
    const at = start - this.#ahead.start;
    if (at < 0 || at + length > this.#ahead.bytes.length) {
      const isNext = start >= this.#end && start < this.#end + AHEAD;
      this.#ahead = { start, bytes: this.#file().read(start, isNext ? Math.max(length, AHEAD) : length) };
    }
    this.#end = start + length;
    return this.#ahead.bytes.subarray(start - this.#ahead.start).subarray(0, length);
  }

  #file(): OpenFile {
    if (this.#open) return this.#open;
    const [first] = TextFile.#opened;
    if (first && TextFile.#opened.size >= MOST_OPEN) first.close();
    this.#open = this.#disk.open(this.#path);
    TextFile.#opened.add(this);
    return this.#open;
  }
}
