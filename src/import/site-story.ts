import { stringify } from "yaml";
import { mendDate } from "../schema/scalars.ts";
import { readMoment } from "../text/dates.ts";
import { nameKey, shortSlug, slugify, tidyName } from "../text/names.ts";
import { knownOutlets } from "./known-outlets.ts";
import { readSitePage } from "./site-front-matter.ts";

export interface SiteStoryRequest {
  readonly from: "hugo" | "jekyll";
  /** The page's path in the folder of its kind, with `/`: `posts/summit/index.md`, `_posts/2024-05-01-summit.md`. */
  readonly path: string;
  readonly text: string;
}

/** A page that became a briefing, and what could not be carried over. */
export interface SiteStory {
  readonly path: string;
  readonly text: string;
  /** Each completes “this page: …”. */
  readonly notes: readonly string[];
  /** Keys that the format does not have, now under `extra:`. */
  readonly extra: readonly string[];
  readonly topics: number;
  readonly sources: number;
}

/** Why pages like this one are left out. */
export interface Skipped {
  readonly why: string;
}

type Front = Readonly<Record<string, unknown>>;

/** Turns a page of another generator into a briefing, as far as that can be automated. */
export function siteStory({ from, path, text }: SiteStoryRequest): SiteStory | Skipped {
  const page = readSitePage(text.replaceAll("\r\n", "\n").replace(/^\ufeff/, ""));
  if (!page) return { why: "they have no front matter that can be read" };
  const { front } = page;
  const name = nameOf(path);
  const date = dateOf(front.date) ?? name.date;
  if (date === undefined) return { why: "they have no date" };
  const notes = [...notesOnBody(page.body), ...notesOnFront(front)];
  const { body, sources } = citedBody(plainBody(page.body));
  const slug = slugify(textOf(front.slug) ?? "") || name.slug;
  const extra = Object.fromEntries(Object.entries(front).filter(([key]) => !KNOWN.has(key)));
  const topics = topicsOf(front);
  const own = compact({
    title: tidyName(textOf(front.title) ?? "") || titleOf(name.slug),
    date,
    updated: dateOf(front.lastmod ?? front.last_modified_at ?? front.updated),
    summary: textOf(front.description ?? front.summary ?? front.excerpt),
    status: isDraft(front, path) ? "draft" : undefined,
    lang: textOf(front.lang ?? front.locale),
    authors: authorsOf(front),
    aliases: aliasesOf(front, { from, path, date, slug }),
    topics,
    sources,
    extra: Object.keys(extra).length > 0 ? extra : undefined,
  });
  return {
    path: `briefings/${date.slice(0, 4)}/${date.slice(5, 7)}/${shortSlug(slug) || "briefing"}.md`,
    text: `---\n${stringify(own, { lineWidth: 0 })}---\n${body.trim() === "" ? "" : `\n${body.trim()}\n`}`,
    ...{ notes, extra: Object.keys(extra), topics: topics.length, sources: sources.length },
  };
}

/** Keys that are read here; all others are kept under `extra:`. */
const KNOWN: ReadonlySet<string> = new Set([
  ...["title", "date", "lastmod", "last_modified_at", "updated", "description", "summary", "excerpt", "slug"],
  ...["draft", "published", "lang", "locale", "author", "authors", "aliases", "redirect_from", "permalink"],
  ...["url", "tags", "categories", "category", "topics", "image", "images", "cover"],
]);

/** `_posts/2024-05-01-the-summit.md` → the day and `the-summit`; `posts/summit/index.md` → `summit`. */
function nameOf(path: string): { readonly slug: string; readonly date: string | undefined } {
  const file = path.replace(/\/index\.(?:md|markdown)$/i, "").replace(/\.(?:md|markdown)$/i, "");
  const last = file.slice(file.lastIndexOf("/") + 1);
  const dated = /^(\d{4}-\d{1,2}-\d{1,2})-(.+)$/.exec(last);
  return { slug: slugify(dated?.[2] ?? last), date: dateOf(dated?.[1]) };
}

const titleOf = (slug: string): string => {
  const words = slug.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** A date in briefgen's format, whatever format it had; undefined if it is not a date. */
export function dateOf(written: unknown): string | undefined {
  if (written instanceof Date)
    return Number.isNaN(written.getTime()) ? undefined : tidyDate(written.toISOString());
  const text = textOf(written)?.replace(/\s+[A-Z]{3,4}$/, "") ?? "";
  const mended = mendDate(text.replace(/\.\d+/, "")) ?? (readMoment(text, "UTC") ? text : undefined);
  if (mended !== undefined) return tidyDate(mended);
  // `Mon, 02 Jan 2006 15:04:05 -0700` and whatever else the platform reads, if it includes a zone.
  const epoch = /[A-Za-z]{3}.*\d{4}/.test(text)
    ? Date.parse(/(?:Z|GMT|UTC|[+-]\d{4})$/.test(text) ? text : `${text} UTC`)
    : Number.NaN;
  const date = Number.isNaN(epoch) ? "" : tidyDate(new Date(epoch).toISOString());
  // The platform accepts years of six digits.
  return readMoment(date, "UTC") ? date : undefined;
}

/** Generators write a day as midnight in UTC. */
const tidyDate = (date: string): string =>
  date
    .replace(/^(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)?$/, "$1")
    .replace(/\.\d+(?=Z|[+-]|$)/, "")
    .replace(/^(\S+) (?=\d)/, "$1T");

const textOf = (value: unknown): string | undefined =>
  ["string", "number", "boolean"].includes(typeof value) && String(value).trim() !== ""
    ? String(value).trim()
    : undefined;

const listOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap((item) => textOf(typeof item === "object" ? (item as Front | null)?.name : item) ?? [])
    : [];

/** Tags and categories become topics. Jekyll allows a text with spaces between them. */
function topicsOf({ tags, categories, category, topics }: Front): string[] {
  const names = [topics, tags, categories, category].flatMap((value) =>
    typeof value === "string" ? value.split(/[,\s]+/) : listOf(value),
  );
  const byKey = new Map(
    names
      .map(tidyName)
      .filter((name) => slugify(name) !== "")
      .map((name) => [nameKey(name), name]),
  );
  return [...byKey.values()];
}

function authorsOf({ author, authors }: Front): string[] {
  const one = typeof author === "object" && author !== null ? (author as Front).name : author;
  return [
    ...listOf(authors),
    ...(Array.isArray(author) ? listOf(author) : [textOf(one) ?? []].flat()),
    ...(textOf(authors) ? [textOf(authors)!] : []),
  ];
}

const isDraft = ({ draft, published }: Front, path: string): boolean =>
  draft === true || published === false || /(?:^|\/)_drafts\//.test(path);

interface Address extends Pick<SiteStoryRequest, "from" | "path"> {
  readonly date: string;
  readonly slug: string;
}

/** Old addresses: those that the page lists, and its own. */
function aliasesOf(front: Front, address: Address): string[] {
  const named = [front.aliases, front.redirect_from].flatMap((value) =>
    typeof value === "string" ? [value] : listOf(value),
  );
  const own =
    textOf(front.url) ?? (/^\//.test(textOf(front.permalink) ?? "") ? textOf(front.permalink) : undefined);
  const all = [...named, own && !own.includes(":") ? own : usualAddress(front, address)];
  return [...new Set(all.map((path) => (path.startsWith("/") ? path : `/${path}`)))].filter(
    (path) => !/[?#]|^\/\//.test(path),
  );
}

/** Where the generator puts a page by default: Hugo goes by its folder, Jekyll by its categories and date. */
function usualAddress(front: Front, { from, path, date, slug }: Address): string {
  if (from === "hugo") {
    const folder = path
      .replace(/\/index\.(?:md|markdown)$/i, "")
      .split("/")
      .slice(0, -1)
      .join("/")
      .toLowerCase();
    return `/${folder === "" ? "" : `${folder}/`}${slug}/`;
  }
  const categories = [front.categories, front.category].flatMap((value) =>
    typeof value === "string" ? value.split(/\s+/) : listOf(value),
  );
  const parts = [...categories.map(slugify), ...date.slice(0, 10).split("-")].filter(Boolean);
  return `/${parts.join("/")}/${slug}.html`;
}

/** Replaces markup that only the old generator understands by its equivalent here. */
const plainBody = (body: string): string =>
  body
    .replace(/^[^\S\n]*<!--\s*more\s*-->[^\S\n]*\n+/gim, "")
    .replace(/^\{%-?\s*highlight\s+(\S+?)(?:\s[^%]*)?-?%\}[^\S\n]*$/gm, "```$1")
    .replace(/^\{%-?\s*endhighlight\s*-?%\}[^\S\n]*$/gm, "```");

function notesOnBody(body: string): string[] {
  const codes = [
    ...outsideCode(plainBody(body)).matchAll(/\{\{[<%]\s*\/?\s*([\w/-]+)|\{%-?\s*([\w-]+)|\{\{\s*([\w.]+)/g),
  ];
  const names = [...new Set(codes.map(([, shortcode, tag, variable]) => shortcode ?? tag ?? variable ?? ""))];
  const images = [...outsideCode(body).matchAll(/!\[[^\]]*\]\((?!https?:)([^)\s]+)/g)].map(
    ([, address]) => address,
  );
  return [
    ...(names.length > 0 ? [`shortcodes or tags left as they were: ${names.join(", ")}`] : []),
    ...(images.length > 0 ? [`images to copy over: ${images.join(", ")}`] : []),
  ];
}

function notesOnFront({ image, images, cover }: Front): string[] {
  const pictures = [image, cover, ...(Array.isArray(images) ? images : [])].filter(Boolean);
  return pictures.length > 0 ? ["an image to copy over: `image: {src, alt}`"] : [];
}

/** The text without fenced and inline code, which is not searched. */
const outsideCode = (body: string): string =>
  body.replace(/^(```|~~~)[\s\S]*?^\1[^\n]*$/gm, "").replace(/`[^`\n]*`/g, "");

interface Source {
  readonly key: string;
  readonly source: string;
  readonly title: string;
  readonly url: string;
}

/** Code, fenced or inline, or a link to another site that is not an image and not in a heading. */
const LINK =
  /(^(?:```|~~~)[\s\S]*?^(?:```|~~~)[^\n]*$|^#.*$|`[^`\n]*`)|(?<!!)\[([^\][]+)\]\((https?:\/\/[^()\s]+)(?:\s+"[^"]*")?\)/gm;

/** Every page that the text links to becomes a source, cited at the link. */
function citedBody(body: string): { readonly body: string; readonly sources: readonly Source[] } {
  const byUrl = new Map<string, Source>();
  const keys = new Set<string>();
  const cited = body.replace(LINK, (whole, code: string | undefined, title = "", url = "") => {
    if (code !== undefined || !URL.canParse(url)) return whole;
    const known = byUrl.get(url);
    const source = known ?? sourceOf(tidyName(title), url, keys);
    byUrl.set(url, source);
    keys.add(source.key);
    return `${whole} [@${source.key}]`;
  });
  return { body: cited, sources: [...byUrl.values()] };
}

function sourceOf(title: string, url: string, taken: ReadonlySet<string>): Source {
  const host = new URL(url).hostname.replace(/^www\./, "");
  const outlet = knownOutlets.find((known) => new URL(known.url).hostname.replace(/^www\./, "") === host);
  const stem = slugify(outlet?.name ?? host.split(".").slice(-2, -1)[0] ?? host) || "source";
  let key = stem;
  for (let number = 2; taken.has(key); number += 1) key = `${stem}-${number}`;
  return { key, source: outlet?.name ?? host, title, url };
}

/** Without unknown values and empty lists. */
const compact = (front: Front): Front =>
  Object.fromEntries(
    Object.entries(front).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );
