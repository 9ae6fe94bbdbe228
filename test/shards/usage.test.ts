import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { TestSite } from "../support/site.ts";
import { buildParts, copyOf, inSite, keptFolder, succeed, tinySite } from "./sharded.ts";

/** A site with the parts of two shards, and in `dist`, as they were merged. */
const made = new TestSite(keptFolder());
beforeAll(async () => {
  copyOf(tinySite(), made);
  await buildParts(made, { of: 2 });
  await succeed(made, "merge", "shards", "-q");
});

const RENDER = ["render", "-s", "1/2", "--indexes", "shards/indexes"];

/** Runs a command that must write nothing. */
async function refused(site: TestSite, args: readonly string[], code: number): Promise<string> {
  const before = site.everything();
  const ran = await inSite(site, ...args);
  expect([args, ran.code]).toEqual([args, code]);
  expect(site.everything()).toEqual(before);
  return ran.err;
}

test.each(["0/3", "4/3", "x", "3", "1/99999", "1/1001", "-1/3", "1/0", "1/3/5", ""])(
  "`--shard %s` is no shard",
  async (shard) => {
    for (const command of [["index"], RENDER.toSpliced(1, 2), ["build"]])
      expect(await refused(made, [...command, `--shard=${shard}`], 2)).toContain(
        "Write it like 3/8: the third of eight; at most 1000.",
      );
  },
);

test("what is missing on the command line is named", async () => {
  expect(await refused(made, ["index"], 2)).toContain("'-s, --shard <number/of>' not specified");
  expect(await refused(made, ["render", "-s", "1/2"], 2)).toContain("'--indexes <folder>' not specified");
  expect(await refused(made, ["merge"], 2)).toContain("missing required argument 'parts'");
  expect(await refused(made, ["build", "--indexes", "shards/indexes"], 2)).toBe(
    "error: `--indexes` is for a build with `--shard`\n",
  );
});

test.each([
  ["nowhere", ": there is no such folder"],
  ["briefgen.config.yaml", ": it is no folder"],
  ["static", ""],
])("`--indexes %s` has no indexes", async (name, why) => {
  const site = copyOf(made).remove("shards/1-of-2");
  expect(await refused(site, ["render", "-s", "1/2", "--indexes", name], 1)).toContain(
    `error[BG0710]: there is no index of shards 1/2 and 2/2 in ${name}${why}\n`,
  );
});

test.each([
  ["nowhere", "there is no such folder"],
  ["briefgen.config.yaml", "it is no folder"],
  ["briefings", "it has no part.json"],
  ["dist", "it has no part.json"],
  ["shards/indexes", "it has no part.json"],
])("`merge %s` finds no part", async (name, why) => {
  const err = await refused(made, ["merge", name, "shards/2-of-2"], 1);
  expect(err).toContain(`error[BG0710]: there is no part in ${name}: ${why}\n`);
  expect(err).toContain("give folders that `briefgen render` wrote, such as shards/1-of-3,");
});

test.each([
  ["dist", "it holds other files"],
  ["shards", "it holds other files"],
  ["shards/2-of-2/site", "it holds other files"],
  ["shards/2-of-2/own", "it is in another part"],
  ["briefgen.config.yaml", "it is no folder"],
])("`render -o %s` mixes nothing with a part", async (name, why) => {
  const message = `error: \`${name}\` cannot hold a part: ${why}; give each part a folder of its own\n`;
  expect(await refused(made, [...RENDER, "-o", name], 2)).toBe(message);
  expect(await refused(made, ["build", "-s", "1/2", "-o", name.replace("dist", "./dist")], 2)).toContain(why);
});

test.each(["index", "render", "merge"])("`%s` writes nothing among the sources", async (command) => {
  const args = { index: ["index", "-s", "1/2"], render: RENDER, merge: ["merge", "shards"] }[command]!;
  const err = await refused(made, [...args, "-o", "briefings/x"], 2);
  expect(err).toContain("`briefings/x` must not be the output folder: it is in briefings/");
});

test("`index` writes nothing where it would be published", async () => {
  const err = await refused(made, ["index", "-s", "1/2", "-o", "dist/indexes"], 2);
  expect(err).toContain("`dist/indexes` is in dist/, which you publish; choose another folder");
});

test.each(["shards/2-of-2/site", "shards/2-of-2"])("`merge -o %s` publishes into no part", async (name) => {
  expect(await refused(made, ["merge", "shards", "-o", name], 2)).toContain(
    `error[BG0701]: \`${name}\` must not be the output folder: the part shards/2-of-2 is there\n`,
  );
});

test("folders may be links", async () => {
  const site = copyOf(made).remove("shards/1-of-2").remove("dist");
  symlinkSync(join(site.root, "shards/indexes"), join(site.root, "linked"));
  symlinkSync(join(site.root, "shards"), join(site.root, "parts"));
  await succeed(site, "render", "-s", "1/2", "--indexes", "linked", "-q");
  const { err } = await succeed(site, "index", "-s", "1/2", "--cache", "linked");
  expect(err).toContain(", 0 parsed,");
  await succeed(site, "merge", "parts", "-q");
  expect(site.tree()).toEqual(made.tree());
});

test("parts are found from any folder of the site, as the user names them", async () => {
  const site = copyOf(made);
  site.remove("dist");
  const { code, err } = await inSite(
    new TestSite(join(site.root, "shards")),
    "merge",
    "1-of-2",
    "2-of-2",
    "-q",
  );
  expect([code, err]).toEqual([0, ""]);
  expect(site.tree()).toEqual(made.tree());
});
