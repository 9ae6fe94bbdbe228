import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { story, TestSite } from "../support/site.ts";
import { buildParts, copyOf, inSite, keptFolder, succeed, tinySite } from "./sharded.ts";

/** A site with parts of three shards; in `dist`, it is as it was before an edit of each text. */
const made = new TestSite(keptFolder());
beforeAll(async () => {
  copyOf(tinySite(), made);
  made.write("briefings/e.md", story("Draft", "status: draft"));
  await succeed(made, "build", "-q");
  for (const name of ["a", "b", "c", "d"])
    made.write(`briefings/${name}.md`, story(name.toUpperCase(), "topics: [Gas]", "New."));
  await buildParts(made, { of: 3 });
});

/** Makes the part of the second shard again, as another machine would that has the site as it is now. */
async function renderSecond(site: TestSite, ...options: string[]): Promise<void> {
  for (const number of [1, 2, 3])
    await succeed(site, "index", "-s", `${number}/3`, "-q", "-o", "other/indexes");
  await succeed(site, "render", "-s", "2/3", "--indexes", "other/indexes", "-q", ...options);
}

/** Merges; expects one error with this message, and nothing to be written. */
async function expectRefused(site: TestSite, message: string, ...options: string[]): Promise<string> {
  const before = site.everything();
  const { code, err } = await inSite(site, "merge", "shards", ...options);
  expect(err).toContain(`error[BG0710]: ${message}\n`);
  expect(err).toContain("\n1 error: nothing was published, dist is unchanged.\n");
  expect(code).toBe(1);
  expect(site.everything()).toEqual(before);
  return err;
}

const AGAIN = "  = help: run `briefgen render` again for shard 2/3";

test.each<[what: string, change: (site: TestSite) => TestSite, how: string]>([
  [
    "a text has changed",
    (site) => site.write("briefings/a.md", story("Other")),
    "from other indexes, so perhaps from another commit,",
  ],
  [
    "a text has come",
    (site) => site.write("briefings/f.md", story("F")),
    "from other indexes, so perhaps from another commit,",
  ],
  [
    "a static file has changed, but not its size",
    (site) => site.write("static/x.txt", "z"),
    "from other indexes, so perhaps from another commit,",
  ],
  [
    "the configuration has changed",
    (site) => site.write("briefgen.config.yaml", `${site.read("briefgen.config.yaml")}footer: F.\n`),
    "with another configuration or other templates",
  ],
  [
    "a template has changed",
    (site) => site.write("templates/layouts/base.eta", "<%~ it.body %> briefgen"),
    "with another configuration or other templates",
  ],
])("a part of another commit, in which %s, is named", async (_, change, how) => {
  const site = change(copyOf(made));
  await renderSecond(site);
  expect(await expectRefused(site, `shard 2/3 was made ${how} than shard 1/3`)).toContain(AGAIN);
});

test("a part with drafts does not go with parts without", async () => {
  const site = copyOf(made);
  await renderSecond(site, "--drafts");
  const message = "shard 2/3 was made with other options or optional packages than shard 1/3";
  expect(await expectRefused(site, message)).toContain(AGAIN);
});

test("a part of another version is named", async () => {
  const site = copyOf(made);
  const part = JSON.parse(site.read("shards/2-of-3/part.json"));
  const options = part.options.replaceAll(part.version, "older");
  site.write("shards/2-of-3/part.json", JSON.stringify({ ...part, version: "older", options }));
  await expectRefused(site, "shard 2/3 was made by another version of briefgen or Node.js than shard 1/3");
});

test("a part of another number of shards, and one that is there twice, are named with their folders", async () => {
  const site = copyOf(made);
  await succeed(site, "build", "-s", "1/2", "-q");
  await expectRefused(
    site,
    "not all parts are of the same number of shards: shards/1-of-2 is of 2, shards/1-of-3 is of 3",
  );
  site.remove("shards/1-of-2");
  cpSync(join(site.root, "shards/2-of-3"), join(site.root, "shards/again"), { recursive: true });
  await expectRefused(site, "the part of shard 2/3 is there twice: shards/2-of-3 and shards/again");
});

test("a part with a file that is damaged, gone or of another size is named", async () => {
  const page = "stories/a/index.html";
  const holder = [1, 2, 3]
    .map((number) => `${number}-of-3`)
    .find((name) => made.has(`shards/${name}/site/${page}`))!;
  const shard = holder.replace("-of-", "/");
  const path = `shards/${holder}/site/${page}`;
  const again = `  = help: run \`briefgen render\` again for shard ${shard}`;
  const site = copyOf(made);
  site.write(path, site.read(path).replace("New.", "Old."));
  expect(await expectRefused(site, `${page} in the part of shard ${shard} is damaged`)).toContain(again);
  site.write(path, `${site.read(path)} `);
  const missing = `the part of shard ${shard} is not whole: file ${page} is missing or has changed`;
  expect(await expectRefused(site, missing)).toContain(again);
  site.remove(path);
  expect(await expectRefused(site, missing)).toContain(again);
  const [first, second] = Object.keys(site.tree(`shards/${holder}/site`));
  site.remove(`shards/${holder}/site/${first}`).remove(`shards/${holder}/site/${second}`);
  const files = [first, second, page].sort();
  await expectRefused(
    site,
    `the part of shard ${shard} is not whole: files ${files[0]}, ${files[1]} and ${files[2]} are missing or have changed`,
  );
});

test("a part whose description is cut off, or leads out of its folder, is damaged", async () => {
  const site = copyOf(made);
  const text = site.read("shards/2-of-3/part.json");
  const message = "the part in shards/2-of-3 is damaged, or was made by another version of briefgen";
  for (const broken of [
    "",
    text.slice(0, -1),
    text.slice(0, text.length >> 1),
    text.replace('"files":[["', '"files":[["../'),
    text.replace('"2/3"', '"4/3"'),
    "null",
    "{}",
  ]) {
    site.write("shards/2-of-3/part.json", broken);
    await expectRefused(site, message);
  }
});

test("parts that were made before something became due are too old, whether time or another part says so", async () => {
  const site = copyOf(made);
  site.write("briefings/g.md", story("Soon").replace("2026-11-20", "2026-11-25"));
  await buildParts(site, { of: 3, now: "2026-11-23" });
  const all = "shards 1/3, 2/3 and 3/3 were made before something became due";
  await expectRefused(site, all, "--now", "2026-11-26");
  await succeed(site, "render", "-s", "3/3", "--indexes", "shards/indexes", "-q", "--now", "2026-11-26");
  const two = "shards 1/3 and 2/3 were made before something became due";
  const err = await expectRefused(site, two, "--now", "2026-11-23");
  expect(err).toContain("again for shards 1/3 and 2/3, or give all commands the same `--now`");
});
