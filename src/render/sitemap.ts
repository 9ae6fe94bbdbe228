import { x } from "xastscript";
import type { Site } from "../config/config.ts";
import type { Page } from "../pages/page.ts";
import { type SitePath, sitePath, urlOf } from "../pages/paths.ts";
import { xmlDocument } from "./xml.ts";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** The protocol's bound for one file (sitemaps.org, "Sitemap file location"). */
const MAX_URLS = 50_000;

/** `sitemap.xml`; past 50,000 addresses an index of `sitemap-1.xml`, `sitemap-2.xml`, … */
export function renderSitemaps(
  pages: readonly Page[],
  config: { readonly site: Pick<Site, "url"> },
  limit = MAX_URLS,
): { path: SitePath; make: () => string }[] {
  const path = sitePath("sitemap.xml");
  const listed = pages.filter((page) => page.listed);
  if (listed.length <= limit) return [{ path, make: () => renderSitemap(listed, config.site) }];
  const parts = Array.from({ length: Math.ceil(listed.length / limit) }, (_, index) => ({
    path: sitePath(`sitemap-${index + 1}.xml`),
    make: () => renderSitemap(listed.slice(index * limit, (index + 1) * limit), config.site),
  }));
  return [{ path, make: () => renderIndex(parts, config.site) }, ...parts];
}

function renderIndex(parts: readonly { readonly path: SitePath }[], site: Pick<Site, "url">): string {
  const sitemaps = parts.map((part) => x("sitemap", [x("loc", urlOf(part.path, site))]));
  return xmlDocument(x("sitemapindex", { xmlns: NAMESPACE }, sitemaps));
}

function renderSitemap(pages: readonly Page[], site: Pick<Site, "url">): string {
  const urls = pages.map(({ path, modified }) =>
    x("url", [x("loc", urlOf(path, site)), ...(modified ? [x("lastmod", modified)] : [])]),
  );
  return xmlDocument(x("urlset", { xmlns: NAMESPACE }, urls));
}
