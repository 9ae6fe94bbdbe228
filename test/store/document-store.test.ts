import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { FileParser } from "../../src/reading/file-parser.ts";
import { type FoundFile, foundFile } from "../../src/source/found-file.ts";
import { DocumentStore } from "../../src/store/document-store.ts";
import { DamagedStore } from "../../src/store/text-file.ts";
import { bodyIn } from "../content/parsed.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const OPTIONS = {
  timeZone: "UTC",
  aliases: {},
  limits: LIMITS,
  unwanted: [],
  parser: "fastest",
  key: "one",
} as const;
const PATH = "briefings/a.md";

const found = (site: TestSite): FoundFile => {
  const absolute = join(site.root, PATH);
  return foundFile(PATH, absolute, nodeDisk.info(absolute));
};

const open = (site: TestSite, key = "one") =>
  new DocumentStore({ folder: join(site.root, "store"), isReadOnly: false }, key, nodeDisk);

/** Reads the story, and saves what that gave. Returns the digest. */
async function save(site: TestSite): Promise<string> {
  const reader = new FileParser(OPTIONS, nodeDisk);
  const source = reader.source(found(site));
  if (!("text" in source)) throw new Error("no text");
  const store = open(site);
  store.add(await reader.parse(found(site), source));
  store.save([found(site)]);
  return source.digest;
}

/** A store on the disk that knows one story, whose file has been at rest for a while. */
async function cached(): Promise<{ site: TestSite; digest: string }> {
  const site = await newSite({ [PATH]: story("A", "quotes: []", "The text.") }).atRest();
  return { site, digest: await save(site) };
}

const fileOf = (site: TestSite) => join(site.root, "store", readdirSync(join(site.root, "store"))[0]!);

test("a file that is as it was is known without being read, and so is its text", async () => {
  const { site } = await cached();
  const known = open(site).unread(found(site));
  expect(known?.document).toMatchObject({ kind: "story", front: { title: "A" }, excerpt: "The text." });
  expect(bodyIn(known!.document!).sections[0]?.text).toContain("The text.");
});

test("another time is reason to look at the bytes, and the same bytes are known again", async () => {
  const { site, digest } = await cached();
  utimesSync(join(site.root, PATH), 1, 1);
  const store = open(site);
  expect(store.unread(found(site))).toBeUndefined();
  expect(store.find(found(site), digest)?.document).toBeDefined();
  expect(store.find(found(site), "another digest")).toBeUndefined();
});

test("nothing is known of a file that changed a moment before it was read: it may change again and look the same", async () => {
  const { site } = await cached();
  site.write(PATH, story("B"));
  await save(site);
  expect(open(site).unread(found(site))).toBeUndefined();
});

test("with another version or other options nothing is known", async () => {
  const { site } = await cached();
  expect(open(site, "two").unread(found(site))).toBeUndefined();
});

test("a file that is gone is forgotten", async () => {
  const { site } = await cached();
  open(site).save([]);
  expect(open(site).unread(found(site))).toBeUndefined();
});

test("whatever byte of it is wrong, the store gives the document, nothing, or says that it is damaged", async () => {
  const { site } = await cached();
  const bytes = readFileSync(fileOf(site));
  const read = () => {
    const document = open(site).unread(found(site))?.document;
    return document && JSON.stringify([document, document.text.read()]);
  };
  const whole = read();
  const outcomes = new Set<string>();
  for (let at = 0; at < bytes.length; at += 7) {
    writeFileSync(fileOf(site), bytes.with(at, bytes[at]! ^ 0x20));
    try {
      const document = read();
      if (document) expect(document).toBe(whole);
      outcomes.add(document ? "whole" : "unknown");
    } catch (error) {
      expect(error).toBeInstanceOf(DamagedStore);
      outcomes.add("damaged");
    }
  }
  expect(outcomes).toEqual(new Set(["unknown", "damaged"]));
  writeFileSync(fileOf(site), bytes.subarray(0, 5));
  expect(open(site).unread(found(site))).toBeUndefined();
  expect(statSync(fileOf(site)).size).toBe(5);
});
