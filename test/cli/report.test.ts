import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import stringWidth from "fast-string-width";
import { expect, test } from "vitest";
import { reportCommand } from "../../src/cli/report.ts";
import { NOW, newSite, story } from "../support/site.ts";
import { runHere } from "./run.ts";

const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));

const many = Object.fromEntries(
  Array.from({ length: 12 }, (_, number) => [
    `briefings/s-${number}.md`,
    story(`Story ${number}`, `sources: [{source: "Outlet ${number}"}]`),
  ]),
);

/** The report as a terminal of so many columns shows it. */
async function shown(root: string, columns: number, options: object = {}, env = {}): Promise<string> {
  const out: string[] = [];
  const io = {
    ...{ cwd: "/", home: "/nowhere", env, columns, isInteractive: false, clock: () => NOW },
    ...{ out: (text: string) => void out.push(text), err: () => {} },
  };
  await reportCommand(root, { format: "pretty", color: false, ...options }, io);
  return out.join("");
}

test.each([60, 80])("no line of the sample's report is wider than %d columns", async (columns) => {
  for (const verbose of [false, true])
    for (const line of (await shown(SAMPLE, columns, { verbose })).split("\n"))
      expect(stringWidth(line), line).toBeLessThanOrEqual(columns);
});

test("ten rows of each table, and how many more there are; -v prints all", async () => {
  const { root } = newSite(many);
  const [few, all] = [await shown(root, 80), await shown(root, 80, { verbose: true })];
  expect(few).toContain("  and 2 more\n");
  expect(few).not.toContain("Story 9");
  expect(all).not.toContain(" more\n");
  expect(all).toContain("Story 9");
});

test("a terminal that has only ASCII gets bars of it", async () => {
  const { root } = newSite({ "briefings/a.md": story("A", "sources: [{source: AP}]") });
  expect(await shown(root, 80, {}, { LANG: "C" })).toMatch(/AP +#{10} 100%/);
  expect(await shown(root, 80, {}, { LANG: "de_DE.UTF-8" })).toMatch(/AP +█{10} 100%/);
});

test("a site without stories, and one of a single story", async () => {
  const empty = newSite({});
  mkdirSync(join(empty.root, "briefings"));
  const { code, out } = await runHere(["report", empty.root]);
  expect([code, out]).toEqual([
    0,
    "Test Brief: report of 2026-11-23\nThe site has no published stories yet, so there is nothing to report.\n",
  ]);
  const one = await runHere(["report", newSite({ "briefings/a.md": story("A") }).root]);
  expect(one.out).toContain("1 story of 2026-11-20 with 0 citations.");
  expect(one.out).toMatch(/Stories without sources\n +A +2026-11-20\n +briefings\/a\.md/);
});

test("drafts and future stories count if they are asked for; --now decides which day it is", async () => {
  const { root } = newSite({
    "briefings/a.md": story("A"),
    "briefings/b.md": story("B", "status: draft"),
    "briefings/c.md": "---\ntitle: C\ndate: 2026-12-24\n---\n",
  });
  const read = async (...args: string[]) =>
    JSON.parse((await runHere(["report", root, "--format", "json", ...args])).out);
  expect((await read()).stories).toBe(1);
  expect((await read("--drafts")).stories).toBe(2);
  expect((await read("--drafts", "--future")).stories).toBe(3);
  expect(await read("--now", "2027-01-02")).toMatchObject({ date: "2027-01-02", stories: 2 });
});

test("JSON has the keys that docs/report.md lists", async () => {
  const { out } = await runHere(["report", SAMPLE, "--format", "json"]);
  const report = JSON.parse(out);
  const docs = readFileSync(join(SAMPLE, "docs/report.md"), "utf8");
  const parts = ["leaning", "origins", "questions", "upkeep"] as const;
  for (const key of [...Object.keys(report), ...parts.flatMap((part) => Object.keys(report[part]))])
    expect(docs, key).toContain(`\`${key}\``);
});

test("Markdown: titles cannot break out of their cells", async () => {
  const { root } = newSite({ "briefings/a.md": story('"A | *b* <i>"') });
  const { out } = await runHere(["report", root, "--format", "md"]);
  expect(out).toContain("| A \\| \\*b\\* \\<i\\> | 2026-11-20 | `briefings/a.md` |");
});

test("a terminal does not obey what titles say", async () => {
  const { root } = newSite({ "briefings/a.md": story('"A \\u001b[31m"') });
  for (const format of ["pretty", "md", "json"])
    expect((await runHere(["report", root, "--format", format])).out).not.toContain("\u001b");
});

test("--page writes one file into the site's folder, which needs nothing else and no build publishes", async () => {
  const site = newSite({ ...many, "briefings/x.md": story('"<script>alert(1)</script>"') });
  const { code, err } = await runHere(["report", site.root, "--page"]);
  expect([code, err]).toEqual([0, "wrote report.html\n"]);
  const page = site.read("report.html");
  expect(page).toContain('<meta name="robots" content="noindex">');
  expect(page).not.toMatch(/<script|<link|<img|src=|href="(?!#)|url\(/);
  expect(page).toContain("&lt;script&gt;alert(1)");
  await site.clean();
  expect(Object.keys(site.tree()).filter((path) => path.includes("report"))).toEqual([]);
});

test("--page replaces an earlier report, and nothing else", async () => {
  const site = newSite({ ...many, "mine.html": "<p>Mine</p>", "reports/keep.txt": "" });
  expect((await runHere(["report", site.root, "--page", "reports/today.html", "-q"])).err).toBe("");
  expect((await runHere(["report", site.root, "--page", "reports/today.html"])).code).toBe(0);
  const refused = async (file: string) => {
    const { code, err } = await runHere(["report", site.root, "--page", file]);
    expect(code, file).toBe(2);
    return err;
  };
  expect(await refused("mine.html")).toContain("mine.html is there already and is no report of briefgen");
  expect(site.read("mine.html")).toBe("<p>Mine</p>");
  for (const folder of ["briefings", "pages", "static", "templates", "dist", ".briefgen"])
    expect(await refused(`${folder}/report.html`)).toContain(`would be in ${folder}/`);
  symlinkSync(join(site.root, "briefings"), join(site.root, "link"));
  expect(await refused("link/report.html")).toContain("would be in briefings/");
  symlinkSync(join(site.root, "mine.html"), join(site.root, "alias.html"));
  expect(await refused("alias.html")).toContain("is no report");
  expect(await refused("report.txt")).toContain("takes a file that ends in .html");
  expect(existsSync(join(site.root, "briefings/report.html"))).toBe(false);
});

test("a site's folder after --page is answered with what to write", async () => {
  const site = newSite(many);
  const { code, err } = await runHere(["report", "--page", site.root], { cwd: "/" });
  expect(code).toBe(2);
  expect(err).toMatch(/`--page` takes a file|there is no site/);
});
