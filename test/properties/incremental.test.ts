import {
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test, vi } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import type { BuildResult } from "../../src/site/request.ts";
import { Site } from "../../src/site/site.ts";
import { RECORD_FILE } from "../../src/store/build-record.ts";
import { NOW, reportOf, story, TestSite } from "../support/site.ts";
import { EDITS, type Edit, START } from "./edits.ts";

/** `SEQUENCES=1000 npx vitest run test/properties/incremental.test.ts` runs more of them. */
const SEQUENCES = Number(process.env.SEQUENCES ?? 4);
const SEED = process.env.SEED === undefined ? {} : { seed: Number(process.env.SEED) };
vi.setConfig({ testTimeout: 3_600_000 });

const workshop = mkdtempSync(join(tmpdir(), "briefgen-incremental-"));
afterAll(() => rmSync(workshop, { recursive: true, force: true }));
let sites = 0;

function siteOf(files: Readonly<Record<string, string>>): TestSite {
  sites += 1;
  const site = new TestSite(join(workshop, String(sites)));
  for (const [path, content] of Object.entries(files)) site.write(path, content);
  return site;
}

/** What a check says, with all advice. */
const checked = async (site: TestSite, now: number): Promise<string> =>
  reportOf(await site.build({ now, search: true, audit: true, out: undefined }));

/** What a build without any memory makes of the same sources: its tree and its report; and what a check says. */
async function clean(site: TestSite, now: number): Promise<[Record<string, string>, string, string]> {
  sites += 1;
  const root = join(workshop, String(sites));
  cpSync(site.root, root, {
    recursive: true,
    verbatimSymlinks: true,
    // A pipe cannot be copied, and is nothing to a build.
    filter: (path) =>
      ![join(site.root, "dist"), join(site.root, ".briefgen")].includes(path) && !lstatSync(path).isFIFO(),
  });
  const copy = new TestSite(root);
  const check = await checked(copy, now);
  const result = await copy.build({ now, search: true });
  const outcome: [Record<string, string>, string, string] = [copy.tree(), reportOf(result), check];
  rmSync(root, { recursive: true });
  return outcome;
}

/** A file below `.briefgen/`, chosen by a number; undefined where there is none. */
function stateFile(site: TestSite, choice: number): string | undefined {
  const folder = join(site.root, ".briefgen");
  if (!existsSync(folder)) return undefined;
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== RECORD_FILE)
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths[choice % Math.max(1, paths.length)];
}

/** Damages what is kept between builds: a file cut off, with one byte changed, or gone; or all of it gone. */
function damage(site: TestSite, how: number): void {
  const path = stateFile(site, how >> 2);
  if (how % 4 === 0) rmSync(join(site.root, ".briefgen"), { recursive: true, force: true });
  else if (path === undefined) return;
  else if (how % 4 === 1) rmSync(path);
  else {
    const bytes = readFileSync(path);
    const at = how % Math.max(1, bytes.length);
    if (how % 4 === 2) writeFileSync(path, bytes.subarray(0, at));
    else if (bytes.length > 0) writeFileSync(path, bytes.with(at, bytes[at]! ^ 0x15));
  }
}

const step = fc.record({
  edit: fc.constantFrom(...Object.keys(EDITS)),
  a: fc.nat(1_000_000),
  b: fc.nat(1_000_000),
  /** Hours that pass. */
  hours: fc.oneof({ weight: 5, arbitrary: fc.constant(0) }, fc.nat(40)),
  damage: fc.option(fc.nat(1_000_000), { freq: 6 }),
  /** A file of the output that somebody removes. */
  lost: fc.option(fc.nat(1_000_000), { freq: 12 }),
});

/** Path → size and time of every source. */
function stampsOf({ root }: TestSite): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(root, "dist")) && !path.startsWith(join(root, ".briefgen")));
  return new Map(
    files.map((path) => {
      const { size, mtimeMs, ino } = lstatSync(path);
      return [path, `${size} ${mtimeMs} ${ino}`];
    }),
  );
}

/** What came, went or changed between two looks. */
function dirtyBetween(before: Map<string, string>, after: Map<string, string>): Set<string> {
  const all = [...before.keys(), ...after.keys()];
  return new Set(all.filter((path) => before.get(path) !== after.get(path)));
}

/** Drives random edits; `build` builds a site after each. */
async function drive(
  build: (site: TestSite, now: number, dirty: ReadonlySet<string>) => Promise<BuildResult>,
  { damages }: { readonly damages: boolean },
): Promise<void> {
  let published = 0;
  let failed = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const site = siteOf(START);
      let now = NOW;
      await build(site, now, new Set());
      for (const { edit, a, b, hours, damage: how, lost } of steps) {
        if (damages && how !== null) damage(site, how);
        // Which files of the output were copies of others, nothing but the state knows: it must not go with them.
        if (!existsSync(join(site.root, ".briefgen"))) await build(site, now, new Set());
        const stamps = stampsOf(site);
        (EDITS[edit] as Edit)(site, a, b);
        now += hours * 3_600_000;
        if (damages && lost !== null && site.has("dist")) {
          const paths = Object.keys(site.tree()).filter((path) => path !== "index.html");
          if (paths.length > 0) site.remove(`dist/${paths[lost % paths.length]}`);
        }
        const before = site.tree();
        const result = await build(site, now, dirtyBetween(stamps, stampsOf(site)));
        const [tree, report, check] = await clean(site, now);
        expect(reportOf(result)).toBe(report);
        expect(await checked(site, now)).toBe(check);
        expect(site.tree()).toEqual(result.published ? tree : before);
        if (result.published) published += 1;
        else failed += 1;
      }
      rmSync(site.root, { recursive: true });
    }),
    { numRuns: SEQUENCES, ...SEED },
  );
  // About two of three builds succeed. If hardly any does, the edits no longer try what an incremental build publishes.
  // Of few builds, most may fail by chance.
  expect(published / (published + failed)).toBeGreaterThan(0.1);
}

test("after any edits, a build with a memory gives what a build without one gives", () =>
  drive((site, now) => site.build({ now, search: true }), { damages: true }));

test("a kept site that is told which files changed gives what a build without any memory gives", () => {
  const keptSites = new Map<TestSite, Site>();
  return drive(
    (site, now, dirty) => {
      const kept = keptSites.get(site) ?? new Site(nodeDisk, { keep: true });
      keptSites.set(site, kept);
      return site.build({ now, search: true }, kept, dirty);
    },
    { damages: false },
  );
});

test("where only the wording of a story changed, a kept site makes what shows it, and nothing else", async () => {
  const site = siteOf({ ...START, "briefings/plain.md": story("Plain", "topics: [Oil]") });
  const kept = new Site(nodeDisk, { keep: true });
  await site.build({ search: true }, kept);
  const path = "briefings/plain.md";
  site.write(path, site.read(path).replace(/^title: .*$/m, "title: Reworded"));
  const { graph } = kept.built!;
  const result = await site.build({ search: true }, kept, new Set([join(site.root, path)]));
  expect(kept.built!.graph).toBe(graph);
  const [tree] = await clean(site, NOW);
  expect(site.tree()).toEqual(tree);
  expect(result.published?.written).toContain("stories/plain/index.html");
  expect(result.published!.written.length).toBeLessThan(Object.keys(tree).length / 2);
});

test("a warning that a kept site finds in a file that had none is told, and goes with its reason", async () => {
  const site = siteOf({ ...START, "briefings/plain.md": story("Plain") });
  const kept = new Site(nodeDisk, { keep: true });
  await site.build({ search: true }, kept);
  const path = "briefings/plain.md";
  const dirty = new Set([join(site.root, path)]);
  const reports = [];
  for (const body of ["## Background\n\nA.\n\n## Background\n\nB.", "Text."]) {
    site.write(path, story("Plain", "", body));
    reports.push(reportOf(await site.build({ search: true }, kept, dirty)));
    expect(reports.at(-1)).toBe((await clean(site, NOW))[1]);
  }
  expect(reports[0]).toContain("BG0206");
  expect(reports[1]).not.toContain("BG0206");
});
