import { expect, test } from "vitest";
import { attribute, byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite, type TestSite } from "../support/site.ts";

const SITE = "site: {title: T, url: https://example.org/}\n";

const story = (title: string, day: string, more = "") =>
  `---\ntitle: ${title}\ndate: 2026-11-${day}\n${more}---\n\nText of ${title}.\n`;

/** The headings of the blocks, from the top; the lead's is its title. */
const headings = (html: string): string[] => elements(parseHtml(html), "h2").map(textOf);

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
  expect(headings(site.page(""))).toEqual([
    ...["On oil", "Line", "Latest", "C"],
    ...["Key figures", "Corrections", "Open questions", "Questions", "Storylines", "Outlets", "Topics"],
  ]);
});

test("without `home:`, everything that is there has a block, and no other", async () => {
  const site = newSite(RICH);
  await site.clean();
  expect(headings(site.page(""))).toEqual([
    ...["C", "Latest", "Key figures", "Corrections", "Storylines", "Open questions", "Questions", "Topics"],
  ]);
  const one = newSite({ "briefings/a.md": story("A", "20") });
  await one.clean();
  expect(headings(one.page(""))).toEqual(["A"]);
});

test("the stories below the one that leads have a heading of their own", async () => {
  const days = Array.from({ length: 12 }, (_, index) => String(index + 1).padStart(2, "0"));
  const site = newSite(
    Object.fromEntries(days.map((day) => [`briefings/s${day}.md`, story(`Story ${day}`, day)])),
  );
  await site.clean();
  expect(headings(site.page(""))).toEqual(["Story 12", "More stories", "Latest"]);
  const [lead] = byClass(parseHtml(site.page("")), "lead");
  expect(elements(lead!, "h3")).toEqual([]);
});

test("of one story's key figures, two come before those of older stories", async () => {
  const figures = (...labels: string[]) =>
    `figures: [${labels.map((label) => `{label: ${label}, value: '1'}`).join(", ")}]\n`;
  const site = newSite({
    "briefings/a.md": story("A", "20", figures("a1", "a2", "a3")),
    "briefings/b.md": story("B", "19", figures("b1")),
  });
  await site.clean();
  const [block] = byClass(parseHtml(site.page("")), "block-figures");
  expect(elements(block!, "dt").map(textOf)).toEqual(["a1", "a2", "b1", "a3"]);
});

test("corrections are recent for a week before the site's last update, and those to come are none", async () => {
  const correction = (at: string, text: string) => `{at: ${at}, kind: correction, text: ${text}}`;
  const site = newSite({
    "briefings/a.md": story(
      "A",
      "01",
      `corrections: [${correction("2026-11-12", "Old.")}, ${correction("2026-11-13T00:01", "Recent.")}, ${correction("2026-12-01", "Future.")}]\n`,
    ),
    "briefings/b.md": story("B", "20"),
  });
  const shown = () =>
    byClass(parseHtml(site.page("")), "block-corrections").flatMap((block) => elements(block, "li"));
  await site.clean();
  expect(shown()).toHaveLength(1);
  expect(textOf(shown()[0]!)).toContain("Recent.");
  site.write("briefings/c.md", story("C", "21"));
  await site.clean();
  expect(shown()).toEqual([]);
});

/** The words beside the bar of the story that leads. */
const coverage = (site: TestSite): string[] =>
  byClass(parseHtml(site.page("")), "coverage").flatMap((part) => [
    ...elements(part, "p").map(textOf),
    ...elements(part, "li").map(textOf),
  ]);

test("a bar shows whom the leading story cites: by kind, else by country, else not at all", async () => {
  const names = ["A", "B", "C", "D", "E", "F", "G", "H"];
  const outlet = (name: string, more: string) =>
    [`briefings/sources/${name.toLowerCase()}.md`, `---\nname: ${name}\n${more}---\n`] as const;
  const sources = names.map((name) => `{source: ${name}, title: X}`).join(", ");
  const site = newSite({ "briefings/a.md": story("Lead", "20", `sources: [${sources}]\n`) });
  site.write(...outlet("A", "kind: wire\n")).write(...outlet("B", "country: FR\n"));
  await site.clean();
  expect(coverage(site)).toEqual([]);
  site.write(...outlet("C", "country: KR\n")).write(...outlet("D", "country: KR\n"));
  await site.clean();
  expect(coverage(site)).toEqual([
    ...["Outlets by country", "South Korea 2", "France 1", "Other or not known 5"],
  ]);
  const kinds = ["wire", "newspaper", "newspaper", "broadcaster", "digital", "government", "ngo"];
  for (const [at, kind] of kinds.entries()) site.write(...outlet(names[at]!, `kind: ${kind}\n`));
  await site.clean();
  expect(coverage(site)).toEqual([
    ...["Outlets by kind", "Newspaper 2", "News agency 1", "Broadcaster 1", "Digital outlet 1"],
    ...["Government body 1", "Other or not known 2"],
  ]);
  const lines = byClass(parseHtml(site.page("")), "part").map((line) => [
    attribute(line, "x1"),
    attribute(line, "x2"),
  ]);
  expect([lines[0], lines.at(-1)]).toEqual([
    ["0%", "25%"],
    ["75%", "100%"],
  ]);
});

test("an active storyline shows when its stories appeared, with words; one of a single day has no drawing", async () => {
  const site = newSite({
    "briefings/a.md": "---\ntitle: A\ndate: 2025-02-03\nstoryline: line\n---\n\nText.\n",
    "briefings/b.md": "---\ntitle: B\ndate: 2025-02-03\nstoryline: line\n---\n\nText.\n",
    "briefings/c.md": story("C", "20", "storyline: line\n"),
    "briefings/d.md": story("D", "21", "storyline: short\n"),
    "briefings/storylines/line.md": "---\ntitle: Line\nstatus: active\n---\n",
    "briefings/storylines/short.md": "---\ntitle: Short\nstatus: active\n---\n",
  });
  await site.clean();
  const [block] = byClass(parseHtml(site.page("")), "block-storylines");
  const cards = byClass(block!, "card").map((card) => [
    textOf(elements(card, "h3")[0]!),
    textOf(byClass(card, "meta")[0]!).replace(/\s/g, " "),
    byClass(card, "spark").length,
  ]);
  expect(cards).toEqual([
    ["Short", "1 story · November 21, 2026", 0],
    ["Line", "3 stories, February 2025 – November 2026", 1],
  ]);
  const path = attribute(elements(byClass(block!, "spark")[0]!, "path")[0]!, "d");
  const heights = [...path.matchAll(/v-([\d.]+)/g)].map(([, height]) => Number(height));
  expect([heights.length, heights[0], heights.at(-1)]).toEqual([24, 20, 10]);
});

test("a story's level of verification is on its cards, in words and as a shape; an edit of it changes them", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "20", "verification: {level: confirmed}\n"),
    "briefings/b.md": story("B", "19", "verification: {level: developing, note: First.}\n"),
    "briefings/c.md": story("C", "18"),
  });
  const levels = () => {
    const shown = byClass(parseHtml(site.page("")), "level");
    for (const level of shown) expect(elements(level, "circle")).toHaveLength(1);
    return shown.map((level) => [textOf(level), elements(level, "path").map((path) => attribute(path, "d"))]);
  };
  await site.clean();
  const before = levels();
  expect(before.map(([text]) => text)).toEqual(["Confirmed", "Developing"]);
  expect(before[0]![1]).not.toEqual(before[1]![1]);
  site.write("briefings/b.md", story("B", "19", "verification: {level: unverified, note: First.}\n"));
  await site.clean();
  expect(levels()[1]).toEqual(["Unverified", []]);
});

test("drafts and stories of the future say what they are wherever they are named", async () => {
  const more = "storyline: line\nsources: [{source: AP, title: X}]\n";
  const site = newSite({
    "briefings/a.md": story("A", "20", more),
    "briefings/b.md": story("B", "21", `${more}status: draft\nfigures: [{label: X, value: '1'}]\n`),
    "briefings/c.md": story("C", "22", more).replace("2026-11", "2027-11"),
    "briefings/storylines/line.md": "---\ntitle: Line\nstatus: active\n---\n",
  });
  await site.clean({ drafts: true, future: true });
  const marked = (path: string) => {
    const page = parseHtml(site.page(path));
    const badges = byClass(page, "badge").map(textOf);
    const links = elements(page, "a").map(textOf);
    return [...badges, ...links.filter((text) => /^(?:Draft|Future): /.test(text))];
  };
  expect(marked("")).toEqual(["Future", "Draft", "Draft: B"]);
  expect(marked("storylines/line/")).toEqual(["Draft", "Future"]);
  expect(marked("sources/ap/")).toEqual(expect.arrayContaining(["Future: C", "Draft: B"]));
  expect(marked("stories/a/")).toContain("Draft: B");
  await site.clean();
  for (const path of ["", "storylines/line/", "sources/ap/", "stories/a/"]) expect(marked(path)).toEqual([]);
});

test("a site without stories says how to begin; a home page whose blocks are empty does not", async () => {
  const site = newSite({ "briefings/a.md": story("A", "20", "status: draft\n") });
  await site.clean();
  expect(textOf(byClass(parseHtml(site.page("")), "notice")[0]!)).toContain("briefgen new story");
  site.write("briefings/b.md", story("B", "20")).write("briefgen.config.yaml", `${SITE}home: [figures]\n`);
  await site.clean();
  expect(textOf(byClass(parseHtml(site.page("")), "notice")[0]!)).toBe("Nothing here yet.");
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
