import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The package's own folder. */
export const PACKAGE = fileURLToPath(new URL("../..", import.meta.url));

/** A page of documentation by its path in the package: `docs/deploy/nginx.md`. */
export const page = (path: string): string => readFileSync(join(PACKAGE, path), "utf8");

/** README and every page below docs/. */
export const pages = (): string[] => [
  "README.md",
  ...readdirSync(join(PACKAGE, "docs"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => `docs/${path.replaceAll("\\", "/")}`)
    .sort(),
];

/** The pieces of code in one language on a page, in order; of none where that is empty. */
export const codeOf = (path: string, language: string): string[] =>
  [...page(path).matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code = ""]) => code);
