import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { Site } from "../../src/site/site.ts";
import { attribute, byClass, elements, linksOf, parseHtml } from "../support/html.ts";
import { newSite, reportOf, requestFor, story } from "../support/site.ts";

const SITE = {
  "briefings/2026/11/b.md": story("B", "", "## Part one\n\nText."),
  "briefings/2026/11/summit.md": story("Summit"),
  "briefings/topics/oil.md": "---\nname: Oil\n---\n\nText.\n\n## History\n\nText.\n",
  "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-01-01\n---\n\nText.\n",
  "briefings/2026/11/chart.png": "png",
  "static/files/data.csv": "a",
};

const site = (body: string, files = {}) =>
  newSite({ ...SITE, "briefings/2026/10/a.md": story("A", "", body), ...files });

/** Where the first link of the text of story A leads. */
const firstLink = (html: string) => linksOf(byClass(parseHtml(html), "section-lead")[0]!)[0]?.[1];

test.each([
  ["another story's file", "../11/b.md", "/stories/b/"],
  ["a file without its ending", "../11/b", "/stories/b/"],
  ["a record's file", "../../topics/oil.md", "/topics/oil/"],
  ["a part of another story", "../11/b.md#part-one", "/stories/b/#part-one"],
  ["a part of a record", "../../topics/oil.md#history", "/topics/oil/#history"],
  ["an address in the site", "/stories/b/", "/stories/b/"],
  ["an address without the last slash", "/stories/b", "/stories/b/"],
  ["an index", "/archive/", "/archive/"],
  ["the home page", "/", "/"],
  ["a file of static/", "/files/data.csv", "/files/data.csv"],
  ["the feed", "/rss.xml", "/rss.xml"],
  ["its own file", "a.md", "/stories/a/"],
  ["its own part", "#sources", "#sources"],
  ["an address with a query", "/stories/b/?print=1", "/stories/b/?print=1"],
  ["another site", "https://example.com/a.md", "https://example.com/a.md"],
])("a link to %s", async (_, target, href) => {
  const built = site(`[x](${target})`, {
    "briefings/2026/10/a.md": story(
      "A",
      "sources: [{source: AP, title: T, stresses: Oil}]",
      `[x](${target})`,
    ),
  });
  await built.clean();
  expect(firstLink(built.page("stories/a/"))).toBe(href);
});

test.each([
  ["../11/b.md", "/sub/path/stories/b/"],
  ["/stories/b/", "/sub/path/stories/b/"],
  ["/sub/path/stories/b/", "/sub/path/stories/b/"],
  ["/files/data.csv", "/sub/path/files/data.csv"],
  ["/", "/sub/path/"],
])("below a base path the link %s leads to %s", async (target, href) => {
  const built = site(`[x](${target})`);
  await built.clean({ baseUrl: "https://example.org/sub/path/" });
  expect(firstLink(built.page("stories/a/"))).toBe(href);
});

test("below a base path no page has an address that leaves it", async () => {
  const built = site("![c](../11/chart.png)");
  await built.clean({ baseUrl: "https://example.org/sub/path/" });
  for (const [path, text] of Object.entries(built.tree()).filter(([name]) => name.endsWith(".html"))) {
    const page = parseHtml(text);
    const addresses = elements(page).flatMap((element) => [
      attribute(element, "href"),
      attribute(element, "src"),
    ]);
    const strays = addresses.filter(
      (address) => address.startsWith("/") && !address.startsWith("/sub/path/"),
    );
    expect([path, strays]).toEqual([path, []]);
  }
});

test("an image beside a briefing is published and shown", async () => {
  const built = site("![A chart](../11/chart.png)");
  await built.clean();
  const [image] = elements(parseHtml(built.page("stories/a/")), "img");
  expect(attribute(image!, "src")).toBe("/media/2026/11/chart.png");
  expect(built.read("dist/media/2026/11/chart.png")).toBe("png");
});

test("a file next to a briefing that no text uses is not published", async () => {
  const built = site("Text.");
  await built.clean();
  expect(built.has("dist/media")).toBe(false);
});

test.each([
  ["../11/sumit.md", "BG0203", "did you mean `../11/summit.md`"],
  ["/stories/x/", "BG0203", "does not lead to a page of the site"],
  ["/stories/sumit/", "BG0203", "did you mean `/stories/summit/`"],
  ["/stories/sumit.html", "BG0203", "did you mean `/stories/summit/`"],
  ["/topic/oil/", "BG0203", "did you mean `/topics/oil/`"],
  ["/summit", "BG0203", "did you mean `/stories/summit/`"],
  ["/topcis/", "BG0203", "did you mean `/topics/`"],
  ["/files/dat.csv", "BG0203", "did you mean `/files/data.csv`"],
  ["../../../../etc/passwd", "BG0203", "does not lead to a page of the site"],
  ["../../../../briefings/2026/11/b.md", "BG0203", "does not lead to a page of the site"],
  ["../11/b.md#part-on", "BG0204", "did you mean `#part-one`"],
  ["../11/b.md#sorces", "BG0204", "did you mean `#sources`"],
  ["#nothing", "BG0204", "no anchor `#nothing`"],
  ["/newsroom/", "BG0203", "does not lead to a page of the site"],
])("the dead link %s is an error at the link", async (target, code, message) => {
  const built = site(`Some text.\n\nThen [x](${target}).`);
  const result = await built.build();
  expect(result.diagnostics.map((found) => found.code)).toEqual([code]);
  expect(reportOf(result)).toContain(message);
  expect(reportOf(result)).toContain("briefings/2026/10/a.md:8:6");
  expect(built.has("dist")).toBe(false);
});

test.each([
  ["a draft", "status: draft", "a draft"],
  ["a story of the future", "updated: 2026-11-21", "dated in the future"],
])("a link to %s is an error that says so", async (_, front, reason) => {
  const text = story("C", front).replace(
    "date: 2026-11-20",
    reason.includes("future") ? "date: 2027-01-01" : "date: 2026-11-20",
  );
  const built = site("[x](../11/c.md)", { "briefings/2026/11/c.md": text });
  const { diagnostics } = await built.build();
  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    expect.stringMatching(new RegExp(`^BG0203 .*${reason}`)),
  ]);
});

test("with --drafts a link to a draft leads there", async () => {
  const built = site("[x](../11/c.md)", { "briefings/2026/11/c.md": story("C", "status: draft") });
  await built.clean({ drafts: true });
  expect(firstLink(built.page("stories/a/"))).toBe("/stories/c/");
});

test("a missing image and one from another site are told apart", async () => {
  const built = site("![x](none.png) ![y](https://example.com/y.png)");
  const { diagnostics } = await built.build();
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual([
    "error BG0209",
    "warning BG0208",
  ]);
});

test("the links of questions, topics and inline answers are resolved like those of stories", async () => {
  const built = newSite({
    ...SITE,
    "briefings/topics/gas.md": "---\nname: Gas\n---\n\n[x](oil.md)\n",
    "briefings/questions/how.md": "---\nquestion: How?\ndate: 2026-01-01\n---\n\n[x](../2026/11/b.md)\n",
    "briefings/c.md": story("C", 'questions: [{question: Who?, answer: "[x](topics/oil.md)"}]'),
  });
  await built.clean();
  expect(built.page("topics/gas/")).toContain('<a href="/topics/oil/">x</a>');
  expect(built.page("questions/how/")).toContain('<a href="/stories/b/">x</a>');
  expect(built.page("stories/c/")).toContain('<a href="/topics/oil/">x</a>');
});

test("a dead link in an inline answer is reported at the answer", async () => {
  const built = newSite({
    "briefings/c.md": story("C", 'questions: [{question: Who?, answer: "[x](none.md)"}]'),
  });
  const { diagnostics } = await built.build();
  expect(diagnostics).toMatchObject([
    { code: "BG0203", at: { path: "briefings/c.md", span: { start: expect.any(Number) } } },
  ]);
});

/** A story with everything that templates make sections and parts of. */
const FULL = `sources: [{key: ap, source: AP, title: T, stresses: Oil}]
timeline: [{date: 2019, text: A step., cites: [ap]}]
questions: [{question: Who?, answer: Somebody.}]
topics: [Oil]
corrections: [{at: 2026-11-21, kind: update, text: New.}]`;

test.each([
  ["the section that `timeline:` makes", "#background", "timeline: [{date: 2019, text: A step.}]", ""],
  ["the section that `sources:` make", "#papers", "sources: [{source: AP, title: T, stresses: Oil}]", ""],
  ["the section that `topics:` make", "#topics", "topics: [Oil]", ""],
  ["the section that `questions:` make", "#questions", "questions: [{question: Who?, answer: So.}]", ""],
  ["the section of an earlier story", "#background", "storyline: line\nprevious: [b]", ""],
  ["the table of contents", "#toc", "topics: [Oil]", "\n\n## What happened?\n\nText."],
  ["what is not known", "#unknowns", "unknowns: [How much.]", ""],
  ["what the story stands on", "#glance", "sources: [{source: AP, title: T}]", ""],
  ["the first section", "#lead", "", ""],
  ["the footnotes' heading", "#footnote-label", "", "[^n]\n\n[^n]: Note."],
])("a link to %s, which the page has, is not dead", async (_, target, front, more) => {
  const files = { "briefings/storylines/line.md": "---\ntitle: Line\n---\n" };
  const text = story("A", front, `See [x](${target}).${more}`);
  const own = site("", { ...files, "briefings/2026/10/a.md": text });
  await own.clean();
  expect(own.page("stories/a/")).toContain(`id="${target.slice(1)}"`);

  // The same from another story.
  const body = `[x](../10/a.md${target})`;
  const others = site("", {
    ...files,
    "briefings/2026/10/a.md": text,
    "briefings/2026/11/c.md": story("C", "", body),
  });
  await others.clean();
});

test.each(["background", "papers", "topics", "questions", "behind", "toc", "glance"])(
  "a link to #%s on a page that has none is an error",
  async (anchor) => {
    const built = site(`[x](#${anchor})`);
    const { diagnostics } = await built.build();
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `BG0204 the page has no anchor \`#${anchor}\``,
    ]);
    const other = site("Text.", { "briefings/2026/11/c.md": story("C", "", `[x](../10/a.md#${anchor})`) });
    expect((await other.build()).diagnostics.map(({ code }) => code)).toEqual(["BG0204"]);
  },
);

test("no anchor that a link is let lead to is one that `briefgen check` misses on the page", async () => {
  const ids = ["background", "papers", "topics", "questions", "toc", "glance", "lead", "sources"];
  const links = ids.map((id) => `[x](#${id})`).join(" ");
  const built = newSite({
    "briefings/a.md": story("A", FULL, `${links}\n\n## What happened?\n\nText.[@ap]`),
  });
  const result = await built.build({ out: undefined });
  expect(result.diagnostics).toEqual([]);
});

test("in a site that is kept in memory, an edit that takes a section from the page leaves links to it dead", async () => {
  const path = "briefings/2026/10/a.md";
  const text = story("A", "timeline: [{date: 2019, text: A step.}]", "See [x](#background).");
  const built = site("", { [path]: text });
  const kept = new Site(nodeDisk, { keep: true });
  const request = requestFor(built.root);
  expect((await kept.update(request)).diagnostics).toEqual([]);
  built.write(path, text.replace(/timeline: .*\n/, ""));
  const changed = new Set([join(built.root, path)]);
  expect((await kept.update(request, { changed })).diagnostics.map(({ code }) => code)).toEqual(["BG0204"]);
});
