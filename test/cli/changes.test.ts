import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { codeOf } from "../support/documents.ts";
import { folders } from "../support/folders.ts";
import { installed } from "../support/installed.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { BIN, type Ran, runHere } from "./run.ts";

const CONFIG = "site: {title: T, url: https://example.org/news/}\nsearch: off\n";

const makeSite = () =>
  newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "static/x.txt": "x",
    "static/gone.txt": "g",
  });

const build = (site: TestSite, file = "changes.txt", ...args: string[]): Promise<Ran> =>
  runHere(["build", "--changes", file, ...args], { cwd: site.root });

async function built(
  site: TestSite,
  file = "changes.txt",
  ...args: string[]
): Promise<Record<string, string>> {
  expect(await build(site, file, ...args)).toMatchObject({ code: 0 });
  return listed(site, file);
}

/** Path → kind. */
const listed = (site: TestSite, file = "changes.txt"): Record<string, string> =>
  Object.fromEntries(linesOf(site, file).map(([kind, path]) => [path, kind]));

const linesOf = (site: TestSite, file: string): string[][] =>
  site
    .read(file)
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));

type Tree = Record<string, string>;

/** What differs between two trees, as the list should say it. */
const difference = (before: Tree, after: Tree): Record<string, string> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((path) => before[path] !== after[path])
      .map((path) => [
        path,
        before[path] === undefined ? "added" : after[path] === undefined ? "removed" : "changed",
      ]),
  );

/** A change, a new file, one that goes, and a story that moves. */
const edit = (site: TestSite) =>
  site
    .write("briefings/a.md", story("A", "topics: [Gas]", "New."))
    .write("briefings/b.md", story("B", "slug: bee"))
    .write("static/new.txt", "n")
    .remove("static/gone.txt");

test("a first build adds every file; the next ones list exactly what differs", async () => {
  const site = makeSite();
  expect(await built(site)).toEqual(difference({}, site.tree()));
  const before = site.tree();
  site.remove("changes.txt");
  expect(await built(edit(site))).toEqual(difference(before, site.tree()));
  expect(listed(site)).toMatchObject({
    "stories/a/index.html": "changed",
    "stories/b/index.html": "removed",
    "stories/bee/index.html": "added",
    "new.txt": "added",
    "gone.txt": "removed",
  });
  expect(listed(site)["x.txt"]).toBeUndefined();
});

test("nothing changed: what is listed stays, and an absent list is written without entries", async () => {
  const site = makeSite();
  const first = await built(site);
  await site.atRest();
  await built(site);
  expect(await built(site)).toEqual(first);
  site.remove("changes.txt");
  expect((await build(site)).err).toContain("nothing changed");
  expect(site.read("changes.txt")).toBe("");
  await build(site, "changes.json");
  expect(JSON.parse(site.read("changes.json"))).toEqual({
    ...{ base: "https://example.org/news/", added: [], changed: [], removed: [] },
  });
  expect(await built(site.write("static/new.txt", "n"))).toEqual({ "new.txt": "added" });
});

test("the list grows until it is deleted, and says how now differs from before it was begun", async () => {
  const site = makeSite();
  await site.clean();
  await built(site);
  site.remove("changes.txt");
  await built(site);
  const before = site.tree();
  await built(edit(site).write("briefings/c.md", story("C")));
  expect(await built(site.remove("briefings/c.md").write("static/x.txt", "y"))).toEqual(
    difference(before, site.tree()),
  );
  expect(Object.keys(listed(site)).filter((path) => path.startsWith("stories/c/"))).toEqual([]);
  const last = await built(
    site.write("static/gone.txt", "back").write("static/new.txt", "newer").remove("static/x.txt"),
  );
  expect(last).toEqual(difference(before, site.tree()));
  expect(last).toMatchObject({ "gone.txt": "changed", "new.txt": "added", "x.txt": "removed" });
});

test("a build that publishes nothing leaves the list as it was", async () => {
  const site = makeSite();
  const broken = "---\ntitle: [\n---\n";
  expect(await build(site.write("briefings/c.md", broken))).toMatchObject({ code: 1 });
  expect(site.has("changes.txt")).toBe(false);
  await built(site.remove("briefings/c.md"));
  const before = site.read("changes.txt");
  edit(site).write("briefings/c.md", broken);
  expect(await build(site)).toMatchObject({ code: 1 });
  expect(site.read("changes.txt")).toBe(before);
});

test("a build that cannot even begin to publish leaves the list as it was", async () => {
  const site = makeSite();
  await built(site);
  const before = [site.read("changes.txt"), site.tree()];
  const record = Object.keys(site.tree(".briefgen")).find((path) => path.endsWith("/record.bin")) ?? "";
  mkdirSync(join(site.root, ".briefgen", dirname(record), "journal.json.tmp"));
  const { code, err } = await build(edit(site));
  expect([code, err]).toEqual([1, expect.stringContaining("error[BG0703]")]);
  expect([site.read("changes.txt"), site.tree()]).toEqual(before);
});

test.each([
  ["a text of somebody else", "changes.txt", "mine\n"],
  ["a line without an address", "changes.txt", "added\tx.txt\n"],
  ["a path that leads out", "changes.txt", "removed\t../x.txt\thttps://example.org/x.txt\n"],
  ["lines where JSON is expected", "changes.json", "added\tx.txt\thttps://example.org/x.txt\n"],
  ["other JSON", "changes.json", '{"base": "x", "added": [1]}'],
  [
    "JSON with a path that leads out",
    "changes.json",
    '{"base": "x", "added": [], "changed": [], "removed": [{"path": "/x"}]}',
  ],
])("%s is not replaced: exit 2, and nothing is published", async (_, file, text) => {
  const site = makeSite().write(file, text);
  const { code, err } = await build(site, file);
  expect([code, err]).toEqual([
    2,
    `error: ${file} is there already and is no list of changes; choose another name\n`,
  ]);
  expect([site.read(file), site.has("dist")]).toEqual([text, false]);
});

test("an empty file is a list without entries, as mktemp makes one", async () => {
  const site = makeSite().write("changes.json", "");
  expect((await build(site, "changes.json")).code).toBe(0);
  expect(JSON.parse(site.read("changes.json")).added.length).toBe(Object.keys(site.tree()).length);
});

test("a list must be outside the output and the folders of the site: exit 2, and nothing is published", async () => {
  const site = makeSite();
  mkdirSync(join(site.root, "public"));
  for (const [file, ...args] of [
    ["dist/changes.txt"],
    ["dist/deep/changes.txt"],
    ["public/changes.txt", "-o", "public"],
    ["static/changes.txt"],
    ["briefings/changes.json"],
    [".briefgen/changes.txt"],
  ]) {
    const { code, err } = await build(site, file, ...args);
    expect([file, code, err]).toEqual([file, 2, expect.stringContaining(`error: ${file} would be in `)]);
  }
  const missing = await build(site, "none/changes.txt");
  expect([missing.code, missing.err]).toEqual([
    2,
    "error: none/changes.txt cannot be written: there is no folder none\n",
  ]);
  expect((await build(site, ".")).code).toBe(2);
  expect([site.has("dist"), site.has("static/changes.txt"), site.tree("public")]).toEqual([false, false, {}]);
});

test("the path is relative to the current folder, and the site may be elsewhere", async () => {
  const site = makeSite();
  const elsewhere = mkdtempSync(join(tmpdir(), "briefgen-test-"));
  folders.push(elsewhere);
  expect((await runHere(["build", site.root, "--changes", "c.txt"], { cwd: elsewhere })).code).toBe(0);
  expect([existsSync(join(elsewhere, "c.txt")), site.has("c.txt")]).toEqual([true, false]);
});

const can = (script: string): boolean => spawnSync("sh", ["-c", script]).status === 0;
const AS_OTHER = ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--"];
const hasOther = can(`setpriv ${AS_OTHER.join(" ")} "${process.execPath}" "${BIN}" --version`);
if (!hasOther) process.stderr.write("SKIPPED in test/cli/changes: no other user can be taken on\n");

test.skipIf(!hasOther)(
  "a folder that may not be written: one message, and nothing is published",
  async () => {
    const site = makeSite().write("lists/here.txt", "");
    for (const [path, mode] of [
      [".", 0o777],
      ["lists", 0o755],
    ] as const)
      chmodSync(join(site.root, path), mode);
    const args = [...AS_OTHER, process.execPath, BIN, "build", site.root, "--changes", "lists/changes.txt"];
    const { status, stderr } = spawnSync("setpriv", args, { cwd: site.root, encoding: "utf8" });
    expect([status, stderr.replace(site.root, "SITE")]).toEqual([
      1,
      expect.stringMatching(
        /^error\[BG0703\]: a file could not be read or written: permission denied: SITE\/lists\/changes\.txt\n {2}= help: .+\n$/,
      ),
    ]);
    expect([site.has("dist"), Object.keys(site.tree("lists"))]).toEqual([false, ["here.txt"]]);
  },
);

test("lines and JSON say the same, sorted by code points, with the addresses of pages", async () => {
  const site = makeSite().write("briefings/k.md", story("회담", "slug: 회담"));
  site.write("static/\u{1f600}.txt", "").write("static/\uffee.txt", "").write("static/index.html.txt", "");
  const base = "https://other.example/sub/";
  await built(site, "changes.txt", "--base-url", base);
  rmSync(join(site.root, "dist"), { recursive: true });
  await build(site, "changes.json", "--base-url", base);
  const lines = linesOf(site, "changes.txt");
  const json = JSON.parse(site.read("changes.json"));
  expect(json.base).toBe(base);
  expect(lines).toEqual(json.added.map(({ path, url }: Record<string, string>) => ["added", path, url]));
  const paths = lines.map(([, path = ""]) => path);
  expect(paths).toEqual(paths.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))));
  const urls = Object.fromEntries(lines.map(([, path, url]) => [path, url]));
  expect(urls).toMatchObject({
    "index.html": base,
    "404.html": `${base}404.html`,
    "index.html.txt": `${base}index.html.txt`,
    "stories/회담/index.html": `${base}stories/%ED%9A%8C%EB%8B%B4/`,
    "stories/회담/index.md": `${base}stories/%ED%9A%8C%EB%8B%B4/index.md`,
    "\u{1f600}.txt": `${base}%F0%9F%98%80.txt`,
  });
  for (const [path = "", url = ""] of lines.map(([, ...rest]) => rest))
    expect(new URL(url).pathname).toBe(
      new URL(encodeURI(`/sub/${path.replace(/(^|\/)index\.html$/, "$1")}`), base).pathname,
    );
});

const KILL = fileURLToPath(new URL("../faults/kill-fs.mjs", import.meta.url));

const environment = (at: number, steps: string) => ({
  ...{ PATH: process.env.PATH, HOME: "/nowhere", SOURCE_DATE_EPOCH: "1795435200" },
  ...{ NODE_DISABLE_COMPILE_CACHE: "1", KILL_AT: String(at), KILL_STEPS: steps },
});

/** Builds in a process that is killed at its `at`th change to the disk; 0 for one that lives. */
async function buildUntil(site: TestSite, at: number, steps = ""): Promise<NodeJS.Signals | null> {
  await site.atRest();
  const args = ["--import", KILL, BIN, "build", "--changes", "changes.txt", "-q"];
  const child = spawn(process.execPath, args, {
    ...{ cwd: site.root, env: environment(at, steps) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  return new Promise((resolve) => child.on("close", (_, signal) => resolve(signal)));
}

/** What a build changes on the disk, in order. */
async function stepsOf(site: TestSite): Promise<string[]> {
  const file = `${site.root}-steps`;
  folders.push(file);
  await buildUntil(site, 0, file);
  return readFileSync(file, "utf8").split("\n");
}

async function cleanSite(): Promise<TestSite> {
  const site = makeSite();
  await site.clean();
  return site;
}

test("a build killed at any change to the disk, then built again: the list has every difference, and no other", async () => {
  const whole = await cleanSite();
  const old = whole.tree();
  const steps = await stepsOf(edit(whole));
  const expected = difference(old, whole.tree());
  expect(listed(whole)).toEqual(expected);
  const numberOf = (end: string) => steps.findIndex((step) => step.endsWith(end)) + 1;
  const [list, journal] = [numberOf("/changes.txt"), numberOf("/journal.json")];
  expect(list).toBeGreaterThan(20);
  // From the list's to the first step after the journal's: there, each order but one loses something.
  const some = [1, list >> 1, list - 1, list, list + 1, journal, journal + 1, journal + 2, steps.length];
  const tried = process.env.FAULTS === "all" ? steps.map((_, index) => index + 1) : [...new Set(some)];
  for (const at of tried) {
    const site = edit(await cleanSite());
    expect([at, await buildUntil(site, at)]).toEqual([at, "SIGKILL"]);
    if (!site.has("changes.txt")) expect([at, site.tree()]).toEqual([at, old]);
    expect([at, await built(site)]).toEqual([at, expected]);
    expect([at, site.has(".changes.txt.briefgen")]).toEqual([at, false]);
  }
}, 300_000);

test("a build killed after it published, then built with other sources: what it did is not lost", async () => {
  const site = await cleanSite();
  const old = site.tree();
  const { length } = await stepsOf(edit(await cleanSite()));
  await buildUntil(edit(site), length - 6);
  expect(site.has("changes.txt")).toBe(true);
  site.write("briefings/b.md", story("B", "slug: wasp")).write("static/gone.txt", "g");
  const now = await built(site);
  for (const [path, kind] of Object.entries(difference(old, site.tree())))
    expect([path, now[path]]).toEqual([path, kind]);
  expect(now["stories/bee/index.html"]).toBeUndefined();
});

const PAGE = "docs/changes.md";
const recipe = (word: string): string => codeOf(PAGE, "sh").find((code) => code.includes(word)) ?? "";

/** Runs a recipe of the page in a site's folder, with briefgen and ssh of this machine. */
function follow(site: TestSite, script: string, env: Record<string, string> = {}) {
  const bin = `${site.root}-bin`;
  folders.push(bin);
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "briefgen"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, {
    mode: 0o755,
  });
  writeFileSync(join(bin, "ssh"), '#!/bin/sh\nexec sh -c "$2"\n', { mode: 0o755 });
  const child = spawn("bash", ["-euo", "pipefail", "-c", script], {
    cwd: site.root,
    env: { PATH: `${bin}:${process.env.PATH}`, HOME: bin, RCLONE_CONFIG_NEWS_TYPE: "local", ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let err = "";
  child.stderr.on("data", (text) => (err += text));
  return new Promise<[number | null, string]>((resolve) => child.on("close", (code) => resolve([code, err])));
}

test.each([
  ["rclone", "news:bucket/news", "news:"],
  ["rsync", "someone@example.org:/srv/www/news", ""],
])(
  "the recipe for %s makes another folder equal to dist, time after time",
  async (program, remote, prefix) => {
    if (!installed(`${program} (Debian: ${program})`, program, "--version")) return;
    const site = makeSite().write("static/#odd.txt", "o").write("static/ sp ace.txt", "s");
    const target = `${site.root}-www`;
    folders.push(target);
    mkdirSync(target);
    const script = recipe(program)
      .replaceAll(remote, `${prefix}${target}`)
      .replaceAll("/srv/www/news", target);
    expect(script).toContain(target);
    const deploy = async () => {
      expect(await follow(site, script)).toEqual([0, expect.any(String)]);
      if (program === "rclone")
        spawnSync("rclone", ["--config", "/dev/null", "rmdirs", "--leave-root", target]);
      const { status, stdout } = spawnSync("diff", ["-r", join(site.root, "dist"), target], {
        encoding: "utf8",
      });
      expect([status, stdout, site.has("changes.txt")]).toEqual([0, "", false]);
    };
    await deploy();
    edit(site).remove("static/ sp ace.txt");
    await deploy();
    writeFileSync(join(target, "stray.txt"), "stays: nothing has changed");
    expect(await follow(site, script)).toEqual([0, expect.any(String)]);
    expect(readFileSync(join(target, "stray.txt"), "utf8")).toContain("stays");
  },
);

interface Request {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, unknown>;
  readonly body: { files: string[]; urlList: string[] } & Record<string, unknown>;
}

/** Runs a recipe with the address of a server of this machine in the place of its own; returns what the server was asked. */
async function asked(site: TestSite, script: string, origin: string, status = 200) {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (text) => (body += text));
    request.on("end", () => {
      const { method = "", url = "", headers } = request;
      requests.push({ method, url, headers, body: JSON.parse(body) });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const own = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const local = script.replaceAll(origin, own);
  expect(local).not.toBe(script);
  const env = { CLOUDFLARE_TOKEN: "secret", CLOUDFLARE_ZONE: "zone" };
  const [code] = await follow(site, local, env);
  await new Promise((resolve) => server.close(resolve));
  return { code, requests };
}

const hasJq = installed("jq (Debian: jq)", "jq", "--version");
const hasCurl = installed("curl (Debian: curl)", "curl", "--version");

test.runIf(hasJq && hasCurl)(
  "the recipe for a CDN names every address, 30 at a time, and none if nothing changed",
  async () => {
    const site = makeSite();
    await built(site);
    const urls = linesOf(site, "changes.txt").map(([, , url]) => url);
    const api = "https://api.cloudflare.com";
    const { code, requests } = await asked(site, recipe("purge_cache"), api);
    expect(code).toBe(0);
    expect(requests.flatMap(({ body }) => body.files)).toEqual(urls);
    expect(urls.length).toBeGreaterThan(30);
    expect(requests.every(({ body }) => body.files.length <= 30)).toBe(true);
    expect(requests[0]).toMatchObject({
      ...{ method: "POST", url: "/client/v4/zones/zone/purge_cache" },
      headers: { authorization: "Bearer secret", "content-type": "application/json" },
    });
    const refused = await asked(site, recipe("purge_cache"), api, 403);
    expect([refused.code !== 0, refused.requests.length]).toEqual([true, 1]);
    site.write("changes.txt", "");
    expect(await asked(site, recipe("purge_cache"), api)).toEqual({ code: 0, requests: [] });
  },
);

test.runIf(hasJq && hasCurl)(
  "the recipe for IndexNow names every page, 10,000 at a time, and none if nothing changed",
  async () => {
    const site = makeSite();
    await built(site);
    const api = "https://api.indexnow.org";
    const { code, requests } = await asked(site, recipe("indexnow"), api);
    const pages = Object.keys(site.tree())
      .filter((path) => /(?:^|\/)index\.html$/.test(path))
      .map((path) => `https://example.org/news/${path.replace(/index\.html$/, "")}`);
    expect([code, requests.length]).toEqual([0, 1]);
    expect(requests[0]).toMatchObject({
      ...{ method: "POST", url: "/indexnow" },
      headers: { "content-type": "application/json; charset=utf-8" },
      body: { host: "example.org", key: "YOUR-KEY", keyLocation: "https://example.org/news/YOUR-KEY.txt" },
    });
    expect(requests[0]!.body.urlList.toSorted()).toEqual(pages.toSorted());
    const many = Array.from(
      { length: 10_001 },
      (_, i) => `added\tp${i}/index.html\thttps://example.org/news/p${i}/\n`,
    );
    site.write("changes.txt", many.join(""));
    const sent = (await asked(site, recipe("indexnow"), api)).requests.map(({ body }) => body.urlList.length);
    expect(sent).toEqual([10_000, 1]);
    site.write("changes.txt", "changed\trss.xml\thttps://example.org/news/rss.xml\n");
    expect(await asked(site, recipe("indexnow"), api)).toEqual({ code: 0, requests: [] });
  },
);
