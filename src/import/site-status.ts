import { readMoment } from "../text/dates.ts";
import { lowerKeys, type OldSite } from "./old-site.ts";
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
  const date = dateOf(front.peek("date"), site.timeZone);
  const start = site.from === "hugo" ? startOf(front, site) : undefined;
  const withheld = [...marksOf(front, page), ...expiryOf(front, page, note)];
  const isEmbargo =
    start !== undefined && !site.shows.future && start.epoch > Math.max(now, epochOf(date ?? "", site) || 0);
  if (start && (isEmbargo || (date ?? dated) === undefined)) front.take(start.key);
  else if (date !== undefined) front.take("date");
  if (!isEmbargo) return { date: date ?? dated ?? start?.date, withheld };
  const message = "not public before its `publishDate`, which is now `date`; the old date is under `extra`";
  note({ kind: "withheld", message, detail: start.date });
  return { date: start.date, withheld };
}

interface Start {
  readonly key: string;
  readonly date: string;
  readonly epoch: number;
}

/** When Hugo starts to publish a page. */
function startOf(front: FrontReader, site: OldSite): Start | undefined {
  for (const key of ["publishdate", "pubdate", "published"]) {
    const date = dateOf(front.peek(key), site.timeZone);
    if (date !== undefined) return { key, date, epoch: epochOf(date, site) };
  }
  return undefined;
}

const epochOf = (date: string, { timeZone = "UTC" }: OldSite): number =>
  readMoment(date, timeZone)?.epoch ?? Number.NaN;

/** When Hugo stops publishing a page. briefgen has no such date. */
function expiryOf(front: FrontReader, { site, now }: PageTime, note: Notes): string[] {
  if (site.from !== "hugo" || site.shows.expired) return [];
  const expiry = ["expirydate", "unpublishdate"]
    .map((key) => dateOf(front.peek(key), site.timeZone))
    .find(Boolean);
  if (expiry === undefined) return [];
  if (epochOf(expiry, site) <= now) return ["their `expiryDate` has passed"];
  note({
    kind: "withheld",
    message: "the old site stops showing this page at its `expiryDate`; briefgen does not",
    detail: expiry,
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

/** Whether there is a value at all: dates of publication have the key `published`, too. */
const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== "" && dateOf(value) === undefined;
