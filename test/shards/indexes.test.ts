import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { hasOutput, hasSource } from "../../src/text/share.ts";
import { story, TestSite } from "../support/site.ts";
import { copyOf, inSite, keptFolder, numbers, succeed, tinySite } from "./sharded.ts";

const FOLDER = "shards/indexes";

/** A site with the indexes of three shards, and the part of the second one. */
const made = new TestSite(keptFolder());
beforeAll(async () => {
  copyOf(tinySite(), made);
  await indexAll(made);
  await succeed(made, "render", "-s", "2/3", "--indexes", FOLDER, "-q");
});

async function indexAll(site: TestSite, of = 3): Promise<void> {
  for (const number of numbers(of)) await succeed(site, "index", "-s", `${number}/${of}`, "-q");
}

/** The path of a shard's index. */
const indexOf = (site: TestSite, number: number, of = 3): string => {
  const names = readdirSync(`${site.root}/${FOLDER}`);
  return `${FOLDER}/${names.find((name) => name.startsWith(`${number}-of-${of}-`))}`;
};

/** The path of an index with these contents. */
const nameOf = (number: number, contents: Uint8Array): string =>
  `${FOLDER}/${number}-of-3-${createHash("sha256").update(contents).digest("hex").slice(0, 32)}.index`;

/** Where the contents of an index begin: its last four bytes have their length. */
const startOf = (index: Buffer): number => index.length - 4 - index.readUInt32BE(index.length - 4);

/** An index that has only its contents, or also places. */
function indexWith(contents: Uint8Array, places: Uint8Array = Buffer.alloc(0)): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(contents.length);
  return Buffer.concat([places, contents, length]);
}

const bytesOf = (site: TestSite, path: string): Buffer => Buffer.from(site.tree(".")[path]!, "latin1");

/** A text of the second shard. */
const OWN = ["a", "b", "c", "d"]
  .map((name) => `briefings/${name}.md`)
  .find((path) => hasSource({ number: 2, of: 3 }, path))!;

/** Renders the second shard; expects one error, no part, and that its help helps. */
async function expectRefused(site: TestSite, message: string, help: string): Promise<void> {
  const render = ["render", "-s", "2/3", "--indexes", FOLDER];
  const { code, err } = await inSite(site, ...render);
  expect(err).toBe(
    `error[BG0710]: ${message}\n  = help: run \`${help} with these files\n\n1 error: no part was written.\n`,
  );
  expect(code).toBe(1);
  expect(site.has("shards/2-of-3/part.json")).toBe(false);
  const [, shard] = /--shard (\d\/3)`$/.exec(help) ?? [];
  if (shard === undefined) await indexAll(site);
  else await succeed(site, "index", "-s", shard, "-q");
  await succeed(site, ...render, "-q");
}

const again = (number: number): string => `briefgen index --shard ${number}/3\``;

test.each([1, 2])(
  "an index of shard %i/3 that is cut off, or has other contents, is damaged",
  async (number) => {
    const whole = bytesOf(made, indexOf(made, number));
    const damaged = [
      ...[0, 2, whole.length >> 1, whole.length - 1].map((length) => whole.subarray(0, length)),
      Buffer.concat([whole, Buffer.from("}")]),
      // In the contents, and in their length.
      ...[startOf(whole) + 30, whole.length - 1].map((at) => whole.with(at, whole[at]! ^ 1)),
    ];
    const site = copyOf(made);
    const path = indexOf(site, number);
    for (const bytes of damaged) {
      site.write(path, bytes);
      await expectRefused(site, `the index of shard ${number}/3 is damaged`, again(number));
      expect(bytesOf(site, path)).toEqual(Buffer.from(whole));
    }
  },
);

test.each([1, 2])(
  "wherever an index of shard %i/3 has another byte, no part with another byte is made",
  async (number) => {
    const site = copyOf(made);
    const path = indexOf(site, number);
    const whole = bytesOf(site, path);
    const end = startOf(whole);
    const right = made.tree("shards/2-of-3/site");
    const found: number[] = [];
    for (let at = 0; at < end; at += Math.ceil(end / 30)) {
      site.write(path, whole.with(at, whole[at]! ^ 1)).remove("shards/2-of-3");
      const { code, err } = await inSite(site, "render", "-s", "2/3", "--indexes", FOLDER, "-q");
      if (code === 0) expect([at, site.tree("shards/2-of-3/site")]).toEqual([at, right]);
      else
        expect([code, err]).toEqual([
          1,
          expect.stringContaining(`the index of shard ${number}/3 is damaged`),
        ]);
      if (code === 1) found.push(at);
      expect(site.has("shards/2-of-3/part.json")).toBe(code === 0);
    }
    // The outlines are first; every share reads all of them.
    expect(found[0]).toBe(0);
    await succeed(site, "index", "-s", `${number}/3`, "-q");
    expect(bytesOf(site, path)).toEqual(whole);
  },
);

test("an index with the name of another one is not taken for it", async () => {
  const site = copyOf(made);
  const [first, third] = [bytesOf(site, indexOf(site, 1)), indexOf(site, 3)];
  site.write(indexOf(site, 1).replace("/1-", "/3-"), first).remove(third);
  await expectRefused(site, "the index of shard 3/3 is really that of another shard", again(3));
  site.write(indexOf(site, 1).replace("/1-", "/2-"), first).remove(indexOf(copyOf(made), 2));
  await expectRefused(site, "the index of shard 2/3 is really that of another shard", again(2));
});

test.each([
  ["", "is damaged"],
  ["{]", "is damaged"],
  ["{}", "was made by another version of briefgen or Node.js"],
])("a file whose contents are %j, as its name says, is no index", async (text, why) => {
  const site = copyOf(made);
  const contents = Buffer.from(text);
  site.remove(indexOf(site, 1)).write(nameOf(1, contents), indexWith(contents));
  await expectRefused(site, `the index of shard 1/3 ${why}`, again(1));
});

test("an index with any other name is none", async () => {
  const site = copyOf(made);
  const path = indexOf(site, 3);
  site.write(`${FOLDER}/third.index`, bytesOf(site, path)).remove(path);
  await expectRefused(site, "there is no index of shard 3/3 in shards/indexes", again(3));
});

test("an index of another version, or of another configuration, is named", async () => {
  const site = copyOf(made);
  const path = indexOf(site, 1);
  const bytes = bytesOf(site, path);
  const start = startOf(bytes);
  const [title = "", files = ""] = bytes.toString("utf8", start, bytes.length - 4).split("\n");
  for (const change of [{ version: "older" }, { form: 0 }]) {
    const contents = Buffer.from(`${JSON.stringify({ ...JSON.parse(title), ...change })}\n${files}`);
    site.remove(path).write(nameOf(1, contents), indexWith(contents, bytes.subarray(0, start)));
    await expectRefused(
      site,
      "the index of shard 1/3 was made by another version of briefgen or Node.js",
      again(1),
    );
    expect(readdirSync(`${site.root}/${FOLDER}`)).toHaveLength(3);
  }
  const config = site.read("briefgen.config.yaml");
  site.write("briefgen.config.yaml", `${config}footer: F.\n`);
  for (const number of [2, 3]) await succeed(site, "index", "-s", `${number}/3`, "-q");
  await expectRefused(site, "the index of shard 1/3 was made with another configuration", again(1));
});

test("an index that is not of these files says which one", async () => {
  const stale = "the index of shard 2/3 is not of these files:";
  const site = copyOf(made);
  const other = numbers(9)
    .map((number) => `briefings/new-${number}.md`)
    .find((path) => hasSource({ number: 2, of: 3 }, path))!;
  site.write(OWN, story("Edited"));
  await expectRefused(site, `${stale} ${OWN} has changed`, again(2));
  site.write(other, story("New"));
  await expectRefused(site, `${stale} ${other} is new`, again(2));
  site.remove(other);
  await expectRefused(site, `${stale} ${other} is gone`, again(2));
  const copied = numbers(9)
    .map((number) => `static/${number}.txt`)
    .find((path) => hasOutput({ number: 2, of: 3 }, path.slice("static/".length)))!;
  site.write(copied, "1");
  await expectRefused(site, `${stale} ${copied} is new`, again(2));
  site.write(copied, "2");
  await expectRefused(site, `${stale} ${copied} has changed`, again(2));
});

test("a machine with another file in static/ makes no part that contains it", async () => {
  const site = copyOf(made);
  for (const name of ["1", "2", "3", "4", "5", "6"]) site.write(`static/${name}.txt`, "1");
  await indexAll(site);
  for (const name of ["1", "2", "3", "4", "5", "6"]) {
    const other = copyOf(site).write(`static/${name}.txt`, "2");
    const errs: string[] = [];
    for (const number of numbers(3))
      errs.push((await inSite(other, "render", "-s", `${number}/3`, "--indexes", FOLDER, "-q")).err);
    const shard = errs.findIndex((err) => err !== "") + 1;
    expect(errs[shard - 1]).toContain(
      `shard ${shard}/3 is not of these files: static/${name}.txt has changed`,
    );
    expect(other.has(`shards/${shard}-of-3/part.json`)).toBe(false);
    const parts = numbers(3).filter((number) => other.has(`shards/${number}-of-3/site/${name}.txt`));
    expect([name, parts]).toEqual([name, []]);
  }
});

test("indexes of another number of shards are none; several missing ones are named together", async () => {
  const site = copyOf(made).remove(FOLDER);
  await indexAll(site, 2);
  await expectRefused(
    site,
    "there is no index of shards 1/3, 2/3 and 3/3 in shards/indexes",
    "briefgen index` for each of these shards",
  );
});

test("if a later index fails, the part that there was is not taken for the one of now", async () => {
  const site = copyOf(made);
  for (const number of [1, 3]) await succeed(site, "render", "-s", `${number}/3`, "--indexes", FOLDER, "-q");
  await succeed(site, "merge", "shards", "-q");
  const before = site.tree();
  site.write(OWN, "---\ntitle: A\ndate: never\n---\n");
  expect((await inSite(site, "index", "-s", "2/3")).code).toBe(1);
  const codes: number[] = [];
  for (const number of numbers(3))
    codes.push((await inSite(site, "render", "-s", `${number}/3`, "--indexes", FOLDER)).code);
  // Of the other shards, nothing has changed.
  expect(codes).toEqual([0, 1, 0]);
  const { code, err } = await inSite(site, "merge", "shards");
  expect([code, err]).toEqual([1, expect.stringContaining("there is no part of shard 2/3")]);
  expect(site.tree()).toEqual(before);
});

test("a `build` of a shard tells the problems of all texts, and leaves no part that could be merged", async () => {
  const site = tinySite();
  for (const number of [1, 2]) await succeed(site, "build", "-s", `${number}/2`, "-q");
  await succeed(site, "merge", "shards", "-q");
  const before = site.tree();
  for (const name of ["a", "b", "c", "d"])
    site.write(`briefings/${name}.md`, "---\ntitle: T\ndate: never\n---\n");
  const { code, err } = await inSite(site, "build", "-s", "1/2");
  expect(code).toBe(1);
  for (const name of ["a", "b", "c", "d"]) expect(err).toContain(`briefings/${name}.md:3:7`);
  const merged = await inSite(site, "merge", "shards");
  expect([merged.code, merged.err]).toEqual([1, expect.stringContaining("there is no part of shard 1/2")]);
  expect(site.tree()).toEqual(before);
});
