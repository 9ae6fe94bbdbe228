import { hash } from "node:crypto";

/** A digest of content, with 32 hex digits: the first half of SHA-256. */
export const digestOf = (content: Uint8Array | string): string => hash("sha256", content).slice(0, 32);
