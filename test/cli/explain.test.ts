import { cpSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { DependencyNames } from "../../src/cli/dependency-names.ts";
import { LastBuild } from "../../src/cli/last-build.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { locateOutput } from "../../src/publish/locate-output.ts";
import { Site } from "../../src/site/site.ts";
import { readRecord } from "../../src/store/build-record.ts";
import { stamp } from "../../src/store/stamp.ts";
import { NOW, newSite, requestFor, story } from "../support/site.ts";
import { runHere } from "./run.ts";

const site = (more: Record<string, string> = {}) =>
  newSite({
    "briefings/2026/talks.md": story("Talks", "topics: [Oil]\nsources: [{source: Wire, title: T}]"),
    "briefings/2026/other.md": story("Other", "topics: [Grain]"),
    "pages/about.md": "---\ntitle: About\n---\n\nWe write.\n",
    ...more,
  });

const fileAt = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const STORY_PAGE = readFileSync(fileAt("templates/pages/story.eta"), "utf8");

/** A build at noon of a day in November. */
const build = ({ root }: { root: string }, day: number) =>
  runHere(["build", "--now", `2026-11-${day}T12:00:00Z`], { cwd: root });

const explain = async ({ root }: { root: string }, ...args: string[]) =>
  (await runHere(["explain", ...args], { cwd: root })).out;

/** The line that says when and why. */
const why = async (made: { root: string }, what: string) =>
  (await explain(made, what)).split("\n").find((line) => line.startsWith("last made"));

test("a page: what it reads, what reads it, and why it was made; by address, path or with the folder", async () => {
  const made = site();
  await build(made, 23);
  const said = await explain(made, "/stories/talks/", "-v");
  expect(said).toMatch(
    /^stories\/talks\/index\.html\nlast made 2026-11-23T12:00:00Z, because it was new\n\nit reads\n/,
  );
  expect(said).toContain("\n  the text of briefings/2026/talks.md\n");
  expect(said).toContain("\n  what is connected with the topic “Oil”\n");
  expect(said).toContain("\n  templates/pages/story.eta\n");
  expect(said).toContain("\n  `site` in briefgen.config.yaml\n");
  expect(said).toMatch(/\nthese read it\n(?: {2}.*\n)* {2}topics\/oil\/index\.html\n/);
  for (const same of [
    "https://example.org/stories/talks/",
    "https://example.org/stories/talks/?x#y",
    "/stories/talks",
    "stories/talks/index.html",
    "./dist/stories/talks/index.html",
  ])
    expect(await explain(made, same, "-v")).toBe(said);
});

test("after an edit, what was made again says what had changed; all else keeps its reason and time", async () => {
  const made = site();
  await build(made, 23);
  made.write(
    "briefings/2026/talks.md",
    made.read("briefings/2026/talks.md").replace("Text.", "More text. Of it."),
  );
  await build(made, 24);
  const changed = "last made 2026-11-24T12:00:00Z, because this had changed:";
  expect(await why(made, "/stories/talks/")).toMatch(`${changed} `);
  expect(await why(made, "/stories/talks/")).toContain("briefings/2026/talks.md");
  expect(await why(made, "/stories/other/")).toBe("last made 2026-11-23T12:00:00Z, because it was new");
  made.write("templates/pages/story.eta", `${STORY_PAGE}<!-- mine -->`);
  await build(made, 25);
  expect(await why(made, "/stories/other/")).toBe(
    "last made 2026-11-25T12:00:00Z, because this had changed: templates/pages/story.eta",
  );
  expect(await why(made, "/about/")).toBe("last made 2026-11-23T12:00:00Z, because it was new");
  made.write("dist/about/index.html", "broken");
  await build(made, 26);
  expect(await why(made, "/about/")).toBe(
    "last made 2026-11-26T12:00:00Z, because it was no longer in dist as the build before had left it",
  );
  made.remove("briefings/2026/other.md");
  await build(made, 27);
  expect(await why(made, "/archive/")).toMatch("last made 2026-11-27T12:00:00Z, because this had changed: ");
});

test("a source file: its page, why that was made, and all that reads it", async () => {
  const made = site({ "static/logo.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>" });
  await build(made, 23);
  const said = await explain(made, "briefings/2026/talks.md", "-v");
  expect(said).toContain(
    "its page is stories/talks/index.html\nlast made 2026-11-23T12:00:00Z, because it was new\n",
  );
  expect(said).toMatch(/\nthese read it\n(?: {2}.*\n)* {2}rss\.xml\n/);
  expect(await explain(made, "static/logo.svg")).toBe("static/logo.svg\n\nthese read it\n  logo.svg\n");
  expect(await explain(made, "templates/pages/page.eta")).toBe(
    "templates/pages/page.eta\n\nthese read it\n  about/index.html\n",
  );
  expect(await explain(made, "briefgen.config.yaml", "-v")).toContain("\n  stories/talks/index.html\n");
  const inside = await runHere(["explain", "talks.md", "-v"], { cwd: join(made.root, "briefings/2026") });
  expect(inside.out).toBe(said);
});

test("long lists are cut, and -v shows all", async () => {
  const made = site();
  await build(made, 23);
  const short = await explain(made, "/stories/talks/");
  const [, more] = /\n {2}and (\d+) more; -v shows all\n/.exec(short)!;
  const lines = (text: string) => /it reads\n((?: {2}.*\n)*)/.exec(text)![1]!.split("\n").length;
  expect(lines(await explain(made, "/stories/talks/", "-v"))).toBe(lines(short) - 1 + Number(more));
});

test.each([
  ["stories/talk/", "the site has no page and no file `stories/talk/`; did you mean `/stories/talks/`?"],
  ["templates/story.eta", "did you mean `templates/feed/story.eta` or `templates/pages/story.eta`?"],
  ["briefings/talks.md", "did you mean `briefings/2026/talks.md`?"],
  [
    "https://elsewhere.example/",
    "https://elsewhere.example/ is not an address of this site, which is at https://example.org/",
  ],
  ["qqqqq/zzzzz", "the site has no page and no file `qqqqq/zzzzz`\n"],
])("explain %s: exit 2, with what is near", async (what, message) => {
  const made = site();
  await build(made, 23);
  const { code, err } = await runHere(["explain", what], { cwd: made.root });
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("without a build, and outside a site, explain says what to do; codes are explained anywhere", async () => {
  const made = site();
  const none = await runHere(["explain", "/stories/talks/"], { cwd: made.root });
  expect([none.code, none.err]).toEqual([
    2,
    "error: nothing was built into dist yet: run `briefgen build`, and ask again\n",
  ]);
  const outside = newSite({ "briefgen.config.yaml": "" });
  expect((await runHere(["explain", "bg0102"], { cwd: join(outside.root, "..") })).code).toBe(0);
  const page = await runHere(["explain", "/stories/talks/"], { cwd: join(outside.root, "..") });
  expect([page.code, page.err]).toEqual([2, expect.stringContaining("there is no site here")]);
});

test("every dependency of every file has a name in words", async () => {
  const { root } = newSite({});
  cpSync(fileAt("test/sites/everything"), root, { recursive: true });
  rmSync(join(root, "expected"), { recursive: true });
  await new Site(nodeDisk).update(requestFor(root, { search: true }));
  const inspected = new Site(nodeDisk);
  const result = await inspected.update(requestFor(root, { search: true, out: undefined }), {
    planOnly: true,
  });
  const names = new DependencyNames({ ...result, ...inspected.built!, now: NOW });
  const place = locateOutput({ root, out: "dist", home: "/nowhere" }, nodeDisk);
  const { record, table } = readRecord("problem" in place ? "" : place.state, nodeDisk)!;
  const built = new LastBuild("dist", table(stamp())!, record.files.keys());
  expect(built.files.length).toBeGreaterThan(100);
  const words = built.files.flatMap((file) =>
    built.keysOf(file).map((key) => names.wordsFor(key) ?? `${file}: ${key}`),
  );
  // Words that are not the names by which the program knows them.
  expect(words.filter((word) => /\d{8}|^(?:template|config|list|languages|lists) /.test(word))).toEqual([]);
});
