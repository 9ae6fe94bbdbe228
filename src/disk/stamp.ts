import { readFileSync } from "node:fs";

/**
 * What all caches depend on besides their sources: this code, and the platform with its language data.
 * With another stamp, no cache is used.
 */
export const stamp = (): string => `${codeDigest()} ${process.version} ${process.versions.icu}`;

/** The digest that `npm run build` writes next to the compiled code; uncompiled code has none. */
function codeDigest(): string {
  try {
    return readFileSync(new URL("../stamp", import.meta.url), "utf8");
  } catch {
    return "uncompiled";
  }
}
