import { slugify } from "../text/names.ts";
import type { OldSite } from "./old-site.ts";

/** What addresses of pages are made from. */
export interface Addressed {
  /** The page's folders below its content folder: `posts/2024`, or empty. */
  readonly folder: string;
  /** The name of its file, or of its bundle, without language and ending: `2024-05-01-summit`. */
  readonly name: string;
  /** The same without its date: `summit`. */
  readonly bare: string;
  readonly slug: string | undefined;
  readonly title: string;
  /** ISO 8601. */
  readonly date: string;
  readonly categories: readonly string[];
  /** Before all addresses of its language: `/fr`, or empty. */
  readonly language: string;
}

/** Where the old site put a page; undefined if its pattern has parts that are not known here. */
export function oldAddress(site: OldSite, page: Addressed): string | undefined {
  return site.from === "hugo" ? hugoAddress(site, page) : jekyllAddress(site.permalinks.get("") ?? "", page);
}

/** A pattern such as `/blog/:year/:title/` for one page. */
export function jekyllAddress(pattern: string, page: Addressed): string | undefined {
  return expand(pattern, {
    ...timesOf(page.date),
    title: urlPart(page.slug ?? page.bare, false),
    slug: slugify(page.slug ?? page.bare),
    categories: page.categories.map((name) => urlPart(name)).join("/"),
    output_ext: ".html",
  });
}

function hugoAddress(site: OldSite, page: Addressed): string | undefined {
  const { folder, name, slug, title, language } = page;
  const [section = ""] = folder.split("/");
  const pattern = site.permalinks.get(section) ?? site.permalinks.get(`/${section}/`);
  const file = urlPart(slug ?? name);
  const path =
    pattern === undefined
      ? `/${folder === "" ? "" : `${urlPath(folder)}/`}${file}/`
      : expand(pattern, {
          ...timesOf(page.date),
          section: urlPart(section),
          sections: urlPath(folder),
          title: urlPart(title),
          slug: file === "" ? urlPart(title) : urlPart(slug ?? title),
          slugorfilename: file,
          slugorcontentbasename: file,
          filename: urlPart(name),
          contentbasename: urlPart(name),
        });
  if (path === undefined) return undefined;
  return language + (isUgly(site, section) ? path.replace(/\/$/, ".html") : path);
}

function isUgly({ values: { uglyurls } }: OldSite, section: string): boolean {
  return (
    uglyurls === true ||
    (typeof uglyurls === "object" && (uglyurls as Record<string, unknown>)[section] === true)
  );
}

function timesOf(date: string): Readonly<Record<string, string>> {
  const [year = "", month = "", day = ""] = date.slice(0, 10).split("-");
  const [hour = "00", minute = "00", second = "00"] = date.slice(11, 19).split(":");
  const dayOfYear = (Date.parse(`${year}-${month}-${day}`) - Date.parse(`${year}-01-01`)) / 86_400_000 + 1;
  return {
    ...{ year, month, day, hour, minute, second },
    ...{ short_year: year.slice(2), i_month: String(Number(month)), i_day: String(Number(day)) },
    ...{ y_day: String(dayOfYear).padStart(3, "0"), yearday: String(dayOfYear) },
  };
}

/** The pattern with its parts filled in; undefined if one is not known. */
function expand(pattern: string, parts: Readonly<Record<string, string>>): string | undefined {
  let isKnown = true;
  const path = pattern.replace(/:([a-z_]+)/g, (whole, name: string) => {
    const part = parts[name];
    if (part === undefined) isKnown = false;
    return part ?? whole;
  });
  return isKnown ? `/${path}`.replace(/\/{2,}/g, "/") : undefined;
}

/** A part of an address, about as Hugo and Jekyll make it from a name. */
const urlPart = (name: string, lower = true): string =>
  (lower ? name.toLowerCase() : name)
    .normalize("NFC")
    .trim()
    .replace(/\s+/g, "-")
    .replace(/[^\p{L}\p{M}\p{N}._~+-]/gu, "");

const urlPath = (path: string): string =>
  path
    .split("/")
    .map((part) => urlPart(part))
    .filter(Boolean)
    .join("/");
