import type { StoryNode } from "../graph/nodes.ts";
import type { Fact } from "../incremental/facts.ts";
import type { Page } from "./page.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** A file of a sitemap: addresses, or where these are too many for one file, an index of such files. */
export interface PlannedSitemap {
  readonly path: SitePath;
  readonly content: SitemapContent;
  /** What was read to plan it. */
  readonly reads: ReadonlySet<Fact>;
}

export type SitemapContent =
  | { readonly urls: () => readonly SitemapUrl[] }
  | { readonly sitemaps: readonly SitePath[] };

export interface SitemapUrl {
  /** Absolute. */
  readonly url: string;
  /** RFC 3339, or a day. */
  readonly modified?: string | undefined;
  readonly news?: SitemapNews;
}

/** What a news sitemap says of a story. */
export interface SitemapNews {
  readonly publication: string;
  /** BCP 47. */
  readonly language: string;
  /** RFC 3339, or a day. */
  readonly date: string;
  readonly title: string;
}

/** How much one file holds. */
export interface SitemapLimits {
  readonly urls: number;
  readonly bytes: number;
}

/** The protocol's bounds (sitemaps.org, “Sitemap file location”): 50,000 addresses, and 50 MB before compression. */
const LIMITS: SitemapLimits = { urls: 50_000, bytes: 50 * 1024 * 1024 };
/** Google's bound for news (Google Search Central, “Create a news sitemap”). */
const NEWS_LIMITS: SitemapLimits = { ...LIMITS, urls: 1000 };

/** Bytes around an address and its date, and around all of them. */
const AROUND_URL = "<url><loc></loc><lastmod></lastmod></url>".length;
const AROUND_ALL = 200;

/** `sitemap.xml`: every page that is listed. `listing` changes with what it says; `urlOf` gives absolute addresses. */
export function pagesSitemap(
  pages: readonly Page[],
  listing: Fact,
  urlOf: (path: SitePath) => string,
  limits = LIMITS,
): PlannedSitemap[] {
  const listed = pages.filter((page) => page.listed);
  // Addresses are percent-encoded: one byte for each unit.
  const bytesOf = ({ path, modified = "" }: Page) => AROUND_URL + urlOf(path).length + modified.length;
  const parts = divide(listed, bytesOf, limits).map(
    (part) => () => part.map(({ path, modified }) => ({ url: urlOf(path), modified })),
  );
  return sitemap("sitemap", parts, new Set([listing]));
}

/** `news-sitemap.xml`: the stories of the last two days. */
export function newsSitemap(
  site: View,
  viewOf: (story: StoryNode) => View,
  limits = NEWS_LIMITS,
): PlannedSitemap[] {
  const { context } = site;
  const reads = new Set<Fact>();
  const news = context.graph.recorder.record(reads, () => context.graph.news());
  const entry = (story: StoryNode): SitemapUrl => ({
    url: context.url(context.routes.of(story)),
    news: {
      publication: context.config.site.title,
      language: viewOf(story).lang,
      date: story.date.time === undefined ? story.date.day : story.date.iso,
      title: story.title,
    },
  });
  const parts = divide(news, () => 0, limits).map((part) => () => part.map(entry));
  return sitemap("news-sitemap", parts, reads);
}

/** One file, or an index (`sitemap.xml`) of several (`sitemap-1.xml`, `sitemap-2.xml`, …). */
function sitemap(
  name: string,
  parts: readonly (() => SitemapUrl[])[],
  reads: ReadonlySet<Fact>,
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
