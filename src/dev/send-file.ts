import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
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

async function sendPart(file: string, status: number, { request, response }: Sending): Promise<void> {
  const { size } = await stat(file);
  response.setHeader("Accept-Ranges", "bytes");
  const range = status === 200 && request.method === "GET" ? rangeOf(request.headers, size) : undefined;
  if (range === "unsatisfiable") {
    response.writeHead(416, { "Content-Range": `bytes */${size}`, "Content-Length": 0 });
    response.end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) response.setHeader("Content-Range", `bytes ${start}-${end}/${size}`);
  response.writeHead(range ? 206 : status, { "Content-Length": end - start + 1 });
  if (request.method === "HEAD" || size === 0) response.end();
  else await pipeline(createReadStream(file, { start, end }), response);
}

interface Range {
  /** The first and the last byte, from 0. */
  readonly start: number;
  readonly end: number;
}

/**
 * The range that a request asks for; undefined if it wants the whole file. Several ranges, and those that are malformed,
 * may be ignored. Files have no `ETag`, so one in `If-Range` is never theirs.
 */
function rangeOf(
  { range = "", "if-range": condition }: Sending["request"]["headers"],
  size: number,
): Range | "unsatisfiable" | undefined {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/i.exec(range) ?? [];
  if (from + to === "" || condition !== undefined) return undefined;
  if (from !== "" && to !== "" && Number(to) < Number(from)) return undefined;
  const start = from === "" ? Math.max(0, size - Number(to)) : Number(from);
  const end = from === "" || to === "" ? size - 1 : Math.min(Number(to), size - 1);
  return start < size ? { start, end } : "unsatisfiable";
}
