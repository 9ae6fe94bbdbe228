import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { installed } from "../support/installed.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { BIN, run, runHere } from "./run.ts";

/** A folder with nothing in it. */
function emptyFolder(name = "daily-brief"): { site: TestSite; folder: string } {
  const site = newSite({ "briefgen.config.yaml": "" }).remove("briefgen.config.yaml");
  mkdirSync(join(site.root, name));
  return { site, folder: name };
}

const init = (site: TestSite, folder: string, ...args: string[]) =>
  run(["init", folder, ...args], { cwd: site.root, env: { TZ: "Asia/Seoul" } });

test("init: a site that builds without a complaint but for its address, with pages of every kind", async () => {
  const { site, folder } = emptyFolder();
  const { code, out, err } = await init(site, folder, "--yes");
  expect([code, out]).toEqual([0, ""]);
  expect(err).toContain(
    "wrote briefings/: 41 sample files\nwrote briefgen.config.yaml\nwrote package.json\n",
  );
  // briefgen runs from its own folder here, which no `npx` in the site would find.
  expect(err).toMatch(/Next:\n {2}cd daily-brief\n {2}npm install .*\n {2}npx briefgen watch --open /);
  const { scripts, devDependencies } = JSON.parse(site.read(`${folder}/package.json`));
  expect(scripts).toEqual({
    build: "briefgen build",
    watch: "briefgen watch --open",
    check: "briefgen check",
  });
  expect(resolve(site.root, folder, devDependencies.briefgen.slice("file:".length))).toBe(resolve("."));
  const config = site.read(`${folder}/briefgen.config.yaml`);
  expect(config).toContain("title: Daily brief\n");
  expect(config).toContain("id: daily-brief,2026\n");
  expect(config).toContain("time_zone: Asia/Seoul\n");

  const built = await runHere(["build", folder], { cwd: site.root });
  expect([built.code, built.err.match(/BG\d+/g)]).toEqual([0, ["BG0501"]]);
  for (const page of ["", "topics/", "sources/ap-news/", "questions/", "storylines/", "graph/", "search/"])
    expect(site.has(`${folder}/dist/${page}index.html`), page).toBe(true);
  const strict = await runHere(["check", folder, "--strict", "--base-url", "https://example.org/sub/"], {
    cwd: site.root,
  });
  expect([strict.code, strict.err]).toEqual([0, expect.stringContaining("no problems")]);
});

test("init with an address and a host: no complaint at all, and the file that publishes there", async () => {
  const { site, folder } = emptyFolder();
  const args = ["--title", 'The "Brief": news', "--url", "https://News.example/brief/"];
  expect((await init(site, folder, ...args, "--host", "github")).code).toBe(0);
  expect(site.read(`${folder}/briefgen.config.yaml`)).toContain("id: news.example,2026");
  expect(site.read(`${folder}/.github/workflows/site.yml`)).toMatch(
    /npx --yes briefgen@\d+\.\d+\.\d+ build --format github --base-url "\$\{\{ steps\.pages\.outputs\.base_url \}\}\/"/,
  );
  const { code, err } = await runHere(["build", folder, "--strict"], { cwd: site.root });
  expect([code, err]).toEqual([0, expect.not.stringContaining("warning")]);
  expect(site.read(`${folder}/dist/index.html`)).toContain("The &quot;Brief&quot;: news");
});

test.each([
  ["gitlab", ".gitlab-ci.yml", "--out public"],
  ["netlify", "netlify.toml", 'publish = "dist"'],
  ["cloudflare", "wrangler.toml", 'name = "news"'],
])("init --host %s writes %s", async (host, path, text) => {
  const { site } = emptyFolder();
  await init(site, "news", "--host", host, "--no-sample");
  expect(site.read(`news/${path}`)).toContain(text);
  expect(site.read(`news/${path}`)).not.toMatch(/\{(?:version|slug)\}/);
  expect(site.read("news/briefgen.config.yaml")).toContain(`\nhost: ${host}`);
  expect((await runHere(["build", "news"], { cwd: site.root })).code).toBe(0);
});

test("init in a folder with briefings adds what is missing, changes nothing, and says what Git must ignore", async () => {
  const { site, folder } = emptyFolder();
  const mine = {
    [`${folder}/briefings/a.md`]: story("A"),
    [`${folder}/briefgen.config.yaml`]: "site: {title: Mine, url: https://mine.example/}\n",
    [`${folder}/.gitignore`]: "/dist\nnode_modules\n",
    [`${folder}/.vscode/settings.json`]: "{}",
  };
  for (const [path, text] of Object.entries(mine)) site.write(path, text);
  const { code, err } = await init(site, folder);
  expect(code).toBe(0);
  for (const [path, text] of Object.entries(mine)) expect(site.read(path)).toBe(text);
  expect(err).toContain("kept briefgen.config.yaml, which already existed\n");
  expect(err).toContain("add to .gitignore: .briefgen/\n");
  expect(err).not.toContain("sample");
  expect(Object.keys(site.tree(`${folder}/briefings`))).toEqual(["a.md"]);
  expect(site.has(`${folder}/schemas/config.schema.json`)).toBe(true);
  const again = await init(site, folder);
  expect(again.err).not.toContain("wrote");
});

test.each([
  [["a-file"], "a-file is not a folder"],
  [["news", "--url", "example.org"], "--url example.org is not a web address"],
  [["news", "--host", "geocities"], "Allowed choices are github, gitlab, cloudflare, netlify, other"],
])("init %j: exit 2, and nothing is written", async (args, message) => {
  const { site } = emptyFolder("elsewhere");
  site.write("a-file", "x");
  const { code, err } = await runHere(["init", ...args], { cwd: site.root });
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  expect(Object.keys(site.tree("."))).toEqual(["a-file"]);
});

const add = (site: TestSite, ...args: string[]) => runHere(["new", ...args], { cwd: site.root });

test("new story: a draft of today with its id and the house sections, in the site's zone and language", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/, language: de, time_zone: Asia/Seoul}\n",
  });
  const { code, err } = await runHere(["new", "story", "  Der „Hafen“:  Gespräche  "], {
    cwd: site.root,
    env: { SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 20) / 1000) },
  });
  const path = "briefings/2026/11/der-hafen-gespräche.md";
  expect([code, err]).toEqual([0, expect.stringMatching(`^wrote ${path}\nIt is a draft`)]);
  expect(site.read(path)).toMatch(
    /^---\ntitle: "?Der „Hafen“: Gespräche"?\ndate: 2026-11-24\nid: der-hafen-gespräche\nstatus: draft\n[\s\S]*## Was ist passiert/,
  );
  const stories = async (drafts: boolean) => (await site.clean({ drafts, future: true })).summary.stories;
  expect([await stories(true), await stories(false)]).toEqual([2, 1]);
});

test.each([
  [
    "topic",
    "World Trade Organization",
    "topics/world-trade-organization.md",
    "name: World Trade Organization",
  ],
  ["source", "Le Monde", "sources/le-monde.md", "name: Le Monde"],
  ["question", "What next: a deal?", "questions/what-next-a-deal.md", 'question: "What next: a deal?"'],
  ["storyline", "The talks", "storylines/the-talks.md", "title: The talks"],
])("new %s: a record that builds", async (kind, name, path, line) => {
  const site = newSite({ "briefings/a.md": story("A") });
  expect((await add(site, kind, name)).code).toBe(0);
  expect(site.read(`briefings/${path}`)).toContain(line);
  await site.clean();
});

const KNOWN = {
  "briefings/a.md": story(
    "Port talks resume",
    "topics: [north korea, Oil]\nsources: [{source: AP, title: T}]",
  ),
  "briefings/topics/un.md": "---\nname: United Nations\naliases: [UN]\n---\n",
  "briefings/questions/q.md":
    "---\nquestion: Do sanctions on shipping work?\ndate: 2026-11-01\n---\nYes and no.\n",
};

test.each([
  [
    "topic",
    "un",
    /^error: there is already a topic with that name, as another name of `United Nations`: briefings\/topics\/un\.md\n$/,
  ],
  [
    "topic",
    "UNITED nations",
    /^error: there is already a topic with that name: briefings\/topics\/un\.md\n$/,
  ],
  ["question", "do sanctions on shipping work?", /^error: there is already a question with that name: /],
])("new %s %s: refused, as it would be a second of the same", async (kind, name, message) => {
  const site = newSite(KNOWN);
  const before = site.everything();
  const { code, err } = await add(site, kind, name);
  expect([code, err]).toEqual([1, expect.stringMatching(message)]);
  expect(site.everything()).toEqual(before);
});

test.each([
  ["topic", "Untied Nations", "note: there is a similar topic: `United Nations` (briefings/topics/un.md)"],
  ["topic", "Olil", "note: there is a similar topic: `Oil`\n"],
  ["question", "Do shipping sanctions work?", "similar question: `Do sanctions on shipping work?`"],
  ["story", "Port talks resumed", "note: there is a similar story: `Port talks resume` (briefings/a.md)"],
  ["topic", "North Korea", "note: stories spell it `north korea`, so the record does, too"],
])("new %s %s: written, with a word on what is like it", async (kind, name, note) => {
  const { code, err } = await add(newSite(KNOWN), kind, name);
  expect([code, err]).toEqual([0, expect.stringContaining(note)]);
});

test("new page policies/Complaints: a page in a folder", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const { code, err } = await add(site, "page", "policies/Complaints");
  expect([code, err]).toEqual([0, expect.stringContaining("wrote pages/policies/complaints.md\n")]);
  expect(site.read("pages/policies/complaints.md")).toContain("title: Complaints\n");
  expect((await add(site, "page", "Q / A")).err).toContain("wrote pages/q-a.md\n");
  expect((await add(site, "page", "../Complaints")).code).toBe(2);
});

test("new story with a title that another has: an id and an address of its own", async () => {
  const site = newSite({ "briefings/morning.md": story("Morning") });
  const { code, err } = await add(site, "story", "Morning", "--date", "2026-11-24");
  expect([code, err]).toEqual([
    0,
    expect.stringContaining("there is already a story with that title: briefings/morning.md"),
  ]);
  expect(site.read("briefings/2026/11/morning-2026-11-24.md")).toContain("id: morning-2026-11-24\n");
  await site.clean({ drafts: true, future: true });
  expect((await add(site, "story", "Morning", "--date", "2026-11-24")).code).toBe(1);
});

test.each([
  [["story", "???"], "`???` has no characters that can be used in an address"],
  [["story", "A", "--date", "tomorrow"], "--date tomorrow is not a date"],
  [["stroy", "A"], "Allowed choices are story, topic, source, author, question, storyline, edition, page"],
  [["story"], "missing required argument 'title'"],
])("new %j: exit 2, and nothing is written", async (args, message) => {
  const site = newSite({ "briefings/b.md": story("B") });
  const { code, err } = await add(site, ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
  expect(Object.keys(site.tree("briefings"))).toEqual(["b.md"]);
});

test("new where there is no site: exit 2, and how to begin one", async () => {
  const { code, err } = await add(emptyFolder().site, "story", "A");
  expect([code, err]).toEqual([2, expect.stringContaining("run `briefgen init` to create one")]);
});

/** Runs `init news` on a terminal of its own, and types each answer when its question is there. */
function onTerminal(cwd: string, answers: readonly (readonly [question: string, keys: string])[]) {
  const command = `stty cols 100 rows 40; exec "${process.execPath}" "${BIN}" init news`;
  const child = spawn("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: { PATH: process.env.PATH, TERM: "xterm", HOME: "/nowhere" },
  });
  const left = [...answers];
  let screen = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    screen += text;
    const [next] = left;
    if (!next || !screen.includes(next[0])) return;
    left.shift();
    child.stdin.write(next[1]);
  });
  return new Promise<{ code: number | null; screen: string }>((resolve) =>
    child.on("close", (code) => resolve({ code, screen })),
  );
}

const hasScript = installed("script (Debian: bsdutils)", "script", "--version");

test.runIf(hasScript)("on a terminal init asks for name, address, host, language and time zone", async () => {
  const { site } = emptyFolder();
  const { code } = await onTerminal(site.root, [
    ["What is the name of the site?", "Newspaper\r"],
    ["What will its address be?", "https://example.org/\r"],
    ["Where will it be published?", "\u001b[A\r"],
    ["In which language are its texts?", "de\r"],
    ["In which time zone are its dates?", "\r"],
    ["Add the pages About and Corrections policy", "\r"],
  ]);
  expect(code).toBe(0);
  const config = site.read("news/briefgen.config.yaml");
  expect(config).toContain("title: Newspaper\n");
  expect(config).toContain("url: https://example.org/\n");
  expect(config).toContain("language: de\n");
  expect(site.has("news/netlify.toml")).toBe(true);
});

test.runIf(hasScript)("who leaves the questions with Ctrl-C gets nothing, and 130", async () => {
  const { site } = emptyFolder();
  const { code, screen } = await onTerminal(site.root, [["What is the name of the site?", "\u0003"]]);
  expect([code, screen]).toEqual([130, expect.stringContaining("nothing was written")]);
  expect(site.has("news")).toBe(false);
});
