import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { changesSince } from "../../src/history/since.ts";
import { Site } from "../../src/site/site.ts";
import { newSite, requestFor, type TestSite } from "../support/site.ts";
import { runHere } from "./run.ts";

const workshop = mkdtempSync(join(tmpdir(), "briefgen-since-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));

const git = (root: string, ...args: readonly string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "init.defaultBranch=main", ...args],
    { cwd: root, encoding: "utf8" },
  );

function commit(site: TestSite, message = "Next"): string {
  git(site.root, "add", "-A");
  git(site.root, "commit", "-q", "--allow-empty", "-m", message);
  return git(site.root, "rev-parse", "HEAD").trim();
}

const TALKS = "briefings/talks.md";
const STORY = `---
title: Talks resume in Geneva
date: 2026-11-20
sources: [{key: ap, source: AP, title: T, url: "https://ap.example/1"}]
figures: [{label: Delegations, value: 12, cites: [ap]}]
claims: [{claim: The talks were secret, by: {ap: supports}}]
quotes: [{text: We will stay at this table until it is done, speaker: The chair, cite: ap}]
---

The talks began on Friday in a hotel by the lake. [@ap]

Nobody expects a result before the end of the year, diplomats said. [@ap]
`;

/** A site in a repository, with one commit. */
function history(files: Readonly<Record<string, string>> = {}): TestSite {
  const site = newSite({ [TALKS]: STORY, ...files, ".gitignore": "dist\n.briefgen\n" });
  git(site.root, "init", "-q");
  commit(site, "Start");
  return site;
}

/** What is reported of changes since a version. */
async function changes(site: TestSite, rev: string): Promise<readonly Diagnostic[]> {
  const now = Date.UTC(2026, 10, 27);
  const read = new Site(nodeDisk, { keep: true });
  await read.update(requestFor(site.root, { out: undefined, now }));
  return changesSince(site.root, rev, read.built!, now);
}

/** The same as `code: message`. */
const since = async (site: TestSite, rev: string): Promise<string[]> =>
  (await changes(site, rev)).map(({ code, message }) => `${code}: ${message}`);

const edit = (site: TestSite, ...pairs: readonly (readonly [old: string, put: string])[]): void => {
  const text = pairs.reduce((all, [old, put]) => all.replace(old, () => put), site.read(TALKS));
  site.write(TALKS, text);
};

const UNTOLD = "BG0821: the text of this story has changed, and `updated` has not";
const UPDATED = ["date: 2026-11-20\n", "date: 2026-11-20\nupdated: 2026-11-21\n"] as const;

test("nothing is said if nothing changed, and of what readers do not see", async () => {
  const site = history();
  expect(await since(site, "HEAD")).toEqual([]);
  edit(site, ["sources:", "# a comment\nextra: {a: b}\nsources:"], ["lake. [@ap]", "lake.  [@ap]"]);
  expect(await since(site, "HEAD")).toEqual([]);
});

test.each([
  ["a typing mistake", ["hotel by the lake", "hotle by the laek"], []],
  ["a comma and a capital", ["The talks began on Friday in", "The Talks began, on Friday, in"], []],
  ["a number", ["Nobody expects a result before", "Nobody expects 2 results before"], [UNTOLD]],
  ["a short word", ["Nobody expects a result", "Nobody expects no result"], [UNTOLD]],
  ["another sentence", ["by the lake.", "by the lake. They ended at noon."], [UNTOLD]],
] as const)("%s in the text", async (_, pair, expected) => {
  const site = history();
  edit(site, pair);
  expect(await since(site, "HEAD")).toEqual(expected);
});

test.each([
  ["the title", ["Talks resume in Geneva", "Talks fail in Geneva"], "the title has changed"],
  ["a figure", ["value: 12", "value: 14"], "the figure “Delegations” has changed"],
  [
    "a figure that goes",
    ["figures: [{label: Delegations, value: 12, cites: [ap]}]\n", ""],
    "the figure “Delegations” is gone",
  ],
  ["a quote", ["until it is done", "until we agree"], "a quote of The chair has changed"],
  ["a claim", ["The talks were secret", "The talks were public"], "a claim has changed"],
  [
    "a paragraph",
    ["Nobody expects a result before the end of the year, diplomats said. [@ap]", ""],
    "a paragraph is gone",
  ],
] as const)("%s needs a correction, and the entry to paste is one", async (_, pair, what) => {
  const site = history();
  edit(site, pair, UPDATED);
  const [found, ...others] = await changes(site, "HEAD");
  expect([found?.code, found?.message, others]).toEqual([
    "BG0822",
    `${what}, and \`corrections\` does not say so`,
    [],
  ]);
  const entry = found?.help?.at(-1) ?? "";
  expect(entry).toMatch(/^- \{at: 2026-11-27, kind: correction, .*before: sha256:[0-9a-f]{64}\}$/);
  edit(site, ["sources:", `corrections:\n  ${entry}\nsources:`]);
  expect(await since(site, "HEAD")).toEqual([]);
  await site.clean({ now: Date.UTC(2026, 10, 28) });
});

test("a moved story needs an alias", async () => {
  const site = history();
  git(site.root, "mv", TALKS, "briefings/geneva.md");
  const gone = "BG0823: /stories/talks/ was published, and leads nowhere now";
  expect(await since(site, "HEAD")).toEqual([gone]);
  site.write(
    "briefings/geneva.md",
    site.read("briefings/geneva.md").replace("---\n", "---\naliases: [/stories/talks/]\n"),
  );
  expect(await since(site, "HEAD")).toEqual([]);
  site.write(
    "briefgen.config.yaml",
    `${site.read("briefgen.config.yaml")}permalinks: {story: /:year/:slug/}\n`,
  );
  expect(await since(site, "HEAD")).toEqual([]);
});

test("a pattern that moves all stories is noticed, and so are records and deleted stories", async () => {
  const site = history({
    "briefings/topics/lake.md": "---\nname: Lake\n---\n",
    "pages/about.md": "---\ntitle: About\n---\nWe.\n",
  });
  site.write(
    "briefgen.config.yaml",
    `${site.read("briefgen.config.yaml")}permalinks: {story: /:year/:slug/}\n`,
  );
  site.remove("briefings/topics/lake.md").remove("pages/about.md");
  const gone = (path: string) => `BG0823: ${path} was published, and leads nowhere now`;
  expect((await since(site, "HEAD")).sort()).toEqual([
    gone("/about/"),
    gone("/stories/talks/"),
    gone("/topics/lake/"),
  ]);
  expect((await runHere(["check", "--since", "HEAD", site.root])).code).toBe(1);
});

test("drafts and the future may change as they like", async () => {
  const site = history({
    "briefings/draft.md": STORY.replace("date:", "status: draft\ndate:"),
    "briefings/later.md": STORY.replace("2026-11-20", "2027-01-01"),
  });
  site.remove("briefings/draft.md").remove("briefings/later.md");
  expect(await since(site, "HEAD")).toEqual([]);
});

test("twenty commits with a branch, renames and a merge: only the branch's own changes count", async () => {
  const site = history();
  for (let index = 0; index < 14; index += 1) {
    site.write(`briefings/s${index}.md`, STORY.replace("Talks resume", `Talks ${index} resume`));
    commit(site, `Story ${index}`);
  }
  git(site.root, "checkout", "-q", "-b", "desk");
  site.write("briefings/s1.md", site.read("briefings/s1.md").replace("value: 12", "value: 13"));
  commit(site, "On the desk");
  git(site.root, "mv", "briefings/s2.md", "briefings/moved.md");
  commit(site, "Renamed");
  git(site.root, "checkout", "-q", "main");
  site.write(
    "briefings/s3.md",
    site.read("briefings/s3.md").replace("by the lake", "by the sea, as we know now"),
  );
  commit(site, "Meanwhile");
  git(site.root, "checkout", "-q", "desk");
  const own = [
    "BG0823: /stories/s2/ was published, and leads nowhere now",
    "BG0821: the text of this story has changed, and `updated` has not",
    "BG0822: the figure “Delegations” has changed, and `corrections` does not say so",
  ];
  expect((await since(site, "main")).sort()).toEqual([...own].sort());
  git(site.root, "merge", "-q", "-m", "Merge", "main");
  expect((await since(site, "main")).sort()).toEqual([...own].sort());
  expect(git(site.root, "rev-list", "--count", "HEAD").trim()).toBe("19");
});

test("what git does not know is said in a sentence", async () => {
  const site = history();
  const first = git(site.root, "rev-parse", "HEAD").trim();
  edit(site, ["by the lake", "by the sea, as we know now"]);
  commit(site);
  expect((await runHere(["check", "--since", "nope", site.root])).err).toBe(
    "error: cannot compare with `nope`: git knows no version `nope`\n",
  );
  const shallow = join(workshop, "shallow");
  git(workshop, "clone", "-q", "--depth", "1", `file://${site.root}`, shallow);
  const { code, err } = await runHere(["check", "--since", first, shallow]);
  expect(code).toBe(2);
  expect(err).toContain("this clone is shallow; run `git fetch --unshallow`, or in CI set `fetch-depth: 0`");
  const bare = newSite({ [TALKS]: STORY });
  expect((await runHere(["check", "--since", "HEAD", bare.root])).err).toBe(
    "error: cannot compare with `HEAD`: this folder is in no git repository\n",
  );
  expect((await runHere(["check", "--since", "--upload-pack=x", bare.root])).code).toBe(2);
});

test("a site in a folder of a repository is compared with itself", async () => {
  const site = newSite({});
  const inner = newSite({ [TALKS]: STORY });
  for (const path of ["briefgen.config.yaml", TALKS]) site.write(`site/${path}`, inner.read(path));
  site.write(".gitignore", ".briefgen\n");
  git(site.root, "init", "-q");
  commit(site);
  site.write(`site/${TALKS}`, STORY.replace("by the lake", "by the sea, as we know now"));
  const { out } = await runHere(["check", "--since", "HEAD", "--format", "github", join(site.root, "site")]);
  expect(out).toContain("BG0821");
});
