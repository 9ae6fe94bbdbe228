import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";

const config = (rest: string) => `site: {title: T, url: https://example.org/}\n${rest}\n`;
const pattern = (story: string) => config(`permalinks: {story: "${story}"}`);

test.each([
  ["/stories/:slug/", "stories/summit/"],
  ["/:year/:month/:slug/", "2026/11/summit/"],
  ["/:year/:month/:day/:slug/", "2026/11/20/summit/"],
  ["/news/:id/", "news/talks-1/"],
])("the pattern %s puts a story at /%s", async (written, path) => {
  const site = newSite({
    "briefgen.config.yaml": pattern(written),
    "briefings/2019/summit.md": story("Summit", "id: talks-1"),
  });
  await site.clean();
  expect(site.page(path)).toContain(">Summit</h1>");
  expect(site.page("")).toContain(`href="/${path}"`);
  expect(site.read("dist/sitemap.xml")).toContain(`<loc>https://example.org/${path}</loc>`);
});

test("the month of a story near midnight is that of the site's zone", async () => {
  const site = newSite({
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/, time_zone: Asia/Seoul}\npermalinks: {story: /:year/:month/:slug/}\n",
    "briefings/late.md": "---\ntitle: Late\ndate: 2026-10-31T20:00:00Z\n---\n\nText.\n",
  });
  await site.clean();
  expect(site.has("dist/2026/11/late/index.html")).toBe(true);
});

test("records have pages below their folders; slugs keep letters of every script, percent-encoded in links", async () => {
  const site = newSite({
    "briefings/قمة.md": story("قمة", "topics: [كوريا]\nsources: [{source: Hürriyet, title: X}]"),
  });
  await site.clean();
  expect(site.has("dist/stories/قمة/index.html")).toBe(true);
  expect(site.has("dist/topics/كوريا/index.html")).toBe(true);
  expect(site.has("dist/sources/hürriyet/index.html")).toBe(true);
  expect(site.page("topics/كوريا/")).toContain(`href="/stories/${encodeURIComponent("قمة")}/"`);
});

/** The collision's message, as the terminal shows it, on one line. */
const collision = async (files: Record<string, string>) => {
  const site = newSite(files);
  const { diagnostics, published } = await site.build();
  expect(published).toBeUndefined();
  expect(site.has("dist")).toBe(false);
  return diagnostics.map(({ code, severity, message, at, also }) => ({
    code: `${severity} ${code}`,
    message,
    places: [at?.path, ...(also ?? []).map((other) => other.at.path)],
  }));
};

test("two stories at one address are an error that names both files", async () => {
  const found = await collision({
    "briefings/a.md": story("A", "slug: summit"),
    "briefings/b.md": story("B", "slug: summit\nid: other"),
  });
  expect(found).toMatchObject([
    { code: "error BG0401", message: expect.stringContaining("/stories/summit/") },
  ]);
  expect(found[0]?.places.sort()).toEqual(["briefings/a.md", "briefings/b.md"]);
});

test("a story and a file in static/ at one address are an error that names both", async () => {
  const found = await collision({
    "briefings/a.md": story("A"),
    "static/stories/a/index.html": "<p>Mine</p>",
  });
  expect(found).toMatchObject([
    { code: "error BG0401", places: ["briefings/a.md", "static/stories/a/index.html"] },
  ]);
});

test("addresses that differ only in case are an error on every system", async () => {
  const found = await collision({
    "briefings/a.md": story("A", "slug: summit"),
    "briefings/b.md": story("B", "slug: Summit"),
  });
  expect(found).toMatchObject([{ code: "error BG0402" }]);
  expect(found[0]?.places.sort()).toEqual(["briefings/a.md", "briefings/b.md"]);
});

test("addresses that differ only in Unicode form are an error, too", async () => {
  const found = await collision({
    "briefings/a.md": story("A", "slug: caf\u00e9"),
    "static/stories/cafe\u0301/index.html": "<p>Mine</p>",
  });
  expect(found.map(({ code }) => code)).toEqual([expect.stringMatching(/^error BG040[12]$/)]);
});

test("two topics whose names make one slug are an error that says to add a record", async () => {
  const site = newSite({ "briefings/a.md": story("A", "topics: [AT&T, ATT]") });
  const { diagnostics } = await site.build();
  expect(diagnostics).toMatchObject([{ code: "BG0401", at: { path: "briefings/a.md", span: {} } }]);
  expect(diagnostics[0]?.message).toMatch(/`AT&T`.*`ATT`|`ATT`.*`AT&T`/);
});

test("two topics at one address are one error, however many pages they have", async () => {
  const stories = Array.from({ length: 6 }, (_, i) => [
    `briefings/s${i}.md`,
    story(`S${i}`, "topics: [AT&T, ATT]"),
  ]);
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\npagination: {stories: 2}\n",
    ...Object.fromEntries(stories),
  });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0401"]);
  expect(diagnostics[0]?.help).toContain(
    "if both are one topic, write `name: AT&T` and `aliases: [ATT]` into briefings/topics/att.md",
  );
});

test.each([
  [
    "a topic's page",
    { "briefgen.config.yaml": pattern("/topics/:slug/"), "briefings/a.md": story("A", "topics: [A]") },
  ],
  ["the feed", { "briefings/a.md": story("A"), "static/rss.xml": "<rss/>" }],
  ["a topic's feed", { "briefings/a.md": story("A", "topics: [Oil]"), "static/topics/oil/feed.json": "{}" }],
  ["the home page", { "briefings/a.md": story("A"), "static/index.html": "<p>" }],
  ["a page of a list", { "briefings/a.md": story("A"), "static/topics/index.html": "<p>" }],
])("%s is never overwritten by something of the user's: it is an error", async (_, files) => {
  const found = await collision(files);
  expect(found.map(({ code }) => code)).toEqual(["error BG0401"]);
  expect(found[0]?.places).not.toEqual([undefined]);
});

test.each([
  ...["robots.txt", "_redirects", "_headers", ".nojekyll", "llms.txt", "feeds.opml", "sitemap.xml"],
  ...["news-sitemap.xml", "feeds/style.css", "stories/a/index.md", "trust.txt", ".well-known/security.txt"],
])("the site's own %s takes the place of ours", async (path) => {
  const site = newSite({
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/}\ntrust: {}\nsecurity: {contact: [tel:+1-201-555-0123], expires: 2027-01-01}\n",
    "briefings/a.md": story("A"),
  });
  await site.clean();
  expect(site.has(`dist/${path}`)).toBe(true);
  await site.write(`static/${path}`, "mine").clean();
  expect(site.read(`dist/${path}`)).toBe("mine");
  await site.remove(`static/${path}`).clean();
  expect(site.read(`dist/${path}`)).not.toBe("mine");
});

test("a site may have its own _redirects", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "aliases: [/old/]"),
    "static/robots.txt": "mine",
    "static/_redirects": "/x /y 301\n",
  });
  await site.clean();
  expect(site.read("dist/robots.txt")).toBe("mine");
  expect(site.read("dist/_redirects")).toBe("/x /y 301\n");
});

test.each([
  ["the archive", { "briefgen.config.yaml": pattern("/:slug/"), "briefings/archive.md": story("A") }],
  ["the list of topics", { "briefgen.config.yaml": pattern("/:slug/"), "briefings/topics.md": story("A") }],
])("a story at the address of %s is an error", async (_, files) => {
  const found = await collision(files);
  expect(found.map(({ code, places }) => [code, places.includes(Object.keys(files)[1])])).toEqual([
    ["error BG0401", true],
  ]);
});

test("two pages of which one would need the other's file as a folder are an error, not a crash", async () => {
  const found = await collision({
    "briefings/a.md": story("A"),
    "briefings/b.md": story("B", "aliases: [/old.html, /old.html/more/]"),
  });
  expect(found.map(({ code }) => code)).toEqual(["error BG0401"]);
});
