import { expect, test } from "vitest";
import { NOW, newSite, type TestSite } from "../support/site.ts";
import { dated, ids, TestGraph } from "./graph-of.ts";

/** A story every part of which holds a word that stands nowhere else. */
const secret = (front: string, title = "Xsecret title") => `---
title: ${title}
${front}
summary: Xsecret summary
authors: [Xsecret Author]
topics: [Xsecret topic]
storyline: line
sources:
  - {key: s, source: Xsecret outlet, title: Xsecret article, url: "https://example.com/xsecret"}
questions: [{question: Xsecret question?, answer: Xsecret answer.}]
timeline: [{date: 2026, text: Xsecret event, cites: [s]}]
claims: [{claim: Xsecret claim, by: {s: supports}}]
figures: [{label: Xsecret figure, value: 7}]
quotes: [{text: Xsecret words, speaker: Xsecret Speaker, cite: s}]
unknowns: [Xsecret unknown]
image: {src: xsecret.png, alt: Xsecret picture}
---

Xsecret lead[@s]. ![Xsecret chart](xsecret-chart.png)

## Go deeper

- Xsecret bullet?
`;

const site = (files: Record<string, string>) =>
  newSite({
    "briefings/open.md": dated("2026-11-20", "storyline: line\ntopics: [Oil]", "Open text."),
    "briefings/storylines/line.md": "---\ntitle: Line\n---\n\nText.\n",
    "briefings/xsecret.png": "png",
    "briefings/xsecret-chart.png": "png",
    ...files,
  });

/** Files of the output whose name or content speaks of the secret. */
const leaks = (built: TestSite) =>
  Object.entries(built.tree()).flatMap(([path, text]) => (/xsecret/i.test(path + text) ? [path] : []));

test.each([
  ["a draft", "date: 2026-11-20\nstatus: draft"],
  ["a story dated in the future", "date: 2026-11-24"],
  ["a story dated a minute ahead", "date: 2026-11-23T12:01:00Z"],
])("of %s nothing is anywhere in the output, feeds and sitemap included", async (_, front) => {
  const built = site({ "briefings/hidden-xsecret.md": secret(front) });
  const { summary, published } = await built.clean();
  expect(summary.heldBack.map(({ path }) => path)).toEqual(["briefings/hidden-xsecret.md"]);
  expect(published).toBeDefined();
  expect(leaks(built)).toEqual([]);
});

test("a question dated in the future is held back, with its links", async () => {
  const built = site({
    "briefings/questions/xsecret.md":
      "---\nquestion: Xsecret?\ndate: 2027-01-01\nstories: [open]\n---\n\nXsecret answer.\n",
  });
  await built.clean();
  expect(leaks(built)).toEqual([]);
});

test("of a withdrawn story only the title and the notes on why are left", async () => {
  const front =
    "date: 2026-11-20\nstatus: withdrawn\ncorrections: [{at: 2026-11-21, kind: retraction, text: It was wrong.}]";
  const built = site({ "briefings/gone.md": secret(front, "Gone story") });
  await built.clean();
  expect(built.page("stories/gone/")).toContain("It was wrong.");
  expect(built.page("corrections/")).toContain("It was wrong.");
  expect(leaks(built)).toEqual([]);
});

test("a withdrawn story is in no list, feed or sitemap but those of corrections, and among the recent ones", async () => {
  const front = "status: withdrawn\ncorrections: [{at: 2026-11-21, kind: retraction, text: It was wrong.}]";
  const built = site({
    "briefings/gone.md": dated("2026-11-20", `storyline: line\ntopics: [Oil]\n${front}`),
  });
  await built.clean();
  const naming = Object.entries(built.tree()).flatMap(([path, text]) =>
    text.includes("stories/gone/") ? [path] : [],
  );
  expect(naming).toEqual([
    "corrections/feed.json",
    "corrections/index.html",
    "corrections/ledger.json",
    "corrections/rss.xml",
    "index.html",
    "stories/gone/index.html",
  ]);
  expect(built.page("stories/gone/")).toContain('<meta name="robots" content="noindex">');
});

test("a reference to a draft is a warning and leaves no trace", async () => {
  const built = site({
    "briefings/hidden-xsecret.md": secret("date: 2026-11-20\nstatus: draft"),
    "briefings/next.md": dated(
      "2026-11-21",
      "previous: [hidden-xsecret]\ntimeline: [{date: 2026, text: Event, story: hidden-xsecret}]",
    ),
  });
  const { diagnostics } = await built.build();
  expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual([
    "warning BG0308",
    "warning BG0308",
  ]);
  expect(leaks(built)).toEqual([]);
});

test("--drafts and --future build them; the feed holds neither even then", async () => {
  const built = site({
    "briefings/hidden-xsecret.md": secret("date: 2026-11-20\nstatus: draft"),
    "briefings/later-xsecret.md": dated("2027-01-01", "", "Xsecret"),
  });
  await built.clean({ drafts: true, future: true });
  expect(built.page("stories/hidden-xsecret/")).toContain("Xsecret lead");
  expect(built.page("stories/later-xsecret/")).toContain("Xsecret");
  expect(built.read("dist/rss.xml")).not.toContain("secret");
});

test("the boundary: a story dated exactly now is published", () => {
  const now = new Date(NOW).toISOString().slice(0, 19);
  const { graph } = new TestGraph({ now: dated(`${now}Z`), later: dated(`${now.slice(0, -2)}01Z`) });
  expect(ids(graph.nodes.stories)).toEqual(["now"]);
});

test("a calendar day begins in the site's zone: in Seoul the 24th has begun when UTC still has the 23rd", async () => {
  const late = Date.UTC(2026, 10, 23, 15, 30);
  const zoned = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/, time_zone: Asia/Seoul}\n",
    "briefings/tomorrow.md": dated("2026-11-24"),
  });
  expect((await zoned.clean({ now: late })).summary.heldBack).toEqual([]);
  const utc = newSite({ "briefings/tomorrow.md": dated("2026-11-24") });
  expect((await utc.clean({ now: late })).summary.heldBack).toHaveLength(1);
});
