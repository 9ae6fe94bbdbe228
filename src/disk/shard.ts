import { crc32 } from "node:zlib";
import type { Document } from "../content/document.ts";
import type { Gist } from "../content/gist.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "./disk.ts";
import type { Place } from "./stored.ts";

/** What every build reads of one file: the rest is read when somebody asks for it. */
export interface Row {
  readonly path: string;
  readonly digest: string;
  /** Size and times of the file when it was read; empty where they prove nothing. */
  readonly seen: string;
  readonly diagnostics: readonly Diagnostic[];
  /** A document that is no story, without its detail. */
  readonly outline: Omit<Document, "detail"> | undefined;
  readonly story: StoryRow | undefined;
}

/** A story, without the outline and the detail, which are kept apart. */
export type StoryRow = readonly [sound: boolean, id: string, slug: string, gist: Gist];

/** A row as JSON, without names: they would be a third of it. */
export const writeRow = ({ path, digest, seen, diagnostics, outline, story }: Row): string =>
  JSON.stringify([path, digest, seen, diagnostics.length > 0 ? diagnostics : 0, outline ?? 0, story ?? 0]);

type Written = [
  path: string,
  digest: string,
  seen: string,
  diagnostics: readonly Diagnostic[] | 0,
  outline: Omit<Document, "detail"> | 0,
  story: StoryRow | 0,
];

const rowOf = ([path, digest, seen, diagnostics, outline, story]: Written): Row => ({
  path,
  digest,
  seen,
  diagnostics: diagnostics || [],
  outline: outline || undefined,
  story: story || undefined,
});

export const readRow = (text: string): Row => rowOf(JSON.parse(text) as Written);

/**
 * One file of the cache:
 *
 *     4 bytes   CRC-32 of the JSON
 *     4 bytes   length of the JSON in bytes
 *     JSON      {key, places}, four numbers of `places` for each row: length and CRC-32 of its outline and of its
 *               detail; on the lines below, the rows
 *     texts     outline and detail of each, one after the other
 */
const HEADER = 8;
const NUMBERS = 4;

interface Shard {
  readonly key: string;
  readonly places: readonly number[];
}

/** What is kept of a document beside its row: empty where it has none. */
export interface Texts {
  /** See `outlineText`; for stories only. */
  readonly outline: Uint8Array;
  /** See `encodeDetail`. */
  readonly detail: Uint8Array;
}

/** Where these are in the shard's file. */
export type TextPlaces = Readonly<Record<keyof Texts, Omit<Place, "file">>>;

/** A row as `writeRow` made it, and the document's texts. */
export interface RowWithTexts extends Texts {
  readonly text: string;
}

export function encodeShard(
  rows: readonly RowWithTexts[],
  key: string,
): { bytes: Uint8Array; places: TextPlaces[] } {
  const numbers: number[] = [];
  for (const { outline, detail } of rows)
    numbers.push(outline.length, crc32(outline), detail.length, crc32(detail));
  const shard: Shard = { key, places: numbers };
  const json = Buffer.from([JSON.stringify(shard), ...rows.map(({ text }) => text)].join("\n"));
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(crc32(json), 0);
  header.writeUInt32BE(json.length, 4);
  const texts = rows.flatMap(({ outline, detail }) => [outline, detail]);
  return {
    bytes: Buffer.concat([header, json, ...texts]),
    places: placesOf(numbers, HEADER + json.length),
  };
}

function placesOf(numbers: readonly number[], first: number): TextPlaces[] {
  const places: TextPlaces[] = [];
  let start = first;
  for (let at = 0; at < numbers.length; at += NUMBERS) {
    const outline = { start, length: numbers[at]!, check: numbers[at + 1]! };
    const detail = { start: start + outline.length, length: numbers[at + 2]!, check: numbers[at + 3]! };
    places.push({ outline, detail });
    start = detail.start + detail.length;
  }
  return places;
}

/** The rows of a shard with the places of their texts; undefined where there is none that can be believed. */
export function decodeShard(
  path: string,
  key: string,
  disk: Disk,
): { rows: readonly Row[]; places: readonly TextPlaces[] } | undefined {
  try {
    const json = readJson(path, disk);
    const [head, ...texts] = linesOf(json);
    const shard = JSON.parse(head!) as Shard;
    if (shard.key !== key || shard.places.length !== texts.length * NUMBERS) return undefined;
    return { rows: texts.map(readRow), places: placesOf(shard.places, HEADER + json.length) };
  } catch {
    return undefined;
  }
}

/** Each as a string of its own: one that is ASCII is read many times faster than a file with a dash somewhere in it. */
function* linesOf({ buffer, byteOffset, length }: Uint8Array): Generator<string> {
  const bytes = Buffer.from(buffer, byteOffset, length);
  let start = 0;
  while (start < length) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? length : newline;
    yield bytes.toString("utf8", start, end);
    start = end + 1;
  }
}

/** Throws where the file is not what was written. */
function readJson(path: string, disk: Disk): Uint8Array {
  const file = disk.open(path);
  try {
    const header = file.read(0, HEADER);
    const view = new DataView(header.buffer, header.byteOffset, HEADER);
    const json = file.read(HEADER, view.getUint32(4));
    if (json.length !== view.getUint32(4) || crc32(json) !== view.getUint32(0)) throw new RangeError(path);
    return json;
  } finally {
    file.close();
  }
}
