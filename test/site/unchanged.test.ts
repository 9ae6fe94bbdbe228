import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, reportOf, story } from "../support/site.ts";

const SITE = { "briefings/a.md": story("A"), "static/a.txt": "a", "outside/secret.md": story("Secret") };

test.each(["briefings/out.md", "static/out.txt", "templates/out.eta"])(
  "a link out of the site that was added after a good build (%s) is reported, though no file changed",
  async (path) => {
    const site = await newSite({ ...SITE, "templates/assets/brand.css": "body {}\n" }).atRest();
    await site.clean();
    expect((await site.clean()).published?.written).toEqual([]);
    symlinkSync(join(site.root, "outside/secret.md"), join(site.root, path));
    const result = await site.build();
    expect(result.published).toBeUndefined();
    expect(reportOf(result)).toContain(`error[BG0004]`);
    expect(reportOf(result)).toContain(path);
  },
);

test("a build that changes nothing finds the site as it was, until a source changes", async () => {
  const site = await newSite(SITE).atRest();
  await site.clean();
  const before = site.tree();
  expect((await site.clean()).published).toMatchObject({ written: [], removed: [] });
  writeFileSync(join(site.root, "briefings/a.md"), story("B"));
  expect((await site.clean()).published?.written).toContain("stories/a/index.html");
  expect(site.tree()).not.toEqual(before);
});
