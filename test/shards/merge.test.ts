import { expect, test } from "vitest";
import { difference, edit, listed } from "../cli/listed.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { buildParts, copyOf, inSite, succeed, tinySite } from "./sharded.ts";

/** What is said about the host. */
const aboutHost = (err: string): string => err.slice(err.indexOf("BG0707"), err.indexOf("\n\n"));

test("a limit of the host counts for the whole site, and is reported once, as by a build", async () => {
  const site = tinySite("host: {files: 25}\n");
  const whole = copyOf(site);
  const built = await succeed(whole, "build");
  expect(built.err).toMatch(/warning\[BG0707\]: the site has \d\d files; the host accepts 25\n/);
  // No part has so many files, and none is blamed for what the others have.
  await buildParts(site, { of: 2 });
  const merged = await succeed(site, "merge", "shards");
  expect(aboutHost(merged.err)).toBe(aboutHost(built.err));
  expect(site.tree()).toEqual(whole.tree());
});

test("with --strict, nothing is published that the host would not accept", async () => {
  const site = tinySite("host: {files: 5}\n");
  for (const number of [1, 2]) await succeed(site, "index", "-s", `${number}/2`, "--strict", "-q");
  for (const number of [1, 2])
    await succeed(site, "render", "-s", `${number}/2`, "--indexes", "shards/indexes", "--strict", "-q");
  const { code, err } = await inSite(site, "merge", "shards", "--strict");
  expect([code, err]).toEqual([1, expect.stringContaining("warning[BG0707]")]);
  expect(err).toContain("1 warning: nothing was published, dist is unchanged.");
  expect(site.has("dist")).toBe(false);
});

test("a host whose warnings the configuration makes errors accepts no merge, either", async () => {
  const site = tinySite("host: {files: 5}\ndiagnostics: {BG0707: error}\n");
  await buildParts(site, { of: 2 });
  const { code, err } = await inSite(site, "merge", "shards");
  expect([code, err]).toEqual([1, expect.stringContaining("error[BG0707]: the site has")]);
});

test("`--changes` lists the same as with one build, also where nothing changed", async () => {
  const publish = async (site: TestSite): Promise<void> => {
    await buildParts(site, { of: 3 });
    await succeed(site, "merge", "shards", "--changes", "changes.txt", "-q");
  };
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/news/}\nsearch: off\n",
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "static/x.txt": "x",
    "static/gone.txt": "g",
  });
  const whole = copyOf(site);
  await succeed(whole, "build", "-q");
  await publish(site);
  expect(listed(site)).toEqual(difference({}, site.tree()));
  const before = site.tree();
  for (const each of [site, whole]) edit(each);
  site.remove("changes.txt");
  await publish(site);
  await succeed(whole, "build", "--changes", "changes.txt", "-q");
  expect(site.read("changes.txt")).toBe(whole.read("changes.txt"));
  expect(listed(site)).toEqual(difference(before, site.tree()));
  site.remove("changes.txt");
  await publish(site);
  expect(site.read("changes.txt")).toBe("");
});
