import { mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { run, runHere } from "./run.ts";

const SITE = {
  "briefings/a.md": story("A", "topics: [Oil]\nsources: [{source: AP, title: T}]"),
  "briefings/b.md": story("B", "topics: [oil]"),
};
const good = () => newSite({ "briefings/a.md": SITE["briefings/a.md"] });
const warned = () => newSite(SITE);
const broken = () => newSite({ ...SITE, "briefings/c.md": story("C", "sorces: [x]") });

const at = (site: TestSite, ...args: string[]) => runHere(["build", site.root, ...args]);
/** The same by the real program. */
const started = (site: TestSite, ...args: string[]) => run(["build", site.root, ...args]);

test("a build says what it made, what changed, how long it took and where the feeds are; exit 0", async () => {
  const site = good();
  site.write("briefgen.config.yaml", `${site.read("briefgen.config.yaml")}search: off\n`);
  const { code, out, err } = await started(site);
  expect([code, out]).toEqual([0, ""]);
  expect(err.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^dist: \d+ pages from 1 story, 1 topic, 1 outlet, 0 questions, 0 storylines$/),
    expect.stringMatching(/^\d+ written, 0 unchanged, 0 removed, in \d+\.\d\d s$/),
    "feeds: https://example.org/rss.xml, https://example.org/feed.json and 4 others: https://example.org/feeds/",
  ]);
  expect((await at(site)).err).toContain("nothing changed, in ");
  expect((await at(site.remove("briefings/a.md").write("briefings/z.md", story("Z")))).err).toMatch(
    /\d+ written, \d+ unchanged, 11 removed/,
  );
});

test("the site in the working folder is built where none is named; -o is relative to the site", async () => {
  const site = good();
  expect((await run(["build", "-o", "public"], { cwd: site.root })).code).toBe(0);
  expect(site.read("public/stories/a/index.html")).toContain(">A</h1>");
});

test("drafts and future stories that were left out are named, with the options that build them", async () => {
  const site = good()
    .write("briefings/d.md", story("D", "status: draft"))
    .write("briefings/f.md", "---\ntitle: F\ndate: 2027-01-01\n---\n");
  const { err } = await at(site);
  expect(err).toContain("left out 1 draft (--drafts includes them): briefings/d.md");
  expect(err).toContain("left out 1 dated in the future (--future includes them): briefings/f.md");
  const all = await at(site, "--drafts", "--future");
  expect(all.err).not.toContain("left out");
  expect(site.has("dist/stories/d") && site.has("dist/stories/f")).toBe(true);
});

test("content errors: exit 1, the message on stderr, and nothing published", async () => {
  const site = broken();
  const { code, out, err } = await started(site);
  expect([code, out]).toEqual([1, ""]);
  expect(err).toContain(
    "error[BG0102]: unknown key `sorces`\n  ╭─ briefings/c.md:4:1\n4 │ sorces: [x]\n  │ ^^^^^^ did you mean `sources`?",
  );
  expect(err).toContain("1 error and 1 warning: nothing was published, dist is unchanged.");
  expect(site.has("dist")).toBe(false);
});

test("warnings: exit 0 and a line that counts them; with --strict exit 1 and nothing published", async () => {
  const site = warned();
  const strict = await at(site, "--strict");
  expect([strict.code, site.has("dist")]).toEqual([1, false]);
  expect(strict.err).toContain("warning[BG0305]");
  expect(strict.err).toContain("1 warning: nothing was published");
  // Even with -q: it is the reason.
  expect((await at(site, "--strict", "-q")).err).toContain("warning[BG0305]");
  const lax = await at(site);
  expect([lax.code, site.has("dist")]).toEqual([0, true]);
  expect(lax.err).toContain("1 warning above");
});

test("-q prints errors only: nothing at all for a good site", async () => {
  expect(await at(warned(), "-q")).toEqual({ code: 0, out: "", err: "" });
  const { code, err } = await at(broken(), "-q");
  expect(code).toBe(1);
  expect(err).toContain("BG0102");
  expect(err).not.toContain("BG0305");
});

test("-v names the files that were written and prints advice", async () => {
  const site = good();
  const { code, err } = await at(site, "-v");
  expect(code).toBe(0);
  expect(err).toContain("  + stories/a/index.html\n");
  expect(err).toContain("advice[BG0801]");
  expect((await at(site.remove("briefings/a.md").write("briefings/z.md", story("Z")), "-v")).err).toContain(
    "  - stories/a/index.html\n",
  );
});

test("--format json: one object a line on stdout, nothing else", async () => {
  const { code, out, err } = await started(broken(), "--format", "json");
  expect([code, err]).toEqual([1, ""]);
  const lines = out
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    {
      code: "BG0102",
      severity: "error",
      message: "unknown key `sorces`",
      path: "briefings/c.md",
      line: 4,
      column: 1,
      endLine: 4,
      endColumn: 7,
      label: "did you mean `sources`?",
    },
    { code: "BG0305", severity: "warning", path: "briefings/b.md", line: 4 },
  ]);
});

test("--format github: workflow commands with file, line and column", async () => {
  const { code, out } = await at(broken(), "--format", "github");
  expect(code).toBe(1);
  expect(out).toContain(
    "::error file=briefings/c.md,line=4,endLine=4,col=1,endColumn=7,title=BG0102::unknown key `sorces`%0Adid you mean `sources`?\n",
  );
  expect(out.trimEnd().split("\n")).toHaveLength(2);
});

const future = () => newSite({ "briefings/f.md": "---\ntitle: F\ndate: 2026-11-25\n---\n" });
const published = async (args: string[], epoch?: string) => {
  const site = future();
  const { code } = await run(["build", site.root, ...args], { env: { SOURCE_DATE_EPOCH: epoch } });
  return [code, site.has("dist/stories/f")];
};
const day = (text: string) => String(Date.parse(text) / 1000);

test("the clock is --now, else SOURCE_DATE_EPOCH, else the system's", async () => {
  expect(await published(["--now", "2026-11-26"], day("2026-11-01"))).toEqual([0, true]);
  expect(await published(["--now", "2026-11-24T23:59:59Z"], day("2027-11-01"))).toEqual([0, false]);
  expect(await published([], day("2026-11-26"))).toEqual([0, true]);
  expect(await published([], day("2026-11-24"))).toEqual([0, false]);
  const site = newSite({
    "briefings/old.md": "---\ntitle: O\ndate: 2020-01-01\n---\n",
    "briefings/far.md": "---\ntitle: O\ndate: 9000-01-01\n---\n",
  });
  await run(["build", site.root], { env: { SOURCE_DATE_EPOCH: undefined } });
  expect([site.has("dist/stories/old"), site.has("dist/stories/far")]).toEqual([true, false]);
});

test.each([
  [["--now", "yesterday"], "--now yesterday is not a date"],
  [["--now", "2026-02-30"], "--now 2026-02-30 is not a date"],
  [["--base-url", "example.org"], "--base-url example.org is not a web address"],
  [["--base-url", "ftp://example.org/"], "is not a web address"],
  [["--format", "xml"], "Allowed choices are pretty, json, github"],
  [["--strikt"], "Did you mean --strict?"],
  [["extra"], "too many arguments"],
])("%j: exit 2, with the reason, and nothing is built", async (args, message) => {
  const site = good();
  const { code, err } = await at(site, ...args);
  expect(err).toContain(message);
  expect([code, site.has("dist")]).toEqual([2, false]);
});

test("an empty --base-url, as an unset variable gives it: exit 2", async () => {
  const { code, err } = await at(good(), "--base-url", "");
  expect([code, err]).toEqual([2, expect.stringContaining("is not a web address")]);
});

test("SOURCE_DATE_EPOCH that is no number: exit 2", async () => {
  const { code, err } = await run(["build", good().root], { env: { SOURCE_DATE_EPOCH: "soon" } });
  expect([code, err]).toEqual([2, "error: SOURCE_DATE_EPOCH is soon; it must be a number of seconds\n"]);
});

test("a folder without briefings/: exit 2 and a message that says where to go", async () => {
  const site = newSite({});
  const { code, err } = await at(site);
  expect(code).toBe(2);
  expect(err).toContain("error[BG0704]");
  expect(err).toContain("run briefgen in the site's folder");
});

const NO_SITE = "run `briefgen init` to create one, or give the site's folder\n";

test.each(["build", "check", "watch", "preview", "list", "graph"])(
  "%s outside a site: exit 2 and one message, at once",
  async (command) => {
    const { root } = newSite({ "notes.txt": "x" }).remove("briefgen.config.yaml");
    const here = await run([command], { cwd: root });
    expect([here.code, here.err]).toEqual([2, `error: there is no site here; ${NO_SITE}`]);
    const args = command === "list" ? [command, "stories"] : [command];
    const there = await runHere([...args, root], { cwd: "/" });
    expect([there.code, there.err]).toEqual([2, `error: there is no site in \`${root}\`; ${NO_SITE}`]);
    const nowhere = await runHere([...args, "nope"], { cwd: root });
    expect([nowhere.code, nowhere.err]).toEqual([2, "error: there is no folder `nope`\n"]);
  },
);

test("a wrong configuration: exit 2", async () => {
  const site = good().write("briefgen.config.yaml", "site: {titlle: T, url: https://example.org/}\n");
  const { code, err } = await at(site);
  expect(code).toBe(2);
  expect(err).toContain("briefgen.config.yaml:1:8");
  expect(err).toContain("did you mean `title`?");
});

test("an output that must not be: exit 2", async () => {
  const site = good().write("other/x.txt", "mine");
  expect((await at(site, "-o", ".")).code).toBe(2);
  expect((await at(site, "-o", "other")).code).toBe(2);
  expect(Object.keys(site.tree("other"))).toEqual(["x.txt"]);
});

async function refusal(out: string) {
  const { code, err } = await started(good().write("file", "x"), "-o", out);
  expect(err).not.toMatch(/\n\s+at /);
  return [code, /error\[BG0703\]: a file could not be read or written: ([^:\n]*)/.exec(err)?.[1]];
}

test("a disk that refuses: exit 1, one message, no stack", async () => {
  expect(await refusal("x".repeat(300))).toEqual([1, "a name is too long"]);
});

test("an output below a file: one message, no stack", async () => {
  expect((await refusal("file/dist"))[0]).not.toBe(70);
});

test("--base-url takes the place of site.url everywhere", async () => {
  const site = good();
  await at(site, "--base-url", "https://other.test/sub");
  expect(site.page("stories/a/")).toContain(
    '<link rel="canonical" href="https://other.test/sub/stories/a/">',
  );
  expect(Object.values(site.tree()).filter((text) => text.includes("example.org/"))).toEqual([]);
});

test("colours: none without a terminal or with NO_COLOR or --no-color; with FORCE_COLOR", async () => {
  const colours = async (env: Record<string, string>, ...args: string[]) =>
    (await run(["build", broken().root, ...args], { env })).err.includes("\u001b[");
  expect(await colours({})).toBe(false);
  expect(await colours({ FORCE_COLOR: "1" })).toBe(true);
  expect(await colours({ FORCE_COLOR: "0" })).toBe(false);
  expect(await colours({ FORCE_COLOR: "1", NO_COLOR: "1" })).toBe(false);
  expect(await colours({ FORCE_COLOR: "1" }, "--no-color")).toBe(false);
});

test("paths on the command line may hold spaces and letters of any script", async () => {
  const site = good();
  mkdirSync(`${site.root}/my öutput`);
  expect((await at(site, "--out", "my öutput")).code).toBe(0);
  expect(site.has("my öutput/index.html")).toBe(true);
});
