import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/**
 * The version of an optional package; undefined if it is not installed. Checking does not load it.
 */
export function versionOf(name: string): string | undefined {
  try {
    const text = readFileSync(resolve(`${name}/package.json`), "utf8");
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** The optional packages that affect the output, as a text that changes with them. */
export const optionalVersions = (): string =>
  ["sharp", "satori", "@resvg/resvg-js", "@fontsource/noto-serif"]
    .map((name) => `${name} ${versionOf(name) ?? "-"}`)
    .join(", ");
