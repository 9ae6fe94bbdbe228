import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { buildParts, succeed } from "../shards/sharded.ts";
import { folders } from "../support/folders.ts";
import { story } from "../support/site.ts";
import { build, built, difference, edit, linesOf, listed, makeSite } from "./listed.ts";
import { BIN, runHere } from "./run.ts";

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

test("merge lists what it publishes, as a build does; a shard alone publishes nothing", async () => {
  const site = makeSite();
  await buildParts(site, { of: 2 });
  await succeed(site, "merge", "shards", "--changes", "changes.txt");
  expect(listed(site)).toEqual(difference({}, site.tree()));
  const before = site.tree();
  await buildParts(edit(site.remove("changes.txt")), { of: 2 });
  await succeed(site, "merge", "shards", "--changes", "changes.txt");
  expect(linesOf(site, "changes.txt")).toContainEqual([
    ...["removed", "stories/b/index.html", "https://example.org/news/stories/b/"],
  ]);
  expect(listed(site)).toEqual(difference(before, site.tree()));
  const { code, err } = await build(site, "other.txt", "--shard", "1/2");
  expect([code, err, site.has("other.txt")]).toEqual([2, expect.stringContaining("briefgen merge"), false]);
});
