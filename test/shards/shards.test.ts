import { expect, test } from "vitest";
import { buildInShards, sampleSite, succeed } from "./sharded.ts";

test.each([1, 2, 3, 7])(
  "the sample in %i shards has the bytes of one build, in whatever order",
  async (of) => {
    const site = sampleSite();
    await succeed(site, "build", "-q");
    const order = Array.from({ length: of }, (_, index) => ((index * 5) % of) + 1);
    expect(await buildInShards(site, { of, order, out: "merged" })).toEqual(site.tree());
  },
);
