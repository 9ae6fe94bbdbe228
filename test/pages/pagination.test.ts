import { expect, test } from "vitest";
import { byClass, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, type TestSite } from "../support/site.ts";

const CONFIG =
  "site: {title: T, url: https://example.org/}\npagination: {stories: 3, articles: 3, entries: 3}\n";

/** Stories of one month about one topic, in one storyline, each with a cited article, a correction and a topic of its own. */
const siteOf = async (count: number): Promise<TestSite> => {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/storylines/line.md": "---\ntitle: Line\n---\n",
  });
  for (let i = 1; i <= count; i += 1)
    site.write(
      `briefings/s${i}.md`,
      `---\ntitle: Story ${i}\ndate: 2026-11-0${i}\nstoryline: line\ntopics: [Oil]\nsources: [{source: AP, title: Article ${i}}]\ncorrections: [{at: 2026-11-1${i}, kind: update, text: Note ${i}.}]\nquestions: [{question: Question ${i}?, answer: Yes.}]\n---\n\nText.\n`,
    );
  await site.clean();
  return site;
};

const headings = (html: string, name: string) => elements(parseHtml(html), name).map(textOf);

const LISTS = [
  "topics/oil/",
  "sources/ap/",
  "storylines/line/",
  "archive/2026/11/",
  "corrections/",
  "questions/",
];

test.each(LISTS)("/%s with exactly as many entries as fit is one page without a pager", async (path) => {
  const site = await siteOf(3);
  expect(site.has(`dist/${path}page`)).toBe(false);
  expect(byClass(parseHtml(site.page(path)), "pager")).toEqual([]);
});

test.each(LISTS)("/%s with one more has a second page, and the two lead to each other", async (path) => {
  const site = await siteOf(4);
  const pager = (page: string) => linksOf(byClass(parseHtml(site.page(page)), "pager")[0]!);
  // Not every list starts with the newest story.
  const isByDate = path !== "questions/" && path !== "storylines/line/";
  const [before, after] = isByDate ? ["Newer", "Older"] : ["Previous page", "Next page"];
  expect(pager(path)).toEqual([[after, `/${path}page/2/`]]);
  expect(pager(`${path}page/2/`)).toEqual([[before, `/${path}`]]);
  expect(site.has(`dist/${path}page/3`)).toBe(false);
  expect(site.has(`dist/${path}page/1`)).toBe(false);
});

test("a list's pages hold every entry once, in order", async () => {
  const site = await siteOf(7);
  const titles = ["", "page/2/", "page/3/"].flatMap((page) =>
    headings(site.page(`topics/oil/${page}`), "h3"),
  );
  expect(titles.filter((title) => title.startsWith("Story"))).toEqual(
    [7, 6, 5, 4, 3, 2, 1].map((i) => `Story ${i}`),
  );
});

test("titles and canonical addresses of the pages differ, and the sitemap lists them", async () => {
  const site = await siteOf(4);
  const second = site.page("topics/oil/page/2/");
  expect(headings(second, "title")).toEqual(["Oil, page 2 · T"]);
  expect(second).toContain('<link rel="canonical" href="https://example.org/topics/oil/page/2/">');
  expect(site.read("dist/sitemap.xml")).toContain("<loc>https://example.org/topics/oil/page/2/</loc>");
});

test("a list that becomes shorter loses its last page", async () => {
  const site = await siteOf(4);
  site.remove("briefings/s1.md");
  await site.clean();
  expect(site.has("dist/topics/oil/page")).toBe(false);
  expect(site.page("topics/oil/")).not.toContain("page/2");
});

test("a site without stories has every index, each empty", async () => {
  const site = newSite({ "briefings/topics/oil.md": "---\nname: Oil\n---\n" });
  await site.clean();
  for (const path of [
    "",
    "topics/",
    "sources/",
    "questions/",
    "storylines/",
    "archive/",
    "corrections/",
    "feeds/",
  ])
    expect(headings(site.page(path), "h1")).toHaveLength(1);
  expect(site.page("questions/")).toContain("No questions yet.");
  expect(site.page("topics/oil/")).toContain("0 stories");
});

test("indexes from A to Z sort by name without regard to case, letters of other scripts after", async () => {
  const site = newSite({
    "briefings/a.md": "---\ntitle: A\ndate: 2026-11-01\ntopics: [zinc, Oil, alum, 3D, كوريا]\n---\n\nText.\n",
  });
  await site.clean();
  expect(headings(site.page("topics/"), "h2")).toEqual(["#", "A", "O", "Z", "ك"]);
});

test("the archive has the years and months that have stories, newest first, with their numbers", async () => {
  const site = newSite({});
  for (const [name, date] of Object.entries({ a: "2025-12-31", b: "2026-01-01", c: "2026-01-31" }))
    site.write(`briefings/${name}.md`, `---\ntitle: ${name}\ndate: ${date}\n---\n\nText.\n`);
  await site.clean();
  const page = parseHtml(site.page("archive/"));
  expect(elements(page, "h2").map(textOf)).toEqual(["2026", "2025"]);
  const months = elements(byClass(page, "index")[0]!, "li").filter((row) => byClass(row, "count").length > 0);
  expect(months.map(textOf)).toEqual(["January 2026 2 c b", "December 2025 1 a"]);
  expect(headings(site.page("archive/2026/01/"), "h3")).toEqual(["c", "b"]);
});

test("the letters of an index lead to their groups, on whatever page; `sort` decides the place", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${CONFIG}`,
    "briefings/a.md":
      "---\ntitle: A\ndate: 2026-11-01\ntopics: [Énergie, Emploi, Alum, Zinc, The Sun]\n---\n\nText.\n",
    "briefings/topics/sun.md": "---\nname: The Sun\nsort: Sun, The\n---\n",
  });
  await site.clean();
  const letters = (page: string) => linksOf(byClass(parseHtml(site.page(page)), "letters")[0]!);
  expect(letters("topics/")).toEqual([
    ["A", "/topics/#letter-a"],
    ["E", "/topics/#letter-e"],
    ["S", "/topics/page/2/#letter-s"],
    ["Z", "/topics/page/2/#letter-z"],
  ]);
  expect(letters("topics/page/2/")).toEqual(letters("topics/"));
  expect(headings(site.page("topics/"), "h2")).toEqual(["A", "E"]);
  const names = elements(byClass(parseHtml(site.page("topics/")), "entries")[1]!, "a").map(textOf);
  expect(names).toEqual(["Emploi", "Énergie"]);
});
