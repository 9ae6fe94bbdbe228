import { expect, test } from "vitest";
import { newSite, reportOf, story } from "../support/site.ts";

const KEYS = "sources: [{key: k, source: AP, title: TITLE}]";

/** The same reference in many paragraphs. */
const MANY = `${"[a] ".repeat(400)}\n\n`.repeat(50);

const answer = (text: string) => `questions: [{question: Why?, answer: ${JSON.stringify(text)}}]`;

/** Small texts of which a parser, or what we write, would make gigabytes. */
test.each([
  [
    "a definition that is referred to in many paragraphs",
    "",
    `${MANY}[a]: https://example.com/${"x".repeat(50_000)}`,
    "BG0215",
  ],
  [
    "a definition whose title is on the next line",
    "",
    `${MANY.toUpperCase()}[a ]: https://example.com/\n  "${"x".repeat(50_000)}"`,
    "BG0215",
  ],
  [
    "a hundred definitions, of which none is long",
    "",
    Array.from(
      { length: 100 },
      (_, i) =>
        `${"[n].".replace("n", `${i}`).repeat(400)}\n\n[${i}]: https://example.com/${"x".repeat(300)}`,
    ).join("\n\n"),
    "BG0215",
  ],
  [
    "a table of ten thousand columns, of which its rows have one",
    "",
    `|${"a|".repeat(10_000)}\n|${"-|".repeat(10_000)}\n${"|x\n".repeat(1900)}`,
    "BG0212",
  ],
  [
    "such a table whose rows have no bar, in a quote",
    "",
    `> |${"a|".repeat(10_000)}\n> |${" :-: |".repeat(10_000)}\n${"> x\n".repeat(1900)}`,
    "BG0212",
  ],
  ["a million definitions of nothing", "", "[a]: b\n\n".repeat(100_000), "BG0212"],
  ["raw HTML by the ten thousand", "", "<b>x</b>\n\n".repeat(25_000), "BG0212"],
  ["the same in one line", "", "<b>x</b>".repeat(25_000), "BG0212"],
  ["tags within each other that stay open", "", "<sup><a ".repeat(25_000), "BG0212"],
  ["such tags in an answer", answer("<sup><a ".repeat(25_000)), "Text.", "BG0212"],
  ["lists within each other in an answer", answer("1. ".repeat(50_000)), "Text.", "BG0205"],
  ["an id of megabytes", `id: ${"x".repeat(100_000)}`, "Text.", "BG0121"],
  ["a language of megabytes", `lang: en-x-${"abcdefgh-".repeat(10_000)}a`, "Text.", "BG0115"],
  ["an image's address of megabytes", `image: {src: ${"x".repeat(100_000)}, alt: x}`, "Text.", "BG0121"],
  [
    "authors by the thousand",
    `authors: [${Array.from({ length: 201 }, (_, i) => `A${i}`)}]`,
    "Text.",
    "BG0118",
  ],
  ["a headline of megabytes", `id: "x"\nauthors: [${"x".repeat(100_000)}]`, "Text.", "BG0121"],
  ["a summary of megabytes", `summary: ${"x ".repeat(500_000)}`, "Text.", "BG0121"],
  [
    "aliases, each of which becomes a page",
    `aliases: [${Array.from({ length: 501 }, (_, i) => `/a/${i}/`)}]`,
    "Text.",
    "BG0118",
  ],
])("%s: an error, at once", async (_, front, body, code) => {
  const site = newSite({ "briefings/a.md": story("A", front, body) });
  const result = await site.build();
  expect(reportOf(result).length).toBeLessThan(10_000);
  // What a guard finds has a place; a parser that gave up in the end has none.
  const isGuard = code === "BG0118" || result.diagnostics[0]?.at?.span !== undefined;
  expect([result.diagnostics.map((found) => found.code), isGuard]).toEqual([[code], true]);
});

test("a citation shows as much of its source as has room, however long its title and however often it is cited", async () => {
  const title = "x".repeat(900);
  const site = newSite({
    "briefings/a.md": story("A", KEYS.replace("TITLE", title), `${"[@k] ".repeat(400)}\n\n`.repeat(50)),
  });
  await site.clean();
  expect(site.page("stories/a/")).toContain(`data-source="AP: ${"x".repeat(295)}…"`);
});

test("definitions that people write are no bomb: long addresses, each referred to a few times", async () => {
  const list = Array.from(
    { length: 300 },
    (_, i) => `[l${i}]: https://example.com/?${"x".repeat(1500)}`,
  ).join("\n");
  const text = Array.from({ length: 300 }, (_, i) => `See [l${i}], [this][l${i}] and [L${i}][].`).join(
    "\n\n",
  );
  const site = newSite({ "briefings/a.md": story("A", "", `${text}\n\n${list}`) });
  await site.clean();
  expect(site.page("stories/a/").match(/<a href="https:\/\/example\.com\/\?x/g)).toHaveLength(900);
});

test("of a long summary lists and feeds of outlets have the beginning; the whole is in the story, and where whole stories are", async () => {
  const outlets = Array.from({ length: 40 }, (_, i) => `{source: Outlet ${i}}`).join(", ");
  const summary = Array.from({ length: 500 }, (_, i) => `word${i}`).join(" ");
  const site = newSite({
    "briefings/storylines/line.md": "---\ntitle: Line\n---\n",
    "briefings/a.md": story("A", `storyline: line\nsources: [${outlets}]\nsummary: ${summary}`),
    "briefings/b.md": story("B", "storyline: line\nprevious: [a]"),
  });
  await site.clean();
  const files = Object.entries(site.tree());
  expect(files.filter(([, text]) => text.includes("word0 ")).length).toBeGreaterThan(80);
  expect(files.filter(([, text]) => text.includes("word499")).map(([path]) => path)).toEqual([
    ...["feed.json", "rss.xml"],
    ...["bib", "json", "ris"].map((ending) => `stories/a/bibliography.${ending}`),
    ...["stories/a/index.html", "stories/a/index.md"],
  ]);
  for (const path of ["sources/outlet-7/rss.xml", "index.html", "llms.txt"])
    expect([path, site.read(`dist/${path}`)]).toEqual([
      path,
      expect.stringMatching(/word0 word1 .* word8\d…/),
    ]);
});

test("of a story with hundreds of topics its page names them all, and feeds name the first twenty", async () => {
  const topics = Array.from({ length: 400 }, (_, i) => `Topic ${i} ${"long ".repeat(30)}`);
  const site = newSite({ "briefings/a.md": story("A", `topics: ${JSON.stringify(topics)}`) });
  await site.clean();
  expect(site.page("stories/a/")).toContain("Topic 399 ");
  const [folder] = Object.keys(site.tree("dist/topics")).filter((path) => path.startsWith("topic-399-"));
  for (const feed of ["rss.xml", "feed.json", `topics/${folder?.split("/")[0]}/rss.xml`]) {
    const text = site.read(`dist/${feed}`);
    expect([feed, text.includes("Topic 19 "), text.includes("Topic 20 ")]).toEqual([feed, true, false]);
  }
  const bytes = Object.values(site.tree()).reduce((sum, text) => sum + text.length, 0);
  expect(bytes).toBeLessThan(20_000_000);
});

test("of hundreds of translations of one story each page names a hundred", async () => {
  const stories = Array.from({ length: 300 }, (_, i) => {
    const front = `translation_of: original\nlang: en-x-v${i}`;
    return [`briefings/s${i}.md`, story(`S${i}`, front)] as const;
  });
  const site = newSite({ ...Object.fromEntries(stories), "briefings/original.md": story("Original") });
  await site.clean();
  const page = site.page("stories/s7/");
  expect(page.match(/rel="alternate" hreflang="en-x/g)?.length).toBeLessThanOrEqual(100);
  expect(page).toMatch(/hreflang="x-default" href="[^"]*\/stories\/original\/"/);
});
