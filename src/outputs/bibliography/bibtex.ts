import { type BibliographyItem, digitsOf, type ItemDate, type ItemName, type ItemType } from "./item.ts";

/** `article` has a place for what it appeared in; the other types are those that every style of BibTeX knows. */
const TYPES: Readonly<Record<ItemType, string>> = {
  "article-newspaper": "article",
  dataset: "misc",
  document: "misc",
  webpage: "misc",
};

/** The names of months that every style of BibTeX defines. */
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Records for BibTeX and biblatex, in UTF-8. Both read them: `date` has the day, which `year` and `month` leave out, and
 * `entrysubtype` says that it is news.
 */
export const writeBibtex = (items: readonly BibliographyItem[]): string => items.map(entry).join("\n");

function entry(item: BibliographyItem): string {
  const isArticle = item.type === "article-newspaper";
  const { title, author, issued, accessed, language, abstract, note } = item;
  const month = issued?.["date-parts"][0][1];
  const fields: [name: string, value: string | undefined][] = [
    ["author", author && inBraces(author.map(nameOf).join(" and "))],
    // The second braces keep the capital letters of the headline.
    ["title", inBraces(inBraces(escapeTex(title)))],
    [isArticle ? "journal" : "howpublished", escaped(item["container-title"] ?? item.publisher)],
    ["publisher", isArticle ? escaped(item.publisher) : undefined],
    ["entrysubtype", isArticle ? "{newspaper}" : undefined],
    ["date", isoDate(issued)],
    ["year", issued && inBraces(digitsOf(issued)[0])],
    ["month", month === undefined ? undefined : MONTHS[month - 1]],
    ["url", item.URL && inBraces(bare(item.URL))],
    ["urldate", isoDate(accessed)],
    ["language", escaped(language)],
    ["abstract", escaped(abstract)],
    ["note", escaped(note)],
  ];
  const written = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = ${value}`]));
  return `@${TYPES[item.type]}{${item.id},\n${written.join(",\n")}\n}\n`;
}

/** A whole name stands in braces, so that no “and” or comma in it divides it. */
const nameOf = (name: ItemName): string =>
  "literal" in name ? inBraces(escapeTex(name.literal)) : `${part(name.family)}, ${part(name.given)}`;

const part = (text: string): string => (/\band\b/i.test(text) ? inBraces(escapeTex(text)) : escapeTex(text));

const inBraces = (text: string): string => `{${text}}`;

const escaped = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : inBraces(escapeTex(text));

const isoDate = (date: ItemDate | undefined): string | undefined =>
  date && inBraces(digitsOf(date).join("-"));

/** BibTeX counts braces also after a backslash, so that a single one would swallow all that follows. */
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
};

/** What LaTeX would read as a command. */
const escapeTex = (text: string): string =>
  text.replace(/[\\{}&%$#_~^]/g, (sign) => ESCAPES[sign] ?? `\\${sign}`);

/** An address is read as it stands, so only what would end it is encoded. */
const bare = (url: string): string =>
  url.replace(/[{}\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
