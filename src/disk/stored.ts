import { crc32 } from "node:zlib";
import type { Detail, Document, OutlinedStory, StoryDetail, StoryDocument } from "../content/document.ts";
import type { Gist } from "../content/gist.ts";
import { decodeDetail } from "./detail-text.ts";
import type { Disk, OpenFile } from "./disk.ts";
import type { Row, StoryRow } from "./shard.ts";

/** The cache is not as it was written: it must be forgotten, and the build begun again. */
export class DamagedCache extends Error {}

/** Files of the cache that are open at once, at most: a process may be allowed few, and needs some to write the site. */
const MOST_OPEN = 12;

/** A file of the cache, open for reading from the first text that is asked for until many others were, or it is replaced. */
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

/** Where a text is in a file: bytes from its start, how many, and their CRC-32. */
export interface Place {
  readonly file: CacheFile;
  readonly start: number;
  readonly length: number;
  readonly check: number;
}

/** A document's outline or detail as bytes: in memory until it is in a file. */
export class StoredText {
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
}

/** The texts of a document. */
export interface StoredTexts {
  readonly outline: StoredText;
  readonly detail: StoredText;
}

/** The document of a row; undefined where the file could not be read. */
export function documentOf(
  { path, digest, outline, story }: Row,
  texts: StoredTexts,
  outlines = new Outlines(),
): Document | undefined {
  if (story) return new StoredStory(path, digest, story, texts, outlines);
  return outline && (new StoredRecord(outline, texts.detail) as unknown as Document);
}

/** An outline and where its detail is. A class, so that the engine knows the shape of all documents, and the getter is no property of its own. */
class StoredRecord {
  readonly #detail: StoredText;

  constructor(outline: Omit<Document, "detail">, detail: StoredText) {
    Object.assign(this, outline);
    this.#detail = detail;
  }

  get detail(): Detail {
    return decodeDetail(this.#detail.bytes());
  }
}

type Outline = Omit<OutlinedStory, "path" | "digest" | "gist">;

/** Outlines that are in memory at once, at most: more than a newsroom writes in a decade, and 150 MB. */
const MOST_OUTLINES = 16_384;

/** The stories of a cache whose outlines are in memory. */
export class Outlines {
  readonly #stories: { forgetOutline(): void }[] = [];
  /** Where the next one takes the place of the oldest. */
  #next = 0;

  add(story: { forgetOutline(): void }): void {
    this.#stories[this.#next]?.forgetOutline();
    this.#stories[this.#next] = story;
    this.#next = (this.#next + 1) % MOST_OUTLINES;
  }
}

/** A story whose outline is read when it is asked for, and kept in memory for a while, and whose detail is read each time. */
class StoredStory implements StoryDocument {
  readonly kind = "story";
  readonly path: string;
  readonly digest: string;
  readonly sound: boolean;
  readonly id: string;
  readonly slug: string;
  readonly gist: Gist;
  readonly #texts: StoredTexts;
  readonly #outlines: Outlines;
  #known: Outline | undefined;

  constructor(
    path: string,
    digest: string,
    [sound, id, slug, gist]: StoryRow,
    texts: StoredTexts,
    outlines: Outlines,
  ) {
    this.path = path;
    this.digest = digest;
    this.sound = sound;
    this.id = id;
    // Mostly one text: kept once.
    this.slug = slug === id ? id : slug;
    this.gist = gist;
    this.#texts = texts;
    this.#outlines = outlines;
  }

  forgetOutline(): void {
    this.#known = undefined;
  }

  get front(): StoryDocument["front"] {
    return this.#outline.front;
  }

  get slugSpan(): StoryDocument["slugSpan"] {
    return this.#outline.slugSpan;
  }

  get excerpt(): string {
    return this.#outline.excerpt;
  }

  get links(): StoryDocument["links"] {
    return this.gist.links;
  }

  get fragments(): StoryDocument["fragments"] {
    return this.gist.fragments;
  }

  get picture(): StoryDocument["picture"] {
    return this.gist.picture || undefined;
  }

  get asks(): StoryDocument["asks"] {
    return this.gist.asks;
  }

  get tells(): StoryDocument["tells"] {
    return this.gist.tells;
  }

  get bullets(): StoryDocument["bullets"] {
    return this.#outline.bullets;
  }

  get inlineQuestions(): StoryDocument["inlineQuestions"] {
    return this.#outline.inlineQuestions;
  }

  get detail(): StoryDetail {
    return decodeDetail(this.#texts.detail.bytes()) as StoryDetail;
  }

  get #outline(): Outline {
    if (this.#known) return this.#known;
    const { buffer, byteOffset, length } = this.#texts.outline.bytes();
    this.#known = JSON.parse(Buffer.from(buffer, byteOffset, length).toString()) as Outline;
    this.#outlines.add(this);
    return this.#known;
  }
}
