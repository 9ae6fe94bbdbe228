import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { Site } from "../../src/site/site.ts";
import { newSite, reportOf, story } from "../support/site.ts";

test("a kept site reports a link out of the site until it is gone, whatever else is edited meanwhile", async () => {
  const site = newSite({ "briefings/a.md": story("A"), "outside.md": story("Secret") });
  const kept = new Site(nodeDisk, { keep: true });
  await site.build({}, kept);
  const link = join(site.root, "briefings/out.md");
  symlinkSync(join(site.root, "outside.md"), link);
  expect(reportOf(await site.build({}, kept, new Set([link])))).toContain("BG0004");
  site.write("briefings/a.md", story("B"));
  expect(reportOf(await site.build({}, kept, new Set([join(site.root, "briefings/a.md")])))).toContain(
    "BG0004",
  );
});
