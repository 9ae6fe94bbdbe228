import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite } from "../support/site.ts";
import { drafting, itemStory } from "./drafting.ts";

const RSS = `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>The Harbour Gazette</title><link>https://harbour.example/</link><language>ko-KR</language>
<item><title>Ferries &amp;amp; fares</title><link>https://harbour.example/a</link><dc:creator>Mina Park</dc:creator>
<pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate><description><![CDATA[<p>They <b>run</b> again.</p>]]></description>
<content:encoded><![CDATA[<p>The whole article.</p>]]></content:encoded></item></channel></rss>`;

const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Harbour Gazette</title><link>https://harbour.example/</link><dc:language>ko-KR</dc:language></channel>
<item><title>Ferries &amp;amp; fares</title><link>https://harbour.example/a</link><dc:creator>Mina Park</dc:creator>
<dc:date>2026-11-22T10:00:00Z</dc:date><description>They run again.</description></item></rdf:RDF>`;

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko-KR"><title>The Harbour Gazette</title>
<link rel="self" href="https://harbour.example/feed"/><link href="https://harbour.example/"/>
<entry><title type="text">Ferries &amp; fares</title><link rel="enclosure" href="x.mp3"/><link rel="alternate" href="/a"/>
<author><name>Mina Park</name></author><updated>2026-11-23T10:00:00Z</updated><published>2026-11-22T10:00:00Z</published>
<summary type="html">&lt;p&gt;They &lt;b&gt;run&lt;/b&gt; again.&lt;/p&gt;</summary><content type="xhtml"><div>The whole article.</div></content></entry></feed>`;

const JSON_FEED = JSON.stringify({
  ...{ version: "https://jsonfeed.org/version/1.1", title: "The Harbour Gazette", language: "ko-KR" },
  home_page_url: "https://harbour.example/",
  items: [
    {
      ...{ id: "1", url: "https://harbour.example/a", title: "Ferries & fares", summary: "They run again." },
      ...{ content_html: "<p>The whole article.</p>", date_published: "2026-11-22T10:00:00Z" },
      authors: [{ name: "Mina Park" }],
    },
  ],
});

test.each([
  ["RSS 2.0", RSS],
  ["RSS 1.0", RDF],
  ["Atom", ATOM],
  ["JSON Feed", JSON_FEED],
])("an item of %s becomes a draft that cites it, and quotes only its summary", (_, feed) => {
  expect(drafting("feed", feed).stories).toEqual([
    {
      path: "briefings/2026/11/ferries-fares.md",
      text: expect.not.stringContaining("whole article"),
      front: {
        ...{ title: "Ferries & fares", date: "2026-11-22T10:00:00Z", id: "ferries-fares", status: "draft" },
        sources: [
          {
            ...{ key: "the-harbour-gazette", source: "The Harbour Gazette", title: "Ferries & fares" },
            ...{ url: "https://harbour.example/a", published: "2026-11-22T10:00:00Z" },
            ...{ byline: "Mina Park", lang: "ko-KR" },
          },
        ],
      },
      body: "## What's happened\n\n> They run again. [@the-harbour-gazette]",
      notes: [],
    },
  ]);
});

test.each([
  ["known by its host", "<link>https://www.bbc.com/news/1</link>", "BBC News"],
  [
    "named by the item",
    '<link>https://x.example/1</link><source url="https://x.example/f">The X</source>',
    "The X",
  ],
  ["the feed's, on its own site", "<link>https://harbour.example/1</link>", "The Harbour Gazette"],
  ["its host, if the feed collects links", "<link>https://other.example/1</link>", "other.example"],
  ["the feed's, without an address", "", "The Harbour Gazette"],
])("the outlet is %s", (_, item, name) => {
  expect(itemStory(`<title>T</title>${item}`).front.sources[0].source).toBe(name);
});

test.each([
  ["a permanent guid", "<guid>https://harbour.example/1</guid>", "https://harbour.example/1"],
  ["no guid that is a name", '<guid isPermaLink="false">https://harbour.example/1</guid>', undefined],
  ["no script", "<link>javascript:alert(1)</link>", undefined],
])("the address is %s", (_, item, url) => {
  expect(itemStory(`<title>T</title>${item}`).front.sources[0].url).toBe(url);
});

test("what a description hides or dresses up is quoted as the words that readers see, and only its beginning", () => {
  const html =
    "<style>p{}</style><h2># One</h2><script>alert(1)</script><p>[@me] &lt;b&gt; --- **two** [x](javascript:y)</p>";
  const { body } = itemStory(`<title>T</title><description><![CDATA[${html}]]></description>`);
  expect(body).toBe(
    "## What's happened\n\n> \\# One \\[@me\\] \\<b> --- \\*\\*two\\*\\* \\[x\\](javascript:y) [@the-harbour-gazette]",
  );
  const long = itemStory(`<title>T</title><description>${"word ".repeat(9999)}</description>`).body;
  expect(long.length).toBeLessThan(400);
  expect(long).toMatch(/word… \[@/);
});

test("an item without a title is named by its first words; without either, it says so", () => {
  expect(itemStory("<description>They run again.</description>").front.title).toBe("They run again.");
  expect(itemStory("<link>https://harbour.example/1</link>").front.title).toBe("Untitled briefing");
});

test("entities of a DOCTYPE are never expanded, whatever they would grow to or read", () => {
  const levels = Array.from(
    { length: 20 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  );
  const feed = `<!DOCTYPE rss [<!ENTITY e0 "boom"><!ENTITY f SYSTEM "file:///etc/passwd">${levels.join("")}]>
<rss><channel><title>T</title><item><title>A &e20; b &f; c</title></item></channel></rss>`;
  expect(drafting("feed", feed).stories[0]!.front.title).toBe("A &e20; b &f; c");
});

test.each([
  ["a page", "<!DOCTYPE html><html><body></body></html>", "the file is a page of a website, not a feed"],
  ["other XML", "<opml><body/></opml>", "the file is XML, but no feed: it starts with `<opml>`"],
  ["cut off", RSS.slice(0, 500), "the file is not well-formed XML, or was cut off"],
  ["cut off in JSON", JSON_FEED.slice(0, 90), "the file is not JSON, or was cut off"],
  ["plain text", "Hello", "the file is not well-formed XML, or was cut off"],
  ["empty", "", "the file is not well-formed XML, or was cut off"],
  ["JSON without items", '{"clusters": []}', "the file is JSON, but no JSON Feed: it has no `items`"],
  ["without items", "<rss><channel><title>T</title></channel></rss>", "the feed has no items"],
  ["nested without end", `<rss>${"<a>".repeat(200_000)}`, "the file is nested too deeply"],
])("a file that is %s is refused with the reason", (_, file, unfit) => {
  expect(drafting("feed", file)).toEqual({ unfit, stories: [] });
});

test("the command skips articles that a story of the site cites already, and says where a broken file breaks", async () => {
  const cites =
    "---\ntitle: Ours\ndate: 2026-11-20\nsources: [{source: G, url: 'https://harbour.example/a'}]\n---\n\nText.\n";
  const second = "<item><title>Second</title><link>https://harbour.example/b</link></item>";
  const site = newSite({
    "briefings/ours.md": cites,
    "wire.xml": RSS.replace("</channel>", `${second}${second}</channel>`),
    "broken.xml": "<rss>\n<channel>\n<title>x</titel>",
    "latin.xml": new Uint8Array([60, 114, 115, 115, 62, 0xe9]),
  });
  const { code, err } = await runHere(["import", "--from", "feed", "wire.xml", "broken.xml", "latin.xml"], {
    cwd: site.root,
  });
  expect(code).toBe(1);
  expect(err.match(/^(?:wrote|\d+ entr).*$/gm)).toEqual([
    "wrote briefings/2026/11/second.md",
    "2 entries were imported before; -v says where they are",
  ]);
  expect(err).toContain("error[BG0906]: the file is not well-formed XML, or was cut off\n  ╭─ broken.xml:3:");
  expect(err).toContain("error[BG0001]: the file is not UTF-8\n");
  const built = await runHere(["build", "--drafts"], { cwd: site.root });
  expect([built.code, built.err.match(/warning|error/)]).toEqual([0, null]);
});

test.each([
  [["wire.xml", "--title", "X"], "--title cannot be used with --from"],
  [["none.xml"], "file not found: none.xml"],
  [["wire.xml", "--date", "soon"], "--date soon is not a date"],
])("import --from feed %j: exit 2", async (args, message) => {
  const { code, err } = await runHere(["import", "--from", "feed", ...args], {
    cwd: newSite({ "wire.xml": RSS }).root,
  });
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});
