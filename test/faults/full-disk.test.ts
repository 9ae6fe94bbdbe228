import { expect, test } from "vitest";
import type { Disk } from "../../src/disk/disk.ts";
import type { BuildResult } from "../../src/site/request.ts";
import { build } from "../../src/site/site.ts";
import { countingDisk, failingDisk, forgetfulDisk } from "../support/disks.ts";
import { newSite, requestFor, story, type TestSite } from "../support/site.ts";

const OLD = {
  "briefings/a.md": story("A", "topics: [Oil]"),
  "briefings/b.md": story("B"),
  "static/own/x.txt": "old",
  // A small theme: fewer files, each of them written like any other.
  "templates/layouts/base.eta": '<meta name="generator" content="briefgen"><%~ it.body %>',
};

/** Files of the user's in the output. */
const KEPT = { "dist/CNAME": "example.org", "dist/.git/HEAD": "ref", "dist/stories/b/mine.txt": "mine" };

/** A site that was built once, with the user's own files beside ours. */
async function builtSite(): Promise<TestSite> {
  const site = newSite(OLD);
  await site.clean();
  for (const [path, text] of Object.entries(KEPT)) site.write(path, text);
  return site;
}

/** A change, a new page, a page that goes and a folder that goes with it. */
function change(site: TestSite): void {
  site
    .remove("briefings/b.md")
    .remove("static/own")
    .write("briefings/a.md", story("A", "topics: [Gas]", "New."))
    .write("briefings/c.md", story("C"));
}

const run = ({ root }: TestSite, disk: Disk): Promise<BuildResult> => build(requestFor(root), disk);

/** The site's trees as undisturbed builds make them, and how many changes to the disk each build takes. */
async function undisturbed() {
  const first = countingDisk();
  const fresh = newSite(OLD);
  await run(fresh, first);
  const site = await builtSite();
  const old = site.tree();
  change(site);
  const second = countingDisk();
  await run(site, second);
  return { made: fresh.tree(), old, now: site.tree(), first: first.changes.length, second: second.changes };
}

/** The step that writes the journal: until then, a failure leaves the output alone. */
const journalStep = (changes: readonly string[]) =>
  changes.findIndex((step) => step.endsWith("journal.json.tmp")) + 1;

/** The steps from `start` to `end` that are tried: all with `FAULTS=all`, else every third one. */
function stepsFrom(start: number, end: number): number[] {
  const stride = process.env.FAULTS === "all" ? 1 : 3;
  return Array.from({ length: Math.ceil((end - start + 1) / stride) }, (_, index) => start + index * stride);
}

const codeOf = (building: Promise<unknown>) =>
  building.then(
    () => "no failure",
    (error: NodeJS.ErrnoException) => error.code,
  );

test("a first build whose disk is full from any step on leaves no half site, and the next build succeeds", async () => {
  const { made, first } = await undisturbed();
  for (const nth of stepsFrom(1, first)) {
    const site = newSite(OLD);
    expect([nth, await codeOf(run(site, failingDisk(nth, "ENOSPC", { forever: true })))]).toEqual([
      nth,
      "ENOSPC",
    ]);
    if (site.has("dist")) expect([nth, site.tree()]).toEqual([nth, made]);
    await site.clean();
    expect([nth, site.tree()]).toEqual([nth, made]);
    expect([
      nth,
      Object.keys(site.tree(".briefgen")).filter((path) => /staging|journal|tmp/.test(path)),
    ]).toEqual([nth, []]);
  }
});

test("a rebuild whose disk is full from any step on leaves the old site or what the next build makes whole", async () => {
  const { old, now, second } = await undisturbed();
  let untouched = 0;
  for (const nth of stepsFrom(1, second.length)) {
    const site = await builtSite();
    change(site);
    expect([nth, await codeOf(run(site, failingDisk(nth, "ENOSPC", { forever: true })))]).toEqual([
      nth,
      "ENOSPC",
    ]);
    const between = site.tree();
    const torn = Object.entries(between).filter(([path, text]) => text !== old[path] && text !== now[path]);
    expect([nth, torn]).toEqual([nth, []]);
    if (JSON.stringify(between) === JSON.stringify(old)) untouched += 1;
    await site.clean();
    expect([nth, site.tree()]).toEqual([nth, now]);
  }
  expect(untouched).toBeGreaterThanOrEqual(stepsFrom(1, journalStep(second)).length);
});

test("recovery that meets a full disk in its turn is finished by the build after it", async () => {
  const { now, second } = await undisturbed();
  for (const nth of stepsFrom(journalStep(second), second.length)) {
    const site = await builtSite();
    change(site);
    await run(site, failingDisk(nth)).catch(() => {});
    for (const again of [1, 2, 3]) await run(site, failingDisk(again)).catch(() => {});
    await site.clean();
    expect([nth, site.tree()]).toEqual([nth, now]);
  }
});

test("a recovered publication that the sources have left behind since gives the newest site", async () => {
  const { old, second } = await undisturbed();
  for (const nth of stepsFrom(journalStep(second), second.length)) {
    const site = await builtSite();
    change(site);
    await run(site, failingDisk(nth)).catch(() => {});
    site.remove("briefings/c.md");
    for (const [path, text] of Object.entries(OLD)) site.write(path, text);
    await site.clean();
    expect([nth, site.tree()]).toEqual([nth, old]);
  }
});

test("a full disk while the journal is written gives the room of what was staged back", async () => {
  const { second } = await undisturbed();
  const site = await builtSite();
  change(site);
  expect(await codeOf(run(site, failingDisk(journalStep(second))))).toBe("ENOSPC");
  expect(Object.keys(site.tree(".briefgen")).filter((path) => path.includes("staging"))).toEqual([]);
});

test("a disk that has no room for what only saves time is no failure", async () => {
  const site = newSite(OLD);
  const { made, now } = await undisturbed();
  expect((await run(site, forgetfulDisk())).diagnostics).toEqual([]);
  expect(site.tree()).toEqual(made);
  for (const [path, text] of Object.entries(KEPT)) site.write(path, text);
  change(site);
  await run(site, forgetfulDisk());
  expect(site.tree()).toEqual(now);
});
