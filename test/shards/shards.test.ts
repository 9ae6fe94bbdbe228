import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newSite, type TestSite } from "../support/site.ts";
import { buildInShards, succeed } from "./sharded.ts";

const SAMPLE = fileURLToPath(new URL("../..", import.meta.url));

/** The sample site, in a folder of its own. */
function sampleSite(): TestSite {
  const site = newSite({});
  for (const path of ["briefings", "pages", "briefgen.config.yaml"])
    cpSync(join(SAMPLE, path), join(site.root, path), { recursive: true });
  return site;
}

test.each([1, 2, 3, 7])(
  "the sample in %i shards has the bytes of one build, in whatever order",
  async (of) => {
    const site = sampleSite();
    await succeed(site, "build", "-q");
    const order = Array.from({ length: of }, (_, index) => ((index * 5) % of) + 1);
    expect(await buildInShards(site, { of, order, out: "merged" })).toEqual(site.tree());
  },
);
