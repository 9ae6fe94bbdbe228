import { crc32 } from "node:zlib";
import type { DependencyTable } from "./dependency-table.ts";

/**
 * A dependency table as bytes:
 *
 *     8 bytes   CRC-32 of all that follows, and the length of the JSON
 *     JSON      {dependencies, reads, paths}, followed by spaces up to a multiple of 8 bytes
 *     numbers   keys, values, reasons, times (64-bit floats), ends, reads (32-bit), in the byte order of the machine
 */
interface Header {
  readonly paths: readonly string[];
  /** How many there are. */
  readonly dependencies: number;
  readonly reads: number;
}

const PREFIX = 8;

export function encodeTable({ paths, ...table }: DependencyTable): Uint8Array {
  const { keys, values, reasons, times, ends, reads } = table;
  const all = [keys, values, reasons, times, ends, reads];
  const header: Header = { dependencies: keys.length, reads: reads.length, paths };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const padded = Math.ceil(json.length / 8) * 8;
  const size = all.reduce((sum, { byteLength }) => sum + byteLength, PREFIX + padded);
  const bytes = new Uint8Array(size).fill(0x20, PREFIX, PREFIX + padded);
  bytes.set(json, PREFIX);
  let at = PREFIX + padded;
  for (const numbers of all) {
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
    let at = start;
    const floats = (count: number) => {
      at += count * 8;
      return new Float64Array(bytes.buffer, at - count * 8, count);
    };
    const integers = (count: number) => {
      at += count * 4;
      return new Uint32Array(bytes.buffer, at - count * 4, count);
    };
    return {
      ...{ keys: floats(dependencies), values: floats(dependencies), paths },
      ...{ reasons: floats(paths.length), times: floats(paths.length) },
      ...{ ends: integers(paths.length), reads: integers(reads) },
    };
  } catch {
    return undefined;
  }
}
