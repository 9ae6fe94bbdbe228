import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type Disk, nodeDisk } from "../../src/disk/disk.ts";
import { build, Site } from "../../src/site/site.ts";
import { NOW, newSite, reportOf, requestFor, story, type TestSite } from "../support/site.ts";

/** Files that look as if they were of another day: what changed just now is read again, whatever it looks like. */
const SITE = {
  "briefings/a.md": story("A", "", "![Chart](deep/chart.png)"),
  "briefings/deep/b.md": story("B"),
  "briefings/deep/chart.png": "png",
  "static/own.txt": "own",
  "static/deep/own.txt": "own",
  "templates/partials/own.eta": "own",
};

/** The same tree, outside of the site, with a secret in every file. */
const outside = () =>
  newSite(Object.fromEntries(Object.keys(SITE).map((path) => [path, story("Xsecret", "", "Xsecret")])));

/** The real disk, on which something happens once, right before the file is opened. */
function disturbed(absolute: string, happen: () => void): Disk {
  let left = 1;
  return {
    ...nodeDisk,
    open(path) {
      if (path === absolute && left-- > 0) happen();
      return nodeDisk.open(path);
    },
  };
}

const replaceBy = (site: TestSite, path: string, target: string) => {
  rmSync(join(site.root, path), { recursive: true });
  symlinkSync(target, join(site.root, path));
};

test.each([
  ["a story", "briefings/deep/b.md", "briefings/deep/b.md"],
  ["a file beside briefings", "briefings/deep/chart.png", "briefings/deep/chart.png"],
  ["a static file", "static/own.txt", "static/own.txt"],
  ["a template", "templates/partials/own.eta", "templates/partials/own.eta"],
  ["the folder of a story", "briefings/deep/b.md", "briefings/deep"],
  ["the folder of all stories", "briefings/a.md", "briefings"],
  ["a folder of static files", "static/deep/own.txt", "static/deep"],
])("%s that becomes a link between the scan and the reading is not read", async (_, read, swapped) => {
  const site = newSite(SITE);
  const other = outside();
  const disk = disturbed(join(site.root, read), () => replaceBy(site, swapped, join(other.root, swapped)));
  const outcome = await build(requestFor(site.root), disk).then(
    (result) => reportOf(result),
    (error: NodeJS.ErrnoException) => `${error.code} ${error.path?.slice(site.root.length + 1)}`,
  );
  expect(outcome).toMatch(
    /^ELOOP (?:briefings|static|templates)\/|it was replaced by a link during the build/,
  );
  expect(site.has("dist")).toBe(false);
  expect(Object.values(site.tree(".briefgen")).filter((text) => text.includes("Xsecret"))).toEqual([]);
});

test("a file that an editor replaces by a new one between the scan and the reading is read", async () => {
  const site = newSite(SITE);
  const place = join(site.root, "briefings/deep/b.md");
  const disk = disturbed(place, () => {
    writeFileSync(`${place}~`, story("B", "", "New text."));
    renameSync(`${place}~`, place);
  });
  expect((await build(requestFor(site.root), disk)).diagnostics).toEqual([]);
  expect(site.page("stories/b/")).toContain("New text.");
});

test.skipIf(process.platform === "win32")("a pipe in a file's place is not waited for", async () => {
  const site = newSite(SITE);
  const place = join(site.root, "briefings/deep/b.md");
  const disk = disturbed(place, () => {
    unlinkSync(place);
    execFileSync("mkfifo", [place]);
  });
  const result = await build(requestFor(site.root), disk);
  expect(result.diagnostics).toMatchObject([
    { code: "BG0003", at: { path: "briefings/deep/b.md" }, label: "it is neither a file nor a folder" },
  ]);
});

test("a folder in the place of the configuration is said to be one", async () => {
  const site = newSite(SITE).remove("briefgen.config.yaml");
  mkdirSync(join(site.root, "briefgen.config.yaml"));
  const { diagnostics } = await build(requestFor(site.root), nodeDisk);
  expect(diagnostics[0]).toMatchObject({
    code: "BG0003",
    at: { path: "briefgen.config.yaml" },
    label: "it is a folder",
  });
});

test("a rebuild after an edit reads nothing through a folder that became a link", async () => {
  const site = newSite(SITE);
  const other = outside().write("briefings/deep/b.md", story("B", "", "Xsecret"));
  const session = new Site(nodeDisk, { keep: true });
  await site.build({}, session);
  replaceBy(site, "briefings/deep", join(other.root, "briefings/deep"));
  const dirty = new Set([join(site.root, "briefings/deep/b.md")]);
  const { diagnostics } = await site.build({}, session, dirty);
  expect(diagnostics.map(({ code }) => code)).toContain("BG0004");
  expect(site.page("stories/b/")).not.toContain("Xsecret");
});

test("a file that is two stories by a link: an edit changes both", async () => {
  const site = newSite(SITE).remove("briefgen.config.yaml");
  mkdirSync(join(site.root, dirname("briefings/x/c.md")), { recursive: true });
  symlinkSync("../deep/b.md", join(site.root, "briefings/x/c.md"));
  const session = new Site(nodeDisk, { keep: true });
  const options = { now: NOW };
  const first = await site.build(options, session);
  site.write("briefings/deep/b.md", story("B", "", "New text."));
  const dirty = new Set([join(site.root, "briefings/deep/b.md")]);
  const edited = await site.build(options, session, dirty);
  expect(edited.diagnostics).toEqual(first.diagnostics);
  if (edited.published) expect(site.page("stories/b/")).toContain("New text.");
});

test("a configuration may be a link, and is followed when it changes", async () => {
  const shared = newSite({ "one.yaml": "site: {title: One, url: https://example.org/}\nsearch: off\n" });
  const site = newSite(SITE);
  replaceBy(site, "briefgen.config.yaml", join(shared.root, "one.yaml"));
  await site.build();
  shared.write("one.yaml", "site: {title: Two, url: https://example.org/}\nsearch: off\n");
  await site.build();
  expect(site.page("")).toContain("<title>Two");
});

test("a folder that becomes a link while it is looked at is reported, and nothing of it is published", async () => {
  const site = newSite(SITE);
  const other = outside();
  let left = 1;
  const disk: Disk = {
    ...nodeDisk,
    list(folder) {
      if (folder === join(site.root, "static/deep") && left-- > 0)
        replaceBy(site, "static/deep", join(other.root, "static/deep"));
      return nodeDisk.list(folder);
    },
  };
  const { diagnostics } = await build(requestFor(site.root), disk);
  expect(diagnostics).toMatchObject([{ code: "BG0004", at: { path: "static/deep" } }]);
  expect(site.has("dist")).toBe(false);
});
