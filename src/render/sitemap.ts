import { x } from "xastscript";
import type { Site } from "../config/config.ts";
import { urlOf } from "../pages/paths.ts";
import type { SitemapContent, SitemapUrl } from "../pages/sitemaps.ts";
import { xmlDocument } from "./xml.ts";

const SITEMAP = { xmlns: "http://www.sitemaps.org/schemas/sitemap/0.9" };
const NEWS = { "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" };

/** A sitemap or an index of sitemaps, by the protocol of sitemaps.org; news by Google's extension of it. */
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

/** The language as ISO 639 has it; Google tells two forms of Chinese apart by their country. */
function newsLanguage(tag: string): string {
  const { language, region, script } = new Intl.Locale(tag).maximize();
  if (language !== "zh") return language;
  return script === "Hant" || region === "TW" ? "zh-tw" : "zh-cn";
}
