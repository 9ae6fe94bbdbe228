import { open, readFile } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Exchange } from "./local-server.ts";

type Sending = Pick<Exchange, "request" | "response">;

/**
 * Sends a file, whose `Content-Type` is set. Text is compressed for clients that accept it; of anything else,
 * such as a recording, a client may have a part (RFC 9110, section 14).
 */
export function sendFile(file: string, status: number, sending: Sending): Promise<void> {
  const isText = TEXT.test(String(sending.response.getHeader("Content-Type")));
  return isText ? sendText(file, status, sending) : sendPart(file, status, sending);
}

const TEXT = /^text\/|^application\/(?:json|xml)|\+(?:json|xml)/;

async function sendText(file: string, status: number, { request, response }: Sending): Promise<void> {
  const bytes = await readFile(file);
  response.appendHeader("Vary", "Accept-Encoding");
  const isCompressed = acceptsGzip(request.headers["accept-encoding"]);
  if (isCompressed) response.setHeader("Content-Encoding", "gzip");
  const body = isCompressed ? await promisify(gzip)(bytes) : bytes;
  response.writeHead(status, { "Content-Length": body.length });
  response.end(body);
}

/** Whether `Accept-Encoding` names gzip, with a weight above zero. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  const named = /(?:^|,)\s*gzip\s*(?:;\s*q\s*=\s*([\d.]+)\s*)?(?=,|$)/i.exec(String(header));
  return named !== null && Number(named[1] ?? 1) > 0;
}

async function sendPart(path: string, status: number, { request, response }: Sending): Promise<void> {
  // Opened once, so that size and bytes are of one file, though a build may put another in its place.
  const file = await open(path);
  try {
    const { size, mtime } = await file.stat();
    const etag = `"${size.toString(36)}-${mtime.getTime().toString(36)}"`;
    const state = { size, etag, modified: mtime.toUTCString() };
    for (const [name, value] of [
      ["Accept-Ranges", "bytes"],
      ["ETag", etag],
      ["Last-Modified", state.modified],
    ] as const)
      response.setHeader(name, value);
    const part = partFor(request, status, state);
    response.writeHead(part.status, part.headers);
    if (request.method === "HEAD" || !part.range) response.end();
    else await pipeline(file.createReadStream({ ...part.range, autoClose: false }), response);
  } finally {
    await file.close();
  }
}

/** What a file is now. */
interface FileState {
  /** Bytes. */
  readonly size: number;
  readonly etag: string;
  /** When it was last modified, as HTTP writes dates. */
  readonly modified: string;
}

interface Range {
  /** The first and the last byte, from 0. */
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number>>;
  /** Absent if there is nothing to send. */
  readonly range?: Range | undefined;
}

/** How to answer a request for a file; `status`: if nothing else is asked for. */
function partFor({ method, headers }: Sending["request"], status: number, state: FileState): Part {
  const { size } = state;
  if (status === 200 && isKnown(headers["if-none-match"], state)) return { status: 304, headers: {} };
  const range = status === 200 && method === "GET" ? rangeOf(headers, state) : undefined;
  if (range === "unsatisfiable")
    return { status: 416, headers: { "Content-Range": `bytes */${size}`, "Content-Length": 0 } };
  if (!range)
    return {
      ...{ status, headers: { "Content-Length": size } },
      range: size === 0 ? undefined : { start: 0, end: size - 1 },
    };
  const { start, end } = range;
  const named = { "Content-Range": `bytes ${start}-${end}/${size}`, "Content-Length": end - start + 1 };
  return { status: 206, headers: named, range };
}

/** Whether a client has the file as it is (`If-None-Match`; a proxy that compresses makes its tag a weak one). */
const isKnown = (tags = "", { etag }: FileState): boolean =>
  tags.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));

/**
 * The range that a request asks for; undefined if it wants the whole file. Several ranges, those that are malformed, and those
 * of an empty file may be ignored; those of another state of the file (`If-Range`) must be.
 */
function rangeOf(
  { range = "", "if-range": condition }: Sending["request"]["headers"],
  { size, etag, modified }: FileState,
): Range | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/i.exec(range) ?? [];
  if (from + to === "" || size === 0) return undefined;
  if (condition !== undefined && condition !== etag && condition !== modified) return undefined;
  if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start < size ? { start, end } : "unsatisfiable";
}
