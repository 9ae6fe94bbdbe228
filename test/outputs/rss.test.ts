import RssParser from "rss-parser";
import { describe, expect, test } from "vitest";
import { renderRss, rssItem } from "../../src/outputs/feeds/rss.ts";
import { FORBIDDEN } from "../../src/text/characters.ts";
import { NAUGHTY } from "../fuzz/texts.ts";
import { attribute, elements, parseHtml, textOf } from "../support/html.ts";
import { feedparser, hasFeedparser, hasXmllint, xmllint } from "../support/readers.ts";
import { NOW, newSite, story, type TestSite } from "../support/site.ts";

const HARD = `A ]]> in text, 1 < 2 && "three", 🙂 and 👨‍👩‍👧, مرحبا بالعالم, e\u0301.`;

const files = {
  "briefgen.config.yaml":
    'site: {title: "News & <Views>", url: https://example.org/, id: "example.org,2026", description: "All & everything", language: en-GB}\n',
  "briefings/2026/plain.md": story("Plain"),
  "briefings/2026/hard.md": `---
title: "]]> & <b>bold</b> 🙂 مرحبا"
date: 2026-11-21T09:30:00+09:00
updated: 2026-11-22T08:00:00Z
summary: "Short & ]]> <i>sharp</i>"
authors: [Mina & Co, أحمد]
lang: en
topics: [Oil & Gas, كوريا]
sources: [{key: ap, source: AP, title: "On <tags>", url: "https://example.com/a?b=1&c=2"}]
questions: [{question: Why?, answer: "See [the other](plain.md)."}]
---

${HARD}[@ap] See [plain](plain.md), [its end](plain.md#sources), [home](/), [here](#lead) and [out](https://example.com/).

![A chart](chart.png) Note.[^1]

[^1]: A note on [plain](plain.md).

## What the papers say

AP on Oil & Gas.
`,
  "briefings/2026/chart.png": "png",
  "briefings/2026/withdrawn.md": story("Withdrawn", "status: withdrawn"),
  "briefings/2026/draft.md": story("Draft", "status: draft"),
  "briefings/2026/future.md": "---\ntitle: Future\ndate: 2026-12-24\n---\n\nText.\n",
};

const feedOf = async (options: Parameters<TestSite["build"]>[0] = {}, more: Record<string, string> = {}) => {
  const site = newSite({ ...files, ...more });
  await site.clean(options);
  return { xml: site.read("dist/rss.xml"), site };
};

const byNpm = (xml: string) =>
  new RssParser({
    customFields: {
      item: [
        ["dc:creator", "creators", { keepArray: true }],
        ["content:encoded", "full"],
        ["guid", "guids", { keepArray: true }],
      ],
    },
  }).parseString(xml);

describe.each([
  ["at the root", "https://example.org/"],
  ["below a path", "https://example.org/sub/path/"],
])("the feed %s", (_, baseUrl) => {
  test.skipIf(!hasXmllint)("is well-formed XML", async () => {
    expect(xmllint((await feedOf({ baseUrl })).xml)).toBe("");
  });

  test.skipIf(!hasFeedparser)("says the same to feedparser as was written", async () => {
    const feed = feedparser((await feedOf({ baseUrl })).xml);
    expect([feed.bozo, feed.version]).toEqual([false, "rss20"]);
    expect(feed.channel).toEqual({
      title: "News & <Views>",
      link: baseUrl,
      subtitle: "All & everything",
      language: "en-GB",
      updated: "Sun, 22 Nov 2026 08:00:00 +0000",
      self: [`${baseUrl}rss.xml`],
    });
    expect(feed.items.map(({ title, link }) => [title, link])).toEqual([
      ["]]> & <b>bold</b> 🙂 مرحبا", `${baseUrl}stories/hard/`],
      ["Plain", `${baseUrl}stories/plain/`],
    ]);
    expect(feed.items[0]).toMatchObject({
      id: "tag:example.org,2026:story/hard",
      guidislink: false,
      summary: "Short & ]]&gt; &lt;i&gt;sharp&lt;/i&gt;",
      published: "Sat, 21 Nov 2026 00:30:00 +0000",
      time: Date.UTC(2026, 10, 21, 0, 30) / 1000,
      tags: [
        { term: "Oil & Gas", scheme: `${baseUrl}topics/` },
        { term: "كوريا", scheme: `${baseUrl}topics/` },
      ],
    });
  });

  test("says the same to rss-parser", async () => {
    const feed = await byNpm((await feedOf({ baseUrl })).xml);
    expect([feed.title, feed.link, feed.description, feed.feedUrl]).toEqual([
      "News & <Views>",
      baseUrl,
      "All & everything",
      `${baseUrl}rss.xml`,
    ]);
    expect(feed.items.map(({ title, link, isoDate }) => [title, link, isoDate])).toEqual([
      ["]]> & <b>bold</b> 🙂 مرحبا", `${baseUrl}stories/hard/`, "2026-11-21T00:30:00.000Z"],
      ["Plain", `${baseUrl}stories/plain/`, "2026-11-20T00:00:00.000Z"],
    ]);
    expect((feed.items[0] as unknown as { creators: string[] }).creators).toEqual(["Mina & Co", "أحمد"]);
  });

  test("has the whole text, with every address absolute and on the right page", async () => {
    const feed = await byNpm((await feedOf({ baseUrl })).xml);
    const content = parseHtml((feed.items[0] as unknown as { full: string }).full);
    expect(textOf(content)).toContain(HARD);
    const addresses = elements(content)
      .flatMap((element) => [attribute(element, "href"), attribute(element, "src")])
      .filter(Boolean);
    expect(addresses.filter((address) => !/^https?:\/\//.test(address))).toEqual([]);
    expect(addresses).toEqual(
      expect.arrayContaining([
        `${baseUrl}stories/plain/`,
        `${baseUrl}stories/plain/#sources`,
        baseUrl,
        `${baseUrl}stories/hard/#lead`,
        `${baseUrl}stories/hard/#source-ap`,
        `${baseUrl}media/2026/chart.png`,
        "https://example.com/a?b=1&c=2",
      ]),
    );
  });
});

test("each item has its elements in the order that the profile wants", async () => {
  const { xml } = await feedOf();
  const [item = ""] = /<item>[\s\S]*?<\/item>/.exec(xml) ?? [];
  const names = [...item.matchAll(/<([\w:]+)(?=[\s>])/g)].map(([, name]) => name);
  expect(item).toContain('<guid isPermaLink="false">tag:');
  expect(names.filter((name) => name !== "item")).toEqual([
    "title",
    "link",
    "guid",
    "pubDate",
    "dc:creator",
    "dc:creator",
    "category",
    "category",
    "description",
    "content:encoded",
  ]);
  expect(names).not.toContain("source");
  expect(names).not.toContain("author");
});

test("dates are RFC 822 with a four-digit year and a numeric zone, whatever the machine's zone", async () => {
  const { xml } = await feedOf();
  const dates = [...xml.matchAll(/<(?:pubDate|lastBuildDate)>(.*?)</g)].map(([, date]) => date);
  expect(dates).toHaveLength(3);
  for (const date of dates)
    expect(date).toMatch(
      /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/,
    );
});

test("the clock is not in the feed: the same site gives the same feed a year later", async () => {
  const { xml } = await feedOf();
  const later = await feedOf({ now: NOW + 3 * 24 * 3600 * 1000 });
  expect(later.xml).toBe(xml);
});

const guids = (xml: string) => [...xml.matchAll(/<guid[^>]*>(.*?)</g)].map(([, guid]) => guid);

test("the guid stays when the site moves, the title changes, the site is renamed, and the slug of a story with an id", async () => {
  const at = (url: string, title: string, front: string) => ({
    "briefgen.config.yaml": `site: {title: ${title}, url: ${url}, id: "example.org,2026"}\n`,
    "briefings/a.md": story("A", `id: summit-1\n${front}`),
  });
  const before = newSite(at("https://example.org/", "T", "slug: old"));
  const after = newSite(at("http://news.test/x/", "Other", "slug: new"));
  await before.clean();
  await after.clean();
  expect(guids(before.read("dist/rss.xml"))).toEqual(["tag:example.org,2026:story/summit-1"]);
  expect(guids(after.read("dist/rss.xml"))).toEqual(guids(before.read("dist/rss.xml")));
});

test("ids outside ASCII make a valid tag URI", async () => {
  const site = newSite({ "briefings/قمة.md": story("S") });
  await site.clean();
  expect(guids(site.read("dist/rss.xml"))).toEqual([
    `tag:example.org,2026:story/${encodeURIComponent("قمة")}`,
  ]);
});

test("no draft, withdrawn or future story is in it, even with --drafts and --future", async () => {
  const { xml } = await feedOf({ drafts: true, future: true });
  expect(guids(xml)).toEqual(["tag:example.org,2026:story/hard", "tag:example.org,2026:story/plain"]);
});

test("a feed of a site without stories is a feed without items", async () => {
  const site = newSite({ "briefings/topics/oil.md": "---\nname: Oil\n---\n" });
  await site.clean();
  const feed = await byNpm(site.read("dist/rss.xml"));
  expect(feed.items).toEqual([]);
  expect(site.read("dist/rss.xml")).not.toContain("lastBuildDate");
});

test("`feeds.items` bounds it to the newest, and `feeds.content: summary` leaves the texts out", async () => {
  const config = `${files["briefgen.config.yaml"]}feeds: {items: 1, content: summary}\n`;
  const { xml } = await feedOf({}, { "briefgen.config.yaml": config });
  expect(guids(xml)).toEqual(["tag:example.org,2026:story/hard"]);
  expect(xml).toContain("<description>Short");
  expect(xml).not.toContain("<content:encoded>");
});

test("an address that leaves the scheme open is absolute in the feed", async () => {
  const { xml } = await feedOf({}, { "briefings/2026/plain.md": story("Plain", "", "[x](//example.com/y)") });
  expect(xml).not.toContain('href="//example.com/y"');
  expect(xml).toContain("https://example.com/y");
});

test("`updated` in the future does not put lastBuildDate ahead of the clock", async () => {
  const { xml } = await feedOf({}, { "briefings/2026/plain.md": story("Plain", "updated: 2030-01-01") });
  expect(xml).not.toContain("2030");
});

test.skipIf(!hasXmllint)(
  "character references of XML-forbidden characters never reach the feed",
  async () => {
    const { xml } = await feedOf(
      {},
      { "briefings/2026/plain.md": story("Plain", "", "before &#8; &#x1F; <b>&#11;&#xFFFE;</b> after") },
    );
    expect(xml).toMatch(/before .* after/);
    expect(xmllint(xml)).toBe("");
  },
);

test("footnotes and inline answers are part of the whole text", async () => {
  const { xml } = await feedOf();
  expect(xml).toContain("A note on");
  expect(xml).toContain("Why?");
});

test("references to footnotes lead to the story's page", async () => {
  const { xml } = await feedOf();
  expect(xml).toContain("https://example.org/stories/hard/#fn-1");
});

/** Texts that readers would take for HTML. */
const PLAIN = [
  'The bill <C-18> passes; if x<y then AT&T pays &euro;5. <img src="https://example.net/t.png" onerror="alert(1)"> End.',
  "Browsers drop the <marquee> tag; R&D were < 5 & > 3. Write &lt; for a sign.",
  "How to write `<iframe src=x>` and &lt;script&gt;.",
];

const yaml = JSON.stringify;

/** A site in which all that feeds describe is such a text: the site, stories and what is in them, records. */
async function described(): Promise<TestSite> {
  const [text = ""] = PLAIN;
  const site = newSite({
    "briefgen.config.yaml": `site: {title: ${yaml(text)}, url: https://example.org/, description: ${yaml(text)}}
editions: {every: week}
podcast: {image: /cover.png, category: News, title: ${yaml(text)}, description: ${yaml(text)}}
diagnostics: {BG0709: off}
`,
    "static/cover.png": "x",
    "briefings/talk.mp3": "x",
    "briefings/questions/why.md": `---\nquestion: ${yaml(text)}\ndate: 2026-11-20\n---\n\n\`\`${text}\`\`\n`,
    "briefings/storylines/line.md": `---\ntitle: ${yaml(text)}\nsynopsis: ${yaml(text)}\n---\n`,
  });
  for (const [index, one] of PLAIN.entries())
    site.write(
      `briefings/s${index}.md`,
      story(
        yaml(one),
        `summary: ${yaml(one)}
corrections: [{at: 2026-11-21, kind: correction, text: ${yaml(one)}, was: ${yaml(one)}}]
topics: [${yaml(one)}]
authors: [${yaml(one)}]
sources: [{key: a, source: ${yaml(one)}, title: ${yaml(one)}}]
questions: [{question: ${yaml(one)}, answer: Yes.}]
audio: {src: talk.mp3}
storyline: line`,
      ),
    );
  await site.build();
  return site;
}

/** What a reader makes of a description: HTML, in XML. */
const shown = (html = "") => parseHtml(html);

test("descriptions in all feeds are HTML that reads as it was written: no tag is lost, and none is live", async () => {
  const site = await described();
  const paths = Object.keys(site.tree()).filter((path) => /rss\.xml$|^podcast\.xml$/.test(path));
  const kinds = new Set(paths.map((path) => path.split("/")[0]));
  expect(kinds).toEqual(
    new Set([
      "rss.xml",
      "podcast.xml",
      ...["authors", "corrections", "editions", "questions"],
      "sources",
      "storylines",
      "topics",
    ]),
  );
  for (const path of paths) {
    const xml = site.read(`dist/${path}`);
    const json = path === "podcast.xml" ? "feed.json" : path.replace("rss.xml", "feed.json");
    // JSON feeds say it in plain text.
    const { description, items } = JSON.parse(site.read(`dist/${json}`));
    const texts = items.map(({ summary, content_text }: Record<string, string>) => summary ?? content_text);
    const read = await byNpm(xml);
    const all = [read.description, ...read.items.map(({ content }) => content)].map(shown);
    expect(all.map(textOf), path).toEqual([description, ...texts].map((text) => text.replace(/\s+/g, " ")));
    expect(
      all.flatMap((one) => elements(one)),
      path,
    ).toEqual([]);
  }
});

test.skipIf(!hasFeedparser)("feedparser shows the text of all feeds as it was written", async () => {
  const site = await described();
  const read = (path: string) => feedparser(site.read(`dist/${path}`), { clean: true });
  expect(textOf(shown(read("rss.xml").channel.subtitle))).toBe(PLAIN[0]);
  for (const path of ["rss.xml", "corrections/rss.xml", "podcast.xml"])
    expect(new Set(read(path).items.map(({ summary }) => textOf(shown(summary))))).toEqual(new Set(PLAIN));
});

const PICTURE =
  'image: {src: pic.png, alt: "A <b>port</b>", caption: At "5" & later, credit: Kim, licence: CC BY 4.0}';

test.each(["https://example.org/", "https://example.org/sub/path/"])(
  "a story's picture is the first thing in its entry at %s, with its description and its credit",
  async (baseUrl) => {
    const files = { "briefings/a.md": story("A", `summary: Short.\n${PICTURE}`), "briefings/pic.png": "x" };
    const site = newSite(files);
    await site.clean({ baseUrl });
    const [item] = JSON.parse(site.read("dist/feed.json")).items;
    const src = `${baseUrl}media/pic.png`;
    expect(item.image).toBe(src);
    const read = (await byNpm(site.read("dist/rss.xml"))).items[0] as unknown as { full: string };
    expect(read.full).toBe(item.content_html);
    const [figure, image] = elements(parseHtml(read.full));
    expect([figure?.tagName, image?.tagName]).toEqual(["figure", "img"]);
    expect([attribute(image!, "src"), attribute(image!, "alt")]).toEqual([src, "A <b>port</b>"]);
    expect(textOf(figure!)).toBe('At "5" & later · Kim · CC BY 4.0');
    expect(elements(figure!, "b")).toEqual([]);
    expect(site.read("dist/rss.xml")).toContain(`<media:content url="${src}" medium="image"`);
  },
);

test("a picture that the text shows already is not shown twice; e-mails and Markdown stay as they are", async () => {
  const front = `${PICTURE}\nemail: true`;
  const site = newSite({
    "briefings/a.md": story("A", front, '![A port](pic.png "At sea")\n\nText.'),
    "briefings/b.md": story("B", front, "Text.\n\n![Another](other.png)"),
    ...{ "briefings/pic.png": "x", "briefings/other.png": "y" },
  });
  await site.clean();
  const pictures = JSON.parse(site.read("dist/feed.json")).items.map(
    ({ image, content_html }: Record<string, string>) => [
      image,
      elements(parseHtml(content_html!), "img").map((element) => attribute(element, "src")),
    ],
  );
  const [pic, other] = ["https://example.org/media/pic.png", "https://example.org/media/other.png"];
  expect(new Set(pictures)).toEqual(
    new Set([
      [pic, [pic]],
      [pic, [pic, other]],
    ]),
  );
  expect(site.read("dist/stories/b/email.html")).not.toContain("pic.png");
  expect(site.read("dist/stories/b/index.md")).not.toContain("pic.png");
});

test.skipIf(!hasFeedparser)("feedparser, which cleans HTML, reads the same, whatever the strings", () => {
  const texts = [...PLAIN, ...NAUGHTY].filter((text) => text.isWellFormed() && !FORBIDDEN.test(text));
  const items = texts.map((text, index) => ({
    ...{ title: text, url: `https://example.org/${index}`, guid: `tag:t,2026:${index}`, language: "en" },
    ...{ published: NOW, updated: NOW, categories: [], summary: text, content: undefined },
    authors: [{ name: text, url: `https://example.org/authors/${index}/` }],
  }));
  const self = { rss: "https://example.org/rss.xml", json: "https://example.org/feed.json" };
  const feed = {
    name: "T",
    title: "T",
    description: "T",
    link: "https://example.org/",
    language: "en",
    self,
    items,
  };
  const xml = renderRss(feed, { item: (item) => rssItem(item, undefined), stylesheet: "feed.css" });
  const words = (text: string) => text.replace(/\s+/g, "");
  const read = feedparser(xml, { clean: true }).items.map(({ summary }) => words(textOf(parseHtml(summary))));
  expect(read).toEqual(texts.map(words));
});
