import { createHash } from "node:crypto";

/** A digest of content, 32 hex digits: the first half of SHA-256. */
export const digestOf = (content: Uint8Array | string): string =>
  createHash("sha256").update(content).digest("hex").slice(0, 32);
