import { expect, test } from "vitest";
import type { Disk } from "../../src/disk/disk.ts";
import type { BuildResult } from "../../src/site/request.ts";
import { build } from "../../src/site/site.ts";
import { blindDisk, countingDisk, failingDisk } from "../support/disks.ts";
import { newSite, requestFor, story, type TestSite } from "../support/site.ts";

/** `FAULTS=all` tries every code at every step; without it each step meets one of them, another one on each side of it. */
const ALL = process.env.FAULTS === "all";
const CODES = ["EACCES", "EIO", "EMFILE", "EROFS", "ENOSPC"];

const OLD = {
  "briefings/a.md": story("A", "topics: [Oil]", "![x](x.png)"),
  "briefings/b.md": story("B"),
  "briefings/x.png": "png",
  "static/own/x.txt": "old",
  // A small theme: fewer files, each of them written like any other.
  "templates/layouts/base.eta": '<meta name="generator" content="briefgen"><%~ it.body %>',
};
const KEPT = { "dist/CNAME": "example.org", "dist/.git/HEAD": "ref" };

async function builtSite(): Promise<TestSite> {
  const site = newSite(OLD);
  await site.clean();
  for (const [path, text] of Object.entries(KEPT)) site.write(path, text);
  return site;
}

const change = (site: TestSite): TestSite =>
  site
    .remove("briefings/b.md")
    .remove("static/own")
    .write("briefings/a.md", story("A", "topics: [Gas]", "New."))
    .write("briefings/c.md", story("C"));

const run = ({ root }: TestSite, disk: Disk): Promise<BuildResult> => build(requestFor(root), disk);

/** How a build ended: the code of what was thrown, the first diagnostic's, or `built`. */
const endOf = (building: Promise<BuildResult>): Promise<string> =>
  building.then(
    ({ diagnostics }) => diagnostics[0]?.code ?? "built",
    (error: NodeJS.ErrnoException) => error.code ?? `a failure of ours: ${error.stack}`,
  );

/** Every fourth step of `total`, or each one with `FAULTS=all`, with the codes that it meets. */
const someSteps = (total: number): [step: number, code: string][] =>
  steps(total).filter(([nth]) => ALL || nth % 4 === 0);

/** Each step of `total` with the codes that it meets. */
const steps = (total: number): [step: number, code: string][] =>
  Array.from({ length: total }, (_, index) =>
    (ALL ? CODES : [CODES[index % CODES.length]!]).map((code): [number, string] => [index + 1, code]),
  ).flat();

/** The site's trees before and after the change, and the disk of the undisturbed rebuild. */
async function undisturbed<D extends Disk>(disk: D): Promise<{ old: object; now: object; disk: D }> {
  const site = await builtSite();
  const old = site.tree();
  await run(change(site), disk);
  return { old, now: site.tree(), disk };
}

/** No file is half old and half new, the user's own are there, and the next build makes the rest. */
async function expectHealed(site: TestSite, what: unknown, old: object, now: object): Promise<void> {
  const [before, after] = [new Map(Object.entries(old)), new Map(Object.entries(now))];
  const torn = Object.entries(site.tree()).filter(
    ([path, text]) => text !== before.get(path) && text !== after.get(path),
  );
  expect([what, torn]).toEqual([what, []]);
  await site.clean();
  expect([what, site.tree()]).toEqual([what, now]);
  const litter = Object.keys(site.tree(".briefgen")).filter((path) => /staging|journal|tmp/.test(path));
  expect([what, litter]).toEqual([what, []]);
}

test("a rebuild whose disk refuses any change ends with the disk's word, and the next build makes the site whole", async () => {
  const { old, now, disk } = await undisturbed(countingDisk());
  for (const [nth, code] of someSteps(disk.changes.length)) {
    const site = change(await builtSite());
    expect([nth, code, await endOf(run(site, failingDisk(nth, code)))]).toEqual([nth, code, code]);
    await expectHealed(site, [nth, code], old, now);
  }
}, 300_000);

test("a first build does, too", async () => {
  const counting = countingDisk();
  const whole = newSite(OLD);
  await run(whole, counting);
  for (const [nth, code] of someSteps(counting.changes.length)) {
    const site = newSite(OLD);
    expect([nth, code, await endOf(run(site, failingDisk(nth, code)))]).toEqual([nth, code, code]);
    await expectHealed(site, [nth, code], {}, whole.tree());
  }
}, 300_000);

/** Without `FAULTS=all`, one look in so many is tried: most are at one template after the other. */
const STRIDE = ALL ? 1 : 13;

test("a rebuild whose disk shows nothing at any look gives the right site, or says why there is none", async () => {
  const { old, now, disk } = await undisturbed(blindDisk(0));
  const ends = new Set<string>();
  for (const [nth, code] of steps(disk.looks.length)) {
    if (nth % STRIDE > 0) continue;
    const site = change(await builtSite());
    const end = await endOf(run(site, blindDisk(nth, code)));
    const what = [nth, code, disk.looks[nth - 1]?.replace(/ .*\/(?=.)/, " …/")];
    expect([...what, end]).toEqual([
      ...what,
      expect.stringMatching(new RegExp(`^(?:${code}|BG\\d{4}|built)$`)),
    ]);
    if (end === "built") expect([what, site.tree()]).toEqual([what, now]);
    ends.add(end);
    await expectHealed(site, what, old, now);
  }
  // All three happen: what only saves time may be missing, sources are reported, everything else is the disk's word.
  expect(ends).toContain("built");
  expect(ends.size).toBeGreaterThan(2);
}, 600_000);
