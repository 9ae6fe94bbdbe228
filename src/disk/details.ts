import { crc32 } from "node:zlib";
import type { Detail, Document } from "../content/document.ts";
import type { Disk } from "./disk.ts";

/** The cache is not as it was written: it must be forgotten, and the build begun again. */
export class DamagedCache extends Error {}

/** Where a detail is in a file: bytes from its start, how many, and their CRC-32. */
export interface Place {
  readonly file: string;
  readonly start: number;
  readonly length: number;
  readonly check: number;
}

/** A document's detail as JSON in UTF-8: in memory until it is in a file. */
export class StoredDetail {
  readonly #disk: Disk;
  #at: Place | Uint8Array;

  constructor(at: Place | Uint8Array, disk: Disk) {
    this.#disk = disk;
    this.#at = at;
  }

  /** Throws `DamagedCache`. */
  bytes(): Uint8Array {
    if (this.#at instanceof Uint8Array) return this.#at;
    const { file, start, length, check } = this.#at;
    const bytes = readPart(file, start, length, this.#disk);
    if (bytes?.length !== length || crc32(bytes) !== check) throw new DamagedCache(file);
    return bytes;
  }

  moveTo(place: Place): void {
    this.#at = place;
  }

  /** The document with this as its detail: read anew each time it is asked for. */
  of(outline: Omit<Document, "detail">): Document {
    const read = (): Detail => JSON.parse(decoder.decode(this.bytes())) as Detail;
    return Object.defineProperty({ ...outline }, "detail", { get: read, enumerable: false }) as Document;
  }
}

export const encodeDetail = (detail: Detail): Uint8Array => encoder.encode(JSON.stringify(detail));

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function readPart(file: string, start: number, length: number, disk: Disk): Uint8Array | undefined {
  try {
    return disk.readPart(file, start, length);
  } catch {
    return undefined;
  }
}
