import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

/** A story every part of which says that it is secret. */
const secret = (front: string): string => `---
title: Xsecret title
${front}
slug: xsecret
aliases: [/xsecret-old/]
summary: Xsecret summary
authors: [Xsecret Author]
topics: [Xsecret topic, Oil]
storyline: line
sources: [{key: s, source: Xsecret outlet, title: Xsecret article, url: "https://example.com/xsecret", via: Xsecret agency}]
questions: [why, {question: Xsecret question?, answer: Xsecret answer.}]
timeline: [{date: 2026, text: Xsecret event, cites: [s]}]
quotes: [{text: Xsecret words, speaker: Xsecret Speaker, cite: s}]
unknowns: [Xsecret unknown]
extra: {note: Xsecret note}
---

Xsecret lead. ![Xsecret chart](xsecret.png) <!-- xsecret comment --> [Xsecret paper](xsecret.pdf)

## Go deeper

- Xsecret bullet?
`;

const FILES = {
  "briefgen.config.yaml":
    "site: {title: T, url: https://example.org/}\nfeeds: {nodes: full}\nimages: {widths: [16]}\n",
  "briefings/open.md": story(
    "Open",
    "storyline: line\ntopics: [Oil]\nquestions: [why]",
    "Open text. <!-- xsecret comment -->",
  ),
  // Enough for a map of the site.
  "briefings/more.md": story("More", "topics: [Oil, Tin, Zinc]\nsources: [{source: AP}, {source: BBC}]"),
  "briefings/rest.md": story("Rest", "topics: [Oil, Tin]\nsources: [{source: AP}]"),
  "briefings/storylines/line.md": "---\ntitle: Line\n---\n\nText.\n",
  "briefings/questions/why.md": "---\nquestion: Why?\ndate: 2026-11-20\n---\n\nSo.\n",
  "briefings/xsecret.png": "png",
  "briefings/xsecret.pdf": "pdf",
  "briefings/xsecret-notes.txt": "xsecret",
};

/** Every file of the output that speaks of it in its name or its text, packed or not: the search's index is compressed. */
const leaksOf = (site: TestSite): string[] =>
  Object.entries(site.tree()).flatMap(([path, bytes]) => {
    const raw = Buffer.from(bytes, "latin1");
    const text = raw[0] === 0x1f && raw[1] === 0x8b ? gunzipSync(raw).toString() : raw.toString();
    return /xsecret/i.test(path + text) ? [path] : [];
  });

const built = async (front: string, ...args: string[]): Promise<TestSite> => {
  const site = newSite({ ...FILES, "briefings/xsecret.md": secret(front) });
  const { code, err } = await runHere(["build", site.root, "-q", ...args]);
  expect([code, err]).toEqual([0, ""]);
  return site;
};

test("what is looked for is found, in the search's index as well", async () => {
  const leaks = leaksOf(await built("date: 2026-11-20"));
  for (const path of [
    /^index\.html$/,
    /^rss\.xml$/,
    /^search\/index\/.+\/t\d+\.json$/,
    /^graph\//,
    /^media\//,
    /^llms\.txt$/,
    /^_redirects$/,
  ])
    expect(leaks).toContainEqual(expect.stringMatching(path));
});

test.each([
  ["a draft", "date: 2026-11-20\nstatus: draft"],
  ["a story of the future", "date: 2026-12-24"],
])(
  "of %s nothing is in any file of the output, and nothing stays when it was published before",
  async (_, front) => {
    expect(leaksOf(await built(front))).toEqual([]);
    const site = await built("date: 2026-11-20");
    site.write("briefings/xsecret.md", secret(front));
    expect((await runHere(["build", site.root, "-q"])).code).toBe(0);
    expect(leaksOf(site)).toEqual([]);
  },
);

test("of pages that are drafts, nothing is in any file of the output", async () => {
  const page = (status: string, more = "") =>
    `---\ntitle: Xsecret page\nsummary: Xsecret summary\nstatus: ${status}\n${more}---\n\nXsecret text. ![x](xsecret.png)\n`;
  const pages = (status: string) => ({
    "pages/xsecret/index.md": page(status, "aliases: [/xsecret-old/]\n"),
    "pages/xsecret/other.md": page(status, "translation_of: about\nlang: de\n"),
  });
  const about = "---\ntitle: About\n---\n\nUs.\n";
  const site = newSite({
    ...FILES,
    ...pages("published"),
    "pages/about.md": about,
    "pages/xsecret/xsecret.png": "png",
  });
  expect((await runHere(["build", site.root, "-q"])).code).toBe(0);
  for (const path of [/^about\/index\.html$/, /^search\/index\/.+\/t\d+\.json$/, /^media\//, /^llms\.txt$/])
    expect(leaksOf(site)).toContainEqual(expect.stringMatching(path));
  for (const [path, text] of Object.entries(pages("draft"))) site.write(path, text);
  expect((await runHere(["build", site.root, "-q"])).code).toBe(0);
  expect(leaksOf(site)).toEqual([]);
});

test("of a withdrawn story there are its page, with the title, its redirect and its correction, and nothing else", async () => {
  const front =
    "date: 2026-11-20\nstatus: withdrawn\ncorrections: [{at: 2026-11-21, kind: retraction, text: It was wrong.}]";
  const leaks = leaksOf(await built(front)).filter((path) => !path.startsWith("corrections/"));
  // The home page says for a week that it was withdrawn.
  expect(leaks.sort()).toEqual([
    ...["_redirects", "index.html"],
    ...["stories/xsecret/index.html", "xsecret-old/index.html"],
  ]);
});
