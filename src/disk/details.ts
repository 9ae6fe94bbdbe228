import { crc32 } from "node:zlib";
import type { Detail, Document } from "../content/document.ts";
import { decodeDetail } from "./detail-text.ts";
import type { Disk, OpenFile } from "./disk.ts";

/** The cache is not as it was written: it must be forgotten, and the build begun again. */
export class DamagedCache extends Error {}

/** Files of the cache that are open at once, at most: a process may be allowed few, and needs some to write the site. */
const MOST_OPEN = 12;

/** A file of the cache, open for reading from the first detail that is asked for until many others were, or it is replaced. */
export class CacheFile {
  /** Those that are open, the one that was opened first in front. */
  static readonly #opened = new Set<CacheFile>();
  readonly #path: string;
  readonly #disk: Disk;
  #open: OpenFile | undefined;

  constructor(path: string, disk: Disk) {
    this.#path = path;
    this.#disk = disk;
  }

  /** Throws `DamagedCache`. */
  read({ start, length, check }: Omit<Place, "file">): Uint8Array {
    try {
      const bytes = this.#file().read(start, length);
      if (bytes.length === length && crc32(bytes) === check) return bytes;
    } catch {
      // As bad as wrong bytes.
    }
    throw new DamagedCache(this.#path);
  }

  close(): void {
    this.#open?.close();
    this.#open = undefined;
    CacheFile.#opened.delete(this);
  }

  #file(): OpenFile {
    if (this.#open) return this.#open;
    const [first] = CacheFile.#opened;
    if (first && CacheFile.#opened.size >= MOST_OPEN) first.close();
    this.#open = this.#disk.open(this.#path);
    CacheFile.#opened.add(this);
    return this.#open;
  }
}

/** Where a detail is in a file: bytes from its start, how many, and their CRC-32. */
export interface Place {
  readonly file: CacheFile;
  readonly start: number;
  readonly length: number;
  readonly check: number;
}

/** A document's detail as bytes (`encodeDetail`): in memory until it is in a file. */
export class StoredDetail {
  #at: Place | Uint8Array;

  constructor(at: Place | Uint8Array) {
    this.#at = at;
  }

  /** Throws `DamagedCache`. */
  bytes(): Uint8Array {
    return this.#at instanceof Uint8Array ? this.#at : this.#at.file.read(this.#at);
  }

  moveTo(place: Place): void {
    this.#at = place;
  }

  /** The document with this as its detail: read anew each time it is asked for. */
  of(outline: Omit<Document, "detail">): Document {
    return new StoredDocument(outline, this) as unknown as Document;
  }

  /** Throws `DamagedCache`. */
  read(): Detail {
    return decodeDetail(this.bytes());
  }
}

/** An outline and where its detail is. A class, so that the engine knows the shape of all documents, and the getter is no property of its own. */
class StoredDocument {
  readonly #detail: StoredDetail;

  constructor(outline: Omit<Document, "detail">, detail: StoredDetail) {
    Object.assign(this, outline);
    this.#detail = detail;
  }

  get detail(): Detail {
    return this.#detail.read();
  }
}
