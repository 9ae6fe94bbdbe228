import { checkLimits } from "../content/check-limits.ts";
import type { Limits } from "../content/limits.ts";
import type { SectionNames } from "../content/sections.ts";
import { readMoment } from "../text/dates.ts";
import { nameKey } from "../text/names.ts";
import { relativePath } from "../text/relative-path.ts";
import type { KnownOutlet } from "./known-outlets.ts";
import type { OldSite } from "./old-site.ts";
import { SiteLanguages } from "./site-language.ts";
import type { Found } from "./site-links.ts";
import { NamedRecords, SiteOutlets } from "./site-outlets.ts";
import {
  cascadeIn,
  isList,
  type LeftOut,
  type OldFile,
  type OldPage,
  OTHER_MARKUP,
  placeOf,
  readOldPage,
} from "./site-page.ts";
import { type ExistingStory, planStories } from "./site-plan.ts";
import { type PlannedPage, type SiteStory, siteStory } from "./site-story.ts";
import { type OldFiles, SiteTargets } from "./site-targets.ts";
import { verified } from "./site-verify.ts";

export interface SiteImportRequest {
  readonly site: OldSite;
  /** Every file that may be a page, in order. */
  readonly pages: readonly OldFile[];
  readonly files: OldFiles;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly into: NewSite;
}

/** The site into which the stories go. */
export interface NewSite {
  readonly language: string;
  readonly timeZone: string;
  readonly sections: SectionNames;
  readonly limits: Limits;
  readonly storyPermalink: string;
  readonly outlets: readonly KnownOutlet[];
  /** Names of topics that have a record. */
  readonly topics: readonly string[];
  /** The same of authors. */
  readonly authors: readonly string[];
  readonly stories: readonly ExistingStory[];
  /** Files in static/, without that folder. */
  readonly statics: readonly string[];
}

export interface SiteImport {
  readonly stories: readonly SiteStory[];
  readonly leftOut: readonly LeftOut[];
  /** Records of topics, authors and outlets whose names alone make no address of their own: path → text. */
  readonly records: ReadonlyMap<string, string>;
  /** Pictures and other files to bring over: the place in the new site → the file in the old one. */
  readonly copies: ReadonlyMap<string, string>;
}

/** Turns the dated pages of another generator's site into stories. */
export function importSitePages(request: SiteImportRequest): SiteImport {
  const { pages, leftOut } = readPages(request);
  const planned = planStories(pages, request);
  return write(planned, leftOut, request);
}

/** Writes all stories. One that briefgen would refuse is left out, and the others are written again: links lead to it. */
function write(
  planned: readonly PlannedPage[],
  leftOut: readonly LeftOut[],
  request: SiteImportRequest,
): SiteImport {
  const { site, into } = request;
  const outlets = new SiteOutlets(into.outlets);
  const copies = new Map<string, string>();
  const targets = new SiteTargets(site, planned, request.files);
  const links = new Links(targets, copies, request);
  const spelling = usualSpelling(planned);
  const context = {
    ...{ site, outlets, mostTopics: into.limits.topics },
    find: (address: string, page: PlannedPage, kind: "link" | "image") => links.find(address, page, kind),
    topic: (name: string) => spelling.get(nameKey(name)) ?? name,
  };
  const written = planned.map((page) => siteStory(page, context));
  const { stories, refused } = verified(written, into, (place) => copies.has(place));
  if (refused.size > 0) {
    const left = [...refused].map(([source, why]) => ({ source, why: `briefgen would refuse them: ${why}` }));
    return write(
      planned.filter(({ source }) => !refused.has(source)),
      [...leftOut, ...left],
      request,
    );
  }
  const named = (["topics", "authors"] as const).flatMap((folder) => {
    const records = new NamedRecords(folder, into[folder]);
    for (const name of stories.flatMap((story) => story[folder])) records.add(name);
    return [...records.files];
  });
  return { stories, leftOut, records: new Map([...outlets.records.files, ...named]), copies };
}

function readPages({ site, pages: files, now, into }: SiteImportRequest): {
  pages: OldPage[];
  leftOut: LeftOut[];
} {
  const languages = new SiteLanguages(
    site,
    files.map(({ source }) => placeOf(source, site)[1]),
  );
  const lists = files.filter(({ source }) => site.from === "hugo" && isList(source));
  // A folder's values win over those of the folders above it.
  const cascades = lists.toSorted((a, b) => a.source.split("/").length - b.source.split("/").length);
  const defaults = [...site.defaults, ...cascades.flatMap((file) => cascadeIn(file, site))];
  const bundles = new Set(
    files.flatMap(({ source }) => /^(.*)\/index(?:\.[^/.]+)?\.[^/.]+$/.exec(source)?.[1] ?? []),
  );
  const pages: OldPage[] = [];
  const leftOut: LeftOut[] = [];
  for (const file of files) {
    const why = whyNoStory(file.source, site, bundles);
    const page =
      why === undefined
        ? readOldPage(file, { site, languages, defaults, now })
        : { source: file.source, why };
    const problem = "why" in page ? page : limitProblem(page, into.limits);
    if (problem) leftOut.push(problem);
    else pages.push(page as OldPage);
  }
  return { pages, leftOut };
}

/** Why a file cannot be a story, whatever is in it. */
function whyNoStory(source: string, site: OldSite, bundles: ReadonlySet<string>): string | undefined {
  const [folder, path] = placeOf(source, site);
  if (folder.leavesOut?.(path)) return "the old configuration leaves them out";
  if (site.ignored.some((pattern) => pattern.test(path))) return "the old configuration ignores them";
  if (OTHER_MARKUP.test(source)) return "they are not in Markdown or HTML";
  if (site.from === "jekyll") return undefined;
  if (isList(source)) return "they are lists, which briefgen generates itself";
  const own = source.replace(/\/[^/]*$/, "");
  const isIndex = /\/index(?:\.[^/.]+)?\.[^/.]+$/.test(source);
  const above = own.split("/").map((_, depth, all) => all.slice(0, depth + 1).join("/"));
  return above.some((one) => bundles.has(one) && !(isIndex && one === own))
    ? "they are parts of another page, which Hugo does not publish on their own"
    : undefined;
}

function limitProblem({ source, body, bodyLine }: OldPage, limits: Limits): LeftOut | undefined {
  const fence = "---\n\n---\n";
  const problem = checkLimits({ path: source, digest: "", text: fence + body }, limits);
  if (!problem) return undefined;
  const start = Math.max(0, (problem.at?.span?.start ?? 0) - fence.length);
  return {
    source,
    why: `briefgen would refuse them: ${problem.message}`,
    line: bodyLine + body.slice(0, start).split("\n").length - 1,
  };
}

/** The most frequent spelling of each topic, else the first. */
function usualSpelling(pages: readonly PlannedPage[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const name of pages.flatMap(({ topics }) => topics)) {
    const spellings = counts.get(nameKey(name)) ?? new Map<string, number>();
    counts.set(nameKey(name), spellings.set(name, (spellings.get(name) ?? 0) + 1));
  }
  const usual = (spellings: Map<string, number>) =>
    [...spellings].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  return new Map([...counts].map(([key, spellings]) => [key, usual(spellings)]));
}

/** Where links of the old texts lead in the new site, when it is built now and later. */
class Links {
  readonly #targets: SiteTargets<PlannedPage>;
  readonly #copies: Map<string, string>;
  readonly #request: SiteImportRequest;

  constructor(targets: SiteTargets<PlannedPage>, copies: Map<string, string>, request: SiteImportRequest) {
    this.#targets = targets;
    this.#copies = copies;
    this.#request = request;
  }

  find(written: string, from: PlannedPage, kind: "link" | "image"): Found {
    const target = this.#targets.find(written, from);
    if (target.kind === "elsewhere") return { kind: "elsewhere" };
    if (target.kind === "own")
      return kind === "image" ? { kind: "elsewhere" } : { kind: "here", address: written };
    if (target.kind === "file") return this.#copied(target, from);
    const why = "pages and files that are not imported";
    if (target.kind === "missing" || kind === "image")
      return {
        kind: "nowhere",
        address: kind === "image" ? undefined : (target as { address?: string }).address,
        why,
      };
    const absent = this.#whyAbsent(target.page, from);
    if (absent !== undefined) return { kind: "nowhere", address: undefined, why: absent };
    return { kind: "here", address: encoded(relativePath(from.story, target.page.story)) + target.fragment };
  }

  /**
   * A file stays at its address, in static/. But Hugo publishes what is beside a page, or in assets/, only with the page: as
   * long as that is withheld, the file waits beside the story, from where briefgen publishes it with the story.
   */
  #copied({ file, address }: { readonly file: string; readonly address: string }, from: PlannedPage): Found {
    const { site } = this.#request;
    const isPublic = site.from === "jekyll" || file.startsWith("static/") || !this.#isWithheld(from);
    if (isPublic) {
      this.#copies.set(`static${address}`, file);
      return { kind: "here", address: encoded(address) };
    }
    const why = "pages that are withheld";
    if (/\.md$/i.test(file)) return { kind: "nowhere", address: undefined, why };
    const folder = from.story.replace(/\.md$/, "");
    const name = file.slice(file.lastIndexOf("/") + 1);
    const isFree = (place: string) => (this.#copies.get(place) ?? file) === file;
    let place = `${folder}/${name}`;
    for (let number = 2; !isFree(place); number += 1) place = `${folder}/${number}-${name}`;
    this.#copies.set(place, file);
    return { kind: "here", address: encoded(relativePath(from.story, place)) };
  }

  #isWithheld(page: PlannedPage): boolean {
    return page.withheld.length > 0 || this.#epochOf(page) > this.#request.now;
  }

  #epochOf({ date }: PlannedPage): number {
    return readMoment(date, this.#request.into.timeZone)?.epoch ?? 0;
  }

  /** Why the page may not be in the site while the other one is. */
  #whyAbsent(page: PlannedPage, from: PlannedPage): string | undefined {
    if (from.withheld.length > 0) return undefined;
    if (page.withheld.length > 0) return "stories that are drafts";
    const { now } = this.#request;
    return this.#epochOf(page) > Math.max(now, this.#epochOf(from))
      ? "stories that are dated in the future"
      : undefined;
  }
}

/** A path as an address that can stand in Markdown. */
const encoded = (path: string): string =>
  encodeURI(path).replaceAll("(", "%28").replaceAll(")", "%29").replaceAll("#", "%23").replaceAll("?", "%3F");
