import RssParser from "rss-parser";
import { expect, test } from "vitest";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { feedparser, hasFeedparser, hasXmllint, xmllint } from "../support/readers.ts";
import { newSite, reportOf, story } from "../support/site.ts";

const CONFIG = "site: {title: T, url: https://example.org/sub/}\n";

const site = (front: string, body = "Text.", more: Record<string, string> = {}) =>
  newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/2026/a.md": story("A", front, body),
    "briefings/2026/talk.mp3": "12345",
    ...more,
  });

test("a story's recording has a player, an enclosure in feeds, and is described for machines", async () => {
  const built = site('audio: {src: talk.mp3, title: "Read & heard", duration: "1:02:03"}');
  await built.clean();
  const page = built.page("stories/a/");
  const [player] = elements(parseHtml(page), "audio");
  expect(attribute(player!, "src")).toBe("/sub/media/2026/talk.mp3");
  expect(page).toContain('"audio":{"@type":"AudioObject","name":"Read & heard"');
  expect(page).toContain('"duration":"PT3723S"');
  const enclosure =
    '<enclosure url="https://example.org/sub/media/2026/talk.mp3" length="5" type="audio/mpeg"';
  expect(built.read("dist/rss.xml")).toContain(enclosure);
  expect(JSON.parse(built.read("dist/feed.json")).items[0].attachments).toEqual([
    {
      url: "https://example.org/sub/media/2026/talk.mp3",
      mime_type: "audio/mpeg",
      title: "Read & heard",
      size_in_bytes: 5,
      duration_in_seconds: 3723,
    },
  ]);
  await built.write("briefings/2026/talk.mp3", "1234567").clean();
  expect(built.read("dist/rss.xml")).toContain('length="7"');
});

test.skipIf(!hasFeedparser)("feed readers find the enclosure", async () => {
  const built = site("audio: talk.mp3");
  await built.clean();
  const { items } = feedparser(built.read("dist/rss.xml"));
  expect(items[0]!.enclosures).toEqual([
    { href: "https://example.org/sub/media/2026/talk.mp3", length: "5", type: "audio/mpeg" },
  ]);
});

test("captions and a picture beside a video are part of its player", async () => {
  const built = site("lang: fr", "![Le port](clip.mp4)\n\n![Port](/static.webm)", {
    "briefings/2026/clip.mp4": "x",
    "briefings/2026/clip.vtt": "WEBVTT",
    "briefings/2026/clip.de.vtt": "WEBVTT",
    "briefings/2026/clip.jpg": "x",
    "briefings/2026/clip-2.vtt": "WEBVTT",
    "static/static.webm": "x",
    "static/static.pt-BR.vtt": "WEBVTT",
  });
  await built.clean();
  const [first, second] = elements(parseHtml(built.page("stories/a/")), "video");
  expect(attribute(first!, "poster")).toBe("/sub/media/2026/clip.jpg");
  const tracks = (video: typeof first) =>
    elements(video!, "track").map((track) =>
      ["src", "srcLang", "label"].map((name) => attribute(track, name)),
    );
  expect(tracks(first)).toEqual([
    ["/sub/media/2026/clip.de.vtt", "de", "Deutsch"],
    ["/sub/media/2026/clip.vtt", "fr", "français"],
  ]);
  expect(tracks(second)).toEqual([["/sub/static.pt-BR.vtt", "pt-BR", "português (Brasil)"]]);
  expect(
    Object.keys(built.tree())
      .filter((path) => path.startsWith("media/"))
      .sort(),
  ).toEqual([...["clip.de.vtt", "clip.jpg", "clip.mp4", "clip.vtt"].map((name) => `media/2026/${name}`)]);
  built.remove("briefings/2026/clip.vtt");
  await built.clean();
  expect(built.page("stories/a/")).not.toContain("clip.vtt");
});

const PODCAST = `${CONFIG}podcast: {image: /cover.png, category: News, subcategory: Daily News, title: Heard, email: audio@example.org}
feeds: {hub: "https://hub.example/"}
`;

test("a podcast has the stories that are read aloud, with what its directories ask for, and nothing else", async () => {
  const built = site(
    'audio: {src: talk.mp3, duration: "12:34"}\nauthors: [Mina]\nimage: {src: port.png, alt: A port, credit: Kim}',
    "Text.",
    {
      "briefgen.config.yaml": PODCAST,
      "briefings/2026/port.png": "x",
      "briefings/2026/b.md": story("B"),
      "static/cover.png": "x",
    },
  );
  await built.clean();
  const xml = built.read("dist/podcast.xml");
  if (hasXmllint) xmllint(xml);
  const fields = ["media:content", "podcast:transcript", "podcast:person"] as const;
  const feed = await new RssParser({ customFields: { item: [...fields] } }).parseString(xml);
  expect(feed).toMatchObject({
    title: "Heard",
    feedUrl: "https://example.org/sub/podcast.xml",
    itunes: {
      ...{ image: "https://example.org/sub/cover.png", author: "T", explicit: "false" },
      ...{ owner: { name: "T", email: "audio@example.org" }, categories: ["News"] },
      categoriesWithSubs: [{ name: "News", subs: [{ name: "Daily News" }] }],
    },
  });
  expect(feed.items).toHaveLength(1);
  expect(feed.items[0]).toMatchObject({
    title: "A",
    enclosure: { url: "https://example.org/sub/media/2026/talk.mp3", length: "5", type: "audio/mpeg" },
    itunes: { duration: "754", image: "https://example.org/sub/media/2026/port.png" },
    "podcast:transcript": {
      $: { url: "https://example.org/sub/stories/a/", type: "text/html", language: "en" },
    },
    "podcast:person": "Mina",
    "media:content": { $: { medium: "image", type: "image/png" }, "media:credit": ["Kim"] },
  });
  const everywhere =
    '<link rel="alternate" type="application/rss+xml" title="Heard" href="/sub/podcast.xml">';
  expect(built.page("stories/b/")).toContain(everywhere);
  expect(built.page("feeds/")).toContain("https://example.org/sub/podcast.xml");
  expect(built.read("dist/feeds.opml")).toContain('xmlUrl="https://example.org/sub/podcast.xml"');
});

test("a hub is named in every feed, with the feed's own address, and in the headers", async () => {
  const built = site("topics: [Oil]", "Text.", { "briefgen.config.yaml": PODCAST, "static/cover.png": "x" });
  await built.clean();
  for (const path of ["rss.xml", "topics/oil/rss.xml", "podcast.xml"]) {
    expect(built.read(`dist/${path}`)).toContain('<atom:link href="https://hub.example/" rel="hub"/>');
    expect(built.read(`dist/${path}`)).toContain(
      `<atom:link href="https://example.org/sub/${path}" rel="self"`,
    );
  }
  expect(JSON.parse(built.read("dist/feed.json")).hubs).toEqual([
    { type: "WebSub", url: "https://hub.example/" },
  ]);
  expect(built.read("dist/_headers")).toContain(
    '/sub/rss.xml\n  Access-Control-Allow-Origin: *\n  Content-Type: application/xml; charset=utf-8\n  Link: <https://hub.example/>; rel="hub", <https://example.org/sub/rss.xml>; rel="self"\n',
  );
});

test("feeds show a story's picture, in both formats", async () => {
  const built = site("image: {src: port.png, alt: A port}", "Text.", { "briefings/2026/port.png": "x" });
  await built.clean();
  expect(JSON.parse(built.read("dist/feed.json")).items[0].image).toBe(
    "https://example.org/sub/media/2026/port.png",
  );
  expect(built.read("dist/rss.xml")).toContain(
    '<media:content url="https://example.org/sub/media/2026/port.png" medium="image" type="image/png"><media:description type="plain">A port</media:description></media:content>',
  );
});

test("a podcast without a cover, or with one that is not there, is an error", async () => {
  const without = site("", "Text.", {
    "briefgen.config.yaml": `${CONFIG}podcast: {category: News, cover: /c.png}\n`,
  });
  expect(reportOf(await without.build())).toContain("`cover`");
  const lost = site("", "Text.", { "briefgen.config.yaml": PODCAST });
  expect(reportOf(await lost.build())).toContain("there is no file `static/cover.png`");
});
