import { cpSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { type Ran, runHere } from "../cli/run.ts";
import { PACKAGE } from "../support/documents.ts";
import { newSite, type TestSite } from "../support/site.ts";

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

const numbers = (of: number): number[] => Array.from({ length: of }, (_, index) => index + 1);

/** The sample site, in a folder of its own. */
export function sampleSite(): TestSite {
  const site = newSite({});
  for (const path of ["briefings", "pages", "briefgen.config.yaml"])
    cpSync(join(PACKAGE, path), join(site.root, path), { recursive: true });
  return site;
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
