import { chmodSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { folders } from "../support/folders.ts";
import { newSite, reportOf, story, TestSite } from "../support/site.ts";

const CONFIG = "site: {title: T, url: https://example.org/, id: 'example.org,2026'}\n";

const SITE = {
  "briefgen.config.yaml": `${CONFIG}editions: {every: day}\n`,
  "briefings/kept.md": story("Kept"),
  "briefings/gone.md": story(
    "Gone",
    "topics: [Oil]\nemail: true\nsources: [{key: p, source: AP, title: P, url: https://a.example/}]",
    "Zebra [@p].",
  ),
};

/** A site that was built once, and has lost what builds remember of it. */
async function forgetful(files: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const site = newSite({ ...SITE, ...files });
  await site.clean({ search: true });
  expect(naming(site, /zebra/i).length).toBeGreaterThan(3);
  return site.remove(".briefgen");
}

/** The files of the output whose text or path has some words. */
const naming = (site: TestSite, words: RegExp): string[] =>
  Object.entries(site.tree()).flatMap(([path, text]) => (words.test(path + text) ? [path] : []));

/** The site as one that was never built before. */
async function fresh(site: TestSite): Promise<object> {
  const copy = newSite({ "briefgen.config.yaml": site.read("briefgen.config.yaml") });
  for (const [path, bytes] of Object.entries(site.tree("briefings")))
    copy.write(`briefings/${path}`, Buffer.from(bytes, "latin1"));
  await copy.clean({ search: true });
  return copy.tree();
}

test.each<[string, (site: TestSite) => void]>([
  ["a story that was deleted", (site) => site.remove("briefings/gone.md")],
  [
    "a story that was withdrawn",
    (site) => site.write("briefings/gone.md", story("Gone", "status: withdrawn")),
  ],
  [
    "a story that is a draft again",
    (site) => site.write("briefings/gone.md", story("Gone", "status: draft")),
  ],
])("with the state lost, nothing of %s stays in the output", async (_, withdraw) => {
  const site = await forgetful();
  withdraw(site);
  await site.clean({ search: true });
  expect(naming(site, /zebra/i)).toEqual([]);
  expect(site.tree()).toEqual(await fresh(site));
});

test.each([
  ["search", "search: off", /^search\//],
  ["graph", "graph: off", /^graph\.json$/],
  ["bibliography", "bibliography: off", /bibliography\./],
])("with the state lost, what `%s` has made goes when it is switched off", async (_, off, paths) => {
  const site = await forgetful();
  const made = Object.keys(site.tree()).filter((path) => paths.test(path));
  expect(made).not.toEqual([]);
  site.write("briefgen.config.yaml", `${SITE["briefgen.config.yaml"]}${off}\n`);
  await site.clean({ search: true });
  expect(Object.keys(site.tree()).filter((path) => paths.test(path))).toEqual([]);
  expect(site.tree()).toEqual(await fresh(site));
});

test("with the state lost, style sheets of another theme, cards, and a copy that was never completed go", async () => {
  const site = newSite({ ...SITE, "templates/assets/brand.css": "p { color: red }" });
  await site.clean();
  const [style = ""] = Object.keys(site.tree()).filter((path) => /style-.*\.css$/.test(path));
  site.write("dist/stories/gone/card-1x2y3z.png", "png").write("dist/stories/.briefgen-copy", "half");
  site.remove(".briefgen").remove("templates").remove("briefings/gone.md");
  await site.clean();
  expect([
    site.has(`dist/${style}`),
    site.has("dist/stories/gone"),
    site.has("dist/stories/.briefgen-copy"),
  ]).toEqual([false, false, false]);
});

test.each([
  ["a file of static/", "static/press/logo.svg", "press/logo.svg", ""],
  ["a picture of a story", "briefings/port.png", "media/port.png", "![The port](port.png)"],
])("with the state lost, %s that is gone is an error that names it", async (_, source, published, body) => {
  const site = await forgetful({ [source]: "x", "briefings/other.md": story("Other", "", body) });
  expect(site.read(`dist/${published}`)).toBe("x");
  site.remove(source).write("briefings/other.md", story("Other"));
  const before = site.tree();
  const result = await site.build({ search: true });
  expect(reportOf(result)).toMatch(
    new RegExp(`^error\\[BG0711\\]: .*: ${published}\\n.*delete them.*\\n.*static/.*\\n$`),
  );
  expect([result.published, site.tree()]).toEqual([undefined, before]);
  site.remove(`dist/${published}`);
  await site.clean({ search: true });
  expect(site.tree()).toEqual(await fresh(site));
});

test("with the state lost, files that a person may have put there stay, and are named", async () => {
  const own = ["mine.html", "stories/kept/notes.txt", "media/a.png", "a-1a2b3c4d.css", "x1", "x2"];
  const hidden = ["CNAME", ".git/HEAD", ".well-known/x.html", "stories/.DS_Store", "lost+found/x"];
  const site = await forgetful();
  for (const path of [...own, ...hidden]) site.write(`dist/${path}`, "mine");
  const message = reportOf(await site.build());
  expect(message).toContain("a-1a2b3c4d.css, media/a.png, mine.html, stories/kept/notes.txt, x1 and others");
  for (const path of [...own, ...hidden]) expect(site.read(`dist/${path}`)).toBe("mine");
  for (const path of own) site.remove(`dist/${path}`);
  await site.clean();
  for (const path of hidden) expect(site.read(`dist/${path}`)).toBe("mine");
});

test("a site that was moved with its output goes on as if it had stayed", async () => {
  const site = await newSite({ ...SITE, "static/a.txt": "a", "static/b.txt": "b" }).atRest();
  await site.clean({ search: true });
  const root = `${site.root}-moved`;
  folders.push(root);
  renameSync(site.root, root);
  const moved = new TestSite(root);
  expect((await moved.clean({ search: true })).published).toMatchObject({ written: [], removed: [] });
  moved.remove("briefings/gone.md").remove("static/b.txt").write("dist/mine.txt", "mine");
  const { published } = await moved.clean({ search: true });
  expect(published?.removed).toEqual(expect.arrayContaining(["stories/gone/index.html", "b.txt"]));
  expect(published?.written).not.toContain("a.txt");
  expect(naming(moved, /zebra/i)).toEqual([]);
  expect(moved.read("dist/mine.txt")).toBe("mine");
  expect((await runHere(["clean", root])).err).toMatch(/^removed \d+ files from dist/);
  expect(Object.keys(moved.tree())).toEqual(["mine.txt"]);
});

test("an output beside the site that was moved with it is still the site's", async () => {
  const around = newSite({});
  for (const [path, text] of Object.entries(SITE)) around.write(`site/${path}`, text);
  around.write("site/static/a.txt", "a");
  await new TestSite(join(around.root, "site")).clean({ out: "../public" });
  mkdirSync(join(around.root, "slot"));
  for (const name of ["site", "public"]) renameSync(join(around.root, name), join(around.root, "slot", name));
  around.remove("slot/site/static/a.txt");
  await new TestSite(join(around.root, "slot/site")).clean({ out: "../public" });
  expect(around.has("slot/public/a.txt")).toBe(false);
});

test("`merge` with the state lost removes what is recognised, and names the rest", async () => {
  const site = newSite({ ...SITE, "static/a.txt": "a" });
  const merge = async () => {
    await runHere(["build", "-q", "--shard", "1/1"], { cwd: site.root });
    return runHere(["merge", "-q", "shards/1-of-1"], { cwd: site.root });
  };
  expect(await merge()).toMatchObject({ code: 0, err: "" });
  site.remove(".briefgen").remove("briefings/gone.md");
  expect(await merge()).toMatchObject({ code: 0, err: "" });
  expect(naming(site, /zebra/i)).toEqual([]);
  site.remove(".briefgen").remove("static/a.txt");
  const { code, err } = await merge();
  expect([code, err]).toEqual([2, expect.stringMatching(/^error\[BG0711\]: .*: a\.txt\n/)]);
  expect(site.read("dist/a.txt")).toBe("a");
});

test.each([0o755, 0o000])(
  "a volume's lost+found (mode %o) is left alone, in the output and in the state",
  async (mode) => {
    const site = newSite(SITE);
    for (const folder of ["dist", ".briefgen"]) {
      mkdirSync(join(site.root, folder, "lost+found"), { recursive: true });
      chmodSync(join(site.root, folder, "lost+found"), mode);
    }
    await site.clean();
    site.remove("briefings/gone.md");
    await site.clean();
    expect((await runHere(["clean", site.root])).code).toBe(0);
    expect([
      site.has("dist/lost+found"),
      site.has(".briefgen/lost+found"),
      site.has("dist/index.html"),
    ]).toEqual([true, true, false]);
  },
);

test("a folder that is not the site's is refused with the names of a few files", async () => {
  const site = newSite(SITE);
  for (const name of ["b.txt", "a/x.txt", "c.txt", "d.txt", "e.txt", "f.txt"])
    site.write(`www/${name}`, "mine");
  expect(reportOf(await site.build({ out: "www" }))).toContain(
    ": a/x.txt, b.txt, c.txt, d.txt, e.txt and others\n",
  );
});
