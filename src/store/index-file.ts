import type { Document } from "../content/document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { byCodePoint } from "../text/order.ts";
import { type Share, shareName } from "../text/share.ts";
import type { TextPlace } from "./bin.ts";
import { divideStory, type StoryParts } from "./indexed-story.ts";
import { TextBytes } from "./text-bytes.ts";
import { DamagedStore } from "./text-file.ts";

/** What an index was made from, besides the texts. If two indexes differ in it, they are not of one site. */
export interface IndexOrigin {
  /** The code and the platform; see `stamp`. */
  readonly version: string;
  /** A digest of the configuration. */
  readonly config: string;
}

/** What an index says about itself. */
export interface IndexTitle extends IndexOrigin {
  readonly share: Share;
}

/** The same, and its files. It contains no path, name or time of the machine that made it. */
export interface IndexContents extends IndexTitle {
  readonly texts: readonly IndexedText[];
  /** The documents of `texts` without their text, `BATCH` at a time: JSON arrays, of stories their outlines. */
  readonly outlines: readonly TextPlace[];
  /** The share's other files: those in static/ and beside texts, as `[path, digest]`. */
  readonly others: readonly (readonly [path: string, digest: string])[];
}

/** A text of the share: what its file says, in places of the index. */
export interface IndexedText extends StoryParts<TextPlace> {
  readonly path: string;
  readonly kind: string;
  /** See `ParsedFile`. */
  readonly digest: string;
  readonly text: TextPlace;
  /** The problems in the file as JSON. */
  readonly problems: TextPlace;
}

/**
 * The format of the file:
 *
 *     places     batches of outlines; the sources of each text; the rest, text and problems of each
 *     contents   two lines of JSON: the title, and the files
 *     4 bytes    the length of the contents in bytes
 *
 * The contents have the length and the checksum of each place, so their digest stands for all of the file.
 */
const FOOTER = 4;

/** Changes with the format. */
const FORM = 3;

/** What is parsed as a whole from so much text, V8 takes for long-lived and never copies: large batches take less time. */
export const BATCH = 256;

/** A text of the share before the index is made. All but `text` and the first three is JSON. */
export interface IndexEntry extends StoryParts {
  readonly path: string;
  readonly kind: string;
  readonly digest: string;
  readonly outline: string;
  readonly text: string;
  readonly problems: string;
  /** The date of a story in milliseconds since 1970; infinite for anything else. */
  readonly time: number;
}

export function indexEntry(document: Document, diagnostics: readonly Diagnostic[]): IndexEntry {
  const { path, kind, digest, text } = document;
  const isStory = document.kind === "story";
  const { outline, ...parts } = isStory
    ? divideStory(document)
    : { outline: document, sources: "", rest: "" };
  return {
    ...{ path, kind, digest, ...parts, outline: JSON.stringify(outline), text: text.read() },
    ...{ problems: JSON.stringify(diagnostics), time: timeOf(document) },
  };
}

/** See `IndexEntry`. */
export const timeOf = (document: Document): number =>
  document.kind === "story" ? document.front.date.value.epoch : Number.POSITIVE_INFINITY;

/** The index of a share. Its name contains its digest. */
export function encodeIndex(
  { version, config, share, others }: Omit<IndexContents, "texts" | "outlines">,
  entries: readonly IndexEntry[],
): { readonly name: string; readonly bytes: Uint8Array } {
  // In the order of the graph and of most lists.
  const ordered = [...entries].sort((a, b) => b.time - a.time || byCodePoint(a.path, b.path));
  const places = new TextBytes();
  const outlines: TextPlace[] = [];
  for (let from = 0; from < ordered.length; from += BATCH) {
    const batch = ordered.slice(from, from + BATCH).map(({ outline }) => outline);
    outlines.push(places.add(`[${batch.join()}]`));
  }
  // Whoever reads a place mostly reads the others of its group, too, and the next texts.
  const sources = ordered.map((entry) => places.add(entry.sources));
  const texts = ordered.map(
    ({ path, kind, digest, rest, text, problems }, index): IndexedText => ({
      ...{ path, kind, digest, sources: sources[index]!, rest: places.add(rest) },
      ...{ text: places.add(text), problems: places.add(problems) },
    }),
  );
  const title = JSON.stringify({ form: FORM, version, config, share });
  const contents = Buffer.from(`${title}\n${JSON.stringify({ others, outlines, texts })}`);
  const footer = Buffer.alloc(FOOTER);
  footer.writeUInt32BE(contents.length);
  return { name: indexName(share, contents), bytes: Buffer.concat([places.bytes, contents, footer]) };
}

const indexName = (share: Share, contents: Uint8Array): string =>
  `${shareName(share)}-${digestOf(contents)}.index`;

/** What the name of an index says; undefined for other names. */
export function readIndexName(name: string): Share | undefined {
  const [, number, of] = /^(\d+)-of-(\d+)-[0-9a-f]{32}\.index$/.exec(name) ?? [];
  return number === undefined ? undefined : { number: Number(number), of: Number(of) };
}

/**
 * Reads the title of an index, without its files; undefined if it has another format. Throws `DamagedStore` if the contents
 * are not what the name of the index says.
 */
export const readTitle = (path: string, disk: Disk): IndexTitle | undefined =>
  readContents(path, disk, titleIn);

/**
 * Reads the contents of an index; undefined if it has another format. Throws `DamagedStore` if they are not what its name
 * says; whether each place has the right bytes, only reading it shows.
 */
export const readIndex = (path: string, disk: Disk): IndexContents | undefined =>
  readContents(path, disk, (title, files) => {
    const known = titleIn(title);
    return known && { ...known, ...JSON.parse(files) };
  });

function titleIn(line: string): IndexTitle | undefined {
  const { form, ...title } = JSON.parse(line);
  return form === FORM ? title : undefined;
}

function readContents<T>(path: string, disk: Disk, read: (title: string, files: string) => T): T {
  const file = disk.open(path);
  try {
    const end = Math.max(0, file.info().size - FOOTER);
    const footer = file.read(end, FOOTER);
    const length = new DataView(footer.buffer, footer.byteOffset, footer.length).getUint32(0);
    const bytes = length <= end ? file.read(end - length, length) : footer;
    if (!path.endsWith(`-${digestOf(bytes)}.index`)) throw new DamagedStore(path);
    const text = Buffer.from(bytes).toString();
    const line = text.indexOf("\n");
    // Another format may have one line.
    return line < 0 ? read(text, "") : read(text.slice(0, line), text.slice(line + 1));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw new DamagedStore(path);
    throw error;
  } finally {
    file.close();
  }
}

/** Whether a file has these bytes. It may be too large to be in memory, too. */
export function hasBytes(path: string, bytes: Uint8Array, disk: Disk): boolean {
  if (disk.info(path)?.size !== bytes.length) return false;
  const file = disk.open(path);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      if (Buffer.compare(file.read(at, CHUNK), bytes.subarray(at, at + CHUNK)) !== 0) return false;
    return true;
  } finally {
    file.close();
  }
}

/** Bytes that are compared at once. */
const CHUNK = 1 << 20;
