import type { Dependency } from "../../dependencies/tracker.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import { hashOf, mix } from "../../text/hash.ts";
import type { PlannedFile } from "../output.ts";
import { renderSitemap, type SitemapContent, type SitemapUrl } from "./sitemap-xml.ts";

/** `sitemap.xml`: every page that search engines should find; none if they may not list the site. */
export function sitemap({ context }: SiteContext, pages: readonly PlannedPage[]): PlannedFile[] {
  if (context.config.usage?.search === false) return [];
  const listing = context.graph.tracker.define("listing", hashOfListing(pages));
  return pagesSitemap(pages, listing, (path) => context.url(path)).map((file) => fileOf(file, context));
}

/** `news-sitemap.xml`: the stories of the last two days. */
export const newsSitemap = (site: SiteContext): PlannedFile[] =>
  site.context.config.usage?.search === false ? [] : newsIn(site).map((file) => fileOf(file, site.context));

const fileOf = ({ path, content, reads }: PlannedSitemap, { config }: PageContext): PlannedFile => ({
  ...{ path, what: "a sitemap", kind: "sitemap", reads },
  make: () => renderSitemap(content, config.site),
});

function hashOfListing(pages: readonly PlannedPage[]): number {
  let hash = 0;
  for (const { path, listed, modified } of pages) if (listed) hash = mix(hash, hashOf(`${path} ${modified}`));
  return hash;
}

/** A sitemap's file: addresses, or an index of such files if there are too many for one. */
export interface PlannedSitemap {
  readonly path: SitePath;
  readonly content: SitemapContent;
  /** What was read to plan it. */
  readonly reads: ReadonlySet<Dependency>;
}

/** The limits of one file. */
export interface SitemapLimits {
  readonly urls: number;
  readonly bytes: number;
}

/** The protocol's limits (sitemaps.org, “Sitemap file location”): 50,000 addresses, and 50 MB before compression. */
const LIMITS: SitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 };
/** Google's limit for news (Google Search Central, “Create a news sitemap”). */
const NEWS_LIMITS: SitemapLimits = { ...LIMITS, urls: 1000 };

/** Bytes around an address and its date, and around all of them. */
const AROUND_URL = "<url><loc></loc><lastmod></lastmod></url>".length;
const AROUND_ALL = 200;

/** `listing` changes with its contents; `urlOf` returns absolute addresses. */
export function pagesSitemap(
  pages: readonly PlannedPage[],
  listing: Dependency,
  urlOf: (path: SitePath) => string,
  limits = LIMITS,
): PlannedSitemap[] {
  const listed = pages.filter((page) => page.listed);
  // Addresses are percent-encoded, so each UTF-16 unit is one byte.
  const bytesOf = ({ path, modified = "" }: PlannedPage) => AROUND_URL + urlOf(path).length + modified.length;
  const parts = divide(listed, bytesOf, limits).map(
    (part) => () => part.map(({ path, modified }) => ({ url: urlOf(path), modified })),
  );
  return inFiles("sitemap", parts, new Set([listing]));
}

function newsIn(site: SiteContext): PlannedSitemap[] {
  const { context } = site;
  const reads = new Set<Dependency>();
  const news = context.graph.tracker.track(reads, () => context.graph.news());
  const entry = (story: StoryNode): SitemapUrl => ({
    url: context.url(context.routes.of(story)),
    news: {
      publication: context.config.site.title,
      language: site.viewOf(story).lang,
      date: story.date.time === undefined ? story.date.day : story.date.iso,
      title: story.title,
    },
  });
  const parts = divide(news, () => 0, NEWS_LIMITS).map((part) => () => part.map(entry));
  return inFiles("news-sitemap", parts, reads);
}

/** One file, or an index (`sitemap.xml`) of several (`sitemap-1.xml`, `sitemap-2.xml`, …). */
function inFiles(
  name: string,
  parts: readonly (() => SitemapUrl[])[],
  reads: ReadonlySet<Dependency>,
): PlannedSitemap[] {
  const path = sitePath(`${name}.xml`);
  if (parts.length <= 1) return [{ path, content: { urls: parts[0] ?? (() => []) }, reads }];
  const files = parts.map((urls, index) => ({
    path: sitePath(`${name}-${index + 1}.xml`),
    content: { urls },
    reads,
  }));
  return [{ path, content: { sitemaps: files.map((file) => file.path) }, reads }, ...files];
}

function divide<T>(items: readonly T[], bytesOf: (item: T) => number, limits: SitemapLimits): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  let bytes = AROUND_ALL;
  for (const item of items) {
    const more = bytesOf(item);
    if (part.length === 0 || part.length >= limits.urls || bytes + more > limits.bytes) {
      part = [];
      parts.push(part);
      bytes = AROUND_ALL;
    }
    part.push(item);
    bytes += more;
  }
  return parts;
}
