import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { type Ran, runHere } from "../cli/run.ts";
import { PACKAGE } from "../support/documents.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

interface Options {
  /** The number of shards. */
  readonly of: number;
  /** For `render` and `merge`. */
  readonly now?: string;
  /** The order in which shards are done; default: their own. */
  readonly order?: readonly number[];
  /** What `index` may take from earlier indexes. */
  readonly cache?: string;
  readonly out?: string;
}

export const numbers = (of: number): number[] => Array.from({ length: of }, (_, index) => index + 1);

/** The sample site, in a folder of its own. */
export function sampleSite(): TestSite {
  const site = newSite({});
  for (const path of ["briefings", "pages", "briefgen.config.yaml"])
    cpSync(join(PACKAGE, path), join(site.root, path), { recursive: true });
  return site;
}

const TINY = `site: {title: T, url: https://example.org/, id: tiny}
search: off
map: off
graph: off
bibliography: off
markdown: false
feeds: {nodes: off}
`;

/** A site of few files. `config`: more lines of its configuration. */
export const tinySite = (config = ""): TestSite =>
  newSite({
    "briefgen.config.yaml": TINY + config,
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "briefings/c.md": story("C"),
    "briefings/d.md": story("D"),
    "static/x.txt": "x",
    "static/y/y.txt": "y",
    // A small theme: pages are made quickly.
    "templates/layouts/base.eta": '<meta name="briefgen:site" content="<%= it.site.id %>"><%~ it.body %>',
  });

/** A place for a site that all tests of a file copy. Call this outside of tests. */
export function keptFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "briefgen-shards-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A copy of a site with all that was made of it, in a folder of its own or in the place of another site. */
export function copyOf({ root }: TestSite, copy: TestSite = newSite({})): TestSite {
  rmSync(copy.root, { recursive: true, force: true });
  cpSync(root, copy.root, { recursive: true, preserveTimestamps: true });
  return copy;
}

/** Runs a command in the site's folder. */
export const inSite = ({ root }: TestSite, ...args: string[]): Promise<Ran> => runHere(args, { cwd: root });

/** The same; fails the test unless it succeeds. */
export async function succeed(site: TestSite, ...args: string[]): Promise<Ran> {
  const ran = await inSite(site, ...args);
  expect([args, ran.err, ran.code]).toEqual([args, ran.err, 0]);
  return ran;
}

/** Writes the indexes and the parts of all shards. */
export async function buildParts(
  site: TestSite,
  { of, now, order = numbers(of), cache }: Options,
): Promise<void> {
  const at = now === undefined ? [] : ["--now", now];
  const known = cache === undefined ? [] : ["--cache", cache];
  for (const number of order) await succeed(site, "index", "--shard", `${number}/${of}`, "-q", ...known);
  for (const number of order.toReversed())
    await succeed(site, "render", "--shard", `${number}/${of}`, "-q", "--indexes", "shards/indexes", ...at);
}

/** Builds the site in shards, and returns the merged tree. */
export async function buildInShards(site: TestSite, options: Options): Promise<Record<string, string>> {
  const { of, now, out = "dist" } = options;
  await buildParts(site, options);
  const parts = numbers(of).map((number) => join("shards", `${number}-of-${of}`));
  await succeed(
    site,
    "merge",
    ...parts.toReversed(),
    "-q",
    "-o",
    out,
    ...(now === undefined ? [] : ["--now", now]),
  );
  return site.tree(out);
}
