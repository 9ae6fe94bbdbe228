import { expect } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { type Ran, runHere } from "./run.ts";

const CONFIG = "site: {title: T, url: https://example.org/news/}\nsearch: off\n";

/** A site below a path, without a search index. */
export const makeSite = () =>
  newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "static/x.txt": "x",
    "static/gone.txt": "g",
  });

/** Builds with a list of changes. */
export const build = (site: TestSite, file = "changes.txt", ...args: string[]): Promise<Ran> =>
  runHere(["build", "--changes", file, ...args], { cwd: site.root });

/** What is listed after a build that succeeded. */
export async function built(
  site: TestSite,
  file = "changes.txt",
  ...args: string[]
): Promise<Record<string, string>> {
  expect(await build(site, file, ...args)).toMatchObject({ code: 0 });
  return listed(site, file);
}

/** Path → kind. */
export const listed = (site: TestSite, file = "changes.txt"): Record<string, string> =>
  Object.fromEntries(linesOf(site, file).map(([kind, path]) => [path, kind]));

/** The fields of each line. */
export const linesOf = (site: TestSite, file: string): string[][] =>
  site
    .read(file)
    .split("\n")
    .slice(0, -1)
    .map((line) => line.split("\t"));

type Tree = Record<string, string>;

/** What differs between two trees, as the list should say it. */
export const difference = (before: Tree, after: Tree): Record<string, string> =>
  Object.fromEntries(
    [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((path) => before[path] !== after[path])
      .map((path) => [
        path,
        before[path] === undefined ? "added" : after[path] === undefined ? "removed" : "changed",
      ]),
  );

/** A change, a new file, one that goes, and a story that moves. */
export const edit = (site: TestSite) =>
  site
    .write("briefings/a.md", story("A", "topics: [Gas]", "New."))
    .write("briefings/b.md", story("B", "slug: bee"))
    .write("static/new.txt", "n")
    .remove("static/gone.txt");
