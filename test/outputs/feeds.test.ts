import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { attribute, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { hasXmllint, xmllint } from "../support/readers.ts";
import { NOW, newSite, story, type TestSite } from "../support/site.ts";

const CONFIG = 'site: {title: News, url: https://example.org/sub/, id: "example.org,2026"}\n';
const dated = (day: number, front = "", body = "Text.") =>
  `---\ntitle: Story ${day}\ndate: 2026-11-${day}\n${front}\n---\n\n${body}\n`;

const files = {
  "briefgen.config.yaml": CONFIG,
  "briefings/s10.md": dated(
    10,
    "topics: [Oil]\nstoryline: line\nsources: [{source: AP, title: T}]",
    "See [it](s11.md).",
  ),
  "briefings/s11.md": dated(
    11,
    "topics: [Oil, Gas]\nstoryline: line\nauthors: [Mina]\nsummary: Short.\nquestions: [why, {question: Who?, answer: Somebody.}]",
  ),
  "briefings/s12.md": dated(
    12,
    "topics: [Gas]\ncorrections: [{at: 2026-11-13, kind: correction, text: Fixed., was: a, now: b}, {at: 2026-11-13, kind: update, text: Added.}, {at: 2026-12-24, kind: update, text: Not yet.}]",
  ),
  "briefings/s13.md": dated(
    13,
    "status: draft\ntopics: [Oil]\ncorrections: [{at: 2026-11-14, kind: update, text: Of a draft.}]",
  ),
  "briefings/questions/why.md":
    "---\nquestion: Why?\ndate: 2026-11-12\n---\n\nBecause of [that](../s10.md).\n",
  "briefings/questions/later.md": "---\nquestion: Later?\ndate: 2026-12-24\n---\n",
  "briefings/storylines/line.md": "---\ntitle: Line\n---\nA line.\n",
};

const built = async (more: Record<string, string> = {}, options: Parameters<TestSite["build"]>[0] = {}) => {
  const site = newSite({ ...files, ...more });
  await site.clean(options);
  return site;
};

interface JsonFeed {
  readonly title: string;
  readonly home_page_url: string;
  readonly feed_url: string;
  readonly items: readonly Record<string, unknown>[];
}
const jsonFeed = (site: TestSite, folder: string): JsonFeed =>
  JSON.parse(site.read(`dist/${folder}feed.json`));
const rss = (site: TestSite, folder: string) =>
  new RssParser({ customFields: { item: [["content:encoded", "full"]] } }).parseString(
    site.read(`dist/${folder}rss.xml`),
  );

describe.each([
  ["", "News", ["Story 12", "Story 11", "Story 10"]],
  ["topics/oil/", "Oil · News", ["Story 11", "Story 10"]],
  ["sources/ap/", "AP · News", ["Story 10"]],
  ["storylines/line/", "Line · News", ["Story 11", "Story 10"]],
  ["questions/", "Questions · News", ["Why?", "Who?"]],
  ["corrections/", "Corrections · News", ["Correction: Story 12", "Update: Story 12"]],
])("the feeds of /%s", (folder, title, titles) => {
  test("hold what belongs to the page, newest first, in RSS and JSON alike, even in a preview", async () => {
    const site = await built({}, { drafts: true, future: true });
    const [xml, json] = [await rss(site, folder), jsonFeed(site, folder)];
    expect([xml.title, xml.link, xml.feedUrl]).toEqual([
      title,
      `https://example.org/sub/${folder}`,
      `https://example.org/sub/${folder}rss.xml`,
    ]);
    expect([json.title, json.home_page_url, json.feed_url]).toEqual([
      title,
      `https://example.org/sub/${folder}`,
      `https://example.org/sub/${folder}feed.json`,
    ]);
    expect(xml.items.map((item) => item.title)).toEqual(titles);
    expect(json.items.map((item) => item.title)).toEqual(titles);
    expect(
      json.items.map(({ id, url, date_published }) => [id, url, Date.parse(String(date_published))]),
    ).toEqual(xml.items.map(({ guid, link, isoDate }) => [guid, link, Date.parse(isoDate!)]));
    for (const { id, date_published } of json.items) {
      expect(id).toMatch(/^tag:example\.org,2026:(?:story|question)\/[\w%./-]+$/);
      expect(Date.parse(String(date_published))).toBeLessThanOrEqual(NOW);
    }
    expect(new Set(json.items.map(({ id }) => id)).size).toBe(titles.length);
  });

  test.skipIf(!hasXmllint)("are well-formed XML", async () => {
    expect(xmllint((await built()).read(`dist/${folder}rss.xml`))).toBe("");
  });

  test("are named by the page's head, before the site's", async () => {
    const page = parseHtml((await built()).page(folder));
    const alternates = elements(page, "link").filter((link) => attribute(link, "rel") === "alternate");
    const expected = [...new Set([folder, ""])].flatMap((path) => [
      ["application/rss+xml", `/sub/${path}rss.xml`],
      ["application/feed+json", `/sub/${path}feed.json`],
    ]);
    expect(alternates.map((link) => [attribute(link, "type"), attribute(link, "href")])).toEqual(expected);
  });
});

test("a question's page names the feed of the questions, and every page that of the site", async () => {
  const site = await built();
  expect(site.page("questions/why/")).toContain('href="/sub/questions/rss.xml"');
  expect(site.page("archive/")).toContain('href="/sub/rss.xml"');
});

test("JSON entries have content in one form, authors, tags and a language where it is another", async () => {
  const site = await built({ "briefings/s14.md": dated(14, "lang: ar\ntopics: [Oil]\nupdated: 2026-11-15") });
  expect(jsonFeed(site, "topics/oil/").items.slice(0, 2)).toMatchObject([
    { language: "ar", content_text: "Text.", date_modified: "2026-11-15T00:00:00Z" },
    { authors: [{ name: "Mina" }], tags: ["Oil", "Gas"], content_text: "Short." },
  ]);
  const [first] = jsonFeed(site, "").items;
  expect(first).toMatchObject({ summary: "Text." });
  expect(first?.content_html).toContain("<p>Text.</p>");
  expect(first).not.toHaveProperty("content_text");
});

test("`feeds.nodes: full` puts whole texts into them, with absolute addresses; `node_items` bounds them", async () => {
  const site = await built({ "briefgen.config.yaml": `${CONFIG}feeds: {nodes: full, node_items: 1}\n` });
  for (const [folder, link] of [
    ["sources/ap/", "https://example.org/sub/stories/s11/"],
    ["questions/", "https://example.org/sub/stories/s10/"],
    ["corrections/", "https://example.org/sub/stories/s12/#corrections"],
  ] as const) {
    const { items } = await rss(site, folder);
    expect(items).toHaveLength(1);
    const html = String((items[0] as unknown as { full: string }).full);
    expect(linksOf(parseHtml(html)).map(([, href]) => href)).toContain(link);
    expect(jsonFeed(site, folder).items[0]?.content_html).toBe(html);
  }
});

test("`feeds.nodes: off` leaves the site's feed, and nothing names others", async () => {
  const site = await built({ "briefgen.config.yaml": `${CONFIG}feeds: {nodes: off}\n` });
  const feeds = Object.keys(site.tree()).filter((path) => /(?:rss\.xml|feed\.json)$/.test(path));
  expect(feeds).toEqual(["feed.json", "rss.xml"]);
  for (const path of ["topics/oil/", "questions/", "feeds/"])
    expect(site.page(path)).not.toMatch(/(?:oil|questions|corrections)\/(?:rss\.xml|feed\.json)/);
  expect(site.read("dist/feeds.opml").match(/xmlUrl=/g)).toHaveLength(1);
});

test("a correction keeps its guid when its text is mended", async () => {
  const guids = async (text: string) => {
    const s12 = files["briefings/s12.md"].replace("Added.", text);
    return jsonFeed(await built({ "briefings/s12.md": s12 }), "corrections/").items.map(({ id }) => id);
  };
  const before = await guids("Added.");
  expect(before).toEqual([
    "tag:example.org,2026:story/s12/correction-2026-11-13",
    "tag:example.org,2026:story/s12/correction-2026-11-13-2",
  ]);
  expect(await guids("Added later.")).toEqual(before);
});

test("a correction dated in the future joins the feed when its time comes", async () => {
  const site = await built();
  expect(site.read("dist/corrections/rss.xml")).not.toContain("Not yet.");
  await site.clean({ now: Date.UTC(2026, 11, 24) });
  expect(site.read("dist/corrections/rss.xml")).toContain("Not yet.");
});

test("the page of feeds explains them, and names every feed with the page that it belongs to", async () => {
  const site = await built();
  const page = parseHtml(site.page("feeds/"));
  expect(textOf(page)).toContain("Copy the address of the feed");
  const hrefs = linksOf(page).map(([, href]) => href);
  for (const folder of ["", "topics/oil/", "sources/ap/", "storylines/line/", "questions/", "corrections/"]) {
    for (const file of ["", "rss.xml", "feed.json"]) expect(hrefs).toContain(`/sub/${folder}${file}`);
    expect(textOf(page)).toContain(`https://example.org/sub/${folder}rss.xml`);
  }
  expect(hrefs).toContain("/sub/feeds.opml");
});

test("feeds.opml lists every feed in groups, with absolute addresses", async () => {
  const site = await built();
  const opml = site.read("dist/feeds.opml");
  const feeds = Object.keys(site.tree()).filter((path) => path.endsWith("rss.xml"));
  const listed = [...opml.matchAll(/type="rss"[^>]*xmlUrl="https:\/\/example\.org\/sub\/(.*?)"/g)].map(
    ([, path]) => path!,
  );
  expect(listed.sort()).toEqual(feeds.sort());
  expect(opml).toContain('<outline text="Topics"><outline type="rss" version="RSS2" text="Gas · News"');
  expect(opml).toContain('<opml version="2.0">');
});

test("a feed that somebody opens in a browser names a style sheet that says what it is", async () => {
  const site = await built({
    "briefgen.config.yaml": `${CONFIG}theme: {strings: {feed_opened: 'A "feed" </style>.'}}\n`,
  });
  for (const folder of ["", "topics/oil/"])
    expect(site.read(`dist/${folder}rss.xml`)).toContain(
      '<?xml-stylesheet type="text/css" href="/sub/feeds/style.css"?>',
    );
  const css = site.read("dist/feeds/style.css");
  expect(css).toContain(
    'content: "A \\22 feed\\22  \\3c /style>. What feeds are, and which there are here: https://example.org/sub/feeds/";',
  );
});

test("a session that knows what a story was tells every feed of its new title", async () => {
  const site = await built();
  const path = "briefings/s11.md";
  await site.write(path, site.read(path).replace("Story 11", "Reworded")).clean();
  for (const folder of ["", "topics/oil/", "topics/gas/", "storylines/line/"])
    expect(jsonFeed(site, folder).items.map(({ title }) => title)).toContain("Reworded");
  expect(jsonFeed(site, "questions/").items[1]).toMatchObject({ content_text: "Answered in “Reworded”." });
});

test("a story in another language is in its words in the entry", async () => {
  const site = await built({
    "briefings/s14.md": story("S", "lang: ar\ncorrections: [{at: 2026-11-21, kind: update, text: X.}]"),
  });
  expect(jsonFeed(site, "corrections/").items[0]).toMatchObject({ title: "تحديث: S", language: "ar" });
});
