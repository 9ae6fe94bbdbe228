import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";

const BIN = fileURLToPath(new URL("../../bin/briefgen.js", import.meta.url));

/** Makes Node.js answer as if the package were not installed. */
const WITHOUT_PAGEFIND = `data:text/javascript,${encodeURIComponent(`
  import { register } from "node:module";
  register("data:text/javascript," + encodeURIComponent(
    'export const resolve = (name, context, next) => { if (name === "pagefind") throw new Error("none"); return next(name, context); }'
  ));
`)}`;

const indexOf = (tree: Record<string, string>) =>
  Object.fromEntries(Object.entries(tree).filter(([path]) => path.startsWith("search/index/")));

const FILES = {
  "briefings/a.md": story("A", "topics: [Oil]", "About barrels."),
  "briefings/b.md": story("B", "topics: [Gas]", "About pipes."),
};

test("the index is the same whoever makes it, and is kept until a story changes", async () => {
  const site = newSite(FILES);
  const { published } = await site.clean({ search: true });
  const first = indexOf(site.tree());
  expect(Object.keys(first)).toContain("search/index/pagefind.js");
  expect(published!.written).toContain("search/index/filters.json");
  await site.clean({ search: true, out: "other" });
  expect(indexOf(site.tree("other"))).toEqual(first);

  site.write("static/new.txt", "x");
  const kept = await site.clean({ search: true });
  expect(kept.published!.written).toEqual(["new.txt"]);
  site.write("briefings/b.md", story("B", "topics: [Gas]", "About valves."));
  const made = await site.clean({ search: true });
  expect(made.published!.written.filter((path) => path.includes("fragment"))).toHaveLength(1);
  expect(made.published!.removed.filter((path) => path.includes("fragment"))).toHaveLength(1);
  site.write("briefings/c.md", story("C"));
  const more = await site.clean({ search: true });
  expect(more.published!.written.filter((path) => path.includes("fragment"))).toHaveLength(1);
});

test("a damaged index is made again", async () => {
  const site = newSite(FILES);
  await site.clean({ search: true });
  const first = site.tree();
  site.remove("dist/search/index/pagefind.js");
  await site.clean({ search: true });
  expect(site.tree()).toEqual(first);
});

test("`search: off` leaves out the page, the link to it and the index", async () => {
  const config = "site: {title: T, url: https://example.org/}\nsearch: off\n";
  const site = newSite({ ...FILES, "briefgen.config.yaml": config });
  await site.clean({ search: true });
  expect(Object.keys(site.tree()).filter((path) => path.startsWith("search/"))).toEqual([]);
  expect(site.page("")).not.toContain("/search/");
});

test("without the package the site is built, and a warning says what is missing", async () => {
  const site = newSite(FILES);
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [
    ...["--import", WITHOUT_PAGEFIND, BIN, "build", site.root],
  ]);
  expect(stdout + stderr).toContain("warning[BG0705]");
  expect(stdout + stderr).toContain("npm install pagefind");
  expect(site.has("dist/stories/a/index.html")).toBe(true);
  expect(indexOf(site.tree())).toEqual({});
});
