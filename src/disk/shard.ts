import { crc32 } from "node:zlib";
import type { Document } from "../content/document.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Place } from "./details.ts";
import type { Disk } from "./disk.ts";

/**
 * One file of the cache:
 *
 *     4 bytes   CRC-32 of the JSON
 *     4 bytes   length of the JSON in bytes
 *     JSON      {key, rows}
 *     details   one after the other, at the places that the rows say
 */
export interface ShardRow {
  readonly path: string;
  readonly digest: string;
  readonly seen: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly outline: Omit<Document, "detail"> | undefined;
}

const HEADER = 8;

/** Written as arrays: names would be a third of the file. */
type Written = [
  path: string,
  digest: string,
  seen: string,
  diagnostics: readonly Diagnostic[] | 0,
  outline: Omit<Document, "detail"> | 0,
  start: number,
  length: number,
  check: number,
];

export function encodeShard(
  file: string,
  rows: readonly { readonly row: ShardRow; readonly detail: Uint8Array | undefined }[],
  key: string,
): { bytes: Uint8Array; places: (Place | undefined)[] } {
  let size = 0;
  const written = rows.map(({ row: { path, digest, seen, diagnostics, outline }, detail }): Written => {
    const start = size;
    size += detail?.length ?? 0;
    const place = [start, detail?.length ?? 0, detail ? crc32(detail) : 0] as const;
    return [path, digest, seen, diagnostics.length > 0 ? diagnostics : 0, outline ?? 0, ...place];
  });
  const json = new TextEncoder().encode(JSON.stringify({ key, rows: written }));
  const bytes = new Uint8Array(HEADER + json.length + size);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, crc32(json));
  header.setUint32(4, json.length);
  bytes.set(json, HEADER);
  const details = HEADER + json.length;
  const places = rows.map(({ detail }, index) => {
    const [, , , , , start, length, check] = written[index]!;
    if (!detail) return undefined;
    bytes.set(detail, details + start);
    return { file, start: details + start, length, check };
  });
  return { bytes, places };
}

/** The rows of a shard with the places of their details; undefined where there is none that can be believed. */
export function decodeShard(
  file: string,
  key: string,
  disk: Disk,
): { row: ShardRow; place: Place }[] | undefined {
  try {
    const header = disk.readPart(file, 0, HEADER);
    const view = new DataView(header.buffer, header.byteOffset, HEADER);
    const json = disk.readPart(file, HEADER, view.getUint32(4));
    if (json.length !== view.getUint32(4) || crc32(json) !== view.getUint32(0)) return undefined;
    const shard = JSON.parse(new TextDecoder().decode(json)) as { key: string; rows: Written[] };
    if (shard.key !== key) return undefined;
    return shard.rows.map(([path, digest, seen, diagnostics, outline, start, length, check]) => ({
      row: { path, digest, seen, diagnostics: diagnostics || [], outline: outline || undefined },
      place: { file, start: HEADER + json.length + start, length, check },
    }));
  } catch {
    return undefined;
  }
}
