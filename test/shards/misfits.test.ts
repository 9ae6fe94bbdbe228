import { cpSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { buildInShards, buildParts, inSite, succeed } from "./sharded.ts";

const twoStories = (): TestSite =>
  newSite({
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "static/x.txt": "x",
  });

const indexesOf = ({ root }: TestSite): string[] => readdirSync(join(root, "shards/indexes")).sort();

test("a missing part is named, and nothing is published", async () => {
  const site = twoStories();
  await buildParts(site, { of: 3 });
  await succeed(site, "merge", "shards", "-q");
  const before = site.tree();
  site.remove("shards/2-of-3");
  const { code, err } = await inSite(site, "merge", "shards");
  expect(code).toBe(1);
  expect(err).toContain("error[BG0710]: there is no part of shard 2/3");
  expect(err).toContain("nothing was published, dist is unchanged");
  expect(site.tree()).toEqual(before);
});

test("an index that is missing or damaged is named with the command that makes it", async () => {
  const site = twoStories();
  await succeed(site, "index", "-s", "1/2", "-q");
  const render = () => inSite(site, "render", "-s", "1/2", "--indexes", "shards/indexes");
  const missing = await render();
  expect([missing.code, missing.err]).toEqual([1, expect.stringContaining("there is no index of shard 2/2")]);
  expect(missing.err).toContain("run `briefgen index --shard 2/2` with these files");
  await succeed(site, "index", "-s", "2/2", "-q");
  const [, second] = indexesOf(site);
  const path = `shards/indexes/${second}`;
  site.write(path, Buffer.from(site.tree("shards/indexes")[second!]!, "latin1").subarray(0, -9));
  const damaged = await render();
  expect(damaged.err).toContain("the index of shard 2/2 is damaged");
  expect(site.has("shards/1-of-2/part.json")).toBe(false);
});

test("of two indexes of one shard, the one of these files is taken; an index that is there is not written again", async () => {
  const site = twoStories();
  await buildParts(site, { of: 2 });
  const [first, second] = indexesOf(site);
  const path = (name: string) => join(site.root, "shards/indexes", name);
  const written = statSync(path(first!), { bigint: true }).mtimeNs;
  for (const name of [first!, second!]) cpSync(path(name), join(site.root, "kept", name));
  const edited = site.read("briefings/b.md");
  site.write("briefings/b.md", `${edited}\nMore.\n`);
  await buildParts(site, { of: 2 });
  const changed = indexesOf(site).filter((name) => name !== first && name !== second);
  expect(changed).toHaveLength(1);
  expect(indexesOf(site)).toHaveLength(2);
  expect(statSync(path(first!), { bigint: true }).mtimeNs).toBe(written);
  // A cache brings back what it has of the text as it was, beside what is there.
  site.write("briefings/b.md", edited);
  cpSync(join(site.root, "kept"), join(site.root, "shards/indexes"), { recursive: true });
  for (const number of [1, 2])
    await succeed(site, "render", "-s", `${number}/2`, "--indexes", "shards/indexes", "-q");
  await succeed(site, "merge", "shards", "-q", "-o", "merged");
  await succeed(site, "build", "-q");
  expect(site.tree("merged")).toEqual(site.tree());
  const { code, err } = await inSite(
    site.write("briefings/b.md", `${edited}\nLess.\n`),
    ...["render", "-s", "1/2", "--indexes", "shards/indexes"],
  );
  expect([code, err]).toEqual([
    1,
    expect.stringContaining("is not of these files: briefings/b.md has changed"),
  ]);
});

test("a part that a cache brought back without its state is made anew; nothing else is removed", async () => {
  const site = twoStories();
  await buildParts(site, { of: 2 });
  // Beside newer ones: pages of a story that is gone since, as of one that has come since.
  site.write("briefings/c.md", story("C"));
  await buildParts(site, { of: 2 });
  for (const number of [1, 2])
    cpSync(join(site.root, `shards/${number}-of-2`), join(site.root, `old/${number}-of-2`), {
      recursive: true,
    });
  await buildParts(site.remove("briefings/c.md"), { of: 2 });
  for (const number of [1, 2])
    for (const name of ["site", "part.json"])
      cpSync(
        join(site.root, `old/${number}-of-2/${name}`),
        join(site.root, `shards/${number}-of-2/${name}`),
        { recursive: true },
      );
  site.write("briefings/c.md", story("C", "topics: [Oil]"));
  const now = await buildInShards(site, { of: 2, out: "merged" });
  await succeed(site, "build", "-q");
  expect(now).toEqual(site.tree());
  for (const number of [1, 2]) site.remove(`shards/${number}-of-2/state`);
  site.write("briefings/c.md", story("C", "topics: [Gas]"));
  const again = await buildInShards(site, { of: 2, out: "again" });
  await succeed(site, "build", "-q");
  expect(again).toEqual(site.tree());
  // A folder that holds no part may hold anything.
  site.write("mine/site/notes.html", "mine");
  const { code, err } = await inSite(
    site,
    "render",
    "-s",
    "1/2",
    "--indexes",
    "shards/indexes",
    "-o",
    "mine",
  );
  expect([code, err]).toEqual([2, expect.stringContaining("BG0702")]);
  expect(site.read("mine/site/notes.html")).toBe("mine");
});
