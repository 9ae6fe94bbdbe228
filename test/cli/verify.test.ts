import { execFileSync } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { verifyPublished } from "../../src/history/verify-published.ts";
import { newSite, type TestSite } from "../support/site.ts";
import { runHere } from "./run.ts";

const TALKS = "briefings/talks.md";
const talks = (corrections: string, text = "The talks began on a Friday, and nobody left early.[^1]") => `---
title: Talks “resume” & go on
date: 2026-11-20
sources: [{key: ap, source: AP, title: T, url: "https://ap.example/1"}]
claims: [{claim: The talks were secret, by: {ap: supports}}]
quotes: [{text: We will stay, speaker: "The chair: a man", cite: ap}]
unknowns: [Who paid.]
figures: [{label: Sum, value: 3, unit: billion US dollars, cites: [ap]}]
${corrections}---

${text} [@ap]

- One *bold* item
- ![A port at night](port.png) and [a link](https://example.org/)

| A | B |
| - | - |
| 1 | 2 |

> [!NOTE]
> Mind AP's wording.

[^1]: A note of ours.
`;

const CORRECTIONS = "corrections: [{at: 2026-11-21, kind: correction, text: The day was wrong.}]\n";

async function published(): Promise<TestSite> {
  const site = newSite({ [TALKS]: talks(CORRECTIONS), "briefings/port.png": "" });
  await site.build();
  return site;
}

/** What is wrong with a published site. */
const wrongIn = (site: TestSite): string[] =>
  verifyPublished(join(site.root, "dist"), nodeDisk)!
    .filter(({ result }) => result !== "ok")
    .map(({ what, why }) => `${what}: ${why}`);

test("a published site verifies, by the tools of every system, too", async () => {
  const site = await published();
  expect(wrongIn(site)).toEqual([]);
  const sums = execFileSync("sha256sum", ["-c", "--strict", "SHA256SUMS"], {
    cwd: join(site.root, "dist/corrections"),
    encoding: "utf8",
  });
  expect(sums).toBe("ledger.json: OK\ntexts/talks.txt: OK\n");
  const { entries } = JSON.parse(site.read("dist/corrections/ledger.json"));
  const [digest] = execFileSync("sha256sum", ["texts/talks.txt"], {
    cwd: join(site.root, "dist/corrections"),
    encoding: "utf8",
  }).split(" ");
  expect(entries).toMatchObject([
    { story: "talks", page: "stories/talks/index.html", after: `sha256:${digest}` },
  ]);
  for (const page of ["corrections/", "corrections/rss.xml", "corrections/feed.json"])
    expect(site.page(page)).toContain(`sha256:${digest}`);
});

test.each([
  [
    "a word of the text",
    "dist/stories/talks/index.html",
    "nobody left early",
    "everybody left early",
    "talks: its page does not have: The talks began on a Friday, and nobody left early.",
  ],
  [
    "a claim",
    "dist/stories/talks/index.html",
    "The talks were secret",
    "The talks were public",
    "talks: its page does not have: claim: The talks were secret",
  ],
  [
    "a quote",
    "dist/stories/talks/index.html",
    "We will stay",
    "We will go",
    "talks: its page does not have: quote: The chair: a man: We will stay",
  ],
  [
    "the ledger",
    "dist/corrections/ledger.json",
    "The day was wrong",
    "All was right",
    "corrections/ledger.json: the file is not the one that SHA256SUMS lists",
  ],
  [
    "the words",
    "dist/corrections/texts/talks.txt",
    "nobody",
    "everybody",
    "corrections/texts/talks.txt: the file is not the one that SHA256SUMS lists",
  ],
])("%s cannot be changed unnoticed", async (_, path, old, put, expected) => {
  const site = await published();
  expect(site.read(path)).toContain(old);
  site.write(path, site.read(path).replaceAll(old, put));
  expect(wrongIn(site)).toContain(expected);
  const { code, out } = await runHere(["verify", "-q", join(site.root, "dist")]);
  expect(code).toBe(1);
  expect(out).toContain(`wrong    ${expected}\n`);
});

test("whoever changes all of it must change the digest of the newest correction", async () => {
  const site = await published();
  const before = JSON.parse(site.read("dist/corrections/ledger.json")).entries[0].after;
  site.write(TALKS, talks(CORRECTIONS).replace("nobody left", "everybody left"));
  await site.build();
  expect(wrongIn(site)).toEqual([]);
  expect(JSON.parse(site.read("dist/corrections/ledger.json")).entries[0].after).not.toBe(before);
});

test("a correction begins where the one before it ended", async () => {
  const digest = `sha256:${"a".repeat(64)}`;
  const two = `corrections:\n  - {at: 2026-11-21, kind: correction, text: One.}\n  - {at: 2026-11-22, kind: update, text: Two., before: "${digest}"}\n`;
  const site = newSite({ [TALKS]: talks(two), "briefings/port.png": "" });
  await site.build();
  expect(wrongIn(site)).toEqual([]);
  const { entries } = JSON.parse(site.read("dist/corrections/ledger.json"));
  expect(entries.map(({ after }: { after: string }) => after === digest)).toEqual([false, true]);
  site.write(
    "dist/corrections/ledger.json",
    site
      .read("dist/corrections/ledger.json")
      .replace(`"before": "${digest}"`, `"before": "sha256:${"b".repeat(64)}"`),
  );
  expect(wrongIn(site)).toContain("talks, 2026-11-21: the next correction began with other words");
});

test("the site that has everything verifies", async () => {
  const site = newSite({});
  cpSync(fileURLToPath(new URL("../sites/everything", import.meta.url)), site.root, { recursive: true });
  await site.build({ drafts: true, future: true });
  expect(wrongIn(site)).toEqual([]);
});

test("a site without corrections has no ledger, and folders without one are refused in a sentence", async () => {
  const site = newSite({ [TALKS]: talks(""), "briefings/port.png": "" });
  await site.build();
  expect(site.has("dist/corrections/ledger.json")).toBe(false);
  const { code, err } = await runHere(["verify", join(site.root, "dist")]);
  expect(code).toBe(2);
  expect(err).toContain(
    "has neither corrections/ledger.json, as a published site with corrections has, nor briefings/",
  );
  site.write("dist/corrections/ledger.json", '{"version": 2}');
  expect((await runHere(["verify", join(site.root, "dist")])).err).toContain(
    "is no ledger that this version reads",
  );
});

const git = (root: string, ...args: readonly string[]): string =>
  execFileSync("git", ["-c", "user.name=A", "-c", "user.email=a@b.example", ...args], {
    cwd: root,
    encoding: "utf8",
  });

test("git has the words that a correction says it found, whatever the file was called", async () => {
  const site = newSite({
    "briefings/first.md": talks(""),
    "briefings/port.png": "",
    ".gitignore": "dist\n.briefgen\n",
  });
  git(site.root, "init", "-q");
  const commit = () => git(site.root, "add", "-A") + git(site.root, "commit", "-qm", "x");
  commit();
  git(site.root, "mv", "briefings/first.md", TALKS);
  commit();
  site.write(TALKS, talks("updated: 2026-11-21\n").replace("value: 3", "value: 4"));
  const { err } = await runHere(["check", "--since", "HEAD", site.root]);
  const digest = /before: (sha256:[0-9a-f]{64})/.exec(err)?.[1];
  const corrected = (before: string) =>
    talks(
      `updated: 2026-11-21\ncorrections: [{at: 2026-11-21, kind: correction, text: It was 3., before: "${before}"}]\n`,
    ).replace("value: 3", "value: 4");
  site.write(TALKS, corrected(digest ?? ""));
  commit();
  const good = await runHere(["verify", site.root]);
  expect([good.code, good.out]).toEqual([
    0,
    expect.stringMatching(/^ok {7}talks, 2026-11-21: git has the words before it, in [0-9a-f]{10}\n$/),
  ]);
  site.write(TALKS, corrected(`sha256:${"0".repeat(64)}`));
  commit();
  const bad = await runHere(["verify", site.root]);
  expect([bad.code, bad.out]).toEqual([
    1,
    "wrong    talks, 2026-11-21: no earlier version in git has the words that it says it found\n",
  ]);
});
