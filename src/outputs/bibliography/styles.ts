import { escapeText } from "../../text/html.ts";
import type { BibliographyItem, ItemName, Person } from "./item.ts";
import { titleCase } from "./title-case.ts";

/** An article of a site as a list of references names it, with the name of the style. */
export interface StyledReference {
  readonly style: "APA" | "Chicago" | "MLA";
  readonly html: string;
}

/** What each style is given: a signed or unsigned article with a date, as the site publishes it. */
type Article = BibliographyItem & Required<Pick<BibliographyItem, "container-title" | "issued" | "URL">>;

/**
 * The article in three styles, in English, as their rules for lists of references want it: APA 7, Chicago 17 (notes and
 * bibliography) and MLA 9. The tests compare it with what citeproc makes of the styles that their users keep.
 */
export function styledReferences(item: BibliographyItem): StyledReference[] {
  const article = item as Article;
  return [
    { style: "APA", html: apa(article) },
    { style: "Chicago", html: chicago(article) },
    { style: "MLA", html: mla(article) },
  ];
}

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

function apa(article: Article): string {
  const [[year, month, day]] = article.issued["date-parts"];
  const title = closed(escapeText(typographic(article.title)));
  const names = closed(escapeText(apaNames(article.author ?? [])));
  const start = [
    ...(names === "" ? [title] : [names]),
    `(${isolated(`${year}, ${MONTHS[month - 1]} ${day}`)}).`,
  ];
  return [...start, ...(names === "" ? [] : [title]), closed(container(article)), isolated(article.URL)].join(
    " ",
  );
}

function chicago(article: Article): string {
  const [[year, month, day]] = article.issued["date-parts"];
  const date = isolated(`${MONTHS[month - 1]} ${day}, ${year}`);
  const title = quotedTitle(article);
  const parts =
    article.author === undefined
      ? [closed(container(article)), title, `${date}.`]
      : [closed(escapeText(fullNames(article.author, CHICAGO))), title, `${container(article)}, ${date}.`];
  return [...parts, `${isolated(article.URL)}.`].join(" ");
}

function mla(article: Article): string {
  const [[year, month, day]] = article.issued["date-parts"];
  const name = MONTHS[month - 1]!;
  const short = name.length > 4 ? `${name.slice(0, name === "September" ? 4 : 3)}.` : name;
  const names = article.author ? [closed(escapeText(fullNames(article.author, MLA)))] : [];
  const place = `${container(article)}, ${isolated(`${day} ${short} ${year}`)}, ${isolated(article.URL)}.`;
  return [...names, quotedTitle(article), place].join(" ");
}

/** Dates and addresses are read from left to right, also among names in Arabic. */
const isolated = (text: string): string => `<bdi>${escapeText(text)}</bdi>`;

/** Scripts without spaces between names, and without italics. */
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

function container(article: Article): string {
  const title = typographic(article["container-title"]);
  return EAST_ASIAN.test(title) ? escapeText(title) : `<i>${escapeText(title)}</i>`;
}

/** `“A Headline.”`; its own quotation marks become single ones. */
function quotedTitle({ title, language = "" }: Article): string {
  const shown = typographic(title);
  const cased = /^en\b/i.test(language) ? titleCase(shown) : shown;
  return `“${closed(escapeText(cased.replaceAll("“", "‘").replaceAll("”", "’")))}”`;
}

/** With a full stop, within a closing quotation mark, unless the text ends with a mark of its own. */
function closed(text: string): string {
  const [, inner = "", quotes = ""] = /^(.*?)([’”]?)$/su.exec(text) ?? [];
  if (quotes === "" || !inner.includes(quotes === "’" ? "‘" : "“"))
    return text === "" || /[.:?!。？！](?:<\/i>)?$/u.test(text) ? text : `${text}.`;
  return /[.?!。？！]$/u.test(inner) ? text : `${inner}.${quotes}`;
}

const typographic = (text: string): string =>
  text
    .replace(/(^|[\s([“‘])"/g, "$1“")
    .replaceAll('"', "”")
    .replace(/(^|[\s([“])'/g, "$1‘")
    .replaceAll("'", "’");

/** Up to twenty names; of more, the first nineteen and the last. */
function apaNames(names: readonly ItemName[]): string {
  const shown = names.map((name) => {
    if ("literal" in name) return name.literal;
    return EAST_ASIAN.test(name.family) ? together(name) : `${name.family}, ${initials(name.given)}`;
  });
  if (shown.length > 20) return `${shown.slice(0, 19).join(", ")}, … ${shown.at(-1)}`;
  return joined(names, shown, "&");
}

/** How many names a style shows, and of more, how many of them before “et al.”. */
interface NameRule {
  readonly most: number;
  readonly first: number;
}

const CHICAGO: NameRule = { most: 10, first: 7 };
const MLA: NameRule = { most: 2, first: 1 };

function fullNames(names: readonly ItemName[], { most, first }: NameRule): string {
  const shown = names.map((name, index) => {
    if ("literal" in name) return name.literal;
    if (EAST_ASIAN.test(name.family)) return together(name);
    return index === 0 ? `${name.family}, ${name.given}` : `${name.given} ${name.family}`;
  });
  if (shown.length > most) return `${shown.slice(0, first).join(", ")}, et al.`;
  return joined(names, shown, "and");
}

/** Two names have a comma between them only if the second one is a person's whose parts are known. */
function joined(names: readonly ItemName[], shown: readonly string[], and: string): string {
  const last = shown.at(-1);
  if (last === undefined || shown.length === 1) return last ?? "";
  const comma = shown.length > 2 || !("literal" in names.at(-1)!) ? "," : "";
  return `${shown.slice(0, -1).join(", ")}${comma} ${and} ${last}`;
}

const together = ({ family, given }: Person): string => family + given;

/** `Ana Lucía` → `A. L.`, `Jean-Luc` → `J.-L.`; small words such as `van` stay. */
const initials = (given: string): string =>
  given
    .split(/(?<=[\s-])/u)
    .map((part) => {
      const [word = ""] = part.split(/[\s-]/u);
      if (/^\p{Ll}/u.test(word)) return part;
      return `${[...word][0] ?? ""}.${part.slice(word.length)}`;
    })
    .join("");
