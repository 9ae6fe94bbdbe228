import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { runHere } from "./run.ts";

const SITE = {
  "briefings/a.md": story("A"),
  "pages/about.md": "---\ntitle: About\n---\n\nText.\n",
  "www/mine.txt": "mine",
};

const briefgen = (site: TestSite, command: string) =>
  runHere(command.split(" "), { cwd: site.root, env: { HOME: join(site.root, "home") } });

test("`--state` keeps everything that builds remember in a folder of your choice, also for the other commands", async () => {
  const site = newSite({ ...SITE, "static/x.txt": "x" });
  expect(await briefgen(site, "build -q --state cache/news")).toMatchObject({ code: 0, err: "" });
  const kept = Object.keys(site.tree("cache/news"));
  expect(kept.filter((path) => /record\.bin|documents/.test(path)).length).toBeGreaterThan(1);
  for (const command of ["check", "list stories", "graph", "report", "explain /stories/a/"])
    expect([command, (await briefgen(site, `${command} --state cache/news`)).code]).toEqual([command, 0]);
  site.remove("static/x.txt");
  expect((await briefgen(site, "build --state cache/news")).err).toMatch(/ \d+ unchanged, 1 removed,/);
  expect((await briefgen(site, "clean --state cache/news")).err).toMatch(
    /^removed \d+ files from dist, and the caches in cache\/news\n$/,
  );
  expect([site.has("dist"), site.has("cache/news"), site.has(".briefgen")]).toEqual([false, false, false]);
});

test("`merge --state`; a shard keeps its caches in its part", async () => {
  const site = newSite(SITE);
  expect(await briefgen(site, "build -q --shard 1/1 --state cache")).toEqual({
    code: 2,
    out: "",
    err: "error: a shard keeps its caches in its part; use `--state` with `briefgen merge`\n",
  });
  await briefgen(site, "build -q --shard 1/1");
  expect(await briefgen(site, "merge -q --state cache shards")).toMatchObject({ code: 0, err: "" });
  expect([site.has("dist/index.html"), site.has("cache/made-here"), site.has(".briefgen")]).toEqual([
    true,
    true,
    false,
  ]);
});

test.each([
  ["www", "it holds other files"],
  ["www/mine.txt", "it is not a folder"],
  ["linked", "it holds other files"],
  [".", "it is the site's own folder"],
  ["..", "it contains the site's own folder"],
  ["briefings/cache", "it is in briefings/"],
  ["static/cache", "it is in static/"],
  [".briefgen/cache", "it is in .briefgen/"],
])("`--state %s` is refused, and nothing is written or removed", async (state, why) => {
  const site = newSite(SITE);
  symlinkSync("www", join(site.root, "linked"));
  const before = site.tree(".");
  for (const command of ["build", "check", "clean", "watch", "list stories"])
    expect([command, await briefgen(site, `${command} --state ${state}`)]).toEqual([
      command,
      { code: 2, out: "", err: `error: \`${state}\` cannot be used for --state: ${why}\n` },
    ]);
  expect(site.tree(".")).toEqual(before);
});

test.each([
  ["dist", "dist/cache", "it contains the folder for briefgen's caches"],
  ["cache/dist", "cache", "briefgen keeps its caches there"],
  ["cache", "cache", "briefgen keeps its caches there"],
])("an output `%s` and a state `%s` within each other are refused", async (out, state, why) => {
  const site = newSite(SITE);
  const { code, err } = await briefgen(site, `build --out ${out} --state ${state}`);
  expect([code, err]).toEqual([
    2,
    expect.stringContaining(`\`${out}\` must not be the output folder: ${why}\n`),
  ]);
});

test("`--state .briefgen` is the usual folder; an empty one is taken, and so is one with a volume's lost+found", async () => {
  const site = newSite(SITE);
  mkdirSync(join(site.root, "empty"));
  mkdirSync(join(site.root, "volume/lost+found"), { recursive: true });
  for (const state of [".briefgen", "empty", "volume"])
    expect(await briefgen(site, `build -q --out dist-${state} --state ${state}`)).toMatchObject({ code: 0 });
  expect(site.has("volume/lost+found")).toBe(true);
});

test("a folder that is not there, or is no site: exit 2, a word on it, and nothing is made", async () => {
  const site = newSite({ "briefgen.config.yaml": "", "empty/x.txt": "x" }).remove("briefgen.config.yaml");
  const before = site.tree(".");
  for (const command of ["build", "watch", "clean"])
    expect([command, await briefgen(site, `${command} nwes`)]).toEqual([
      command,
      { code: 2, out: "", err: "error: there is no folder `nwes`\n" },
    ]);
  expect((await briefgen(site, "build empty")).err).toMatch(/^error: there is no site in `empty`; /);
  expect([site.tree("."), site.has("nwes"), site.has("empty/.briefgen")]).toEqual([before, false, false]);
});
