import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { ask, Channel, Clock, Watching } from "../dev/watching.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { run } from "./run.ts";

/** A change that is missed would be waited for until then. */
vi.setConfig({ testTimeout: 40_000 });

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** Uses a port of the loopback address; where it is 0, the system's choice. */
function occupy(port: number): Promise<number> {
  const server = createServer();
  servers.push(server);
  return new Promise((resolve) => {
    server.on("error", () => resolve(port));
    server.listen(port, "127.0.0.1", () => resolve((server.address() as { port: number }).port));
  });
}

const one = () => newSite({ "briefings/a.md": story("A") });
const DIST = ["--no-serve"];

/** A page of `dist`, empty where there is none, or no longer. */
function page(site: TestSite, path: string): string {
  try {
    return site.page(path);
  } catch {
    return "";
  }
}

test("it builds, builds again when a story changes, comes or goes, says so, and ends with 130 on Ctrl-C", async () => {
  const site = one();
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  expect(watch.text).toMatch(/^dist: \d+ pages from 1 story/);
  site.write("briefings/a.md", story("A", "", "Changed text."));
  await watch.until(() => page(site, "stories/a/").includes("Changed text."));
  await watch.says(/\d\d:\d\d:\d\d {2}briefings\/a\.md changed: \d+ pages written, in \d+\.\d\d s\n/);
  site.write("briefings/2026/b.md", story("B"));
  await watch.until(() => page(site, "stories/b/") !== "");
  site.remove("briefings/2026/b.md");
  await watch.until(() => page(site, "stories/b/") === "" && !page(site, "").includes("stories/b/"));
  await watch.says(/briefings\/2026\/b\.md changed: \d+ pages written, 1 removed, in/);
  expect(watch.text).not.toContain("serving");
  expect(await watch.stop()).toBe(130);
});

test("SIGTERM ends it with 143", async () => {
  const watch = new Watching(one(), DIST);
  await watch.says("feeds: ");
  expect(await watch.stop("SIGTERM")).toBe(143);
});

test("templates, static files and the configuration are watched, too, even where they come later", async () => {
  const site = one().write("briefgen.config.yaml", "site: {title: One, url: https://example.org/}\n");
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  site.write("briefgen.config.yaml", "site: {title: Two, url: https://example.org/}\n");
  await watch.until(() => page(site, "").includes("<title>Two"));
  site.write("templates/partials/footer.eta", "<footer>Mine</footer>");
  await watch.until(() => page(site, "").includes("<footer>Mine"));
  site.write("static/x.txt", "x");
  await watch.until(() => site.has("dist/x.txt"));
  await watch.says("changed: 1 file written, in");
});

test("without a server the output stays what a build makes, with the search's index and the graph as a file", async () => {
  const site = newSite({ "briefings/a.md": story("A", "", "One.") });
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  expect(site.has("dist/search/index/shards.json")).toBe(true);
  site.write("briefings/a.md", story("Another", "", "Two."));
  await watch.says("briefings/a.md changed");
  expect(site.has("dist/search/index/shards.json")).toBe(true);
  expect(site.read("dist/graph.json")).toContain("Another");
});

test("an error keeps the last good site and the watch alive; mended, the site is built", async () => {
  const site = newSite({ "briefings/a.md": story("A", "", "Good.") });
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  site.write("briefings/a.md", story("A", "sorces: [x]", "Bad."));
  await watch.says("1 error: dist is unchanged");
  expect(watch.text).toContain("did you mean `sources`?");
  expect(page(site, "stories/a/")).toContain("Good.");
  site.write("briefings/a.md", story("A", "", "Good."));
  await watch.says("briefings/a.md changed: nothing to write, in");
  site.write("briefings/a.md", story("A", "", "Better."));
  await watch.until(() => page(site, "stories/a/").includes("Better."));
});

test("a site that starts broken, or without any briefings, is watched until it is mended", async () => {
  const site = one().remove("briefings");
  const watch = new Watching(site, DIST);
  await watch.says("there is no folder briefings/ here");
  site.write("briefings/a.md", "no front matter");
  await watch.says("the file has no front matter");
  site.write("briefings/a.md", story("A"));
  await watch.until(() => page(site, "stories/a/") !== "");
});

test("a disk that refuses ends nothing, either", async () => {
  const site = one().write(".briefgen", "in the way");
  const watch = new Watching(site, DIST);
  await watch.says("error[BG0703]: a file could not be read or written");
  site.remove(".briefgen").write("briefings/a.md", story("A", "", "Now."));
  await watch.until(() => page(site, "stories/a/").includes("Now."));
});

const dated = (title: string, date: string, front = "") =>
  `---\ntitle: ${title}\ndate: ${date}\n${front}---\n\nText.\n`;

test.each([[DIST], [["--port", "0", "-o", "dist"]]])(
  "a story appears when its time comes, without any edit: %j",
  async (args) => {
    const site = newSite({
      "briefings/a.md": dated("A", "2026-11-20"),
      "briefings/soon.md": dated("Soon", "2026-11-23T16:00:00Z"),
    });
    const clock = new Clock(site, "2026-11-23T15:00:00Z");
    const watch = new Watching(site, args, { clock });
    await watch.says("next build due: 2026-11-23 16:00 +00:00 for a story (briefings/soon.md)");
    expect(page(site, "stories/soon/")).toBe("");
    clock.set("2026-11-23T16:00:00Z");
    await watch.until(() => page(site, "stories/soon/") !== "" && page(site, "").includes("stories/soon/"));
    await watch.says(/\d\d:\d\d:\d\d {2}a story \(briefings\/soon\.md\) is due: \d+ pages written, in/);
    expect(watch.lines).toHaveLength(1);
    clock.set("2026-11-23T15:30:00Z");
    await watch.until(() => page(site, "stories/soon/") === "");
  },
);

test("the news sitemap ages, a correction's week ends, and editions are made, each at its time", async () => {
  const correction =
    'corrections:\n  - { at: 2026-11-21T10:00:00Z, kind: correction, text: "The ship is the Anna." }\n';
  const site = newSite({
    "briefgen.config.yaml":
      'site: {title: T, url: https://example.org/}\neditions: {every: week, weekday: friday, at: "16:00"}\n',
    "briefings/a.md": dated("A", "2026-11-20T10:00:00Z", correction),
    "briefings/b.md": dated("B", "2026-11-23T10:00:00Z"),
  });
  const clock = new Clock(site, "2026-11-23T15:00:00Z");
  const watch = new Watching(site, DIST, { clock });
  await watch.says("feeds: ");
  const news = () => site.read("dist/news-sitemap.xml");
  expect(news()).toContain("/stories/b/");
  clock.set("2026-11-25T10:00:00Z");
  await watch.until(() => !news().includes("/stories/b/"));
  await watch.says("time has passed: ");
  clock.set("2026-11-27T16:00:00Z");
  await watch.until(() => page(site, "editions/2026-11-27/") !== "");
  await watch.says("an edition is due: ");
  clock.set("2026-11-28T10:00:00Z");
  await watch.says("the end of a correction's week (briefings/a.md) is due: ");
});

test("a preview shows that a story of the future has become one of today", async () => {
  const site = newSite({ "briefings/soon.md": dated("Soon", "2026-11-23T16:00:00Z") });
  const clock = new Clock(site, "2026-11-23T15:00:00Z");
  const watch = new Watching(site, ["--port", "0"], { clock });
  const origin = await watch.origin();
  const future = async () => (await ask(origin, "/stories/soon/")).body.includes("Not published yet");
  await watch.until(future);
  clock.set("2026-11-23T16:00:00Z");
  await watch.until(async () => !(await future()));
  await watch.says("a story (briefings/soon.md) is due: ");
});

test("warnings are printed once, and not with every change", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B", "topics: [oil]"),
  });
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  site.write("briefings/a.md", story("A", "topics: [Oil]", "Changed."));
  await watch.says("briefings/a.md changed");
  expect(watch.text.split("warning[BG").length).toBe(2);
});

test("-q prints errors only; -v every file", async () => {
  const site = one();
  const quiet = new Watching(site, ["-q", "--port", "0"]);
  await quiet.until(() => site.has(".briefgen/preview/index.html"));
  const loud = new Watching(site, ["-v", ...DIST]);
  await loud.says("  + stories/a/index.html\n");
  site.write("briefings/a.md", story("A", "", "Changed."));
  await loud.says(/changed: .*\n(?: {2}\+ .*\n)* {2}\+ stories\/a\/index\.html\n/);
  site.write("briefings/a.md", story("A", "sorces: [x]"));
  await quiet.says("the last good site is still served");
  // Both build the site, and one may have to wait for the other.
  expect(quiet.text).toMatch(/^(?:waiting for another build .*\n)*error\[BG0102\]/);
});

test("saves as editors make them are seen, and named by the file", async () => {
  const site = one();
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  const path = (name: string) => join(site.root, "briefings", name);
  for (const [text, save] of [
    ["Renamed into place.", () => renameSync(path("a.md.tmp"), path("a.md"))],
    [
      "With a backup.",
      () => [renameSync(path("a.md"), path("a.md~")), renameSync(path("a.md.tmp"), path("a.md"))],
    ],
    ["Removed first.", () => [rmSync(path("a.md")), renameSync(path("a.md.tmp"), path("a.md"))]],
  ] as const) {
    const before = watch.lines.length;
    site.write("briefings/a.md.tmp", story("A", "", text));
    save();
    await watch.until(() => page(site, "stories/a/").includes(text) && watch.lines.length > before);
    expect(watch.lines[before]).toMatch(/^briefings\/a\.md changed: /);
  }
});

test("a folder that is removed and made again, or renamed, is watched on", async () => {
  const site = newSite({ "briefings/old/a.md": story("A"), "briefings/b.md": story("B") });
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  const edit = async (path: string, text: string) => {
    site.write(path, story("A", "", text));
    await watch.until(() => page(site, "stories/a/").includes(text));
  };
  site.remove("briefings/old");
  await edit("briefings/old/a.md", "Made again.");
  await edit("briefings/old/a.md", "Edited.");
  renameSync(join(site.root, "briefings/old"), join(site.root, "briefings/new"));
  await edit("briefings/new/a.md", "Renamed.");
  await edit("briefings/new/a.md", "Edited again.");
  site.remove("briefings");
  await edit("briefings/deep/deeper/a.md", "All made again.");
  await edit("briefings/deep/deeper/a.md", "All edited.");
  await watch.until(() => page(site, "stories/b/") === "");
});

test.each([0, 3])(
  "the folder of all briefings, in whose place a link was for one build and %i more, is watched on",
  async (builds) => {
    const site = newSite({ "briefings/a.md": story("A") });
    const watch = new Watching(site, DIST);
    await watch.says("feeds: ");
    const folder = join(site.root, "briefings");
    const aside = join(site.root, "aside");
    renameSync(folder, aside);
    symlinkSync(aside, folder);
    await watch.says("error[BG0004]");
    for (let build = 1; build <= builds; build += 1) {
      site.write("static/x.txt", `${build}`);
      await watch.until(() => watch.lines.length > build);
    }
    rmSync(folder);
    renameSync(aside, folder);
    await watch.says(/changed: (?:nothing to write|1 file written), in/);
    // What is new is looked at twice more after a while, which may be what sees the first edits, but not all of them.
    for (const text of ["First", "Second", "Third", "Fourth", "Fifth"]) {
      site.write("briefings/a.md", story("A", "", text));
      await watch.until(() => page(site, "stories/a/").includes(text));
    }
  },
);

test("a thousand files at once are at most two builds, and what does not matter is none", async () => {
  const paths = Array.from({ length: 1000 }, (_, index) => `briefings/${index % 20}/s${index}.md`);
  const site = newSite(Object.fromEntries(paths.map((path) => [path, story("S", "", "First.")])));
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  for (const path of paths) site.write(path, story("S", "", "Second."));
  await watch.until(() => paths.every((_, index) => page(site, `stories/s${index}/`).includes("Second.")));
  site
    .write("dist/mine.txt", "")
    .write("other/x.md", "")
    .write("briefings/.s.md.swp", "")
    .write("briefings/._s.md", "")
    .write("static/.DS_Store", "")
    .write("static/x.txt", "x");
  await watch.says("changed: 1 file written");
  expect(watch.lines.length).toBeLessThanOrEqual(3);
});

test.each([[DIST], [[...DIST, "--poll"]]])(
  "the lock that Emacs keeps beside an unsaved file stops nothing %s",
  async (args) => {
    const site = one();
    const lock = join(site.root, "briefings/.#a.md");
    symlinkSync("jane@desk.812:1764150000", lock);
    const watch = new Watching(site, args);
    await watch.says("feeds: ");
    site.write("briefings/a.md", story("A", "", "Saved beside a lock."));
    await watch.until(() => page(site, "stories/a/").includes("Saved beside a lock."));
    await watch.says("briefings/a.md changed");
    rmSync(lock);
    symlinkSync("jane@desk.812:1764150000", lock);
    site.write("briefings/a.md", story("A", "", "Saved again."));
    await watch.until(() => page(site, "stories/a/").includes("Saved again."));
    expect(watch.text).not.toContain("warning");
    expect(watch.text).not.toContain("error");
    expect(watch.text).not.toContain(".#a.md");
  },
);

test("--poll sees changes without the system's help", async () => {
  const site = one();
  const watch = new Watching(site, [...DIST, "--poll"]);
  await watch.says("feeds: ");
  site.write("briefings/a.md", story("A", "", "Changed text."));
  await watch.until(() => page(site, "stories/a/").includes("Changed text."));
  site.write("briefings/new/b.md", story("B"));
  await watch.until(() => page(site, "stories/b/") !== "");
  site.remove("briefings/new");
  await watch.until(() => page(site, "stories/b/") === "");
});

/** Runs a program as if it had the machine to itself, with limits of its own. */
const APART = ["unshare", "-Ur"] as const;
const limiting = (limit: string) => `echo 0 > /proc/sys/user/${limit}`;
const canLimit = spawnSync(APART[0], [APART[1], "sh", "-c", limiting("max_inotify_watches")]).status === 0;

test.skipIf(!canLimit).each([
  ["watches", "max_inotify_watches", "ENOSPC"],
  ["watchers", "max_inotify_instances", "EMFILE"],
])("where the system has no more %s it says so, and polls", async (_what, limit, code) => {
  const limited = [...APART, "sh", "-c", `${limiting(limit)} && exec "$@"`, "sh"];
  const site = one();
  const watch = new Watching(site, DIST, { under: limited });
  await watch.says("feeds: ");
  expect(watch.text).toContain(`the system cannot watch more files (${code})`);
  site.write("static/x.txt", "x");
  await watch.until(() => site.has("dist/x.txt"));
});

test("it serves a folder of its own, and leaves dist as it is", async () => {
  const site = one().write("dist/index.html", "mine").write("briefings/d.md", story("D", "status: draft"));
  const watch = new Watching(site, ["--port", "0"]);
  expect(await watch.origin()).toMatch(/^http:\/\/localhost:\d+$/);
  expect(watch.text).toMatch(/^\.briefgen\/preview: \d+ pages from 2 stories/);
  expect(site.has(".briefgen/preview/stories/d/index.html")).toBe(true);
  expect(site.tree()).toEqual({ "index.html": "mine" });
});

test("with -o it serves that folder, which has no drafts unless they are asked for", async () => {
  const site = one().write("briefings/d.md", story("D", "status: draft"));
  const watch = new Watching(site, ["--port", "0", "-o", "public"]);
  await watch.says("serving");
  expect(Object.keys(site.tree("public"))).toContain("stories/a/index.html");
  expect(site.has("public/stories/d")).toBe(false);
  await watch.stop();
  await new Watching(site, ["--port", "0", "-o", "public", "--drafts"]).says("serving");
  expect(site.has("public/stories/d")).toBe(true);
});

test.each([[["--base-url", "https://other.example/sub/"]], [[]]])(
  "two watches of one site each serve their own, and reload their pages: %j",
  async (options) => {
    const site = newSite({ "briefings/a.md": story("A", "", "First.") });
    const one = new Watching(site, ["--port", "0"]);
    const first = await one.origin();
    const two = new Watching(site, ["--port", "0", ...options]);
    const second = await two.origin();
    expect(two.text).toMatch(/^\.briefgen\/preview-2: \d+ pages/m);
    const base = options.length > 0 ? "/sub/" : "/";
    const pages = [await Channel.open(first), await Channel.open(second)];
    const builds = await Promise.all(pages.map((page) => page.message("reload", () => true)));
    site.write("briefings/a.md", story("A", "", "Second."));
    for (const [index, page] of pages.entries())
      await page.message("reload", ({ build }) => build !== builds[index]!.build);
    const [own, others] = [await ask(first, "/stories/a/"), await ask(second, `${base}stories/a/`)];
    expect([own.body.includes("Second."), own.body.includes('href="/assets/')]).toEqual([true, true]);
    expect([others.body.includes("Second."), others.body.includes(`href="${base}assets/`)]).toEqual([
      true,
      true,
    ]);
    await one.stop("SIGKILL");
    await two.stop();
    const again = new Watching(site, ["--port", "0"]);
    await again.says("serving");
    expect(again.text).toMatch(/^\.briefgen\/preview: /m);
    await again.stop();
    expect((await run(["clean", site.root])).code).toBe(0);
    expect(site.has(".briefgen")).toBe(false);
  },
);

test("two sites with one folder for their state have no preview in common", async () => {
  const state = join(one().root, "state");
  const sites = ["One", "Two"].map((title) => newSite({ "briefings/a.md": story(title) }));
  const origins: string[] = [];
  for (const site of sites)
    origins.push(await new Watching(site, ["--port", "0", "--state", state]).origin());
  expect((await ask(origins[0]!, "/stories/a/")).body).toContain(">One</h1>");
  expect((await ask(origins[1]!, "/stories/a/")).body).toContain(">Two</h1>");
});

test("the lock that a killed container has left refuses nothing", async () => {
  const site = one();
  const watch = new Watching(site, DIST);
  await watch.says("feeds: ");
  await watch.stop("SIGKILL");
  const state = join(site.root, ".briefgen");
  const [lock = ""] = readdirSync(state)
    .map((name) => join(state, name, "lock"))
    .filter((path) => existsSync(path));
  const file = join(lock, readdirSync(lock)[0]!);
  const holder = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...holder, host: "another-container" }));
  await new Watching(site, [...DIST, "--base-url", "https://other.example/"]).says("feeds: ");
});

test.each([
  [
    ["-o", "public", "--port", "0"],
    ["-o", "public", "--port", "0", "--base-url", "https://other.example/sub/"],
    "public",
  ],
  [DIST, ["-o", "dist", "--port", "0"], "dist"],
])("a folder into which another watch builds is refused: %j, then %j", async (first, second, folder) => {
  const site = one();
  const watch = new Watching(site, first);
  await watch.says("feeds: ");
  const refused = new Watching(site, second);
  expect(await refused.closed).toBe(2);
  expect(refused.text).toMatch(
    new RegExp(
      `error: another watch builds ${folder}: process ${watch.child.pid} on .+; choose another folder with -o, or stop it`,
    ),
  );
  // A build is not refused, and nor is a watch once the other has ended.
  expect((await run(["build", site.root, "--out", folder])).code).toBe(0);
  await watch.stop();
  await new Watching(site, second).says("feeds: ");
});

test("a port in use: the next one, or where it was asked for, exit 2", async () => {
  await occupy(4321);
  const watch = new Watching(one());
  expect(Number(new URL(await watch.origin()).port)).toBeGreaterThan(4321);
  const port = await occupy(0);
  const { code, err } = await run(["watch", one().root, "--port", String(port)]);
  expect([code, err]).toEqual([2, `error: port ${port} is in use; choose another with --port\n`]);
});

test.each([
  [["--port", "http"], "It must be a number up to 65535"],
  [["--port", "70000"], "It must be a number up to 65535"],
  [["--no-serve", "--port", "80"], "cannot be used with option"],
  [["--no-serve", "--open"], "cannot be used with option"],
  [["--no-serve", "--allow-host", "news.example.org"], "cannot be used with option"],
  ...[
    "https://news.example.org",
    "news.example.org:80",
    "news.example.org/",
    "*.example.org",
    ".",
    "",
    "a b",
  ].map((name): [string[], string] => [["--allow-host", name], "It must be a name like news.example.org"]),
  [["--host", "192.0.2.254"], "192.0.2.254 is not an address of this machine"],
  [["--now", "yesterday"], "--now yesterday is not a date"],
])("wrong usage: %j", async (args, message) => {
  const { code, err } = await run(["watch", one().root, ...args]);
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("a folder that does not exist is an error, not something to wait for", async () => {
  const { code, err } = await run(["watch", join(one().root, "nowhere")]);
  expect([code, err]).toEqual([2, expect.stringMatching(/^error: there is no folder `.*nowhere`\n$/)]);
});

test.each(["watch", "preview"] as const)(
  "%s answers to the names of --allow-host; the first request for another one is told, with what to do",
  async (command) => {
    const site = one();
    await site.clean();
    const args = ["--port", "0", "--allow-host", "News.example.org", "--allow-host", ".süd.example"];
    const serving = new Watching(site, args, { command });
    await serving.says("serving");
    const { origin } = new URL(/http:\S+/.exec(serving.text)![0]);
    const status = async (Host: string) => (await ask(origin, "/", { headers: { Host } })).status;
    for (const host of ["news.example.org", "xn--sd-xka.example", "a.xn--sd-xka.example:443"])
      expect([host, await status(host)]).toEqual([host, 200]);
    for (let request = 0; request < 2; request += 1) expect(await status("desk.example:4321")).toBe(403);
    for (let number = 0; number < 20; number += 1) expect(await status(`x${number}.example`)).toBe(403);
    await serving.stop();
    const told = serving.text.match(/^warning: .*$/gm)!;
    expect(told[0]).toBe(
      "warning: a request for desk.example was refused: if this name is yours, restart briefgen with --allow-host desk.example",
    );
    expect(told).toHaveLength(5);
  },
);

test("--host warns where others can see the site", async () => {
  const open = new Watching(one(), ["--port", "0", "--host", "0.0.0.0"]);
  await open.says("serving");
  expect(open.text).toMatch(
    /^warning: with --host 0\.0\.0\.0, everyone on the network can read this site, drafts included(?: at http:\/\/[\d.]+:\d+\/)?$/m,
  );
  const local = new Watching(one(), ["--port", "0", "--host", "localhost"]);
  await local.says("serving");
  expect(local.text).not.toContain("warning");
});

test.skipIf(process.platform !== "linux")(
  "--open opens the browser; that it cannot is a warning",
  async () => {
    const site = one();
    const bin = mkdtempSync(join(tmpdir(), "briefgen-test-"));
    mkdirSync(bin, { recursive: true });
    try {
      const without = new Watching(site, ["--port", "0", "--open"], { path: bin });
      await without.says(/warning: could not open a browser; visit http:\/\/localhost:\d+\/\n/);
      await without.stop();
      site.write("xdg-open", `#!/bin/sh\necho "$@" > "${site.root}/opened"\n`);
      chmodSync(join(site.root, "xdg-open"), 0o755);
      const watch = new Watching(site, ["--port", "0", "--open"], { path: `${site.root}:/bin:/usr/bin` });
      await watch.until(() => site.has("opened") && site.read("opened") !== "");
      expect(site.read("opened")).toBe(`${await watch.origin()}/\n`);
    } finally {
      rmSync(bin, { recursive: true });
    }
  },
);
