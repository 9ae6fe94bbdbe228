import { expect, test } from "vitest";
import { attribute, elements, linksOf, parseHtml } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

test.each([
  ["/2024/talks/", "2024/talks/"],
  ["/2024/talks", "2024/talks/"],
  ["2024/talks/", "2024/talks/"],
  ["/old.html", "old.html"],
  ["/قديم/", "قديم/"],
])("the alias %s gets a page that leads to the story, and a line for the host", async (alias, path) => {
  const site = newSite({ "briefings/talks.md": story("Talks", `aliases: ["${alias}"]`) });
  await site.clean();
  const page = parseHtml(site.page(path));
  expect(elements(page, "meta").map((meta) => attribute(meta, "content"))).toContain(
    "0; url=/stories/talks/",
  );
  expect(attribute(elements(page, "link")[0]!, "href")).toBe("https://example.org/stories/talks/");
  expect(linksOf(page)[0]?.[1]).toBe("/stories/talks/");
  const encoded = path.split("/").map(encodeURIComponent).join("/");
  const forms = [encoded, ...(encoded.endsWith("/") ? [encoded.slice(0, -1)] : [])];
  expect(site.read("dist/_redirects")).toBe(forms.map((form) => `/${form} /stories/talks/ 301\n`).join(""));
  expect(site.read("dist/sitemap.xml")).not.toContain(encoded);
});

test("below a base path both addresses have it", async () => {
  const site = newSite({ "briefings/talks.md": story("Talks", "aliases: [/old/]") });
  await site.clean({ baseUrl: "https://example.org/sub/path/" });
  expect(site.read("dist/_redirects")).toBe(
    "/sub/path/old/ /sub/path/stories/talks/ 301\n/sub/path/old /sub/path/stories/talks/ 301\n",
  );
  expect(site.page("old/")).toContain("0; url=/sub/path/stories/talks/");
});

test("search engines may follow the page at an old address: `noindex` would hide the new one, too", async () => {
  const site = newSite({ "briefings/talks.md": story("Talks", "aliases: [/old/]") });
  await site.clean();
  expect(site.page("old/")).not.toContain("noindex");
  site.write(
    "briefgen.config.yaml",
    "site: {title: T, url: https://example.org/}\nusage: {search: no, ai_input: no, ai_training: no}\n",
  );
  await site.clean();
  expect(site.page("old/")).toContain("noindex");
});

const HOST = "site: {title: T, url: https://example.org/}\nhost: ";
const aliases = (count: number) =>
  story("Talks", `aliases: [${Array.from({ length: count }, (_, index) => `/old/${index}/`).join()}]`);

test.each([
  ["netlify", 1, false],
  ["netlify", 3000, false],
  ["cloudflare-pages", 1000, false],
  ["cloudflare-pages", 1001, true],
  ["gitlab-pages", 500, false],
  ["gitlab-pages", 501, true],
  ["github-pages", 1, true],
  ["{files: 100000}", 1, true],
])("with `host: %s`, %i old addresses have pages: %s", async (host, count, hasPages) => {
  const config = `${HOST}${host}\nlimits: {aliases: 5000}\n`;
  const site = newSite({ "briefgen.config.yaml": config, "briefings/talks.md": aliases(count) });
  await site.clean();
  expect(site.has("dist/old/0/index.html")).toBe(hasPages);
  expect(site.read("dist/_redirects").split("\n")).toHaveLength(2 * count + 1);
});

test("rules that are too long for GitLab leave the pages, and so does a `_redirects` of your own", async () => {
  const paths = Array.from({ length: 200 }, (_, index) => `/${"a".repeat(200)}-${index}/`);
  const gitlab = newSite({
    "briefgen.config.yaml": `${HOST}gitlab-pages\n`,
    "briefings/talks.md": story("Talks", `aliases: [${paths}]`),
  });
  await gitlab.clean();
  expect(gitlab.read("dist/_redirects").length).toBeGreaterThan(64 * 1024);
  expect(gitlab.has(`dist${paths[0]}index.html`)).toBe(true);
  const own = newSite({
    ...{ "briefgen.config.yaml": `${HOST}netlify\n`, "static/_redirects": "/x /y 301\n" },
    "briefings/talks.md": aliases(1),
  });
  await own.clean();
  expect(own.has("dist/old/0/index.html")).toBe(true);
  expect(own.read("dist/_redirects")).toBe("/x /y 301\n");
});

test("redirects are in an order that does not depend on the stories'", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "aliases: [/z/, /b/]"),
    "briefings/z.md": story("Z", "aliases: [/a/]"),
  });
  await site.clean();
  expect(
    site
      .read("dist/_redirects")
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(["/a/", "/a", "/b/", "/b", "/z/", "/z", ""]);
});

test.each([
  ["another story's address", "/stories/b/"],
  ["the story's own address", "/stories/a/"],
  ["the home page", "/"],
  ["another case of an address", "/Stories/b/"],
])("an alias that is %s is an error at the alias", async (_, alias) => {
  const site = newSite({ "briefings/a.md": story("A", `aliases: [${alias}]`), "briefings/b.md": story("B") });
  const { diagnostics } = await site.build();
  expect(diagnostics).toHaveLength(1);
  expect(diagnostics[0]).toMatchObject({ severity: "error", at: { path: "briefings/a.md", span: {} } });
  expect(site.has("dist")).toBe(false);
});

test.each([
  ["the feed as a folder", "/rss.xml"],
  ["a page as a folder", "/404.html/more/"],
])("an alias that would need %s is an error at the alias", async (_, alias) => {
  const site = newSite({ "briefings/a.md": story("A", `aliases: [${alias}]`) });
  const { diagnostics } = await site.build();
  expect(diagnostics).toMatchObject([{ severity: "error", at: { path: "briefings/a.md", span: {} } }]);
});

test("two stories with one alias are an error that names both", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "aliases: [/old/]"),
    "briefings/b.md": story("B", "aliases: [/old]"),
  });
  const { diagnostics } = await site.build();
  expect(diagnostics).toMatchObject([{ code: "BG0401" }]);
  expect([diagnostics[0]?.at?.path, diagnostics[0]?.also?.[0]?.at.path].sort()).toEqual([
    "briefings/a.md",
    "briefings/b.md",
  ]);
});

test("a withdrawn story keeps its address and its aliases", async () => {
  const site = newSite({ "briefings/a.md": story("A", "status: withdrawn\naliases: [/old/]") });
  await site.clean();
  expect(site.page("stories/a/")).toContain("withdrawn");
  expect(site.read("dist/_redirects")).toBe("/old/ /stories/a/ 301\n/old /stories/a/ 301\n");
});

test("a draft's aliases do not exist", async () => {
  const site = newSite({ "briefings/a.md": story("A", "status: draft\naliases: [/old/]") });
  await site.clean();
  expect(site.has("dist/old")).toBe(false);
  expect(site.read("dist/_redirects")).toBe("");
});
