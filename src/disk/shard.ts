import { crc32 } from "node:zlib";
import type { Document } from "../content/document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "./details.ts";
import type { Disk } from "./disk.ts";

/** What is kept of one file besides its document's detail. */
export interface Row {
  readonly path: string;
  readonly digest: string;
  /** Size and times of the file when it was read; empty where they prove nothing. */
  readonly seen: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly outline: Omit<Document, "detail"> | undefined;
}

/** A row as JSON, without names: they would be a third of it. */
export const writeRow = ({ path, digest, seen, diagnostics, outline }: Row): string =>
  JSON.stringify([path, digest, seen, diagnostics.length > 0 ? diagnostics : 0, outline ?? 0]);

type Written = [
  path: string,
  digest: string,
  seen: string,
  diagnostics: readonly Diagnostic[] | 0,
  outline: Omit<Document, "detail"> | 0,
];

const rowOf = ([path, digest, seen, diagnostics, outline]: Written): Row => ({
  path,
  digest,
  seen,
  diagnostics: diagnostics || [],
  outline: outline || undefined,
});

export const readRow = (text: string): Row => rowOf(JSON.parse(text) as Written);

/**
 * One file of the cache:
 *
 *     4 bytes   CRC-32 of the JSON
 *     4 bytes   length of the JSON in bytes
 *     JSON      {key, places}, three numbers of `places` for each row: start, length and CRC-32 of its detail;
 *               on the lines below, the rows
 *     details   one after the other
 */
const HEADER = 8;

interface Shard {
  readonly key: string;
  readonly places: readonly number[];
}

/** A row as `writeRow` made it, and the document's detail. */
export interface RowWithDetail {
  readonly text: string;
  readonly detail: Uint8Array | undefined;
}

export function encodeShard(
  rows: readonly RowWithDetail[],
  key: string,
): { bytes: Uint8Array; places: Omit<Place, "file">[] } {
  let size = 0;
  const numbers = rows.map(({ detail }) => {
    const place = [size, detail?.length ?? 0, detail ? crc32(detail) : 0] as const;
    size += place[1];
    return place;
  });
  const shard: Shard = { key, places: numbers.flat() };
  const json = new TextEncoder().encode([JSON.stringify(shard), ...rows.map(({ text }) => text)].join("\n"));
  const details = HEADER + json.length;
  const bytes = new Uint8Array(details + size);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, crc32(json));
  header.setUint32(4, json.length);
  bytes.set(json, HEADER);
  const places = numbers.map(([start, length, check]) => ({ start: details + start, length, check }));
  for (const [index, { detail }] of rows.entries()) if (detail) bytes.set(detail, places[index]!.start);
  return { bytes, places };
}

/** The rows of a shard with the places of their details; undefined where there is none that can be believed. */
export function decodeShard(
  path: string,
  key: string,
  disk: Disk,
): { row: Row; place: Omit<Place, "file"> }[] | undefined {
  try {
    const json = readJson(path, disk);
    const [head, ...texts] = linesOf(json);
    const shard = JSON.parse(head!) as Shard;
    if (shard.key !== key) return undefined;
    const details = HEADER + json.length;
    return texts.map((text, index) => {
      const [start = 0, length = 0, check = 0] = shard.places.slice(index * 3, index * 3 + 3);
      return { row: readRow(text), place: { start: details + start, length, check } };
    });
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
