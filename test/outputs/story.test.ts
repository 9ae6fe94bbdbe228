import { expect, test } from "vitest";
import { attribute, byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

async function pageOf(files: Record<string, string>, path = "stories/s/") {
  const site = newSite(files);
  await site.clean();
  return parseHtml(site.page(path));
}

const timeline = (page: Parameters<typeof byClass>[0]) =>
  byClass(page, "timeline").map((list) =>
    elements(list, "li").map(
      (item) => `${attribute(elements(item, "time")[0]!, "dateTime")} ${textOf(elements(item, "span")[0]!)}`,
    ),
  );

test("the timeline of a story merges its own entries with the stories before it, by date", async () => {
  const page = await pageOf({
    "briefings/storylines/talks.md": "---\ntitle: Talks\n---\n",
    "briefings/one.md":
      "---\ntitle: One\ndate: 2024-05-05\nstoryline: talks\nsummary: It began.\n---\n\nText.\n",
    "briefings/two.md": "---\ntitle: Two\ndate: 2023-03-03\n---\n\nBefore it began.\n",
    "briefings/later.md": "---\ntitle: Later\ndate: 2026-11-21\nstoryline: talks\n---\n\nText.\n",
    "briefings/s.md": story(
      "S",
      'storyline: talks\nprevious: [two]\ntimeline:\n  - {date: "2024", text: A year.}\n  - {date: 2024-06, text: A month.}\n  - {date: 2022-01-01, text: The start.}',
    ),
  });
  expect(timeline(page)).toEqual([
    ["2022-01-01 The start.", "2023-03-03 Two", "2024 A year.", "2024-05-05 One", "2024-06 A month."],
  ]);
});

test("an entry that names the story telling it links that story, which is not listed a second time", async () => {
  const page = await pageOf({
    "briefings/one.md": story("One"),
    "briefings/s.md": story(
      "S",
      "previous: [one]\ntimeline: [{date: 2026-11-20, text: As told., story: one}]",
    ),
  });
  expect(timeline(page)).toEqual([["2026-11-20 As told. One"]]);
  expect(linksOf(byClass(page, "timeline")[0]!)).toEqual([["One", "/stories/one/"]]);
});

test("a storyline's page has the entries of all its stories once each, with their citations", async () => {
  const entry = "  - {date: 2020-01-01, text: The same step., cites: [ap]}\n";
  const front = (more: string) =>
    `storyline: talks\nsources: [{key: ap, source: AP, title: X}]\ntimeline:\n${entry}${more}`;
  const page = await pageOf(
    {
      "briefings/storylines/talks.md": "---\ntitle: Talks\n---\n",
      "briefings/a.md": story("A", front("  - {date: 2019-01-01, text: Earlier.}")),
      "briefings/b.md": story("B", front("")),
    },
    "storylines/talks/",
  );
  const steps = timeline(page).flat();
  expect(steps.filter((step) => step.includes("The same step."))).toHaveLength(1);
  expect(steps).toContainEqual(expect.stringMatching(/^2019-01-01 Earlier\./));
  expect(
    linksOf(page).filter(([, href]) => href.includes("#source-ap") && href.startsWith("/stories")),
  ).toEqual([["1", expect.stringMatching(/^\/stories\/[ab]\/#source-ap$/)]]);
});

test("a story without headings is a page with its text alone; one with data only has the house sections for it", async () => {
  const site = newSite({
    "briefings/plain.md": story("Plain"),
    "briefings/s.md": story("S", "topics: [Oil]\ntimeline: [{date: 2020, text: X}]", ""),
  });
  await site.clean();
  expect(elements(parseHtml(site.page("stories/plain/")), "h2")).toEqual([]);
  const sections = byClass(parseHtml(site.page("stories/s/")), "section").map((section) =>
    attribute(section, "id"),
  );
  expect(sections).toEqual(["background", "topics"]);
});

test("sections keep the order written, house sections and others", async () => {
  const page = await pageOf({
    "briefings/s.md": story(
      "S",
      "",
      "Lead.\n\n## Go deeper\n\n- One?\n\n## My own\n\nText.\n\n## What happened\n\nText.",
    ),
  });
  expect(byClass(page, "section").map((section) => attribute(section, "id"))).toEqual([
    "lead",
    "deeper",
    "my-own",
    "happened",
  ]);
});

test("an answered bullet is a link to the question's page; an open one is listed with the open questions", async () => {
  const site = newSite({
    "briefings/questions/why.md": "---\nquestion: Why now?\ndate: 2026-01-01\n---\n\nBecause.\n",
    "briefings/s.md": story("S", "", "## Go deeper\n\n- Why now?\n- What *next*?"),
  });
  await site.clean();
  const bullets = byClass(parseHtml(site.page("stories/s/")), "bullets")[0]!;
  expect(linksOf(bullets)).toEqual([["Why now?", "/questions/why/"]]);
  const open = byId(parseHtml(site.page("questions/")), "open");
  expect(textOf(open)).toContain("What next?Open since November 20, 2026 · S");
});

test("a citation in a bullet of “Go deeper” shows nowhere as raw text, and an answer is found all the same", async () => {
  const sources = "sources: [{key: ap, source: AP, title: X}]";
  const site = newSite({
    "briefings/questions/why.md": "---\nquestion: Why now?\ndate: 2026-01-01\n---\n\nBecause.\n",
    "briefings/s.md": story("S", sources, "## Go deeper\n\n- Why now? [@ap]\n- What next? [@ap]"),
  });
  await site.clean();
  expect(site.page("questions/")).not.toContain("[@ap]");
  expect(linksOf(byClass(parseHtml(site.page("stories/s/")), "bullets")[0]!)).toContainEqual([
    "Why now?",
    "/questions/why/",
  ]);
});

test("breadcrumbs lead to a story by its storyline where there is one, else by the archive", async () => {
  const site = newSite({
    "briefings/storylines/talks.md": "---\ntitle: Talks\n---\n",
    "briefings/a.md": story("A", "storyline: talks"),
    "briefings/b.md": story("B", "topics: [Oil]"),
  });
  await site.clean({ baseUrl: "https://example.org/x/" });
  const trail = (path: string) => linksOf(byClass(parseHtml(site.page(path)), "breadcrumbs")[0]!);
  expect(trail("stories/a/")).toEqual([
    ["Storylines", "/x/storylines/"],
    ["Talks", "/x/storylines/talks/"],
  ]);
  expect(trail("stories/b/")).toEqual([["Archive", "/x/archive/"]]);
  expect(trail("topics/oil/")).toEqual([["Topics", "/x/topics/"]]);
  expect(byClass(parseHtml(site.page("")), "breadcrumbs")).toEqual([]);
});

test("each page says its language and direction; a title in another language says so, too", async () => {
  const site = newSite({
    "briefings/en.md": story("English"),
    "briefings/ar.md": story("عربي", "lang: ar"),
    "briefings/questions/q.md": "---\nquestion: لماذا؟\ndate: 2026-01-01\nlang: ar\n---\n\nنص.\n",
  });
  await site.clean();
  const root = (path: string) => {
    const [html] = elements(parseHtml(site.page(path)), "html");
    return [attribute(html!, "lang"), attribute(html!, "dir")];
  };
  expect([root("stories/en/"), root("stories/ar/"), root("questions/q/")]).toEqual([
    ["en", "ltr"],
    ["ar", "rtl"],
    ["ar", "rtl"],
  ]);
  const cards = elements(parseHtml(site.page("archive/2026/11/")), "h3").map((title) => [
    attribute(title, "lang"),
    attribute(title, "dir"),
  ]);
  expect(cards).toEqual([
    ["ar", "rtl"],
    ["", ""],
  ]);
});

test("corrections stand at the top of the story and on the ledger, which leads to them", async () => {
  const site = newSite({
    "briefings/s.md": story(
      "S",
      "corrections: [{at: 2026-11-21, kind: correction, text: The date was wrong., was: Monday, now: Tuesday}]",
    ),
  });
  await site.clean();
  const block = byClass(parseHtml(site.page("stories/s/")), "corrections")[0]!;
  expect(textOf(elements(block, "summary")[0]!)).toBe("Correction, November 21, 2026: The date was wrong.");
  expect(textOf(byId(block, "corrections"))).toBe("The date was wrong. Before: Monday Now: Tuesday");
  expect(linksOf(parseHtml(site.page("corrections/")))).toContainEqual(["S", "/stories/s/#corrections"]);
});

test("a correction is one line a week later, even if no file has changed since", async () => {
  const site = newSite({
    "briefings/s.md": story("S", "corrections: [{at: 2026-11-21, kind: correction, text: It was wrong.}]"),
  });
  const summary = () => textOf(elements(parseHtml(site.page("stories/s/")), "summary")[0]!);
  await site.clean();
  expect(summary()).toBe("Correction, November 21, 2026: It was wrong.");
  await site.clean({ now: Date.UTC(2026, 10, 29) });
  expect(summary()).toBe("Correction, November 21, 2026");
});

test("a template of the site's own reads the front matter's `extra`, and the page says when a source was read", async () => {
  const site = newSite({
    "briefings/s.md": story(
      "S",
      "extra: {mood: [calm, 2]}\nsources:\n  - {source: AP, title: One, accessed: 2026-11-19}",
    ),
    "templates/partials/footer.eta":
      '<footer><%= it.content.extra ? it.content.extra.mood.join("+") : "" %></footer>',
  });
  await site.clean();
  expect(site.page("stories/s/")).toContain("<footer>calm+2</footer>");
  expect(site.page("stories/s/")).toContain('read on <time datetime="2026-11-19">November 19, 2026</time>');
});

/** A story in which two outlets republish a third one, and everything else that its page tells of its making. */
const MADE = `production: {mode: assisted, note: A program drafted it.}
sources:
  - {key: ap, source: AP, title: One, kind: news, access: free}
  - {key: city, source: City, via: AP, title: Two, kind: news}
  - {key: post, source: Post, via: AP, title: Three}
  - {key: un, source: UN, title: Four, kind: primary}`;

test("“How this was made” counts sources by kind and access, and draws who republished whom", async () => {
  const page = await pageOf({
    "briefings/s.md": story("S", MADE, "Water is wet. [@*]\n\nIt rained. [@post]\n\nIt is Monday. [@*]"),
  });
  const made = byId(page, "made");
  const legends = byClass(made, "legend").map((legend) => elements(legend, "li").map(textOf));
  expect(legends).toEqual([
    ["news report 2", "primary source 1", "Other or not known 1"],
    ["free 1", "Other or not known 3"],
  ]);
  // The text cites Post first.
  const [ap] = elements(byClass(made, "reprints")[0]!, "li");
  expect(textOf(ap!)).toBe("AP 2 Post 1 City 3");
  expect(linksOf(ap!)).toEqual([
    ["AP", "/sources/ap/"],
    ["Post", "/sources/post/"],
    ["City", "/sources/city/"],
  ]);
  expect(textOf(made)).toContain("2 paragraphs, marked *, are common knowledge and name no source.");
});

test("the page says once how it was made: its head and the list of sources leave it to the section", async () => {
  const page = await pageOf({ "briefings/s.md": story("S", MADE) });
  expect(textOf(page).split("A program drafted it.")).toHaveLength(2);
  expect(linksOf(byClass(page, "marks")[0]!)).toEqual([["Written with the help of software", "#made"]]);
  expect(textOf(byId(page, "source-city"))).not.toContain("via");
  expect(linksOf(byClass(page, "glance")[0]!)).toEqual([
    ["Cited articles", "#made"],
    ["Outlets", "#made"],
    ["Independent origins", "#made"],
  ]);
});

test("a story of whose making nothing is known has no such section, and no links to it", async () => {
  const page = await pageOf({
    "briefings/s.md": story("S", "production: {mode: human}\nsources: [{source: AP}, {source: DW}]"),
  });
  expect(byClass(page, "made")).toEqual([]);
  expect(linksOf(page).filter(([, href]) => href === "#made")).toEqual([]);
});
