import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import type { Document } from "../content/document.ts";
import { sha256 } from "../disk/digest.ts";
import type { Disk, OpenFile } from "../disk/disk.ts";
import { byCodePoint } from "../text/order.ts";
import { type Share, shareName } from "../text/share.ts";
import type { TextPlace } from "./bin.ts";
import { divideStory, type StoryParts } from "./indexed-story.ts";
import type { ParsedFile } from "./parsed-file.ts";

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
  /** The share's other files: those in static/ and beside texts, as `[path, digest]`. */
  readonly others: readonly (readonly [path: string, digest: string])[];
}

/** A text of the share: what its file says, in places of the index. */
export interface IndexedText {
  readonly path: string;
  readonly kind: string;
  /** See `ParsedFile`. */
  readonly digest: string;
  /** The document as JSON, without its text; see `divideStory`. */
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
 *     places    the outlines of all texts, then their facts, rests, texts and problems
 *
 * Places in the head count from its end.
 */
const HEADER = 4;

/** Changes with the format. */
const FORM = 1;

/** The index of a share. Its name contains its digest. */
export function encodeIndex(
  { version, config, share, others }: Omit<IndexHead, "texts">,
  files: readonly ParsedFile[],
): { readonly name: string; readonly bytes: Uint8Array } {
  const blobs: Uint8Array[] = [];
  let end = 0;
  const place = (text: string): Place => {
    const bytes = Buffer.from(text);
    blobs.push(bytes);
    end += bytes.length;
    return [end - bytes.length, bytes.length, crc32(bytes)];
  };
  // In the order of the graph and of most lists, and each kind of place by itself: whoever reads it reads on.
  const ordered = [...files].sort((a, b) => dateOf(b) - dateOf(a) || byCodePoint(a.path, b.path));
  const parts = ordered.map(({ document }) => divide(document!));
  const places = [
    ...(["outline", "facts", "rest"] as const).map((part) => parts.map((one) => place(one[part]))),
    ordered.map(({ document }) => place(document!.text.read())),
    ordered.map(({ diagnostics }) => place(JSON.stringify(diagnostics))),
  ];
  const texts = ordered.map(({ path, digest, document }, index): Row => {
    const own = places.map((kind) => kind[index]!);
    return [path, document!.kind, digest, ...(own as [Place, Place, Place, Place, Place])];
  });
  const head = Buffer.from(JSON.stringify({ form: FORM, version, config, share, others, texts }));
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(head.length);
  const bytes = Buffer.concat([header, head, ...blobs]);
  return { name: indexName(share, sha256(bytes).slice(0, DIGITS)), bytes };
}

/** A document as JSON, in parts. */
const divide = (document: Document): StoryParts =>
  document.kind === "story"
    ? divideStory(document)
    : { outline: JSON.stringify(document), facts: "", rest: "" };

const dateOf = ({ document }: ParsedFile): number =>
  document?.kind === "story" ? document.front.date.value.epoch : Number.POSITIVE_INFINITY;

type Place = readonly [start: number, length: number, check: number];
type Row = readonly [
  path: string,
  kind: string,
  digest: string,
  outline: Place,
  facts: Place,
  rest: Place,
  text: Place,
  problems: Place,
];

/** Hex digits of the digest in a name. */
const DIGITS = 32;

const indexName = (share: Share, digest: string): string => `${shareName(share)}-${digest}.index`;

/** What the name of an index says; undefined for other names. */
export function readIndexName(name: string): Share | undefined {
  const [, number, of] = /^(\d+)-of-(\d+)-[0-9a-f]{32}\.index$/.exec(name) ?? [];
  return number === undefined ? undefined : { number: Number(number), of: Number(of) };
}

/** Whether an index is what its name says. Reads all of it. */
export function isWhole(path: string, disk: Disk): boolean {
  const file = disk.open(path);
  try {
    return path.endsWith(`-${digestOfFile(file).slice(0, DIGITS)}.index`);
  } finally {
    file.close();
  }
}

/** Reads the head of an index, which must be whole; undefined if it has another format, or is none. */
export function readIndex(path: string, disk: Disk): IndexHead | undefined {
  const file = disk.open(path);
  try {
    return readHead(file);
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined;
    throw error;
  } finally {
    file.close();
  }
}

function readHead(file: OpenFile): IndexHead | undefined {
  const header = file.read(0, HEADER);
  const length = new DataView(header.buffer, header.byteOffset, HEADER).getUint32(0);
  const { form, texts, ...head } = JSON.parse(Buffer.from(file.read(HEADER, length)).toString());
  if (form !== FORM) return undefined;
  const placeOf = ([start, size, check]: Place): TextPlace => ({
    ...{ start: HEADER + length + start, length: size, check },
  });
  const placed = (texts as Row[]).map(([path, kind, digest, outline, facts, rest, text, problems]) => ({
    ...{ path, kind, digest },
    parts: { outline: placeOf(outline), facts: placeOf(facts), rest: placeOf(rest) },
    ...{ text: placeOf(text), problems: placeOf(problems) },
  }));
  return { ...head, texts: placed };
}

/** SHA-256 of a file that may not fit into memory. */
function digestOfFile(file: OpenFile): string {
  const hash = createHash("sha256");
  const { size } = file.info();
  for (let at = 0; at < size; at += CHUNK) hash.update(file.read(at, CHUNK));
  return hash.digest("hex");
}

/** Bytes that are in memory at once. */
const CHUNK = 1 << 20;
