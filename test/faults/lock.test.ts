import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { hostname } from "node:os";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { type Holder, thisProcess } from "../../src/store/holder.ts";
import { Watching } from "../dev/watching.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { until } from "../support/until.ts";
import { building, holding } from "./processes.ts";

/** Stories enough that two builds which start together are at work together. */
const stories = (count: number, text = "Text.") =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `briefings/s${i}.md`,
      story(`S${i}`, `topics: [Oil, Gas, T${i % 7}]\nstatus: ${i % 3 === 0 ? "draft" : "published"}`, text),
    ]),
  );

const many = (): TestSite => newSite({ ...stories(60), "briefgen.config.yaml": CONFIG });
/** Few files for each story: what is tried here is who waits for whom. */
const CONFIG =
  "site: {title: T, url: https://example.org/}\nsearch: off\nmap: off\ngraph: off\nmarkdown: false\nbibliography: off\nfeeds: {nodes: off}\n";

/** What is left in the state folder that should not be. */
const litter = (site: TestSite) =>
  Object.keys(site.tree(".briefgen")).filter((path) => /lock|staging|journal|\.tmp$/.test(path));

async function treeOf(args: readonly string[]): Promise<Record<string, string>> {
  const site = many();
  expect(await building(site.root, args).ended).toBe(0);
  return site.tree();
}

test("two builds at once both end well, with one whole site; with nothing changed neither waits", async () => {
  const site = many();
  const both = [building(site.root), building(site.root)];
  for (const one of both) expect([await one.ended, one.text]).toEqual([0, expect.stringContaining("feeds:")]);
  expect(site.tree()).toEqual(await treeOf([]));
  expect(litter(site)).toEqual([]);
  const holder = await holding(site.root);
  expect(await building(site.root, [], { BRIEFGEN_WAIT: "0" }).ended).toBe(0);
  await holder.kill();
});

test("two builds of different sites from one folder leave the one or the other, and nothing in between", async () => {
  const site = many();
  const wholes = [await treeOf([]), await treeOf(["--drafts"])];
  for (const _ of [1, 2, 3]) {
    const both = [building(site.root), building(site.root, ["--drafts"])];
    for (const one of both)
      expect([await one.ended, one.text]).toEqual([0, expect.stringContaining("feeds:")]);
    expect(wholes).toContainEqual(site.tree());
  }
  expect(litter(site)).toEqual([]);
});

test("builds into two folders share what is kept, and one waits for the other", async () => {
  const site = many();
  const both = [building(site.root), building(site.root, ["--out", "other"])];
  for (const one of both) expect([await one.ended, one.text]).toEqual([0, expect.stringContaining("feeds:")]);
  expect(site.tree("other")).toEqual(site.tree());
});

test("a build beside a watch of the same output: both go on, and the newest site is whole", async () => {
  const site = many();
  const watch = new Watching(site, ["--no-serve"]);
  await watch.says("feeds: ");
  for (const round of [1, 2, 3]) {
    site.write("briefings/s1.md", story("S1", "", `Round ${round}.`));
    site.write(`briefings/new${round}.md`, story(`New ${round}`));
    expect(await building(site.root).ended).toBe(0);
  }
  site.write("briefings/s1.md", story("S1", "", "The end."));
  await watch.until(() => site.page("stories/s1/").includes("The end."));
  expect(await watch.stop()).toBe(130);
  expect(watch.text).not.toMatch(/error|bug/);
  const clean = newSite({ ...stories(60), "briefgen.config.yaml": CONFIG });
  for (const round of [1, 2, 3]) clean.write(`briefings/new${round}.md`, story(`New ${round}`));
  clean.write("briefings/s1.md", story("S1", "", "The end."));
  await clean.build();
  await site.build();
  expect(site.tree()).toEqual(clean.tree());
});

test("whoever waits says for whom, and goes on when it is done", async () => {
  const site = many();
  const holder = await holding(site.root);
  const build = building(site.root);
  await build.says(
    `waiting for another build of this site: process ${holder.child.pid} on ${hostname()}, since `,
  );
  expect(site.has("dist")).toBe(false);
  // What is written while it waits is in the site.
  site.write("briefings/late.md", story("Late"));
  holder.child.stdin!.end();
  expect(await build.ended).toBe(0);
  expect(site.page("stories/late/")).toContain(">Late</h1>");
});

test("whoever has waited long enough says who holds the lock, publishes nothing, and ends with 1", async () => {
  const site = many();
  const holder = await holding(site.root);
  const build = building(site.root, [], { BRIEFGEN_WAIT: "0" });
  expect(await build.ended).toBe(1);
  expect(build.text.replace(/\d\d:\d\d:\d\d/, "TIME").replace(site.root, "SITE")).toBe(
    `error[BG0706]: another build of this site is running: process ${holder.child.pid} on ${hostname()}, since TIME\n` +
      "  = help: wait until it is done, or stop it; if there is none, delete SITE/.briefgen/lock\n",
  );
  expect(site.has("dist")).toBe(false);
});

test("a watch waits for as long as it takes, and can be stopped meanwhile", async () => {
  const site = many();
  const holder = await holding(site.root);
  const watch = new Watching(site, ["--no-serve"]);
  await watch.says("waiting for another build");
  expect(await watch.stop()).toBe(130);
  const second = new Watching(site, ["--no-serve"]);
  await second.says("waiting for another build");
  holder.child.stdin!.end();
  await second.says("feeds: ");
});

test("a build whose other one is killed goes on without a word", async () => {
  const site = many();
  const holder = await holding(site.root);
  const build = building(site.root, ["--quiet"]);
  await holder.kill("SIGKILL");
  expect([await build.ended, build.text]).toEqual([0, ""]);
  expect(litter(site)).toEqual([]);
});

test("a build that is killed at its work leaves a lock that nobody minds", async () => {
  const site = many();
  const build = building(site.root);
  await until(() => site.has(".briefgen/lock") || build.child.exitCode !== null);
  await build.kill("SIGKILL");
  expect(await building(site.root, [], { BRIEFGEN_WAIT: "0" }).ended).toBe(0);
  expect(litter(site)).toEqual([]);
});

/** A process that runs: the one that started this one. Its start is field 22 of proc(5)'s `stat`. */
const parent = (): Holder => {
  const stat = existsSync("/proc/self/stat") ? readFileSync(`/proc/${process.ppid}/stat`, "utf8") : "";
  const started = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
  return { ...thisProcess(Date.now()), pid: process.ppid, started };
};

/** Puts a lock there as if another process had. */
function leaveLock(site: TestSite, change: Partial<Holder>): void {
  site.write(".briefgen/lock/1-left", JSON.stringify({ ...parent(), ...change }));
}

const HOUR = 60 * 60 * 1000;

test.each<[string, Partial<Holder>]>([
  ["of a process that is gone", { pid: 2 ** 30 }],
  ["of a number that another program has by now", { started: "1" }],
  ["of a system that was started again since", { boot: "another" }],
  ["of another machine, of yesterday", { host: "elsewhere", since: Date.now() - 24 * HOUR }],
  ["of this process's number, by another", { pid: process.pid, started: thisProcess(0).started }],
])("a lock %s is taken over", async (_, change) => {
  const site = newSite({ "briefings/a.md": story("A") });
  leaveLock(site, change);
  await site.clean();
  expect(site.has("dist/index.html")).toBe(true);
  expect(litter(site)).toEqual([]);
});

test.each([
  ["damaged", (site: TestSite) => site.write(".briefgen/lock/x", "no lock")],
  ["empty", (site: TestSite) => mkdirSync(`${site.root}/.briefgen/lock`, { recursive: true })],
  ["a file", (site: TestSite) => site.write(".briefgen/lock", "no lock")],
  ["half made", (site: TestSite) => site.write(".briefgen/lock-1-a/1-a", "{")],
])("a lock that is %s is no lock", async (_, leave) => {
  const site = newSite({ "briefings/a.md": story("A") });
  leave(site);
  await site.clean();
  expect(litter(site)).toEqual([]);
});

test.each<[string, Partial<Holder>, string]>([
  ["another machine is believed while it is young", { host: "elsewhere" }, "on elsewhere"],
  ["a process that runs is believed, however old it is", { since: 0 }, `process ${process.ppid} on`],
])("a lock of %s", async (_, change, text) => {
  const site = newSite({ "briefings/a.md": story("A") });
  leaveLock(site, change);
  const build = building(site.root, [], { BRIEFGEN_WAIT: "0" });
  expect([await build.ended, build.text]).toEqual([1, expect.stringContaining(text)]);
});

test("a build with errors, and one that throws, let go of the lock", async () => {
  const site = newSite({ "briefings/a.md": story("A", "unknown: 1") });
  await site.build();
  expect(litter(site)).toEqual([]);
  const { build } = await import("../../src/site/site.ts");
  const broken = {
    ...nodeDisk,
    open(path: string) {
      if (path.endsWith("base.eta")) throw Object.assign(new Error("EIO"), { code: "EIO" });
      return nodeDisk.open(path);
    },
  };
  const request = { root: site.root, out: "dist", drafts: false, future: false, strict: false, audit: false };
  const more = { now: 0, home: "/nowhere", parser: "fastest", threads: false, search: false } as const;
  await expect(build({ ...request, ...more }, broken)).rejects.toThrow("EIO");
  expect(litter(site)).toEqual([]);
});
