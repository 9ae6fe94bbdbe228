import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { until } from "../support/until.ts";
import { building, type Process } from "./processes.ts";

/** Enough that a build is interrupted long before it is done; 1,500 and more are read with a second thread. */
const siteOf = (count: number, text = "Text."): TestSite =>
  newSite({
    ...Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`briefings/s${i}.md`, story(`S${i}`, "", text)]),
    ),
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/}\nsearch: off\nmarkdown: false\nbibliography: off\nmap: off\ngraph: off\nfeeds: {nodes: off}\n",
    "templates/layouts/base.eta": "<%~ it.body %>",
  });

/** How many files of the next site lie beside the output. */
function staged(site: TestSite): number {
  const state = join(site.root, ".briefgen");
  const outputs = existsSync(state) ? readdirSync(state) : [];
  return outputs.reduce((sum, name) => {
    const stories = join(state, name, "staging/stories");
    return sum + (existsSync(stories) ? readdirSync(stories).length : 0);
  }, 0);
}

/** Files in the state folder that only a build at work has. */
const litter = (site: TestSite) =>
  Object.keys(site.tree(".briefgen")).filter((path) => /lock|staging|journal|\.tmp$/.test(path));

const atWork = (site: TestSite, build: Process, files: number) =>
  until(() => staged(site) >= files || build.child.exitCode !== null);

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  test(`${signal} during a first build ends it with ${code}; there is no site, and nothing staged`, async () => {
    const site = siteOf(800);
    const build = building(site.root);
    await atWork(site, build, 20);
    expect([await build.kill(signal), build.text]).toEqual([
      code,
      "interrupted: nothing was published, dist is unchanged.\n",
    ]);
    expect(site.has("dist")).toBe(false);
    expect(litter(site)).toEqual([]);
    expect(await building(site.root).ended).toBe(0);
  });
}

test("SIGINT while the next site is made leaves the old one, and no thread writes on", async () => {
  const site = siteOf(1600);
  expect(await building(site.root).ended).toBe(0);
  const old = site.tree();
  for (let i = 0; i < 1600; i += 1) site.write(`briefings/s${i}.md`, story(`S${i}`, "", "New."));
  const build = building(site.root);
  await atWork(site, build, 300);
  expect(await build.kill("SIGINT")).toBe(130);
  expect(site.tree()).toEqual(old);
  expect(litter(site)).toEqual([]);
});

test("SIGINT while files are read ends a build, too", async () => {
  const site = siteOf(1600);
  const build = building(site.root);
  await until(() => site.has(".briefgen/lock") || build.child.exitCode !== null);
  expect(await build.kill("SIGINT")).toBe(130);
  expect(site.has("dist")).toBe(false);
  expect(litter(site)).toEqual([]);
  // What was read is kept only when all is.
  expect(site.has(".briefgen/documents")).toBe(false);
});

test("a second SIGINT ends a build at once, and the next build succeeds", async () => {
  const site = siteOf(800);
  const build = building(site.root);
  await atWork(site, build, 20);
  const again = setInterval(() => build.child.kill("SIGINT"), 1);
  expect(["SIGINT", 130]).toContain(await build.ended);
  clearInterval(again);
  expect(site.has("dist")).toBe(false);
  expect(await building(site.root).ended).toBe(0);
  expect(litter(site)).toEqual([]);
});
