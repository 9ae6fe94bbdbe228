import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { CONFIG_FILE } from "../config/file.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { SocialCardTools } from "../outputs/social-cards.ts";
import { versionOf } from "./optional-package.ts";

const { resolve } = createRequire(import.meta.url);

export const FONT = "@fontsource/noto-serif";
const PACKAGES = ["satori", "@resvg/resvg-js", FONT];

/** Increase this if you change what `draw-card.ts` draws. */
const DESIGN = 1;

/** The tools to draw cards; undefined if no cards are wanted, or if a package is missing, which is reported. */
export function socialCardTools(
  wanted: boolean,
  report: Report,
  installed = versionOf,
): SocialCardTools | undefined {
  if (!wanted) return undefined;
  const versions = PACKAGES.map((name) => installed(name));
  const missing = PACKAGES.filter((_, index) => versions[index] === undefined);
  if (missing.length > 0) {
    const message = `social cards need ${new Intl.ListFormat("en").format(missing)}`;
    const help = [`install ${missing.length > 1 ? "them" : "it"}, or remove \`cards: true\``];
    report(diagnostic("BG0502", message, { at: { path: CONFIG_FILE }, help }));
    return undefined;
  }
  const ranges = [...fontSubsets().values()].flat();
  return {
    version: [DESIGN, ...versions].join(" "),
    covers: (text) => [...text].every((letter) => isIn(ranges, letter)),
  };
}

/** Code points from … to …, inclusive. */
type Range = readonly [from: number, to: number];

const isIn = (ranges: readonly Range[], letter: string): boolean => {
  const point = letter.codePointAt(0)!;
  return ranges.some(([from, to]) => from <= point && point <= to);
};

/** The font files that a text needs, by their names in the package: `latin`, `cyrillic` … */
export const subsetsFor = (text: string): string[] =>
  [...fontSubsets()]
    .filter(([, ranges]) => [...text].some((letter) => isIn(ranges, letter)))
    .map(([name]) => name);

let subsets: ReadonlyMap<string, readonly Range[]> | undefined;

/** The font's files and the letters in them, from the package's table: `{"latin": "U+0000-00FF,U+0131"}`. */
function fontSubsets(): ReadonlyMap<string, readonly Range[]> {
  if (subsets) return subsets;
  const table = JSON.parse(readFileSync(resolve(`${FONT}/unicode.json`), "utf8")) as Record<string, string>;
  const range = (written: string): Range => {
    const [from = "", to = from] = written.replace(/^U\+/i, "").split("-");
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)];
  };
  subsets = new Map(Object.entries(table).map(([name, ranges]) => [name, ranges.split(",").map(range)]));
  return subsets;
}
