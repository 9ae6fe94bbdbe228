import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Tracker } from "../../src/dependencies/tracker.ts";
import { renderSitemap } from "../../src/outputs/sitemaps/sitemap-xml.ts";
import { pagesSitemap, type SitemapLimits } from "../../src/outputs/sitemaps/sitemaps.ts";
import type { Page } from "../../src/pages/page.ts";
import { sitePath, urlOf } from "../../src/router/paths.ts";
import { elements, parseHtml } from "../support/html.ts";
import { hasXmllint, xmllint } from "../support/readers.ts";
import { NOW, newSite, story, type TestSite } from "../support/site.ts";

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
  reads: [],
  path: sitePath(path),
  template: "list",
  listed: true,
  model: () => {
    throw new Error("not needed");
  },
});
const SITE = { url: "https://example.org/" };

/** The sitemap of pages at `p0/`, `p1/` …, as name and text of each file. */
function sitemapOf(count: number, limits: SitemapLimits): [string, string][] {
  const all = Array.from({ length: count }, (_, index) => page(`p${index}/`));
  const pages = [...all, { ...page("hidden/"), listed: false }];
  const planned = pagesSitemap(pages, new Tracker().define(1), (path) => urlOf(path, SITE), limits);
  return planned.map(({ path, content }) => [path, renderSitemap(content, SITE)]);
}

test.each([
  [0, ["sitemap.xml"]],
  [3, ["sitemap.xml"]],
  [4, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]],
  [6, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]],
  [7, ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]],
])("%d pages with room for 3 in a file make %j", (count, expected) => {
  const made = sitemapOf(count, { urls: 3, bytes: 1e6 });
  expect(made.map(([path]) => path)).toEqual(expected);
  const parts = made.length === 1 ? made : made.slice(1);
  const all = Array.from({ length: count }, (_, index) => `https://example.org/p${index}/`);
  expect(parts.flatMap(([, xml]) => locs(xml))).toEqual(all);
  for (const [, xml] of parts) expect(locs(xml).length).toBeLessThanOrEqual(3);
  if (made.length > 1) {
    expect(made[0]![1]).toContain("<sitemapindex");
    expect(locs(made[0]![1])).toEqual(parts.map(([path]) => `https://example.org/${path}`));
  }
});

test("no file of a sitemap is larger than its bound", () => {
  const [, ...parts] = sitemapOf(100, { urls: 1000, bytes: 2000 });
  expect(parts.length).toBeGreaterThan(3);
  for (const [, xml] of parts) expect(xml.length).toBeLessThanOrEqual(2000);
  expect(parts.flatMap(([, xml]) => locs(xml))).toHaveLength(100);
});

test("robots.txt lets everybody in and names the sitemaps", async () => {
  const site = newSite(files);
  await site.clean({ baseUrl: "https://example.org/sub/" });
  expect(site.read("dist/robots.txt")).toBe(
    "User-agent: *\nAllow: /\n\nSitemap: https://example.org/sub/sitemap.xml\nSitemap: https://example.org/sub/news-sitemap.xml\n",
  );
  expect(site.read("dist/.nojekyll")).toBe("");
});

const HOUR = 3_600_000;

test("the news sitemap holds the stories of the last two days, and lets them go when they are older", async () => {
  const dated = (date: string, more = "") =>
    `---\ntitle: "${date} & <more>"\ndate: ${date}\n${more}---\n\nText.\n`;
  const site = newSite({
    "briefings/old.md": dated("2026-11-21T11:00:00Z"),
    "briefings/edge.md": dated("2026-11-21T13:00:00Z"),
    "briefings/new.md": dated("2026-11-23", "lang: ar\n"),
    "briefings/next.md": dated("2026-11-23T13:00:00Z"),
    "briefings/draft.md": dated("2026-11-23", "status: draft\n"),
    "briefings/gone.md": dated("2026-11-23", "status: withdrawn\n"),
  });
  const namesAt = async (hours: number) => {
    await site.clean({ now: NOW + hours * HOUR });
    return locs(site.read("dist/news-sitemap.xml")).map((url) => url.split("/").at(-2));
  };
  expect(await namesAt(0)).toEqual(["new", "edge"]);
  const xml = site.read("dist/news-sitemap.xml");
  expect(xml).toContain(
    "<news:news><news:publication><news:name>Test Brief</news:name><news:language>ar</news:language></news:publication><news:publication_date>2026-11-23</news:publication_date><news:title>2026-11-23 &#x26; &#x3C;more></news:title></news:news>",
  );
  expect(xml).toContain("<news:publication_date>2026-11-21T13:00:00+00:00</news:publication_date>");
  expect(await namesAt(1)).toEqual(["next", "new"]);
  expect(await namesAt(49)).toEqual([]);
});

test("_headers has a strict policy, long caching for assets, and types for feeds, each header once for a file", async () => {
  const site = newSite(files);
  await site.clean({ baseUrl: "https://example.org/sub/" });
  const rules = rulesOf(site.read("dist/_headers"));
  const all = rules.get("/sub/*");
  expect(all).toMatchObject({ "X-Content-Type-Options": "nosniff" });
  expect(all?.["Content-Security-Policy"]).toContain("default-src 'self'");
  expect(all?.["Content-Security-Policy"]).not.toContain("unsafe-inline");
  expect(rules.get("/sub/assets/*")).toEqual({ "Cache-Control": "public, max-age=31536000, immutable" });
  expect(rules.get("/sub/topics/:id/feed.json")).toMatchObject({
    "Content-Type": "application/feed+json; charset=utf-8",
  });
  expect(rules.get("/sub/stories/:part2/index.md")).toMatchObject({
    "Content-Type": "text/markdown; charset=utf-8",
  });
  for (const file of Object.keys(site.tree())) {
    const names = [...rules]
      .filter(([pattern]) => matches(pattern, `/sub/${file}`))
      .flatMap(([, headers]) => Object.keys(headers));
    expect([file, names.length]).toEqual([file, new Set(names).size]);
  }
});

/** `_headers` by pattern. */
function rulesOf(text: string): Map<string, Record<string, string>> {
  const rules = new Map<string, Record<string, string>>();
  let headers: Record<string, string> = {};
  for (const line of text.trimEnd().split("\n")) {
    const [, name, value] = /^ {2}([\w-]+): (.*)$/.exec(line) ?? [];
    if (name !== undefined) headers[name] = value!;
    else {
      headers = {};
      rules.set(line, headers);
    }
  }
  return rules;
}

const matches = (pattern: string, path: string): boolean =>
  new RegExp(`^${pattern.replace(/[.]/g, "\\.").replace(/:\w+/g, "[^/]+").replace("*", ".*")}$`).test(path);

test("no page has a script or a style within itself, which the policy would refuse", async () => {
  const site = newSite(files);
  await site.clean();
  for (const [path, html] of Object.entries(site.tree())) {
    if (!path.endsWith(".html") || path.startsWith("mine/")) continue;
    const all = elements(parseHtml(html));
    const inline = all.filter(
      ({ tagName, properties }) =>
        tagName === "style" ||
        (tagName === "script" && properties.src === undefined && !/json/.test(String(properties.type))) ||
        Object.keys(properties).some((name) => name === "style" || /^on[A-Z]/.test(name)),
    );
    expect([path, inline]).toEqual([path, []]);
  }
});

test("llms.txt says what the site is, and links the latest stories in Markdown, topics and lists", async () => {
  const site = newSite({
    ...files,
    "briefgen.config.yaml": "site: {title: T & Co, url: https://example.org/, description: 'All [news].'}\n",
  });
  await site.clean();
  const text = site.read("dist/llms.txt");
  expect(text).toMatch(
    /^# T & Co\n\n> All \\\[news\\\]\.\n\n## Latest\n\n- \[A\]\(https:\/\/example\.org\/stories\/a\/index\.md\): 2026-11-20\. Text\./,
  );
  expect(text).toContain("- [Oil & Gas](https://example.org/topics/oil-gas/): 1 story\n");
  const links = [...text.matchAll(/\]\(https:\/\/example\.org\/(.*?)\)/g)].map(([, path]) =>
    decodeURIComponent(path!),
  );
  for (const path of links)
    expect([path, site.has(`dist/${path.endsWith("/") ? `${path}index.html` : path}`)]).toEqual([path, true]);
  expect(text).not.toMatch(/stories\/[bc]\//);
});

test("security.txt and trust.txt say what the configuration says, and are there only then", async () => {
  const site = newSite(files);
  await site.clean();
  expect([site.has("dist/.well-known/security.txt"), site.has("dist/trust.txt")]).toEqual([false, false]);
  site.write(
    "briefgen.config.yaml",
    `site: {title: T, url: https://example.org/}
security:
  contact: [mailto:security@example.org, https://example.org/report]
  expires: 2027-06-30
  languages: [en, ar]
  policy: [https://example.org/policy]
trust:
  belongs_to: [https://association.example/]
  social: [https://social.example/@us]
  data_training_allowed: false
`,
  );
  await site.clean();
  expect(site.read("dist/.well-known/security.txt")).toBe(`Contact: mailto:security@example.org
Contact: https://example.org/report
Expires: 2027-06-30T00:00:00+00:00
Preferred-Languages: en, ar
Canonical: https://example.org/.well-known/security.txt
Policy: https://example.org/policy
`);
  expect(site.read("dist/trust.txt")).toBe(`belongto=https://association.example/
social=https://social.example/@us
datatrainingallowed=no
`);
});
