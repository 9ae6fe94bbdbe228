import { crc32 } from "node:zlib";
import type { Disk } from "../disk/disk.ts";

/** The text of a row in UTF-8: its bytes, and their CRC-32. */
export interface TextSize {
  readonly length: number;
  readonly check: number;
}

/**
 * The format of a bin:
 *
 *     4 bytes   CRC-32 of the lines
 *     4 bytes   their length in bytes
 *     lines     JSON: {key, texts}, with the size of each text; then a row for each file
 *     texts     of the rows, one after the other
 */
const HEADER = 8;

export interface Bin {
  /** As JSON. */
  readonly rows: readonly string[];
  readonly places: readonly TextPlace[];
}

export interface TextPlace extends TextSize {
  /** Bytes from the start of the file. */
  readonly start: number;
}

/** `rows` as JSON. Returns the file's bytes, and the places of its texts. */
export function encodeBin(
  key: string,
  rows: readonly string[],
  texts: readonly Uint8Array[],
): { readonly bytes: Uint8Array; readonly places: readonly TextPlace[] } {
  const sizes = texts.map((text): TextSize => ({ length: text.length, check: crc32(text) }));
  const json = Buffer.from([JSON.stringify({ key, texts: sizes }), ...rows].join("\n"));
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(crc32(json), 0);
  header.writeUInt32BE(json.length, 4);
  const bytes = Buffer.concat([header, json, ...texts]);
  return { bytes, places: placesOf(sizes, HEADER + json.length) };
}

function placesOf(sizes: readonly TextSize[], first: number): TextPlace[] {
  let end = first;
  return sizes.map((size) => {
    end += size.length;
    return { ...size, start: end - size.length };
  });
}

/** Undefined if there is no bin with this key that can be trusted. */
export function readBin(path: string, key: string, disk: Disk): Bin | undefined {
  try {
    const json = readLines(path, disk);
    const [first, ...rows] = linesOf(json);
    const { key: written, texts } = JSON.parse(first!) as { key: string; texts: TextSize[] };
    if (written !== key || texts.length !== rows.length) return undefined;
    return { rows, places: placesOf(texts, HEADER + json.length) };
  } catch {
    return undefined;
  }
}

/** Each line is its own string: a line in ASCII is read many times faster than a whole file with a dash somewhere in it. */
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

/** Throws if the file is damaged. */
function readLines(path: string, disk: Disk): Uint8Array {
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
