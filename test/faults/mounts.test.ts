import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BIN } from "../cli/run.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { Process } from "./processes.ts";

const KILL = fileURLToPath(new URL("kill-fs.mjs", import.meta.url));

/** A namespace of its own: nothing is mounted for anybody else, and all of it is gone with the process. */
const APART = ["unshare", "-rm"] as const;
const mount = (what: string, folder: string) => `mount ${what} "${folder}"`;
const canMount = spawnSync(APART[0], [APART[1], "sh", "-c", mount("-t tmpfs tmpfs", "/proc")]).status === 0;
if (!canMount) process.stderr.write("SKIPPED in test/faults/mounts: nothing may be mounted\n");

const env = { PATH: process.env.PATH, HOME: "/nowhere", SOURCE_DATE_EPOCH: "1795435200" };

/** Runs commands of a shell in the site's folder, where mounts are in place. `$BG` is briefgen. */
function inside(site: TestSite, script: string, more: Readonly<Record<string, string>> = {}) {
  const { status, signal, stdout, stderr } = spawnSync(APART[0], [APART[1], "sh", "-ec", script], {
    ...{ cwd: site.root, encoding: "utf8" },
    env: { ...env, BG: `${process.execPath} ${BIN}`, ...more },
  });
  return { code: status ?? signal, text: stdout + stderr };
}

const makeSite = (): TestSite =>
  newSite({
    "briefings/a.md": story("A", "topics: [Oil]", "![x](x.png)"),
    "briefings/b.md": story("B"),
    "briefings/x.png": "png",
    "static/own/x.txt": "x",
    "templates/layouts/base.eta": '<meta name="briefgen:site" content="example.org,2026"><%~ it.body %>',
  });

const change = (site: TestSite): TestSite =>
  site
    .remove("briefings/b.md")
    .write("briefings/a.md", story("A", "", "New."))
    .write("static/y.txt", "y");

/** The trees of two builds of the site where nothing is mounted. */
async function usual(): Promise<readonly [object, object]> {
  const site = makeSite();
  const out = { search: true };
  await site.clean(out);
  const first = site.tree();
  await change(site).clean(out);
  return [first, site.tree()];
}

/** How each case is mounted, what the output is called, and what is left where it is after `clean`. */
const CASES: readonly (readonly [name: string, mounts: string, out: string])[] = [
  ["another file system at dist", mount("-t tmpfs tmpfs", "dist"), "dist"],
  ["a folder of the same file system at dist", mount("--bind other", "dist"), "dist"],
  ["another file system at .briefgen", mount("-t tmpfs tmpfs", ".briefgen"), "dist"],
  ["a folder of the same file system at .briefgen", mount("--bind other", ".briefgen"), "dist"],
  ["a folder of the same file system at --out", mount("--bind other", "srv"), "srv"],
  ["another file system around --out", mount("-t tmpfs tmpfs", "srv"), "srv/news"],
  ["dist as a link to another file system", mount("-t tmpfs tmpfs", "srv"), "linked"],
  ["another file system within dist", mount("-t tmpfs tmpfs", "dist/stories"), "dist"],
  ["both mounted", `${mount("-t tmpfs tmpfs", "dist")}; ${mount("--bind other", ".briefgen")}`, "dist"],
];

test.skipIf(!canMount).each(CASES)("%s: builds, later builds and `clean`", async (_, mounts, out) => {
  const [first, second] = await usual();
  const site = makeSite();
  for (const folder of ["other", "srv", ".briefgen", "after"]) mkdirSync(join(site.root, folder));
  if (/dist/.test(mounts)) mkdirSync(join(site.root, "dist/stories"), { recursive: true });
  symlinkSync("srv", join(site.root, "linked"));
  change(site).write("changed/a.md", site.read("briefings/a.md")).remove("static/y.txt");
  site.write("briefings/a.md", makeSite().read("briefings/a.md")).write("briefings/b.md", story("B"));
  await site.atRest();
  const script = `
    ${mounts}
    $BG build -q --out ${out}
    cp -rL ${out} first
    $BG build --out ${out} 2>&1 | grep 'nothing changed'
    rm briefings/b.md; cp changed/a.md briefings/a.md; printf y > static/y.txt
    $BG build --out ${out} 2>&1 | grep ' written, '
    cp -rL ${out} second
    $BG clean --out ${out} 2>&1
    find -L ${out} .briefgen -type f
  `;
  const { code, text } = inside(site, script);
  expect([code, text]).toEqual([
    0,
    expect.stringMatching(
      /^nothing changed, .*\n\d+ written, \d\d unchanged, \d+ removed, .*\nremoved \d+ files from .*\n(?:find: .*\n)*$/,
    ),
  ]);
  expect(site.tree("first")).toEqual(first);
  expect(site.tree("second")).toEqual(second);
});
