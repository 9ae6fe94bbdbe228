import { expect, test } from "vitest";
import { byClass, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const RECORD = `---
name: Mina Park
slug: mina
aliases: [M. Park]
role: Correspondent
fediverse: "@mina@social.example"
links: [https://www.mina.example/, {label: Code, url: https://code.example/mina}]
beats: [Grain]
---

Mina covers Ports.
`;

const shown = (site: TestSite, path: string) => parseHtml(site.page(path));
const bylineOf = (site: TestSite, path: string) => linksOf(byClass(shown(site, path), "byline")[0]!);
const creatorsOn = (site: TestSite, path: string) =>
  [...site.page(path).matchAll(/<meta name="fediverse:creator" content="(.*?)">/g)].map(([, name]) => name);

test("an author who is only named has a page with their stories, a feed and a place in the index", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "authors: [Mina Park, Jonas Weber]\ntopics: [Ports]\nstoryline: line"),
    "briefings/b.md": story("B", "authors: [Mina Park]\ntopics: [Ports]"),
    "briefings/storylines/line.md": "---\ntitle: The line\n---\n",
  });
  await site.clean();
  expect(bylineOf(site, "stories/a/")).toEqual([
    ["Mina Park", "/authors/mina-park/"],
    ["Jonas Weber", "/authors/jonas-weber/"],
  ]);
  const page = shown(site, "authors/mina-park/");
  expect(byClass(page, "card").map((card) => linksOf(card)[0]![0])).toEqual(["A", "B"]);
  const [rail] = byClass(page, "rail");
  expect(textOf(rail!)).toBe("Writes about Ports 2 Storylines The line");
  expect(linksOf(shown(site, "authors/")).filter(([, href]) => /^\/authors\/./.test(href))).toEqual([
    ["J", "/authors/#letter-j"],
    ["M", "/authors/#letter-m"],
    ["Jonas Weber", "/authors/jonas-weber/"],
    ["Mina Park", "/authors/mina-park/"],
  ]);
  const feed = JSON.parse(site.page("authors/jonas-weber/feed.json"));
  expect(feed.items).toMatchObject([
    {
      title: "A",
      authors: [
        { name: "Mina Park", url: "https://example.org/authors/mina-park/" },
        { name: "Jonas Weber", url: "https://example.org/authors/jonas-weber/" },
      ],
    },
  ]);
  expect(site.page("authors/jonas-weber/rss.xml")).toContain("<dc:creator>Mina Park</dc:creator>");
});

test("a record says who they are; stories may use its aliases, which stay as they are, and its slug", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "authors: [M. Park]"),
    "briefings/b.md": story("B", "authors: [mina]"),
    "briefings/authors/park.md": RECORD,
    "briefings/topics/ports.md": "---\nname: Ports\n---\n",
  });
  await site.clean({ search: true });
  expect(bylineOf(site, "stories/a/")).toEqual([["M. Park", "/authors/mina/"]]);
  expect(bylineOf(site, "stories/b/")).toEqual([["Mina Park", "/authors/mina/"]]);
  for (const path of ["stories/a/", "stories/b/"]) {
    expect(creatorsOn(site, path)).toEqual(["@mina@social.example"]);
  }
  expect(creatorsOn(site, "authors/mina/")).toEqual(["@mina@social.example"]);
  expect(creatorsOn(site, "")).toEqual([]);
  const html = site.page("authors/mina/");
  expect(html).toContain('<a class="u-url" rel="me" href="https://www.mina.example/">mina.example</a>');
  expect(html).toContain('<a class="u-url" rel="me" href="https://code.example/mina">Code</a>');
  expect(linksOf(byClass(shown(site, "authors/mina/"), "rail")[0]!)).toEqual([["Grain", "/topics/grain/"]]);
  expect(linksOf(byClass(shown(site, "authors/mina/"), "prose")[0]!)).toEqual([["Ports", "/topics/ports/"]]);
  const { nodes, edges } = JSON.parse(site.page("graph.json"));
  expect(nodes).toContainEqual({
    ...{ id: "author:mina", kind: "author", label: "Mina Park" },
    url: "https://example.org/authors/mina/",
  });
  expect(edges).toContainEqual({ type: "covers", from: "author:mina", to: "topic:grain" });
});

test("where no author is named there is no list of authors, and a withdrawn story names nobody", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "briefings/b.md": story("B", "authors: [Mina Park]\nstatus: withdrawn"),
  });
  await site.clean();
  expect(Object.keys(site.tree()).filter((path) => path.startsWith("authors/"))).toEqual([]);
});

test("`feeds: {node_min}` leaves out the feeds of authors with few stories", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\nfeeds: {node_min: 2}\n",
    "briefings/a.md": story("A", "authors: [Mina Park, Jonas Weber]"),
    "briefings/b.md": story("B", "authors: [Mina Park]"),
  });
  await site.clean();
  const feeds = Object.keys(site.tree()).filter((path) => /^authors\/.*\/rss\.xml$/.test(path));
  expect(feeds).toEqual(["authors/mina-park/rss.xml"]);
});

test("an author has a page in each language that they write in", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/, languages: [de]}\n",
    "briefings/a.md": story("A", "authors: [Mina Park]"),
    "briefings/b.md": story("B", "authors: [Mina Park, Jonas Weber]\nlang: de"),
  });
  await site.clean();
  expect(bylineOf(site, "stories/b/")).toEqual([
    ["Mina Park", "/de/authors/mina-park/"],
    ["Jonas Weber", "/authors/jonas-weber/"],
  ]);
  const titles = (path: string) => byClass(shown(site, path), "card").map((card) => linksOf(card)[0]![0]);
  expect([titles("authors/mina-park/"), titles("de/authors/mina-park/")]).toEqual([["A"], ["B"]]);
  expect(site.page("de/authors/mina-park/")).toContain("<h2>1 Beitrag</h2>");
  expect(site.page("de/")).toContain('<a href="/de/authors/">Autoren</a>');
  expect(site.page("authors/")).not.toContain("Jonas Weber");
});
