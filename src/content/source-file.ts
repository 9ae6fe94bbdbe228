import { type Diagnostic, diagnostic, type Place } from "../diagnostics/diagnostic.ts";
import { FORBIDDEN } from "../text/characters.ts";

/** A file of the site as the scan found it. */
export interface SourceFile {
  /** Relative to the site's root, with `/`, in Unicode form NFC: `briefings/2026/11/summit.md`. */
  readonly path: string;
  /** A hash of the bytes, in hex. Equal digests mean equal texts. */
  readonly digest: string;
  /** UTF-16 text without BOM, with line ends `\n`. */
  readonly text: string;
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Decodes bytes: UTF-8 only, without BOM, CRLF and CR as `\n`, so that a file has the same text on every system.
 * Refuses FORBIDDEN characters.
 */
export function decodeText(path: string, bytes: Uint8Array): { text: string } | { problem: Diagnostic } {
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return { problem: notUtf8(path, bytes) };
  }
  if (text.includes("\r")) text = text.replace(/\r\n?/g, "\n");
  const bad = FORBIDDEN.exec(text);
  if (!bad) return { text };
  const name = `U+${bad[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0")}`;
  const before = text.slice(0, bad.index);
  const byte = new TextEncoder().encode(before).length;
  const details = { at: { path, position: endOf(before) }, label: `byte ${byte}` };
  return { problem: diagnostic("BG0002", `character ${name} is not allowed`, details) };
}

function notUtf8(path: string, bytes: Uint8Array): Diagnostic {
  const byte = firstInvalidByte(bytes);
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return diagnostic("BG0001", utf16 ? "the file is UTF-16, not UTF-8" : "the file is not UTF-8", {
    at: utf16 ? { path } : { path, position: endOf(utf8.decode(bytes.subarray(0, byte))) },
    label: `byte ${byte} is 0x${bytes[byte]?.toString(16).padStart(2, "0") ?? "??"}`,
    help: ["save the file as UTF-8"],
  });
}

/** The line and column behind a text. */
function endOf(text: string): NonNullable<Place["position"]> {
  const lines = text.split(/\r\n?|\n/);
  return { line: lines.length, column: [...lines.at(-1)!].length + 1 };
}

/**
 * The 0-based offset of the first byte that cannot be UTF-8. A streaming decoder accepts an unfinished sequence; if the
 * longest text that it accepts ends within one, the result is that sequence's start.
 */
function firstInvalidByte(bytes: Uint8Array): number {
  let valid = 0;
  let tooLong = bytes.length + 1;
  while (tooLong - valid > 1) {
    const middle = (valid + tooLong) >> 1;
    if (isBeginningOfUtf8(bytes.subarray(0, middle))) valid = middle;
    else tooLong = middle;
  }
  for (let back = 1; back <= 3 && back <= valid; back += 1) {
    const byte = bytes[valid - back]!;
    if (byte < 0x80) break;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 0;
    if (length > back) return valid - back;
    if (length > 0) break;
  }
  return valid;
}

function isBeginningOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
