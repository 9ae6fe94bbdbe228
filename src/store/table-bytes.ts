import { crc32 } from "node:zlib";
import type { DependencyTable } from "./dependency-table.ts";

/**
 * A dependency table as bytes:
 *
 *     8 bytes   CRC-32 of all that follows, and the length of the JSON
 *     JSON      {dependencies, reads, paths}, followed by spaces up to a multiple of 8 bytes
 *     numbers   keys, values (64-bit floats), ends, reads (32-bit), in the byte order of the machine
 */
interface Header {
  readonly paths: readonly string[];
  /** How many there are. */
  readonly dependencies: number;
  readonly reads: number;
}

const PREFIX = 8;

export function encodeTable({ keys, values, paths, ends, reads }: DependencyTable): Uint8Array {
  const header: Header = { dependencies: keys.length, reads: reads.length, paths };
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
  return bytes;
}

/** Undefined if the bytes are damaged. */
export function decodeTable(written: Uint8Array): DependencyTable | undefined {
  try {
    // The numbers must start at a multiple of 8 bytes, as a copy does.
    const bytes = new Uint8Array(written);
    const view = new DataView(bytes.buffer);
    if (crc32(bytes.subarray(4)) !== view.getUint32(0)) return undefined;
    const start = PREFIX + view.getUint32(4);
    const json = new TextDecoder().decode(bytes.subarray(PREFIX, start));
    const { dependencies, reads, paths } = JSON.parse(json) as Header;
    const ends = start + dependencies * 16;
    return {
      keys: new Float64Array(bytes.buffer, start, dependencies),
      values: new Float64Array(bytes.buffer, start + dependencies * 8, dependencies),
      paths,
      ends: new Uint32Array(bytes.buffer, ends, paths.length),
      reads: new Uint32Array(bytes.buffer, ends + paths.length * 4, reads),
    };
  } catch {
    return undefined;
  }
}
