import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { build } from "../../src/site/site.ts";
import { countingDisk } from "../support/disks.ts";
import { newSite, reportOf, requestFor, story, type TestSite } from "../support/site.ts";

const SITE = {
  "briefings/a.md": story("A", "topics: [Oil]"),
  "briefings/b.md": story("B", "topics: [Gas]"),
  "static/css/own.css": "x",
};

/** Inode, size and times of every file: what changes whenever a file is written again. */
const stamps = (site: TestSite, folder = "dist") =>
  Object.fromEntries(
    Object.keys(site.tree(folder)).map((path) => {
      const { ino, mtimeMs, ctimeMs, size } = statSync(join(site.root, folder, path));
      return [path, `${ino} ${mtimeMs} ${ctimeMs} ${size}`];
    }),
  );

const changed = (before: Record<string, string>, after: Record<string, string>) =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((path) => before[path] !== after[path])
    .sort();

const request = ({ root }: TestSite) => requestFor(root);

test("a first build appears by one rename: until then there is no output folder", async () => {
  const site = newSite(SITE);
  const disk = countingDisk();
  const dist = join(site.root, "dist");
  const seen: [string, boolean][] = [];
  const watching = {
    ...disk,
    rename: (from: string, to: string) => {
      disk.rename(from, to);
      seen.push([to, existsSync(dist)]);
    },
  };
  await build(request(site), watching);
  expect(disk.changes.filter((change) => change.includes(`${dist}/`))).toEqual([]);
  expect(seen.filter(([to]) => to === dist)).toHaveLength(1);
  expect(site.page("stories/a/")).toContain(">A</h1>");
});

test("a second build of the same site writes nothing at all", async () => {
  const site = await newSite(SITE).atRest();
  await site.clean();
  const [dist, state] = [stamps(site), stamps(site, ".briefgen")];
  const disk = countingDisk();
  const result = await build(request(site), disk);
  expect(result.published).toMatchObject({ written: [], removed: [] });
  expect(stamps(site)).toEqual(dist);
  expect(stamps(site, ".briefgen")).toEqual(state);
});

test("a changed story rewrites its page and the pages that show it, and no other file", async () => {
  const site = newSite(SITE);
  await site.clean();
  const before = stamps(site);
  site.write("briefings/a.md", story("A", "topics: [Oil]", "A new text."));
  await site.clean();
  const now = changed(before, stamps(site));
  expect(now).toContain("stories/a/index.html");
  expect(now).toContain("rss.xml");
  expect(now).not.toContain("stories/b/index.html");
  expect(now).not.toContain("topics/gas/index.html");
  expect(now).not.toContain("css/own.css");
});

test("a story removed: its page, topic, feed entry and empty folders are gone", async () => {
  const site = newSite(SITE);
  await site.clean();
  const { published } = await site.remove("briefings/a.md").clean();
  expect(published?.removed).toContain("stories/a/index.html");
  expect(readdirSync(join(site.root, "dist/stories"))).toEqual(["b"]);
  expect(site.has("dist/topics/oil")).toBe(false);
  expect(Object.values(site.tree()).filter((text) => text.includes("stories/a/"))).toEqual([]);
});

test("a changed slug: the old address is gone", async () => {
  const site = newSite(SITE);
  await site.clean();
  await site.write("briefings/a.md", story("A", "slug: new")).clean();
  expect(readdirSync(join(site.root, "dist/stories")).sort()).toEqual(["b", "new"]);
});

test("the user's own files in the output stay, wherever they are", async () => {
  const site = newSite(SITE);
  await site.clean();
  const own = {
    "dist/CNAME": "example.org",
    "dist/.git/HEAD": "ref",
    "dist/notes.txt": "mine",
    "dist/stories/a/mine.txt": "mine",
    "dist/empty/x/y.txt": "y",
  };
  for (const [path, text] of Object.entries(own)) site.write(path, text);
  mkdirSync(join(site.root, "dist/hollow"));
  await site.remove("briefings/a.md").clean();
  for (const [path, text] of Object.entries(own)) expect(site.read(path)).toBe(text);
  expect(site.has("dist/hollow")).toBe(true);
  expect(site.has("dist/stories/a/index.html")).toBe(false);
});

test("a new output folder that already has .git and CNAME is accepted, and they stay", async () => {
  const site = newSite({ ...SITE, "dist/.git/HEAD": "ref", "dist/CNAME": "example.org" });
  await site.clean();
  expect(site.read("dist/.git/HEAD")).toBe("ref");
  expect(site.read("dist/CNAME")).toBe("example.org");
  expect(site.page("stories/a/")).toContain(">A</h1>");
});

test("a file of the user's at a path that a new page needs is an error, and stays", async () => {
  const site = newSite(SITE);
  await site.clean();
  site.write("dist/stories/c/index.html", "mine");
  const before = site.tree();
  const result = await site.write("briefings/c.md", story("C")).build();
  expect(result.diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(["error BG0702"]);
  expect(reportOf(result)).toContain("stories/c/index.html");
  expect(site.tree()).toEqual(before);
});

test("a folder or file of the user's in the way is an error, and stays", async () => {
  const site = newSite(SITE);
  await site.clean();
  site.write("dist/stories/c/index.html/mine.txt", "mine");
  const before = site.tree();
  const { diagnostics } = await site.write("briefings/c.md", story("C")).build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0702"]);
  expect(site.tree()).toEqual(before);
});

test("a file of the user's where a folder is needed is an error of the same kind, and stays", async () => {
  const site = newSite(SITE);
  await site.clean();
  site
    .write("dist/questions/why", "mine")
    .write("briefings/questions/why.md", "---\nquestion: Why?\ndate: 2026-01-01\n---\n");
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0702"]);
  expect(site.read("dist/questions/why")).toBe("mine");
});

test.each([
  ["a file becomes a folder", "static/notes", "static/notes/index.html"],
  ["a folder becomes a file", "static/notes/index.html", "static/notes"],
])("%s of its name: both are ours, so the build succeeds", async (_, old, now) => {
  const site = newSite({ ...SITE, [old]: "old" });
  await site.clean();
  await site.remove("static/notes").write(now, "new").clean();
  expect(site.read(now.replace("static", "dist"))).toBe("new");
});

test("pages that somebody edited, damaged or deleted in the output are made good", async () => {
  const site = newSite(SITE);
  await site.clean();
  const before = site.tree();
  site
    .write("dist/stories/a/index.html", "edited")
    .write("dist/rss.xml", before["rss.xml"]!.toUpperCase())
    .remove("dist/index.html");
  await site.clean();
  expect(site.tree()).toEqual(before);
});

test("files that were only touched are not written again", async () => {
  const site = newSite(SITE);
  await site.clean();
  const page = join(site.root, "dist/index.html");
  utimesSync(page, 1, 1);
  const { published } = await site.clean();
  expect(published?.written).toEqual([]);
  expect(statSync(page).mtimeMs).toBe(1000);
});

test("an output folder deleted as a whole is built anew", async () => {
  const site = newSite(SITE);
  await site.clean();
  const before = site.tree();
  await site.remove("dist").clean();
  expect(site.tree()).toEqual(before);
});

test("an error in a story: the output is byte for byte as before, and no stray file is anywhere", async () => {
  const site = newSite(SITE);
  await site.clean();
  const before = site.everything();
  site.write("briefings/a.md", story("A", "sorces: [x]"));
  const { published } = await site.build();
  expect(published).toBeUndefined();
  site.write("briefings/a.md", SITE["briefings/a.md"]);
  expect(site.everything()).toEqual(before);
});

test.each([
  ["a first build", false],
  ["a later one", true],
])("%s whose last page cannot be made leaves the output as it was, and nothing staged", async (_, later) => {
  const site = newSite(SITE);
  if (later) await site.clean();
  const before = later ? site.tree() : {};
  site.write("briefings/c.md", story("C", "topics: [Oil, Gas]"));
  site.write("templates/pages/search.eta", "<% it.nothing.at.all %>");
  const { diagnostics, published } = await site.build();
  expect([diagnostics.map(({ code }) => code), published]).toEqual([["BG0602"], undefined]);
  expect(site.has("dist") ? site.tree() : {}).toEqual(before);
  expect(Object.keys(site.tree(".")).filter((path) => path.includes("staging"))).toEqual([]);
});

test("a disk that has no room for the journal: the output is as it was, and nothing staged", async () => {
  const site = newSite(SITE);
  await site.clean();
  const before = site.tree();
  site.write("briefings/a.md", story("New"));
  const full = {
    ...countingDisk(),
    write(path: string, bytes: Uint8Array | string) {
      if (path.includes("journal")) throw Object.assign(new Error("ENOSPC"), { code: "ENOSPC" });
      countingDisk().write(path, bytes);
    },
  };
  await expect(build(request(site), full)).rejects.toThrow("ENOSPC");
  expect(site.tree()).toEqual(before);
  expect(Object.keys(site.tree(".briefgen")).filter((path) => path.includes("staging"))).toEqual([]);
});

test("nothing is executable or unreadable: files have the usual rights", async () => {
  const site = newSite(SITE);
  chmodSync(join(site.root, "static/css/own.css"), 0o600);
  await site.clean();
  expect(statSync(join(site.root, "dist/css/own.css")).mode & 0o111).toBe(0);
});

test("the state may be deleted at any time: the next build adopts its own output and removes what goes later", async () => {
  const site = newSite(SITE);
  await site.clean();
  rmSync(join(site.root, ".briefgen"), { recursive: true });
  const before = site.tree();
  await site.clean();
  expect(site.tree()).toEqual(before);
});

test("a build after the state was deleted remembers its files again, so a story removed later is removed", async () => {
  const site = newSite(SITE);
  await site.clean();
  rmSync(join(site.root, ".briefgen"), { recursive: true });
  await site.clean();
  await site.remove("briefings/a.md").clean();
  expect(site.has("dist/stories/a/index.html")).toBe(false);
});

test("with the state deleted, pages that are no longer made go all the same, also those at old addresses", async () => {
  const site = newSite({ ...SITE, "briefings/old.md": story("Old", "aliases: [/before/]") });
  await site.clean();
  site.remove(".briefgen").remove("briefings/old.md");
  await site.clean();
  expect([site.has("dist/stories/old/index.html"), site.has("dist/before/index.html")]).toEqual([
    false,
    false,
  ]);
});

test("a site does not adopt the output of another site", async () => {
  const other = newSite(SITE);
  await other.clean();
  const site = newSite({
    ...SITE,
    "briefgen.config.yaml": "site: {title: Two, url: https://two.example/, id: two.example}\n",
  });
  const before = other.tree();
  const { diagnostics } = await site.build({ out: `${other.root}/dist` });
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0702"]);
  expect(other.tree()).toEqual(before);
});
