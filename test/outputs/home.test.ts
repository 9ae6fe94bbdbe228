import { expect, test } from "vitest";
import { byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite } from "../support/site.ts";

const SITE = "site: {title: T, url: https://example.org/}\n";

const story = (title: string, day: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2026-11-${day}\n${more}---\n\nText of ${title}.\n`;

/** The titles on the home page, from the top; the lead is first. */
const titles = (html: string): string[] => {
  const page = parseHtml(html);
  const lead = byClass(page, "lead").flatMap((part) => elements(part, "h2"));
  return [...lead, ...elements(page, "h3")].map(textOf);
};

test("the newest story leads, or the one that its editor chose", async () => {
  const site = newSite({ "briefings/a.md": story("A", "20"), "briefings/b.md": story("B", "21") });
  await site.clean();
  expect(titles(site.page(""))).toEqual(["B", "A"]);
  site.write("briefings/a.md", story("A", "20", "lead: true\n"));
  await site.clean();
  expect(titles(site.page(""))).toEqual(["A", "B"]);
});

test("a story stops leading at `lead_until`, even if no file has changed since", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "20", "lead: true\nlead_until: 2026-11-23T18:00\n"),
    "briefings/b.md": story("B", "21"),
  });
  await site.build({ now: Date.UTC(2026, 10, 23, 17, 59) });
  expect(titles(site.page(""))).toEqual(["A", "B"]);
  await site.build({ now: Date.UTC(2026, 10, 23, 18) });
  expect(titles(site.page(""))).toEqual(["B", "A"]);
});

test("of two leads, the newer one leads, and the other one is named", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "20", "lead: true\n"),
    "briefings/b.md": story("B", "21", "lead: true\n"),
    "briefings/c.md": story("C", "22"),
  });
  const { diagnostics } = await site.build();
  expect(diagnostics).toMatchObject([
    { code: "BG0316", severity: "warning", at: { path: "briefings/a.md" } },
  ]);
  expect(titles(site.page(""))).toEqual(["B", "C", "A"]);
});

test("pinned stories come first, then the newest; of one day, those with more weight", async () => {
  const site = newSite({
    "briefings/old.md": story("Old", "01", "pinned: true\n"),
    "briefings/light.md": story("Light", "10T12:00"),
    "briefings/heavy.md": story("Heavy", "10T08:00", "weight: 5\n"),
    "briefings/before.md": story("Before", "09", "weight: 900\n"),
    "briefings/new.md": story("New", "11"),
  });
  await site.clean();
  expect(titles(site.page(""))).toEqual(["New", "Old", "Heavy", "Light", "Before"]);
});

const RICH = {
  "briefings/a.md": story(
    "A",
    "20",
    "topics: [Oil]\nstoryline: line\nfigures: [{label: Barrels, value: '7'}]\ncorrections: [{at: 2026-11-21, kind: correction, text: Seven.}]\nsources: [{source: AP, title: X}]\n",
  ),
  "briefings/b.md": story("B", "21", "topics: [Oil]\n").replace("Text of B.", "## Go deeper\n\n- Who pays?"),
  "briefings/c.md": story("C", "22"),
  "briefings/d.md": story("D", "19"),
  "briefings/storylines/line.md": "---\ntitle: Line\nstatus: active\n---\n",
  "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-11-01\n---\n\nBecause.\n",
};

test("`home:` arranges the blocks; no story is in two of them, and empty ones are left out", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}home: [{topic: oil, count: 1, title: On oil}, {storyline: line}, {show: latest, count: 1}, lead, figures, corrections, open-questions, questions, storylines, outlets, topics, {topic: Oil}]\n`,
    ...RICH,
  });
  await site.clean();
  const headings = elements(parseHtml(site.page("")), "h2").map(textOf);
  expect(headings).toEqual([
    ...["On oil", "Line", "Latest", "C"],
    ...["Key figures", "Corrections", "Open questions", "Questions", "Storylines", "Outlets", "Topics"],
  ]);
});

test("blocks about what does not exist are errors at their place, with a suggestion", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}home: [{topic: Oli}, {storyline: lime}]\n`,
    ...RICH,
  });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code, label }) => [code, label])).toEqual([
    ["BG0301", "did you mean `Oil`?"],
    ["BG0301", "did you mean `line`?"],
  ]);
});

test("a plain page shows the same blocks, all entries of some, in their places in the text", async () => {
  const outlets = Array.from({ length: 15 }, (_, n) => `{source: Outlet ${n}, title: X}`).join(", ");
  const site = newSite({
    "briefgen.config.yaml": SITE,
    ...RICH,
    "briefings/many.md": story("Many", "18", `sources: [${outlets}]\nauthors: [Mina Park]\n`),
    "pages/about.md":
      "---\ntitle: About\n---\n\nBefore.\n\n```block\noutlets\n```\n\nBetween.\n\n```block\nshow: corrections\ntitle: Wrong\n```\n\n## Who\n\n```block\nauthors\n```\n\n```block\ntopic: Oil\ncount: 1\n```\n",
  });
  await site.clean();
  const [body] = byClass(parseHtml(site.page("about/")), "story-body");
  expect(textOf(body!)).toMatch(/^Before\. Outlets .*Between\. Wrong .*Who Authors Mina Park Oil B /);
  expect(textOf(body!)).toContain("Outlet 14");
});

test("outlets are said to have no rating only beside others that have one", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}home: [outlets]\n`,
    "briefings/a.md": story("A", "18", "sources: [{source: One, title: X}, {source: Two, title: Y}]\n"),
  });
  await site.clean();
  expect(textOf(parseHtml(site.page("")))).not.toContain("Not rated.");
  const rating =
    "{by: Rater, dimension: reliability, value: high, url: 'https://rater.example/', retrieved: 2026-11-01}";
  site.write("briefings/sources/one.md", `---\nname: One\nratings: [${rating}]\n---\n`);
  await site.clean();
  expect(textOf(parseHtml(site.page("")))).toMatch(/One .*reliability: high.*Two .*Not rated\./);
});
