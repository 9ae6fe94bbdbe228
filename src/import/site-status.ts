import { readMoment } from "../text/dates.ts";
import { lowerKeys, type OldSite, type PageDates } from "./old-site.ts";
import { dateOf } from "./site-dates.ts";
import { isMapping } from "./site-front-matter.ts";
import type { Notes } from "./site-note.ts";
import { type FrontReader, isOn, textOf } from "./site-values.ts";

/** When a page is public. */
export interface Publication {
  readonly date: string | undefined;
  /** Why its old site does not show it; then it becomes a draft. */
  readonly withheld: readonly string[];
}

interface PageTime {
  readonly site: OldSite;
  /** Relative to the old site. */
  readonly path: string;
  /** The date in the file's name. */
  readonly dated: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The date from which a page is public, and why it is not: whatever the old site withholds stays withheld. */
export function publicationOf(front: FrontReader, page: PageTime, note: Notes): Publication {
  const { site, dated, now } = page;
  const own = dateIn(front, page, "date");
  const start = site.from === "hugo" ? dateIn(front, page, "publishdate") : undefined;
  const withheld = [...marksOf(front, page), ...expiryOf(front, page, note)];
  if (site.from === "hugo" && isUnreadable(front, page, "publishdate"))
    withheld.push("their `publishDate` cannot be read");
  const date = own?.date ?? dated;
  const isEmbargo =
    start !== undefined &&
    !site.shows.future &&
    epochOf(start.date, site) > Math.max(now, epochOf(own?.date ?? "", site) || 0);
  if (start && (isEmbargo || date === undefined)) front.take(start.key);
  else if (own) front.take(own.key);
  if (!isEmbargo) return { date: date ?? start?.date, withheld };
  const message = "not public before its `publishDate`, which is now `date`; the old date is under `extra`";
  note({ kind: "withheld", message, detail: start.date });
  return { date: start.date, withheld };
}

/** The first of a page's keys for a date that has one. */
function dateIn(
  front: FrontReader,
  { site, dated }: PageTime,
  name: keyof PageDates,
): { readonly key: string; readonly date: string } | undefined {
  for (const key of site.dates[name]) {
    const date = key === ":filename" ? dated : dateOf(front.peek(key), site.timeZone);
    if (date !== undefined) return { key, date };
  }
  return undefined;
}

/** Whether a page has such a date, which nobody can tell. `published` may be a switch. */
const isUnreadable = (front: FrontReader, page: PageTime, name: keyof PageDates): boolean =>
  dateIn(front, page, name) === undefined &&
  page.site.dates[name].some((key) => key !== "published" && isSet(front.peek(key)));

const epochOf = (date: string, { timeZone = "UTC" }: OldSite): number =>
  readMoment(date, timeZone)?.epoch ?? Number.NaN;

/** When Hugo stops publishing a page. briefgen has no such date. */
function expiryOf(front: FrontReader, page: PageTime, note: Notes): string[] {
  const { site, now } = page;
  if (site.from !== "hugo" || site.shows.expired) return [];
  if (isUnreadable(front, page, "expirydate")) return ["their `expiryDate` cannot be read"];
  const expiry = dateIn(front, page, "expirydate");
  if (expiry === undefined) return [];
  if (epochOf(expiry.date, site) <= now) return ["their `expiryDate` has passed"];
  note({
    kind: "withheld",
    message: "the old site stops showing this page at its `expiryDate`; briefgen does not",
    detail: expiry.date,
  });
  return [];
}

/** Switches that keep a page out of the old site, or out of its lists and feeds. */
function marksOf(front: FrontReader, { site, path, dated }: PageTime): string[] {
  const why: string[] = [];
  if (isOn(front.take("draft")) && !site.shows.drafts) why.push("`draft` is set");
  if (isSet(front.peek("published")) && !isOn(front.take("published"))) why.push("`published` is false");
  if (site.from === "jekyll") {
    if (/(?:^|\/)_drafts\//.test(path) && !site.shows.drafts) why.push("they are in `_drafts/`");
    if (/(?:^|\/)_posts\//.test(path) && dated === undefined)
      why.push("the names of their files have no date, so Jekyll ignores them");
    if (isSpecial(path)) why.push("Jekyll ignores names that start with `_`, `.`, `#` or `~`");
    if (isSet(front.peek("redirect_to"))) why.push("`redirect_to` sends readers to another page");
    return why;
  }
  if (isOn(front.peek("headless"))) why.push("`headless` is set");
  const build = front.peek("build") ?? front.peek("_build");
  const { render, list } = isMapping(build) ? lowerKeys(build) : {};
  if (isSet(render) && !/^(?:always|true)$/i.test(textOf(render) ?? ""))
    why.push("`build.render` withholds them");
  else if (isSet(list) && !/^(?:always|true)$/i.test(textOf(list) ?? ""))
    why.push("`build.list` keeps them out of lists and feeds");
  return why;
}

/** Jekyll's `EntryFilter` looks at a file's name, and at the names in its path down to the first below `_posts`. */
function isSpecial(path: string): boolean {
  const [, above = "", below = path] = /^(.*?)\/?_(?:posts|drafts)\/(.*)$/.exec(path) ?? [];
  const names = [...above.split("/"), below, below.slice(below.lastIndexOf("/") + 1)];
  return names.some((name) => /^[._#~]/.test(name));
}

/** Whether there is a value at all: dates of publication have the key `published`, too. */
const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && dateOf(value) === undefined;
