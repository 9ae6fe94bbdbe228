import { readFileSync } from "node:fs";

/**
 * What everything in the state folder depends on besides the sources: this code, and the platform with its language data.
 * What has another stamp is not used.
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
