import { hash } from "node:crypto";

/** SHA-256 with all of its 64 hex digits. */
export const sha256 = (content: Uint8Array | string): string => hash("sha256", content);

/** A digest of content, with 32 hex digits: the first half of SHA-256. */
export const digestOf = (content: Uint8Array | string): string => sha256(content).slice(0, 32);
