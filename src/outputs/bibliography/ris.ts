import { type BibliographyItem, digitsOf, type ItemDate, type ItemName, type ItemType } from "./item.ts";

/** The types of the RIS format. */
const TYPES: Readonly<Record<ItemType, string>> = {
  "article-newspaper": "NEWS",
  dataset: "DATA",
  document: "GEN",
  webpage: "ELEC",
};

/** Records in the RIS format (Research Information Systems, 2011), in UTF-8. */
export const writeRis = (items: readonly BibliographyItem[]): string => items.map(record).join("");

function record(item: BibliographyItem): string {
  const { title, author = [], publisher, issued, accessed, URL, language, abstract, note, id } = item;
  const fields: [tag: string, value: string | undefined][] = [
    ["TY", TYPES[item.type]],
    ["ID", id],
    ["TI", title],
    ...author.map((name): [string, string] => ["AU", nameOf(name)]),
    ["T2", item["container-title"]],
    ["PB", publisher],
    ["PY", issued && digitsOf(issued)[0]],
    ["DA", issued && dateOf(issued)],
    ["Y2", accessed && dateOf(accessed)],
    ["UR", URL],
    ["LA", language],
    ["AB", abstract],
    ["N1", note],
  ];
  const lines = fields.flatMap(([tag, value]) => (value === undefined ? [] : [line(tag, value)]));
  return [...lines, line("ER", ""), "\r\n"].join("");
}

const line = (tag: string, value: string): string => `${tag}  - ${value}\r\n`;

/** A comma divides a name, and nothing can protect it. */
const nameOf = (name: ItemName): string =>
  "literal" in name ? name.literal.replace(/, */g, "; ") : `${name.family}, ${name.given}`;

const dateOf = (date: ItemDate): string => digitsOf(date).join("/");
