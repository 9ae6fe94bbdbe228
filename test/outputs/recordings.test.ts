import { expect, test } from "vitest";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { feedparser, hasFeedparser } from "../support/readers.ts";
import { newSite, story } from "../support/site.ts";

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
