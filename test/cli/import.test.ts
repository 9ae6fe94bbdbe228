import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { houseText } from "../import/house.ts";
import { byClass, byId, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";
import { runHere } from "./run.ts";

const site = (files: Record<string, string | Uint8Array> = {}) =>
  newSite({ "notes.txt": houseText(), ...files });
const STORY = "briefings/2026/11/ferries-between-the-two-islands-run-again-after-nine-weeks.md";

test("an import says which files it wrote and what is left to do, and exits 0", async () => {
  const made = site();
  const { code, out, err } = await runHere(["import", "notes.txt"], { cwd: made.root });
  expect([code, out]).toEqual([0, ""]);
  const wrote = [...err.matchAll(/^wrote (.*)$/gm)].map(([, path]) => path);
  expect(wrote).toEqual([
    STORY,
    "briefings/questions/why-did-the-ferries-stop.md",
    "briefings/questions/are-the-fares-final.md",
    "briefings/topics/northern-isles.md",
    "briefings/topics/harbour-lines.md",
    "briefings/sources/reuters.md",
    "briefings/sources/the-harbour-gazette.md",
    "briefings/sources/bbc-news.md",
  ]);
  expect(
    Object.keys(made.tree("briefings"))
      .map((path) => `briefings/${path}`)
      .sort(),
  ).toEqual([...wrote].sort());
  expect(err).toContain(`warning[BG0901]: the title was made from the first sentence\n  ╭─ ${STORY}:2:1`);
});

test("what was imported builds without a warning: seven sections, and a page for each question, topic and outlet", async () => {
  const made = site();
  await runHere(["import", "notes.txt"], { cwd: made.root });
  const { code, err } = await runHere(["build", "--strict", "--drafts"], { cwd: made.root });
  expect([code, err.match(/warning|error/)]).toEqual([0, null]);
  const page = parseHtml(made.page("stories/ferries-between-the-two-islands-run-again-after-nine-weeks/"));
  expect(byClass(page, "section").map((section) => textOf(elements(section, "h2")[0]!))).toEqual([
    "What's happened",
    "What's behind the headline?",
    "What the papers say",
    "How we got here",
    "Go deeper",
    "Common question",
    "More on these topics",
  ]);
  expect(byClass(byId(page, "papers"), "mention").map(textOf)).toEqual([
    "Reuters",
    "The Harbour Gazette",
    "BBC News",
  ]);
  expect(linksOf(byId(page, "questions")).map(([text]) => text)).toEqual([
    "Why did the ferries stop?",
    "Are the fares final?",
  ]);
  expect(linksOf(byId(page, "topics")).map(([text]) => text)).toEqual(["Northern Isles", "Harbour Lines"]);
  for (const path of [
    "questions/why-did-the-ferries-stop/",
    "topics/northern-isles/",
    "sources/the-harbour-gazette/",
  ])
    expect(made.page(path)).toContain("<h1");
  expect(textOf(byId(parseHtml(made.page("questions/")), "open"))).toContain("Who pays for the new pier?");
});

test("a story that exists is left as it is: exit 1, and no record is made either", async () => {
  const made = site();
  made.write(STORY, story("Mine"));
  const before = made.tree(".");
  const { code, err } = await runHere(["import", "notes.txt"], { cwd: made.root });
  expect(code).toBe(1);
  expect(err).toContain("error[BG0902]");
  expect(err).toContain(STORY);
  expect(made.tree(".")).toEqual(before);
});

test("a text that was imported before is noticed, whatever its file and title are now: nothing is written", async () => {
  const made = site();
  await runHere(["import", "notes.txt", "-q"], { cwd: made.root });
  const text = made.read(STORY);
  made.remove(STORY).write("briefings/ferries.md", text.replace(/^title: .*$/m, "title: Ferries"));
  const before = made.tree(".");
  const { code, err } = await runHere(["import", "notes.txt"], { cwd: made.root });
  expect([code, err]).toEqual([1, expect.stringContaining("this text was imported before")]);
  expect(err).toContain("briefings/ferries.md");
  expect(made.tree(".")).toEqual(before);
  made.write("short.txt", "What's happened\n\nShort.\n");
  for (const [title, code] of [
    ["One", 0],
    ["Two", 1],
  ] as const)
    expect((await runHere(["import", "short.txt", "--title", title], { cwd: made.root })).code).toBe(code);
  made.write("titled.txt", "A title\n\nWhat's happened\n\nBrief.\n");
  for (const [options, code] of [
    [[], 0],
    [["--title", "Three"], 1],
  ] as const)
    expect((await runHere(["import", "titled.txt", ...options], { cwd: made.root })).code).toBe(code);
});

test("outside a site nothing is written: neither by an import nor by a build", async () => {
  const made = newSite({ "notes.txt": houseText() }).remove("briefgen.config.yaml");
  const imported = await runHere(["import", "notes.txt"], { cwd: made.root });
  expect([imported.code, imported.err]).toEqual([2, expect.stringContaining("there is no site here")]);
  for (const command of ["build", "check"]) {
    const { code, err } = await runHere([command], { cwd: made.root });
    expect([command, code, err]).toEqual([command, 2, expect.stringContaining("there is no site here")]);
  }
  expect(Object.keys(made.tree("."))).toEqual(["notes.txt"]);
});

test("commands find the site that the current folder is part of", async () => {
  const made = site({ "briefings/2026/a.md": story("A") });
  const cwd = join(made.root, "briefings/2026");
  expect((await runHere(["build", "-q"], { cwd })).code).toBe(0);
  expect(made.page("stories/a/")).toContain("<h1");
  expect((await runHere(["new", "topic", "Oil"], { cwd })).code).toBe(0);
  expect(made.has("briefings/topics/oil.md")).toBe(true);
  expect((await runHere(["import", "../../notes.txt", "-q"], { cwd })).code).toBe(0);
  expect(made.has(STORY)).toBe(true);
  expect((await runHere(["list"], { cwd })).out).toContain("A");
});

test("records that exist are kept, and used by name", async () => {
  const made = site({
    "briefings/topics/isles.md": "---\nname: The Isles\naliases: [Northern Isles]\n---\n\nMine.\n",
    "briefings/sources/gazette.md": "---\nname: Gazette\naliases: [The Harbour Gazette]\n---\n",
    "briefings/questions/stop.md":
      "---\nquestion: Why did the ferries stop?\ndate: 2026-01-01\n---\n\nMine.\n",
  });
  const { code } = await runHere(["import", "notes.txt"], { cwd: made.root });
  expect(code).toBe(0);
  expect(made.read("briefings/topics/isles.md")).toContain("Mine.");
  expect(made.has("briefings/topics/northern-isles.md")).toBe(false);
  expect(made.has("briefings/sources/the-harbour-gazette.md")).toBe(false);
  expect(made.has("briefings/questions/why-did-the-ferries-stop.md")).toBe(false);
  const text = made.read(STORY);
  expect(text).toContain("  - The Isles\n");
  expect(text).toContain("  - source: Gazette\n");
  expect(text).toContain("  - stop\n");
  expect((await runHere(["build", "--strict"], { cwd: made.root })).code).toBe(0);
});

test("--dry-run says what would be written, and writes nothing", async () => {
  const made = site();
  const before = made.tree(".");
  const { code, err } = await runHere(["import", "notes.txt", "--dry-run"], { cwd: made.root });
  expect(code).toBe(0);
  expect(err).toContain(`would write ${STORY}\n`);
  expect(made.tree(".")).toEqual(before);
});

test("two texts at once share the records that the first makes", async () => {
  const made = site({ "more.txt": houseText({ "What's happened": "Another story. Text." }) });
  const { code } = await runHere(["import", "notes.txt", "more.txt", "-q"], { cwd: made.root });
  expect(code).toBe(0);
  expect(made.has("briefings/2026/11/another-story.md")).toBe(true);
  expect((await runHere(["build", "--strict"], { cwd: made.root })).code).toBe(0);
});

test("--root says where, --title and --date say what", async () => {
  const made = site();
  const other = newSite({});
  const args = ["import", "notes.txt", "--root", other.root, "--title", "Boats", "--date", "2025-01-02"];
  expect((await runHere(args, { cwd: made.root })).code).toBe(0);
  expect(other.read("briefings/2025/01/boats.md")).toContain(
    "title: Boats\ndate: 2025-01-02\nid: boats\nstatus: draft\n",
  );
  expect(made.has("briefings")).toBe(false);
});

test("a text without headings: exit 1 and BG0903; not UTF-8: exit 1 and BG0001", async () => {
  const made = site({
    "plain.txt": "Nothing here.\n",
    "latin.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
  });
  const plain = await runHere(["import", "plain.txt"], { cwd: made.root });
  expect([plain.code, plain.err]).toEqual([1, expect.stringContaining("error[BG0903]")]);
  const latin = await runHere(["import", "latin.txt"], { cwd: made.root });
  expect([latin.code, latin.err]).toEqual([1, expect.stringContaining("error[BG0001]")]);
  expect(made.has("briefings")).toBe(false);
});

test("of a text that is not UTF-8, the byte that is wrong is named, not the right one after it", async () => {
  const made = newSite({ "latin.txt": new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]) });
  expect((await runHere(["import", "latin.txt"], { cwd: made.root })).err).toContain("byte 3 is 0xe9");
});

test.each([
  [["import", "none.txt"], "file not found: none.txt"],
  [["import", "folder"], "file not found: folder"],
  [["import", "notes.txt", "--date", "soon"], "--date soon is not a date"],
  [["import", "notes.txt", "notes.txt", "--title", "X"], "--title works with one file only"],
])("%j: exit 2, with the reason, and nothing is written", async (args, message) => {
  const made = site();
  mkdirSync(`${made.root}/folder`);
  const { code, err } = await runHere(args, { cwd: made.root });
  expect([code, err]).toEqual([
    2,
    `error: ${message}${message.includes("--date") ? "; write 2026-11-23" : ""}\n`,
  ]);
  expect(made.has("briefings")).toBe(false);
});

test("a hostile text is published as text", async () => {
  const made = newSite({
    "notes.txt": houseText({
      "How we got here": "<script>alert(1)</script>\n---\n[x](javascript:alert(1))\n# No heading",
    }),
  });
  await runHere(["import", "notes.txt", "-q"], { cwd: made.root });
  expect((await runHere(["build", "--drafts"], { cwd: made.root })).code).toBe(0);
  const html = made.page("stories/ferries-between-the-two-islands-run-again-after-nine-weeks/");
  expect(html).not.toMatch(/<script(?! type="application\/ld\+json">)/);
  expect(html).not.toMatch(/href="javascript/);
  expect(textOf(byId(parseHtml(html), "background"))).toBe(
    "How we got here <script>alert(1)</script> --- [x](javascript:alert(1)) # No heading",
  );
});

test("a link that leads out of the site is not followed: nothing is written there", async () => {
  const site = newSite({ "a.txt": "A title\n\nWhat's happened\n\nText.\n", "briefings/x.md": story("X") });
  const elsewhere = newSite({});
  symlinkSync(elsewhere.root, join(site.root, "briefings/2026"));
  const before = elsewhere.tree(".");
  const { code, err } = await runHere([
    "import",
    `${site.root}/a.txt`,
    "--root",
    site.root,
    "--date",
    "2026-11-20",
  ]);
  expect([code, err]).toEqual([2, expect.stringContaining("would be written outside the site")]);
  expect(elsewhere.tree(".")).toEqual(before);
});

test("what a Markdown text shows and links to is brought over from beside it; what cannot be is named, with its line", async () => {
  const text = `---
title: Talks
date: 2026-05-03
---

## What's happened

![the map](img/map.png) and [the data](data%20set.csv), [a page](other.md), ![gone](gone.png), [x](run.html), [y](../../../../y.png).

\`\`\`
code

\`\`\`
---

## Go deeper

- What next?
`;
  const made = newSite({
    "briefings/a.md": story("A"),
    "notes/talks.md": text,
    "notes/img/map.png": "png",
    "notes/data set.csv": "a,b",
    "notes/other.md": "Text.",
    "notes/run.html": "<script></script>",
  });
  const { code, err } = await runHere(["import", "notes/talks.md"], { cwd: made.root });
  expect(made.read("briefings/2026/05/img/map.png")).toBe("png");
  expect(made.read("briefings/2026/05/data set.csv")).toBe("a,b");
  expect(made.has("briefings/2026/05/run.html") || made.has("briefings/2026/05/other.md")).toBe(false);
  expect(err).toContain("wrote briefings/2026/05/img/map.png\n");
  for (const [target, why] of [
    ["other.md", "it is a text"],
    ["gone.png", "there is no such file"],
    ["run.html", "`.html` is not a kind of file"],
    ["../../../../y.png", "it would be outside briefings/"],
  ])
    expect(err).toContain(`warning[BG0904]: \`${target}\` was not brought over: ${why}`);
  expect(code).toBe(0);
  expect(made.read("briefings/2026/05/talks.md")).toContain("\n## Go deeper\n");
});
