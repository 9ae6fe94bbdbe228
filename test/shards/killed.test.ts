import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { BIN, run } from "../cli/run.ts";
import { story, TestSite } from "../support/site.ts";
import { copyOf, inSite, keptFolder, succeed, tinySite } from "./sharded.ts";

const KILL = fileURLToPath(new URL("../faults/kill-fs.mjs", import.meta.url));
const INDEX = ["index", "-s", "1/2", "-q"];
const RENDER = ["render", "-s", "1/2", "--indexes", "shards/indexes", "-q"];
const MERGE = ["merge", "shards", "-q"];

const workshop = keptFolder();
/** The site of all tests, always in one place: what is kept of it is for this place. */
const site = new TestSite(join(workshop, "site"));
/** It with `dist` and the parts of two shards from before an edit; with the indexes of now; with the parts of now. */
const made = new TestSite(join(workshop, "made"));
const indexed = new TestSite(join(workshop, "indexed"));
const rendered = new TestSite(join(workshop, "rendered"));
let now: Record<string, string>;

/** Runs commands for each shard, as real processes: the compiled code has a version of its own. */
async function done(...commands: readonly (readonly string[])[]): Promise<void> {
  for (const args of commands)
    expect(await run(args, { cwd: site.root })).toEqual({ code: 0, out: "", err: "" });
}

const second = (args: readonly string[]): readonly string[] => args.with(2, "2/2");

beforeAll(async () => {
  copyOf(tinySite(), site);
  await done(INDEX, second(INDEX), RENDER, second(RENDER), MERGE);
  for (const name of ["a", "b", "c", "d"]) site.write(`briefings/${name}.md`, story(name, "", "New."));
  site.remove("static/y");
  copyOf(site, made);
  await done(INDEX, second(INDEX));
  copyOf(site, indexed);
  await done(RENDER, second(RENDER));
  copyOf(site, rendered);
  await done(MERGE);
  now = site.tree();
});

/** Runs a command in a process that is killed at its `at`th change to the disk; 0 for one that lives. */
async function runUntil(args: readonly string[], at: number, steps = ""): Promise<NodeJS.Signals | null> {
  const child = spawn(process.execPath, ["--import", KILL, BIN, ...args], {
    cwd: site.root,
    env: {
      ...{ PATH: process.env.PATH, HOME: "/nowhere", SOURCE_DATE_EPOCH: "1795435200" },
      ...{ NODE_DISABLE_COMPILE_CACHE: "1", KILL_AT: String(at), KILL_STEPS: steps },
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
}

/**
 * Kills a command at the first change to the disk that matches each of the expressions, and looks at what is left; with
 * `FAULTS=all` at every change.
 */
async function killedAt(
  kept: TestSite,
  args: readonly string[],
  expressions: readonly RegExp[],
  look: (step: string) => Promise<void>,
): Promise<void> {
  const file = join(workshop, "steps");
  copyOf(kept, site);
  await runUntil(args, 0, file);
  const steps = readFileSync(file, "utf8").split("\n");
  const first = (wanted: RegExp) => {
    const index = steps.findIndex((step) => wanted.test(step));
    if (index < 0) throw new Error(`none of these changes is ${wanted}:\n${steps.join("\n")}`);
    return index;
  };
  const tried = process.env.FAULTS === "all" ? steps.keys() : expressions.map(first);
  for (const index of tried) {
    copyOf(kept, site);
    expect([steps[index], await runUntil(args, index + 1)]).toEqual([steps[index], "SIGKILL"]);
    await look(steps[index]!);
  }
}

test("kill -9 during `index`: the old index is named, and the next run completes it", () =>
  killedAt(
    made,
    INDEX,
    [/writeFileSync .*\.index/, /renameSync .*\.index/, /rmSync .*\.index/],
    async (step) => {
      const { code, err } = await run(RENDER, { cwd: site.root });
      // What was not removed yet does no harm.
      if (step.startsWith("rmSync")) expect([step, err]).toEqual([step, ""]);
      else
        expect([step, code, err]).toEqual([
          ...[step, 1],
          expect.stringContaining("the index of shard 1/2 is not of these files: briefings/"),
        ]);
      await done(INDEX);
      const names = Object.keys(site.tree("shards/indexes")).filter((name) => name.endsWith(".index"));
      expect(names.filter((name) => name.startsWith("1-"))).toEqual(
        Object.keys(indexed.tree("shards/indexes")).filter((name) => name.startsWith("1-")),
      );
    },
  ));

test("kill -9 during `render`: the part is missing, and the next run completes it", () => {
  const steps = [
    /rmSync .*part\.json$/,
    /writeFileSync .*staging\/stories\/b\/index\.html$/,
    /renameSync .*\/site\/stories\/d\/index\.html$/,
    /renameSync .*part\.json$/,
  ];
  const part = (of = site) => [of.tree("shards/1-of-2/site"), of.read("shards/1-of-2/part.json")];
  const expected = part(rendered);
  return killedAt(indexed, RENDER, steps, async (step) => {
    const { code, err } = await inSite(site, ...MERGE);
    // Before its first change, there are both parts of before.
    if (!/rmSync .*part\.json$/.test(step))
      expect([step, code, err]).toEqual([step, 1, expect.stringContaining("there is no part of shard 1/2")]);
    expect([step, site.tree()]).toEqual([step, made.tree()]);
    await done(RENDER);
    expect([step, part()]).toEqual([step, expected]);
  });
});

test("kill -9 during `merge`: every file is old or new, and the next run completes it", () => {
  const old = made.tree();
  const steps = [
    /writeFileSync .*staging\/stories\/a\/index\.html$/,
    /renameSync .*journal\.json$/,
    /rmSync .*\/dist\/y\/y\.txt$/,
    /renameSync .*\/dist\/stories\/a\/index\.html$/,
    /rmSync .*journal\.json$/,
  ];
  return killedAt(rendered, MERGE, steps, async (step) => {
    const torn = Object.entries(site.tree()).filter(
      ([path, text]) => text !== old[path] && text !== now[path],
    );
    expect([step, torn]).toEqual([step, []]);
    await succeed(site, ...MERGE);
    expect([step, site.tree()]).toEqual([step, now]);
    const left = Object.keys(site.tree(".briefgen")).filter((path) => /staging|journal|tmp|lock/.test(path));
    expect([step, left]).toEqual([step, []]);
  });
});

test("merges at once, one of them without all parts: each ends well, or says why", async () => {
  copyOf(rendered, site);
  const commands = [MERGE, MERGE, ["merge", "shards/1-of-2", "-q"]];
  const ran = await Promise.all(commands.map((args) => run(args, { cwd: site.root })));
  expect(ran.map(({ code }) => code)).toEqual([0, 0, 1]);
  expect(ran[2]!.err).toContain("there is no part of shard 2/2");
  expect(site.tree()).toEqual(now);
});

test("shards that make the indexes of all shards at once, in one folder, do not disturb each other", async () => {
  copyOf(made, site).remove("shards");
  const shards = ["1/2", "2/2"].map((shard) => ["build", "-s", shard, "--indexes", "shards/indexes", "-q"]);
  const ran = await Promise.all(shards.map((args) => run(args, { cwd: site.root })));
  expect(ran.map(({ err }) => err)).toEqual(["", ""]);
  await done(MERGE);
  expect(site.tree()).toEqual(now);
  expect(Object.keys(site.tree("shards/indexes"))).toHaveLength(2);
});
