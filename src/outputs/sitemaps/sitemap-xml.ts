import { x } from "xastscript";
import type { Site } from "../../config/config.ts";
import { type SitePath, urlOf } from "../../router/paths.ts";
import { xmlDocument } from "../../text/xml.ts";

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

/** What a news sitemap says about a story. */
export interface SitemapNews {
  readonly publication: string;
  /** BCP 47. */
  readonly language: string;
  /** RFC 3339, or a day. */
  readonly date: string;
  readonly title: string;
}

const SITEMAP = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };
const NEWS = { "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" };

/** A sitemap or an index of sitemaps, as defined by sitemaps.org; news as defined by Google's extension. */
export function renderSitemap(content: SitemapContent, site: Pick<Site, "url">): string {
  if ("sitemaps" in content) {
    const parts = content.sitemaps.map((path) => x("sitemap", [x("loc", urlOf(path, site))]));
    return xmlDocument(x("sitemapindex", SITEMAP, parts));
  }
  const urls = content.urls();
  const namespaces = urls.some(({ news }) => news) ? { ...SITEMAP, ...NEWS } : SITEMAP;
  return xmlDocument(x("urlset", namespaces, urls.map(renderUrl)));
}

const renderUrl = ({ url, modified, news }: SitemapUrl) =>
  x("url", [
    x("loc", url),
    ...(modified ? [x("lastmod", modified)] : []),
    ...(news
      ? [
          x("news:news", [
            x("news:publication", [
              x("news:name", news.publication),
              x("news:language", newsLanguage(news.language)),
            ]),
            x("news:publication_date", news.date),
            x("news:title", news.title),
          ]),
        ]
      : []),
  ]);

/** The language as in ISO 639; Google distinguishes two forms of Chinese by country. */
function newsLanguage(tag: string): string {
  const { language, region, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" || region === "TW" ? "zh-tw" : "zh-cn";
}
