import { crc32 } from "node:zlib";
import type { Document } from "../content/document.ts";
import { digestOf } from "../disk/digest.ts";
import type { Disk, OpenFile } from "../disk/disk.ts";
import { byCodePoint } from "../text/order.ts";
import { type Share, shareName } from "../text/share.ts";
import type { TextPlace } from "./bin.ts";
import { divideStory, type StoryParts } from "./indexed-story.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { DamagedStore } from "./text-file.ts";

/** What an index was made from, besides the texts. If two indexes differ in it, they are not of one site. */
export interface IndexOrigin {
  /** The code and the platform; see `stamp`. */
  readonly version: string;
  /** A digest of the configuration. */
  readonly config: string;
}

/** What an index says about itself and its files. It contains no path, name or time of the machine that made it. */
export interface IndexHead extends IndexOrigin {
  readonly share: Share;
  readonly texts: readonly IndexedText[];
  /** The documents of `texts` without their text, `BATCH` at a time: JSON arrays, of stories their outlines. */
  readonly outlines: readonly TextPlace[];
  /** The share's other files: those in static/ and beside texts, as `[path, digest]`. */
  readonly others: readonly (readonly [path: string, digest: string])[];
}

/** A text of the share: what its file says, in places of the index. */
export interface IndexedText {
  readonly path: string;
  readonly kind: string;
  /** See `ParsedFile`. */
  readonly digest: string;
  /** Empty unless it is a story. */
  readonly parts: StoryParts<TextPlace>;
  readonly text: TextPlace;
  /** The problems in the file as JSON. */
  readonly problems: TextPlace;
}

/**
 * The format of the file:
 *
 *     4 bytes   the length of the head in bytes
 *     head      JSON
 *     places    batches of outlines; the facts and sources of each text; the rest, text and problems of each
 *
 * The head has the length and the checksum of each place, so a digest of the head stands for all of the file.
 */
const HEADER = 4;

/** Changes with the format. */
const FORM = 2;

/** What is parsed as a whole from so much text, V8 takes for long-lived and never copies: large batches take less time. */
export const BATCH = 256;

/** The index of a share. Its name contains its digest. */
export function encodeIndex(
  { version, config, share, others }: Pick<IndexHead, "version" | "config" | "share" | "others">,
  files: readonly ParsedFile[],
): { readonly name: string; readonly bytes: Uint8Array } {
  const blobs: Uint8Array[] = [];
  const place = (text: string): Place => {
    const bytes = Buffer.from(text);
    blobs.push(bytes);
    return [bytes.length, crc32(bytes)];
  };
  // In the order of the graph and of most lists.
  const ordered = [...files].sort((a, b) => dateOf(b) - dateOf(a) || byCodePoint(a.path, b.path));
  const divided = ordered.map(({ document }) => divide(document!));
  const outlines: Place[] = [];
  for (let from = 0; from < divided.length; from += BATCH)
    outlines.push(place(JSON.stringify(divided.slice(from, from + BATCH).map(({ outline }) => outline))));
  // Whoever reads a place mostly reads the others of its group, too, and the next texts.
  const graph = divided.map(({ facts, sources }) => [place(facts), place(sources)] as const);
  const page = ordered.map(({ document, diagnostics }, index) => {
    const [rest, text] = [divided[index]!.rest, document!.text.read()];
    return [place(rest), place(text), place(JSON.stringify(diagnostics))] as const;
  });
  const texts = ordered.map(
    ({ path, digest, document }, index): Row => [
      ...([path, document!.kind, digest] as const),
      ...graph[index]!,
      ...page[index]!,
    ],
  );
  const head = Buffer.from(JSON.stringify({ form: FORM, version, config, share, others, outlines, texts }));
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(head.length);
  return { name: indexName(share, head), bytes: Buffer.concat([header, head, ...blobs]) };
}

const divide = (document: Document): StoryParts & { readonly outline: object } =>
  document.kind === "story" ? divideStory(document) : { outline: document, facts: "", sources: "", rest: "" };

const dateOf = ({ document }: ParsedFile): number =>
  document?.kind === "story" ? document.front.date.value.epoch : Number.POSITIVE_INFINITY;

type Place = readonly [length: number, check: number];
type Row = readonly [
  path: string,
  kind: string,
  digest: string,
  facts: Place,
  sources: Place,
  rest: Place,
  text: Place,
  problems: Place,
];

const indexName = (share: Share, head: Uint8Array): string => `${shareName(share)}-${digestOf(head)}.index`;

/** What the name of an index says; undefined for other names. */
export function readIndexName(name: string): Share | undefined {
  const [, number, of] = /^(\d+)-of-(\d+)-[0-9a-f]{32}\.index$/.exec(name) ?? [];
  return number === undefined ? undefined : { number: Number(number), of: Number(of) };
}

/**
 * Reads the head of an index; undefined if it has another format. Throws `DamagedStore` if it is not what its name says,
 * or bytes are missing; whether each place has the right ones, only reading it shows.
 */
export function readIndex(path: string, disk: Disk): IndexHead | undefined {
  const file = disk.open(path);
  try {
    return readHead(file, path);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw new DamagedStore(path);
    throw error;
  } finally {
    file.close();
  }
}

function readHead(file: OpenFile, path: string): IndexHead | undefined {
  const { size } = file.info();
  const header = file.read(0, HEADER);
  const start = HEADER + new DataView(header.buffer, header.byteOffset, header.length).getUint32(0);
  const bytes = start <= size ? file.read(HEADER, start - HEADER) : header;
  if (!path.endsWith(`-${digestOf(bytes)}.index`)) throw new DamagedStore(path);
  const { form, texts, outlines, ...head } = JSON.parse(Buffer.from(bytes).toString());
  if (form !== FORM) return undefined;
  let end = start;
  const next = ([length, check]: Place): TextPlace => {
    end += length;
    return { start: end - length, length, check };
  };
  const batches = (outlines as Place[]).map(next);
  const rows = texts as Row[];
  const graph = rows.map(([, , , facts, sources]) => ({ facts: next(facts), sources: next(sources) }));
  const placed = rows.map(([own, kind, digest, , , rest, text, problems], index): IndexedText => {
    const parts = { ...graph[index]!, rest: next(rest) };
    return { ...{ path: own, kind, digest, parts }, text: next(text), problems: next(problems) };
  });
  if (end !== size) throw new DamagedStore(path);
  return { ...head, outlines: batches, texts: placed };
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
