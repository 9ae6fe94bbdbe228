import { statSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newSite } from "../support/site.ts";
import { siteFiles } from "./sites.ts";

test("building twice writes nothing, and leaves the same files untouched", async () => {
  await fc.assert(
    fc.asyncProperty(siteFiles, async (files) => {
      const site = newSite(files);
      const first = await site.clean();
      expect(first.published?.written.length).toBeGreaterThan(5);
      const before = site.tree();
      const touched = () =>
        Object.keys(before).map((path) => statSync(join(site.root, "dist", path)).mtimeMs);
      const times = touched();
      const second = await site.clean();
      expect(second.published).toMatchObject({ written: [], removed: [] });
      expect(second.published?.unchanged).toBe(Object.keys(before).length);
      expect(site.tree()).toEqual(before);
      expect(touched()).toEqual(times);
    }),
    { numRuns: 8 },
  );
});

test("an incremental build is a clean build, whatever was there before", async () => {
  await fc.assert(
    fc.asyncProperty(siteFiles, siteFiles, async (before, after) => {
      const site = newSite(before);
      await site.clean();
      for (const path of Object.keys(before)) if (!(path in after)) site.remove(path);
      for (const [path, text] of Object.entries(after)) site.write(path, text);
      await site.clean();
      const clean = newSite(after);
      await clean.clean();
      expect(site.tree()).toEqual(clean.tree());
    }),
    { numRuns: 8 },
  );
});

test("only the times of the sources changed: nothing is written", async () => {
  const files = fc.sample(siteFiles, { numRuns: 1, seed: 1 })[0]!;
  const site = newSite(files);
  await site.clean();
  for (const [path, text] of Object.entries(files)) site.write(path, text);
  expect((await site.clean()).published).toMatchObject({ written: [], removed: [] });
});
