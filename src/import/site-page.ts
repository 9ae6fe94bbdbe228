import { slugify } from "../text/names.ts";
import { cascadeOf, type Defaults, lowerKeys, type OldSite } from "./old-site.ts";
import { type Addressed, jekyllAddress, oldAddress } from "./site-address.ts";
import { dateOf } from "./site-dates.ts";
import { readSitePage, Unreadable, type Values } from "./site-front-matter.ts";
import type { PageLanguage, SiteLanguages } from "./site-language.ts";
import type { Note } from "./site-note.ts";
import { publicationOf } from "./site-status.ts";
import { resolvePath } from "./site-targets.ts";
import { FrontReader, plainText, textOf, textsOf } from "./site-values.ts";

/** A page that becomes a story. */
export interface OldPage extends PageLanguage {
  /** Relative to the old site. */
  readonly source: string;
  readonly front: FrontReader;
  readonly values: Values;
  readonly body: string;
  readonly bodyLine: number;
  readonly isHtml: boolean;
  readonly title: string;
  /** A date as in briefgen's front matter. */
  readonly date: string;
  /** Why the old site does not show it; then it is a draft. */
  readonly withheld: readonly string[];
  /** The slug that it would like to have. */
  readonly slug: string;
  readonly topics: readonly string[];
  /** Translations of one page have the same key. */
  readonly translationKey: string;
  /** Its addresses on the old site: first its own, if that is known, then those that lead to it. */
  readonly addresses: readonly string[];
  readonly hasOwnAddress: boolean;
  readonly notes: Note[];
}

/** A page that is left out. */
export interface LeftOut {
  /** Relative to the old site. */
  readonly source: string;
  /** Completes “left out because …”. */
  readonly why: string;
  readonly line?: number | undefined;
}

/** A file of the old site. */
export interface OldFile {
  /** Relative to the old site. */
  readonly source: string;
  /** Its text, or why it has none. */
  readonly text: string | LeftOut;
}

export interface PageContext {
  readonly site: OldSite;
  readonly languages: SiteLanguages;
  readonly defaults: readonly Defaults[];
  readonly now: number;
}

/** Files in which texts are. */
export const PAGE = /\.(?:md|markdown|mkdn?|mkdown|mdown|html?)$/i;

/** Files in other markup languages, which Hugo and Jekyll can read. */
export const OTHER_MARKUP = /\.(?:org|adoc|asciidoc|ad|rst|pdc|pandoc|textile|wiki|creole|ipynb)$/i;

export function readOldPage({ source, text }: OldFile, context: PageContext): OldPage | LeftOut {
  if (typeof text !== "string") return text;
  const page = readSitePage(text);
  if (page instanceof Unreadable) return { source, why: page.why, line: page.line };
  const { site } = context;
  const [folder, path] = placeOf(source, site);
  const language = context.languages.of(path, folder.language);
  const inherited: Values = Object.assign(
    {},
    ...context.defaults.filter(({ matches }) => matches(path)).map(({ values }) => values),
  );
  const front = new FrontReader(page.front, inherited);
  const notes: Note[] = [];
  const name = nameOf(language.path);
  const time = { site, path: source, dated: name.date, now: context.now };
  const publication = publicationOf(front, time, (note) => notes.push(note));
  const { date } = publication;
  if (date === undefined) {
    const isWritten = site.dates.date.some((key) => textOf(front.peek(key)) !== undefined);
    return { source, why: isWritten ? "their date cannot be read" : "they have no date" };
  }
  const bare = slugify(name.bare);
  const title =
    front.first(["title"], (value) => plainText(textOf(value) ?? "") || undefined) ?? titleOf(bare);
  const withheld = [...publication.withheld, ...(language.isPublic ? [] : ["their language is disabled"])];
  const slug = textOf(front.take("slug"));
  const categories = categoriesOf(front, source, site);
  const prefix = language.prefix;
  const addressed = { ...name, slug, title, date, categories, language: prefix };
  const addresses = addressesOf(front, site, addressed, notes);
  return {
    ...language,
    ...{
      source,
      front,
      values: page.front,
      body: page.body,
      bodyLine: page.bodyLine,
      title,
      date,
      withheld,
      notes,
    },
    isHtml: /\.html?$/i.test(source),
    slug: slugify(slug ?? "") || bare,
    topics: topicsOf(front, site, categories),
    translationKey: translationKeyOf(front, language, context.languages),
    addresses: addresses.all,
    hasOwnAddress: addresses.own,
  };
}

/** A page's content folder, and its path there. */
export function placeOf(source: string, site: OldSite): [folder: OldSite["folders"][number], path: string] {
  const inside = site.folders
    .filter(({ folder }) => folder === "" || source.startsWith(`${folder}/`))
    .sort((a, b) => b.folder.length - a.folder.length);
  const folder = inside[0] ?? { folder: "" };
  return [folder, folder.folder === "" ? source : source.slice(folder.folder.length + 1)];
}

/** Front matter that the pages of a folder inherit from its `_index` page. */
export function cascadeIn({ source, text }: OldFile, site: OldSite): Defaults[] {
  const page = typeof text === "string" ? readSitePage(text) : undefined;
  if (!page || page instanceof Unreadable) return [];
  const [, path] = placeOf(source, site);
  return cascadeOf(lowerKeys(page.front).cascade, path.replace(/[^/]*$/, ""));
}

/** `_posts/2024-05-01-the-summit.md` → the day and `the-summit`; `posts/summit/index.md` → `summit`. */
function nameOf(
  path: string,
): Pick<Addressed, "name" | "bare" | "folder"> & { readonly date: string | undefined } {
  const file = path.replace(/\/index\.[^/.]+$/i, "").replace(PAGE, "");
  const name = file.slice(file.lastIndexOf("/") + 1);
  const [, day, rest] = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(name) ?? [];
  const date = dateOf(day);
  return {
    name,
    bare: date === undefined ? name : rest!,
    folder: file.slice(0, Math.max(0, file.lastIndexOf("/"))),
    date,
  };
}

const titleOf = (slug: string): string => {
  const words = slug.replaceAll("-", " ");
  return words === "" ? "Untitled" : words.charAt(0).toUpperCase() + words.slice(1);
};

/** Jekyll takes a post's folders for categories, too. */
function categoriesOf(front: FrontReader, source: string, { from }: OldSite): string[] {
  const folders = from === "jekyll" ? /^(.*?)\/?_(?:posts|drafts)\//.exec(source)?.[1]?.split("/") : [];
  return [
    ...(folders ?? []),
    ...namesOf(front.take("categories"), from),
    ...namesOf(front.take("category"), "one"),
  ].filter(Boolean);
}

/** Tags and categories become topics. */
function topicsOf(front: FrontReader, { from }: OldSite, categories: readonly string[]): string[] {
  return [
    ...namesOf(front.take("topics"), "one"),
    ...namesOf(front.take("tags"), from),
    ...namesOf(front.take("tag"), "one"),
    ...categories,
  ].map(plainText);
}

/** A list of names, or a text with commas. Without one, Jekyll takes a text in `tags` for several words. */
function namesOf(value: unknown, kind: "hugo" | "jekyll" | "one"): string[] {
  if (typeof value !== "string") return textsOf(value);
  if (value.includes(","))
    return value
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean);
  return kind === "jekyll" ? value.split(/\s+/).filter(Boolean) : textsOf(value);
}

function translationKeyOf(front: FrontReader, { path }: PageLanguage, languages: SiteLanguages): string {
  const key = languages.main === undefined ? undefined : textOf(front.take("translationkey"));
  return key === undefined ? `path ${path.replace(/\.[^./]+$/, "").toLowerCase()}` : `key ${key}`;
}

/** Addresses: the page's own in the old site, and those that its front matter lists. */
function addressesOf(
  front: FrontReader,
  site: OldSite,
  page: Addressed,
  notes: Note[],
): { all: string[]; own: boolean } {
  const written = front.first(["url", "permalink"], textOf);
  const own = written === undefined ? oldAddress(site, page) : ownAddress(written, site, page);
  const named = ["aliases", "redirect_from", "alias"].flatMap((key) => textsOf(front.take(key)));
  const listed = named.flatMap((path) => {
    const local = localPath(path, site, own);
    const message = "old addresses that are on another site were left out";
    if (local === undefined) notes.push({ kind: "address", message, detail: path });
    return local ?? [];
  });
  return { all: [...(own === undefined ? [] : [own]), ...listed], own: own !== undefined };
}

function ownAddress(written: string, site: OldSite, page: Addressed): string | undefined {
  if (site.from === "jekyll") return jekyllAddress(written, page);
  const path = localPath(written, site, "/");
  return path === undefined || path.startsWith(`${page.language}/`) ? path : page.language + path;
}

/** The path of an address on the old site; undefined if it is on another one. */
function localPath(written: string, { address, from }: OldSite, own: string | undefined): string | undefined {
  const path =
    address !== undefined && written.startsWith(`${address}/`) ? written.slice(address.length) : written;
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(path)) return undefined;
  if (path.startsWith("/")) return path;
  // Hugo goes by the page's folder.
  return from === "hugo" && own !== undefined ? resolvePath(`../${path}`, own) : `/${path}`;
}

/** Whether the page is a list of others, which the old generator makes from it. */
export const isList = (source: string): boolean => /(?:^|\/)_index\.[^/]*$/.test(source);
