import { mkdirSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { locateOutput } from "../../src/publish/locate-output.ts";
import { newSite, story } from "../support/site.ts";

const SITE = {
  "briefings/a.md": story("A"),
  "static/x.txt": "x",
  "templates/partials/footer.eta": "<footer></footer>",
  ".git/HEAD": "ref",
  "other/file.txt": "mine",
};

/** Builds into `out` and returns the codes; the whole site's folder must be as it was. */
async function refused(out: string, prepare: (root: string) => void = () => {}, home = "/nowhere") {
  const site = newSite(SITE);
  prepare(site.root);
  const before = site.everything();
  const { diagnostics, published } = await site.build({
    out: out.replace("ROOT", site.root),
    home: home.replace("ROOT", site.root),
  });
  expect(published).toBeUndefined();
  expect(site.everything()).toEqual(before);
  return diagnostics.map(({ code, severity }) => `${severity} ${code}`);
}

test.each([
  ".",
  "",
  "./",
  "ROOT",
  "..",
  "../..",
  "/",
  "briefings",
  "briefings/2026/new",
  "templates",
  "static",
  "static/dist",
  ".git",
  ".git/x",
  ".briefgen",
  "dist/../briefings",
])("the output `%s` is refused, and nothing is touched", async (out) => {
  expect(await refused(out)).toEqual(["error BG0701"]);
});

test.each(["ROOT/home", "ROOT/home/user"])(
  "the home folder or what contains it is refused: `home` where home is %s",
  async (home) => {
    expect(
      await refused("home", (root) => mkdirSync(join(root, "home/user"), { recursive: true }), home),
    ).toEqual(["error BG0701"]);
  },
);

test("a folder below home is fine", () => {
  const site = newSite(SITE);
  expect(
    locateOutput({ root: site.root, out: "dist", home: dirname(site.root) }, nodeDisk),
  ).not.toHaveProperty("problem");
});

test.each([
  ["the content", "briefings"],
  ["the site's folder", "."],
  ["what contains it", ".."],
])("a link to %s is refused like the thing itself", async (_, target) => {
  expect(await refused("dist", (root) => symlinkSync(join(root, target), join(root, "dist")))).toEqual([
    "error BG0701",
  ]);
});

test("a folder inside a link to the content is refused", async () => {
  expect(await refused("way/in", (root) => symlinkSync(join(root, "briefings"), join(root, "way")))).toEqual([
    "error BG0701",
  ]);
});

test("a folder with files that are not ours is refused", async () => {
  expect(await refused("other")).toEqual(["error BG0702"]);
});

test("a file is refused", async () => {
  expect(await refused("other/file.txt")).toEqual(["error BG0701"]);
});

test.each(["dangling", "loop"])("a %s link is refused, not replaced", async (name) => {
  const prepare = (root: string) =>
    symlinkSync(join(root, name === "loop" ? "dist" : "nowhere"), join(root, "dist"));
  expect(await refused("dist", prepare)).toEqual(["error BG0701"]);
});

test("a link to an empty folder elsewhere is followed: the site is there, the link stays", async () => {
  const elsewhere = newSite({});
  const site = newSite(SITE);
  mkdirSync(join(elsewhere.root, "www"));
  symlinkSync(join(elsewhere.root, "www"), join(site.root, "dist"));
  await site.clean();
  expect(elsewhere.read("www/stories/a/index.html")).toContain(">A</h1>");
  expect(nodeDisk.info(join(site.root, "dist"))?.kind).toBe("link");
});

test.each(["dist", "deep/er/dist", "../SIBLING-briefgen-out"])(
  "the output `%s` that does not exist yet is made",
  async (pattern) => {
    const site = newSite(SITE);
    const out = pattern.replace("SIBLING", site.root.split("/").at(-1)!);
    await site.clean({ out });
    expect(site.read(`${out}/stories/a/index.html`)).toContain(">A</h1>");
    if (out.startsWith("..")) site.remove(out);
  },
);

test("an empty folder is used", async () => {
  const site = newSite(SITE);
  mkdirSync(join(site.root, "dist"));
  await site.clean();
  expect(site.page("stories/a/")).toContain(">A</h1>");
});

test("a site inside another's output folder name is told apart: `dist2` is not within `dist`", async () => {
  const site = newSite(SITE);
  await site.clean({ out: "briefings2" });
  expect(site.has("briefings2/index.html")).toBe(true);
});

test("each output has a state of its own", async () => {
  const site = newSite(SITE);
  await site.clean({ out: "one" });
  await site.clean({ out: "two" });
  await site.write("briefings/b.md", story("B")).clean({ out: "one" });
  await site.remove("briefings/b.md").clean({ out: "two" });
  expect([site.has("one/stories/b"), site.has("two/stories/b")]).toEqual([true, false]);
});
