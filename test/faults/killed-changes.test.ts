import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { built, difference, edit, listed, makeSite } from "../cli/listed.ts";
import { BIN } from "../cli/run.ts";
import { folders } from "../support/folders.ts";
import { story, type TestSite } from "../support/site.ts";

const KILL = fileURLToPath(new URL("kill-fs.mjs", import.meta.url));

const environment = (at: number, steps: string) => ({
  ...{ PATH: process.env.PATH, HOME: "/nowhere", SOURCE_DATE_EPOCH: "1795435200" },
  ...{ NODE_DISABLE_COMPILE_CACHE: "1", KILL_AT: String(at), KILL_STEPS: steps },
});

/** Builds in a process that is killed at its `at`th change to the disk; 0 for one that lives. */
async function buildUntil(site: TestSite, at: number, steps = ""): Promise<NodeJS.Signals | null> {
  await site.atRest();
  const args = ["--import", KILL, BIN, "build", "--changes", "changes.txt", "-q"];
  const child = spawn(process.execPath, args, {
    ...{ cwd: site.root, env: environment(at, steps) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
}

/** What a build changes on the disk, in order. */
async function stepsOf(site: TestSite): Promise<string[]> {
  const file = `${site.root}-steps`;
  folders.push(file);
  await buildUntil(site, 0, file);
  return readFileSync(file, "utf8").split("\n");
}

async function cleanSite(): Promise<TestSite> {
  const site = makeSite();
  await site.clean();
  return site;
}

test("a build killed at any change to the disk, then built again: the list has every difference, and no other", async () => {
  const whole = await cleanSite();
  const old = whole.tree();
  const steps = await stepsOf(edit(whole));
  const expected = difference(old, whole.tree());
  expect(listed(whole)).toEqual(expected);
  const numberOf = (end: string) => steps.findIndex((step) => step.endsWith(end)) + 1;
  const [list, journal] = [numberOf("/changes.txt"), numberOf("/journal.json")];
  expect(list).toBeGreaterThan(20);
  // From the list to the journal and the first steps after it: in any other order, one of them loses entries.
  const some = [1, list >> 1, list - 1, list, list + 1, journal, journal + 1, journal + 2, steps.length];
  const tried = process.env.FAULTS === "all" ? steps.map((_, index) => index + 1) : [...new Set(some)];
  for (const at of tried) {
    const site = edit(await cleanSite());
    expect([at, await buildUntil(site, at)]).toEqual([at, "SIGKILL"]);
    if (!site.has("changes.txt")) expect([at, site.tree()]).toEqual([at, old]);
    expect([at, await built(site)]).toEqual([at, expected]);
    expect([at, site.has(".changes.txt.briefgen")]).toEqual([at, false]);
  }
}, 300_000);

test("a build killed after it published, then built with other sources: what it did is not lost", async () => {
  const site = await cleanSite();
  const old = site.tree();
  const { length } = await stepsOf(edit(await cleanSite()));
  await buildUntil(edit(site), length - 6);
  expect(site.has("changes.txt")).toBe(true);
  site.write("briefings/b.md", story("B", "slug: wasp")).write("static/gone.txt", "g");
  const now = await built(site);
  for (const [path, kind] of Object.entries(difference(old, site.tree())))
    expect([path, now[path]]).toEqual([path, kind]);
  expect(now["stories/bee/index.html"]).toBeUndefined();
});
