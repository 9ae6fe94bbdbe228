import { expect, test } from "vitest";
import { codes } from "../../src/diagnostics/codes.ts";
import { newSite, story } from "../support/site.ts";
import { run, runHere } from "./run.ts";

test("--version is the package's", async () => {
  const { version } = (await import("../../package.json", { with: { type: "json" } })).default;
  expect(await run(["--version"])).toEqual({ code: 0, out: `${version}\n`, err: "" });
});

test.each([
  [["--help"], "Build and view:"],
  [["build", "--help"], "--base-url <url>"],
  [["watch", "--help"], "Press Ctrl-C to stop."],
  [["check", "--help"], "--strict"],
  [["explain", "--help"], "for example BG0102"],
  [["import", "--help"], "--dry-run"],
  [["help", "build"], "--out <folder>"],
])("briefgen %j explains itself on stdout and exits 0", async (args, text) => {
  const { code, out, err } = await run(args);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("Usage: briefgen");
  expect(out).toContain(text);
});

test("every command has a help of its own", async () => {
  const { out } = await runHere(["--help"]);
  const listed = out.slice(out.indexOf("Write:"), out.indexOf("Environment:")).matchAll(/^ {2}(\w+)/gm);
  const commands = [...listed].map(([, name]) => name!).filter((name) => name !== "help");
  expect(commands).toEqual([
    ...["init", "new", "import", "build", "watch", "preview", "check", "clean"],
    ...["index", "render", "merge"],
    ...["list", "report", "graph", "verify", "email", "explain", "eject", "schema", "completion"],
  ]);
  for (const command of commands) {
    const help = (await runHere([command, "--help"])).out;
    expect(help).toContain(`Usage: briefgen ${command}`);
    expect(help, command).toMatch(/\nExamples:\n {2}\S/);
  }
});

test.each([
  [["biuld"], "unknown command 'biuld'", "Did you mean build?"],
  [["build", "--draft"], "unknown option '--draft'", "Did you mean --drafts?"],
  [["import"], "missing required argument 'files'", "briefgen --help"],
  [["explain", "BG0102", "BG0103"], "too many arguments", "briefgen --help"],
])("wrong usage %j: exit 2, with the reason and a way on", async (args, reason, way) => {
  const { code, out, err } = await runHere(args);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(reason);
  expect(err).toContain(way);
});

test("no command at all: the help, and exit 2", async () => {
  const { code, out, err } = await runHere([]);
  expect(code).toBe(2);
  expect(out + err).toContain("Usage: briefgen");
});

test.each(["BG0203", "bg0203"])(
  "explain %s: title, reason, what to do, and that it can be changed",
  async (code) => {
    const { title, why, fix } = codes.BG0203;
    const result = await runHere(["explain", code]);
    expect(result).toEqual({
      code: 0,
      out: `error[BG0203]: ${title}\n\n${why}\n\n${fix}\n\nYou can change its severity under \`diagnostics:\` in briefgen.config.yaml.\n`,
      err: "",
    });
  },
);

test("explain of a code that cannot be changed does not offer it", async () => {
  expect((await runHere(["explain", "BG0102"])).out).not.toContain("can be changed");
});

test("explain of an unknown code: exit 2, the nearest one, and where the list is", async () => {
  const { code, err } = await runHere(["explain", "BG01022"]);
  expect(code).toBe(2);
  expect(err).toMatch(
    /^error: there is no code BG01022; did you mean `BG0102`\?; `briefgen explain` lists them all\n$/,
  );
});

test("explain without a code lists every code with its severity and title", async () => {
  const { code, out } = await runHere(["explain"]);
  const expected = Object.entries(codes).map(([name, { severity, title }]) => [name, severity, title]);
  expect(code).toBe(0);
  expect(
    out
      .trimEnd()
      .split("\n")
      .map((line) => line.split(/ {2,}/)),
  ).toEqual(expected);
});

const SITE = {
  "briefings/a.md": story("A", "sources: [{source: AP, title: T}]", "Text.\n\n## Go deeper\n\n- What next?"),
};

test("check of a good site: what was looked at, the advice, exit 0, and nothing written anywhere", async () => {
  const site = newSite(SITE);
  const before = site.tree(".");
  const { code, out, err } = await runHere(["check", site.root]);
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain("advice[BG0801]");
  expect(err).not.toContain("BG0803");
  expect(err).toMatch(/checked 1 story and \d+ pages: no problems, 2 pieces of advice\n$/);
  expect(site.tree(".")).toEqual(before);
});

test("check finds a dead link and a dead anchor that only a template makes", async () => {
  const site = newSite({
    ...SITE,
    "templates/partials/footer.eta":
      '<footer><a href="<%= it.site.href %>nowhere/">x</a> <a href="#bottom">y</a> <a href="https://example.com/">z</a></footer>',
  });
  const { code, err } = await runHere(["check", site.root]);
  expect(code).toBe(1);
  // One mistake is one error, however many pages have it.
  expect(err.match(/error\[BG0203\].*|error\[BG0204\].*/g)).toEqual([
    expect.stringMatching(/on the page \S+ and \d+ more, the link `\/nowhere\/` leads nowhere/),
    expect.stringMatching(/on the page \S+ and \d+ more, the link `#bottom` points to a missing anchor/),
  ]);
  expect(err).not.toContain("example.com");
  expect(site.has("dist")).toBe(false);
});

test("check finds footnotes with labels of every script", async () => {
  const site = newSite({
    ...SITE,
    "briefings/b.md":
      '---\ntitle: B\ndate: 2026-11-20\n---\n\nx[^註] y[^a"b] z[^50%]\n\n[^註]: One.\n\n[^a"b]: Two.\n\n[^50%]: Three.\n',
  });
  const { code, err } = await runHere(["check", site.root]);
  expect(err).not.toContain("BG0204");
  expect(code).toBe(0);
});

test("check reports a dead anchor of a text once, at its line", async () => {
  const site = newSite({
    ...SITE,
    "briefings/b.md": "---\ntitle: B\ndate: 2026-11-20\n---\n\n[x](#nope) and [y](a.md#gone).\n",
  });
  const { err } = await runHere(["check", site.root]);
  expect(err.match(/BG0204/g)).toHaveLength(2);
  expect(err).toContain("briefings/b.md:6:1");
});

test("check finds an address of a template that leaves the base path", async () => {
  const site = newSite({
    ...SITE,
    "templates/partials/footer.eta": '<footer><a href="/topics/">x</a></footer>',
  });
  expect((await runHere(["check", site.root])).code).toBe(0);
  const { code, err } = await runHere(["check", site.root, "--base-url", "https://example.org/sub/"]);
  expect(code).toBe(1);
  expect(err).toContain("leads out of the site's base path");
});

test("check --format github gives advice as notices; --strict does not fail on it", async () => {
  const site = newSite(SITE);
  const { code, out, err } = await runHere(["check", site.root, "--format", "github", "--strict"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("::notice file=briefings/a.md,line=4");
});

test("check reports content errors like a build", async () => {
  const site = newSite({ "briefings/a.md": story("A", "sorces: [x]") });
  const { code, err } = await runHere(["check", site.root]);
  expect(code).toBe(1);
  expect(err).toContain("error[BG0102]");
  expect(err).toMatch(/checked .*: 1 error/);
});
