import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Page } from "../../src/pages/page.ts";
import { sitePath } from "../../src/pages/paths.ts";
import { renderSitemaps } from "../../src/render/sitemap.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { hasXmllint, xmllint } from "./readers.ts";

const files = {
  "briefings/a.md": story(
    "A",
    "topics: [Oil & Gas, كوريا]\nsources: [{source: AP, title: T}]\naliases: [/old/]\nupdated: 2026-11-22",
  ),
  "briefings/b.md": story("B", "status: withdrawn"),
  "briefings/c.md": story("C", "status: draft"),
  "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-01-01\n---\n",
  "briefings/storylines/line.md": "---\ntitle: Line\n---\n",
  "static/mine/index.html": "<p>Mine</p>",
};

const locs = (xml: string) =>
  [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, loc]) => loc!.replaceAll("&amp;", "&"));

/** Addresses of all pages in the output. */
const pages = (site: TestSite, base: string) =>
  readdirSync(join(site.root, "dist"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith("index.html"))
    .map((path) => base + path.slice(0, -"index.html".length).split("/").map(encodeURIComponent).join("/"));

test.each(["https://example.org/", "https://example.org/sub/path/"])(
  "at %s the sitemap lists every page but redirects, 404, withdrawn stories and the user's own files",
  async (base) => {
    const site = newSite(files);
    await site.clean({ baseUrl: base });
    const unlisted = ["old/", "stories/b/", "mine/"].map((path) => base + path);
    const listed = pages(site, base).filter((page) => !unlisted.includes(page));
    expect(locs(site.read("dist/sitemap.xml")).sort()).toEqual(listed.sort());
    expect(listed.length).toBeGreaterThan(12);
  },
);

test.skipIf(!hasXmllint)("the sitemap is well-formed and says when a story changed", async () => {
  const site = newSite(files);
  await site.clean();
  const xml = site.read("dist/sitemap.xml");
  expect(xmllint(xml)).toBe("");
  expect(xml).toContain("<loc>https://example.org/stories/a/</loc><lastmod>2026-11-22");
  for (const [, date] of xml.matchAll(/<lastmod>(.*?)</g))
    expect(date).toMatch(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2}))?$/);
});

const page = (path: string): Page => ({
  reads: new Set(),
  path: sitePath(path),
  template: "list",
  listed: true,
  model: () => {
    throw new Error("not needed");
  },
});
const SITE = { site: { url: "https://example.org/" } } as Parameters<typeof renderSitemaps>[1];

test.each([
  [0, ["sitemap.xml"]],
  [3, ["sitemap.xml"]],
  [4, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]],
  [6, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]],
  [7, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]],
])("%d pages with room for 3 in a file make %j", (count, expected) => {
  const all = Array.from({ length: count }, (_, i) => page(`p${i}/`));
  const made = renderSitemaps([...all, { ...page("hidden/"), listed: false }], SITE, 3);
  expect(made.map(({ path }) => path)).toEqual(expected);
  const parts = made.length === 1 ? made : made.slice(1);
  expect(parts.flatMap(({ make }) => locs(make()))).toEqual(
    all.map(({ path }) => `https://example.org/${path}`),
  );
  for (const { make } of parts) expect(locs(make()).length).toBeLessThanOrEqual(3);
  if (made.length > 1) {
    expect(made[0]!.make()).toContain("<sitemapindex");
    expect(locs(made[0]!.make())).toEqual(parts.map(({ path }) => `https://example.org/${path}`));
  }
});

test("robots.txt lets everybody in and names the sitemap", async () => {
  const site = newSite(files);
  await site.clean({ baseUrl: "https://example.org/sub/" });
  expect(site.read("dist/robots.txt")).toBe(
    "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sub/sitemap.xml\n",
  );
  expect(site.read("dist/.nojekyll")).toBe("");
});
