import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { sampleSite, succeed } from "./sharded.ts";

const indexesOf = ({ root }: TestSite, folder = "shards/indexes"): string[] =>
  readdirSync(join(root, folder)).sort();

/** Writes the indexes of all shards at the same time, and returns how many texts were parsed. */
async function indexAll(site: TestSite, of: number, ...options: string[]): Promise<number> {
  const numbers = Array.from({ length: of }, (_, index) => index + 1);
  const ran = await Promise.all(
    numbers.map((number) => succeed(site, "index", "--shard", `${number}/${of}`, ...options)),
  );
  return ran.reduce((sum, { err }) => sum + Number(/, (\d+) parsed,/.exec(err)![1]), 0);
}

test("with a cache, only what is new is parsed, and the indexes are those of a first run", async () => {
  const site = sampleSite();
  const all = await indexAll(site, 3);
  expect(all).toBeGreaterThan(50);
  const first = indexesOf(site);
  expect(await indexAll(site, 3, "--cache", "shards/indexes")).toBe(0);
  expect(indexesOf(site)).toEqual(first);
  const path = "briefings/2025/11/do-the-sanctions-work.md";
  site.write(path, `${site.read(path)}\nOne more paragraph.\n`);
  expect(await indexAll(site, 3, "--cache", "shards/indexes")).toBe(1);
  expect(indexesOf(site).filter((name) => !first.includes(name))).toHaveLength(1);
  await indexAll(site, 3, "-o", "fresh");
  expect(indexesOf(site)).toEqual(indexesOf(site, "fresh"));
});

test("the cache may have the indexes of another number of shards, and damaged ones", async () => {
  const site = sampleSite();
  await indexAll(site, 2);
  const [first, second] = indexesOf(site);
  expect(await indexAll(site, 3, "--cache", "shards/indexes", "-o", "three")).toBe(0);
  cpSync(join(site.root, "shards/indexes", first!), join(site.root, "shards/indexes", second!));
  expect(await indexAll(site, 3, "--cache", "shards/indexes", "-o", "damaged")).toBeGreaterThan(0);
  expect(indexesOf(site, "damaged")).toEqual(indexesOf(site, "three"));
});

test("wherever an index in the cache has another byte, the indexes made from it are right", async () => {
  const site = newSite({ "briefings/a.md": story("A", "topics: [Oil]"), "briefings/b.md": story("B") });
  await indexAll(site, 1);
  const [name] = indexesOf(site);
  const whole = readFileSync(join(site.root, "shards/indexes", name!));
  await indexAll(site, 2, "-o", "right");
  for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 40)) {
    site.write(`cache/${name}`, whole.with(at, whole[at]! ^ 1));
    await indexAll(site, 2, "--cache", "cache", "-o", "made");
    expect([at, site.tree("made")]).toEqual([at, site.tree("right")]);
  }
});

test("each shard may have its index in a folder of its own", async () => {
  const site = newSite({ "briefings/a.md": story("A"), "briefings/b.md": story("B") });
  for (const number of [1, 2]) await succeed(site, "index", "-s", `${number}/2`, "-o", `known/${number}`);
  const again = await succeed(site, "index", "-s", "1/2", "-o", "again", "--cache", "known");
  expect(again.err).toContain(", 0 parsed,");
  for (const number of [1, 2]) await succeed(site, "render", "-s", `${number}/2`, "--indexes", "known", "-q");
  await succeed(site, "merge", "shards", "-q", "-o", "merged");
  await succeed(site, "build", "-q");
  expect(site.tree("merged")).toEqual(site.tree());
});
