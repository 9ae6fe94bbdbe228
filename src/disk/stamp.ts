import { readFileSync } from "node:fs";

/**
 * What everything that is kept between builds depends on besides its sources: this very code, and the
 * platform with its data about languages. With another stamp nothing of it is used.
 */
export const stamp = (): string => `${codeDigest()} ${process.version} ${process.versions.icu}`;

/** The digest that `npm run build` leaves beside the compiled code; code that is not compiled has none. */
function codeDigest(): string {
  try {
    return readFileSync(new URL("../stamp", import.meta.url), "utf8");
  } catch {
    return "uncompiled";
  }
}
