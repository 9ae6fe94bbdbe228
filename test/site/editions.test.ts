import { expect, test } from "vitest";
import { parseHtml, textOf } from "../support/html.ts";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const at = (iso: string): number => Date.parse(iso);
const dated = (title: string, date: string, front = "") =>
  story(title, front, `## What's happened\n\nText of ${title}.`).replace("date: 2026-11-20", `date: ${date}`);
const SITE =
  "site: {title: News, url: https://example.org/, id: 'example.org,2026', time_zone: Asia/Seoul}\n";
const daily = (at = "06:00", more = "") => `${SITE}editions: {every: day, at: "${at}"${more}}\n`;

/** The headlines of an edition's page, in their order. */
const headlines = (site: TestSite, id: string): string[] =>
  [...site.page(`editions/${id}/`).matchAll(/<h2[^>]*><a href="\/stories\/[^"]*">(.*?)<\/a><\/h2>/g)].map(
    ([, title]) => title!,
  );
const editionsOf = (site: TestSite): string[] =>
  Object.keys(site.tree("dist")).flatMap((path) => /^editions\/([^/]+)\/index\.html$/.exec(path)?.[1] ?? []);
/** What an edition says: its page without the links to the editions beside it. */
const contentOf = (site: TestSite, id: string): string =>
  site.page(`editions/${id}/`).replace(/<nav class="pager"[\s\S]*?<\/nav>\n/, "");

test("an edition holds what was published since the one before, and is there from the moment on at which it closes", async () => {
  const site = newSite({
    "briefgen.config.yaml": daily(),
    "briefings/early.md": dated("Early", "2026-11-19T05:59"),
    "briefings/late.md": dated("Late", "2026-11-19T06:01"),
    "briefings/exact.md": dated("Exact", "2026-11-19T06:00"),
    // Nobody knows when on the 19th: it counts from the end of the day, after that morning's edition.
    "briefings/bare.md": dated("Bare", "2026-11-19"),
  });
  await site.clean({ now: at("2026-11-20T05:59:59+09:00") });
  expect(editionsOf(site)).toEqual(["2026-11-19"]);
  expect(headlines(site, "2026-11-19")).toEqual(["Exact", "Early"]);
  const { summary } = await site.clean({ now: at("2026-11-20T06:00:00+09:00") });
  expect(summary.editions).toBe(2);
  expect(headlines(site, "2026-11-20")).toEqual(["Late", "Bare"]);
});

test("a build says when the next edition is due, and one with nothing in it is not made", async () => {
  const site = newSite({ "briefgen.config.yaml": daily(), "briefings/a.md": dated("A", "2026-11-19T12:00") });
  const { summary } = await site.clean({ now: at("2026-11-19T13:00:00+09:00") });
  expect(summary.due.find(({ what }) => what === "edition")).toEqual({
    what: "edition",
    at: "2026-11-20T06:00:00+09:00",
  });
  const later = await site.clean({ now: at("2026-11-29T13:00:00+09:00") });
  expect(editionsOf(site)).toEqual(["2026-11-20"]);
  expect(later.summary.due.some(({ what }) => what === "edition")).toBe(false);
});

test("weeks close on their day, in their zone, also where the clocks change", async () => {
  const site = newSite({
    "briefgen.config.yaml":
      "site: {title: News, url: https://example.org/, time_zone: UTC}\neditions: {every: week, weekday: sunday, at: 02:30, in: Europe/Berlin}\n",
    // Sunday 25 October 2026: 02:30 comes twice in Berlin, at 00:30 and 01:30 UTC; the first one counts.
    "briefings/a.md": dated("Before", "2026-10-25T00:30"),
    "briefings/b.md": dated("After", "2026-10-25T00:31"),
  });
  await site.clean();
  expect(editionsOf(site)).toEqual(["2026-10-25", "2026-11-01"]);
  expect(headlines(site, "2026-10-25")).toEqual(["Before"]);
  expect(site.page("editions/2026-11-01/")).toContain("<h1>The week to November 1, 2026</h1>");
});

test("what leads comes first, then what is pinned, then by weight and date; the rest is counted", async () => {
  const site = newSite({
    "briefgen.config.yaml": daily("23:00", ", limit: 4"),
    "briefings/plain.md": dated("Plain", "2026-11-19T12:00"),
    "briefings/newer.md": dated("Newer", "2026-11-19T13:00"),
    "briefings/heavy.md": dated("Heavy", "2026-11-19T10:00", "weight: 5"),
    "briefings/pinned.md": dated("Pinned", "2026-11-19T09:00", "pinned: true"),
    // Leading ends, but an edition stays as it was.
    "briefings/lead.md": dated("Lead", "2026-11-19T08:00", "lead: true\nlead_until: 2026-11-20"),
  });
  await site.clean();
  expect(headlines(site, "2026-11-19")).toEqual(["Lead", "Pinned", "Heavy", "Newer"]);
  const page = parseHtml(site.page("editions/2026-11-19/"));
  expect(textOf(page)).toContain("1 more story, in the archive");
});

test("a closed edition stays as it is while time passes; corrections of its stories are named, and it alone", async () => {
  const CORRECTED = "corrections: [{at: 2026-11-21T10:00, kind: correction, text: It was two.}]";
  const site = newSite({
    "briefgen.config.yaml": daily(),
    "briefings/a.md": dated("A", "2026-11-19T12:00", CORRECTED),
    "briefings/b.md": dated("B", "2026-11-20T12:00"),
    "briefings/c.md": dated("C", "2026-11-21T12:00"),
  });
  await site.clean({ now: at("2026-11-20T07:00:00+09:00") });
  const first = contentOf(site, "2026-11-20");
  expect(first).not.toContain("It was two");
  await site.clean({ now: at("2026-11-21T09:59:59+09:00") });
  expect(contentOf(site, "2026-11-20")).toBe(first);
  await site.clean({ now: at("2026-11-21T10:00:00+09:00") });
  const corrected = contentOf(site, "2026-11-20");
  expect(corrected.replace(/<section class="edition-later">[\s\S]*?<\/section>\n/, "")).toBe(first);
  expect(corrected).toContain("It was two");
  const feed = () => JSON.parse(site.read("dist/editions/feed.json")).items.at(-1);
  expect(feed()).toMatchObject({
    id: "tag:example.org,2026:edition/2026-11-20",
    date_modified: "2026-11-21T01:00:00Z",
  });
  // The next edition tells its readers, too; no other one does.
  await site.clean({ now: at("2026-12-30T00:00:00+09:00") });
  expect(contentOf(site, "2026-11-20")).toBe(corrected);
  expect(contentOf(site, "2026-11-22")).toContain("It was two");
  expect(contentOf(site, "2026-11-21")).not.toContain("It was two");
});

test("an edition says what has changed since the last one: updates, storylines, answers", async () => {
  const site = newSite({
    "briefgen.config.yaml": daily(),
    "briefings/storylines/line.md": "---\ntitle: The line\n---\nA line.\n",
    "briefings/questions/why.md":
      "---\nquestion: Why?\ndate: 2026-11-18\nupdated: 2026-11-20T11:00\n---\nBecause.\n",
    "briefings/a.md": dated("A", "2026-11-19T12:00", "storyline: line\nupdated: 2026-11-20T10:00"),
    "briefings/b.md": dated("B", "2026-11-20T12:00", "storyline: line"),
  });
  await site.clean();
  const page = textOf(parseHtml(site.page("editions/2026-11-21/"))).replace(/\s+/g, " ");
  expect(page).toContain(
    "What has changed since the last edition Updated stories A Storylines with news The line 1 story Questions answered Why?",
  );
  // The first edition has none before it.
  expect(site.page("editions/2026-11-20/")).not.toContain("edition-changes");
});

test("a file gives an edition its title, introduction, stories and sign-off, and replaces the one of its day", async () => {
  const site = newSite({
    "briefgen.config.yaml": daily(),
    "briefings/a.md": dated("A", "2026-11-19T12:00"),
    "briefings/b.md": dated("B", "2026-11-19T13:00"),
    "briefings/gone.md": dated(
      "Gone",
      "2026-11-19T14:00",
      "status: withdrawn\ncorrections: [{at: 2026-11-21, kind: retraction, text: No.}]",
    ),
    "briefings/editions/2026-11-20.md":
      "---\ntitle: Our Friday\ndate: 2026-11-20T06:30\nstories: [a, gone]\nsign_off: Until Monday.\n---\nGood morning. See [B](../b.md).\n",
    "briefings/editions/special.md": "---\ndate: 2026-11-22\nstories: [b]\n---\n",
    "briefings/c.md": dated("C", "2026-11-20T06:10"),
    "briefings/d.md": dated("D", "2026-11-20T07:00"),
  });
  await site.clean();
  expect(editionsOf(site).sort()).toEqual(["2026-11-20", "2026-11-21", "special"]);
  const page = site.page("editions/2026-11-20/");
  expect(page).toContain("<h1>Our Friday</h1>");
  expect(page).toContain('Good morning. See <a href="/stories/b/">B</a>.');
  expect(page).toContain("Until Monday.");
  expect(headlines(site, "2026-11-20")).toEqual(["A", "Gone"]);
  expect(page).not.toContain("Text of Gone");
  // It closes at 06:30, so C came too early for the next one, and the editor left it out.
  expect(headlines(site, "2026-11-21")).toEqual(["D"]);
  expect(page).toContain('rel="next" href="/editions/2026-11-21/"');
  expect(headlines(site, "special")).toEqual(["B"]);
  expect(site.page("editions/")).toContain('href="/editions/special/"');
});

test("files alone make editions, which take what came since the one before; drafts and the future are left out", async () => {
  const edition = (date: string, more = "") => `---\ndate: ${date}\n${more}---\nHello.\n`;
  const site = newSite({
    "briefings/a.md": dated("A", "2026-11-18"),
    "briefings/b.md": dated("B", "2026-11-19"),
    "briefings/editions/one.md": edition("2026-11-18"),
    "briefings/editions/two.md": edition("2026-11-20"),
    "briefings/editions/idea.md": edition("2026-11-21", "status: draft\n"),
    "briefings/editions/next.md": edition("2026-12-24"),
  });
  const { summary } = await site.clean();
  expect(editionsOf(site).sort()).toEqual(["one", "two"]);
  expect([headlines(site, "one"), headlines(site, "two")]).toEqual([["A"], ["B"]]);
  expect(summary.heldBack).toEqual([
    { path: "briefings/editions/idea.md", why: "draft" },
    { path: "briefings/editions/next.md", why: "future" },
  ]);
});

test("each language has its editions, of its own stories, with its own calendar", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE.replace("time_zone", "language: en-GB, languages: [ar], time_zone")}editions: {every: day, limit: 1}\n`,
    "briefings/a.md": dated("A", "2026-11-19T12:00"),
    "briefings/b.md": dated("B", "2026-11-19T13:00", "lang: ar"),
    "briefings/c.md": dated("C", "2026-11-20T13:00"),
  });
  await site.clean();
  expect(headlines(site, "2026-11-20")).toEqual(["A"]);
  const arabic = site.page("ar/editions/2026-11-20/");
  expect(arabic).toContain("عدد 20 نوفمبر 2026");
  expect(arabic).toContain('href="/stories/b/">B</a>');
  expect(site.has("dist/ar/editions/2026-11-21")).toBe(false);
  expect(JSON.parse(site.read("dist/ar/editions/feed.json")).items).toHaveLength(1);
  const days = (page: string) => [...page.matchAll(/<abbr title="(.*?)"/g)].map(([, day]) => day);
  expect(days(site.page("editions/"))[0]).toBe("Monday");
  expect(days(site.page("ar/editions/"))[0]).toBe("السبت");
});

test("a wrong key, story or time is one error with what to write, and an empty edition a warning", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}editions: {every: day, at: 6am, frequency: day}\n`,
    "briefings/summit.md": dated("Summit", "2026-11-19"),
    "briefings/editions/one.md": "---\ndate: 2026-11-20\nstories: [sumit]\nintro: Hello\n---\n",
    "briefings/editions/none.md": "---\ndate: 2026-11-01\n---\n",
  });
  const report = reportOf(await site.build());
  expect(report).toContain("write it like `06:00`");
  expect(report).toContain("`frequency`");
  expect(report).toContain("there is no story with the id `sumit`");
  expect(report).toContain("did you mean `summit`?");
  expect(report).toContain("write the introduction below the front matter");
  expect(report).toContain("BG0317");
  site.write("briefgen.config.yaml", `${SITE}editions: weekly\n`);
  expect(reportOf(await site.build())).toContain("write `{every: …}`\n  = help: use one of: day, week");
  site.write("briefgen.config.yaml", `${SITE}editions: week\n`);
  expect(reportOf(await site.build())).toContain("write `{every: week}`");
});

test("a site without editions has no page, feed or menu entry for them", async () => {
  const site = newSite({ "briefings/a.md": dated("A", "2026-11-19") });
  await site.clean();
  expect(Object.keys(site.tree()).filter((path) => path.includes("edition"))).toEqual([]);
  expect(site.page("")).not.toContain("editions");
});
