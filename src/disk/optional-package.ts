import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { resolve } = createRequire(import.meta.url);

/**
 * The version of a package that briefgen can do without; undefined where it is not installed. Looking
 * does not load it.
 */
export function versionOf(name: string): string | undefined {
  try {
    const text = readFileSync(resolve(`${name}/package.json`), "utf8");
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** All such packages that change what is made, as a text that changes with them. */
export const optionalVersions = (): string =>
  ["sharp", "satori", "@resvg/resvg-js", "@fontsource/noto-serif"]
    .map((name) => `${name} ${versionOf(name) ?? "-"}`)
    .join(", ");
