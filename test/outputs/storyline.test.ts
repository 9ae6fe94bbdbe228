import { expect, test } from "vitest";
import { attribute, byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

const LINE = { "briefings/storylines/line.md": "---\ntitle: Line\n---\nA line.\n" };

const member = (title: string, date: string, front = "", body = "Text.") =>
  story(title, `storyline: line\n${front}`, body).replace("2026-11-20", date);

/** Each chapter's heading, with its entries. */
const chapters = (html: string) =>
  byClass(parseHtml(html), "chapter").map((chapter) => [
    textOf(elements(chapter, "h3")[0]!),
    ...byClass(chapter, "timeline").flatMap((list) => elements(list, "li").map(textOf)),
  ]);

const THREE = {
  ...LINE,
  "briefings/a.md": member("First", "2024-12-30", "timeline: [{date: 2019-02, text: It began.}]"),
  "briefings/b.md": member(
    "Second",
    "2025-01-02",
    "timeline: [{date: 2025-01-01, text: It went on.}, {date: 2019-02, text: It began.}, {date: 2020, text: Nothing.}]",
  ),
  "briefings/c.md": member("Third", "2025-06-01"),
};

test("a storyline has its stories in order, each once with the entries that it adds, under their years", async () => {
  const site = newSite(THREE);
  await site.clean();
  const html = site.page("storylines/line/");
  expect(chapters(html)).toEqual([
    ["First", "February 2019 It began."],
    ["Second", "2020 Nothing.", "January 1, 2025 It went on."],
    ["Third"],
  ]);
  const page = parseHtml(html);
  expect(elements(page, "h2").map(textOf)).toEqual(["2024", "2025"]);
  expect(linksOf(byClass(page, "letters")[0]!)).toEqual([
    ["2024", "/storylines/line/#story-1"],
    ["2025", "/storylines/line/#story-2"],
  ]);
});

test("the scale has a tick for each story at its time, which leads to the story in the list", async () => {
  const site = newSite(THREE);
  await site.clean();
  const html = site.page("storylines/line/");
  const page = parseHtml(html);
  const scale = byClass(page, "scale")[0]!;
  const places = byClass(scale, "tick").map((tick) => Number.parseFloat(attribute(tick, "x1")));
  expect(places).toEqual([1, 3, 99]);
  expect(linksOf(scale).map(([, href]) => href)).toEqual(
    [1, 2, 3].map((n) => `/storylines/line/#story-${n}`),
  );
  for (const n of [1, 2, 3]) expect(() => byId(page, `story-${n}`)).not.toThrow();
  expect(elements(scale, "text").map(textOf)).toEqual(["2025", "December 30, 2024", "June 1, 2025"]);
  // What the drawing shows is there in words.
  expect(textOf(byClass(page, "page-head")[0]!)).toContain("3 stories · December 30, 2024 – June 1, 2025");
});

test("in a language that is written from the right, time runs from the right", async () => {
  const config = "site: {title: T, url: https://example.org/, language: ar}\n";
  const site = newSite({ ...THREE, "briefgen.config.yaml": config });
  await site.clean();
  const ticks = byClass(parseHtml(site.page("storylines/line/")), "tick");
  expect(ticks.map((tick) => Number.parseFloat(attribute(tick, "x1")))).toEqual([99, 97, 1]);
});

test("a storyline of one story, or of one day, has no scale, and its story is not “1 of 1”", async () => {
  const site = newSite({ ...LINE, "briefings/a.md": member("Only", "2026-01-01") });
  await site.clean();
  expect(byClass(parseHtml(site.page("storylines/line/")), "scale")).toEqual([]);
  expect(site.page("stories/a/")).not.toContain("1 of 1");
  site.write("briefings/b.md", member("Other", "2026-01-01"));
  await site.clean();
  expect(byClass(parseHtml(site.page("storylines/line/")), "scale")).toEqual([]);
  expect(site.page("stories/a/")).toContain("story 2 of 2");
});

test("each story says what it adds to those before it, and the first and one that adds nothing say nothing", async () => {
  const source = (...names: string[]) => `sources: [${names.map((name) => `{source: ${name}}`).join(", ")}]`;
  const site = newSite({
    ...LINE,
    "briefings/a.md": member(
      "A",
      "2026-01-01",
      `${source("AP", "BBC")}\nfigures: [{label: Dead, value: "3"}]\nverification: {level: developing}`,
    ),
    "briefings/b.md": member(
      "B",
      "2026-01-02",
      `${source("AP", "KBS", "NHK")}\nfigures: [{label: Dead, value: "5"}, {label: Cost, value: "2", unit: dollars}]\nverification: {level: confirmed}\nquestions: [{question: Why?, answer: So.}]\ncorrections: [{at: 2026-01-03, kind: correction, text: X.}]`,
    ),
    "briefings/c.md": member("C", "2026-01-04", source("KBS")),
    "briefings/d.md": member("D", "2026-01-05", `${source("BBC")}\nfigures: [{label: Dead, value: "5"}]`),
  });
  await site.clean();
  const changes = byClass(parseHtml(site.page("storylines/line/")), "chapter").map((chapter) =>
    byClass(chapter, "changes").map(textOf),
  );
  expect(changes).toEqual([
    [],
    [
      "Since the story before: 2 new outlets · Dead: 5, before: 3 · 1 new key figure · 1 question answered · 1 correction · Confirmed, before: Developing",
    ],
    [],
    [],
  ]);
});

test("a storyline of 300 stories has pages, jumps to its months, and at most a hundred ticks", async () => {
  const site = newSite(LINE);
  for (let n = 0; n < 300; n += 1) {
    const date = new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10);
    site.write(`briefings/s${n}.md`, member(`S${n}`, date, `sources: [{source: O${n % 25}}]`));
  }
  await site.clean();
  const first = site.page("storylines/line/");
  const tenth = parseHtml(site.page("storylines/line/page/10/"));
  expect(chapters(first)).toHaveLength(30);
  const jumps = linksOf(byClass(tenth, "letters")[0]!);
  expect(jumps).toHaveLength(10);
  expect(jumps[9]).toEqual(["October 2025", "/storylines/line/page/10/#story-274"]);
  expect(textOf(byId(tenth, "story-274"))).toContain("S273");
  expect(byClass(tenth, "tick").length).toBeLessThanOrEqual(100);
  expect(linksOf(byClass(tenth, "scale")[0]!).at(-1)![1]).toMatch(/page\/10\/#story-29\d$/);
  // Only what the last stories did not have is new on a later page.
  expect(byClass(tenth, "changes").length).toBeLessThanOrEqual(5);
  expect(first.length).toBeLessThan(60_000);
});
