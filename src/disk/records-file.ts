import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Records } from "../incremental/records.ts";
import type { Disk } from "./disk.ts";

/**
 * The records of a build as a file, which counts only beside the manifest that was written with it:
 *
 *     8 bytes   CRC-32 of all that follows, and the length of the JSON
 *     JSON      {key, facts, reads, paths}, with spaces behind it up to a multiple of 8 bytes
 *     numbers   keys, values (64-bit floats), ends, reads (32-bit), in the byte order of the machine
 */
interface Header {
  readonly key: string;
  /** How many there are. */
  readonly facts: number;
  readonly reads: number;
  readonly paths: readonly string[];
}

const PREFIX = 8;

export function writeRecords(
  { keys, values, paths, ends, reads }: Records,
  key: string,
  state: string,
  disk: Disk,
): void {
  const header: Header = { key, facts: keys.length, reads: reads.length, paths };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const size = PREFIX + padded + keys.byteLength + values.byteLength + ends.byteLength + reads.byteLength;
  const bytes = new Uint8Array(size).fill(0x20, PREFIX, PREFIX + padded);
  bytes.set(json, PREFIX);
  let at = PREFIX + padded;
  for (const numbers of [keys, values, ends, reads]) {
    bytes.set(new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength), at);
    at += numbers.byteLength;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(4, padded);
  view.setUint32(0, crc32(bytes.subarray(4)));
  disk.write(fileOf(state), bytes);
}

/** Undefined where there are none, or where they are damaged or of another build. */
export function readRecords(key: string, state: string, disk: Disk): Records | undefined {
  try {
    if (!disk.info(fileOf(state))) return undefined;
    const read = disk.read(fileOf(state));
    // A copy starts at a multiple of 8 bytes, which the numbers need.
    const bytes = new Uint8Array(read);
    const view = new DataView(bytes.buffer);
    if (crc32(bytes.subarray(4)) !== view.getUint32(0)) return undefined;
    const padded = view.getUint32(4);
    const json = new TextDecoder().decode(bytes.subarray(PREFIX, PREFIX + padded));
    const { facts, reads, paths, key: written } = JSON.parse(json) as Header;
    if (written !== key) return undefined;
    const start = PREFIX + padded;
    const ends = start + facts * 16;
    return {
      keys: new Float64Array(bytes.buffer, start, facts),
      values: new Float64Array(bytes.buffer, start + facts * 8, facts),
      paths,
      ends: new Uint32Array(bytes.buffer, ends, paths.length),
      reads: new Uint32Array(bytes.buffer, ends + paths.length * 4, reads),
    };
  } catch {
    return undefined;
  }
}

const fileOf = (state: string): string => join(state, "records.bin");
