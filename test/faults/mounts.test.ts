import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { BIN } from "../cli/run.ts";
import { Watching } from "../dev/watching.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

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
    find -L ${out} .briefgen -type f 2>&1 || true
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

/** Commands with a folder of the same file system in the output's place, which keeps what they write there. */
const bound = (site: TestSite, at: string, script: string, more = {}) =>
  inside(site, `${mount("--bind other", at)}; ${script}`, more);

/** A site that was built once, with `other` mounted at its output or its state. */
async function boundSite(at: string): Promise<TestSite> {
  const site = makeSite();
  for (const folder of ["other", at]) mkdirSync(join(site.root, folder));
  expect(bound(site, at, "$BG build -q")).toEqual({ code: 0, text: "" });
  return site;
}

test.skipIf(!canMount).each([
  ["dist", "other"],
  [".briefgen", "dist"],
])(
  "kill -9 at any change while %s is a mount: every file old or new, and the next build completes it",
  async (at, tree) => {
    const whole = await boundSite(at);
    const old = whole.tree(tree);
    const steps = join(whole.root, "steps");
    const killed = (site: TestSite, number: number) =>
      bound(site, at, `exec ${process.execPath} --import ${KILL} ${BIN} build -q`, {
        KILL_AT: String(number),
        KILL_STEPS: steps,
      }).code;
    expect(killed(change(whole), 0)).toBe(0);
    const now = whole.tree(tree);
    const names = readFileSync(steps, "utf8").split("\n");
    const copies = names.flatMap((step, index) => (step.startsWith("copyFileSync") ? [index + 1] : []));
    expect(copies.length).toBeGreaterThan(10);
    const [first = 0] = copies;
    const some = [first, first + 1, first + 3, copies.at(-1)! + 1, names.length - 1];
    for (const number of process.env.FAULTS === "all" ? names.map((_, index) => index + 1) : some) {
      const site = change(await boundSite(at));
      expect([number, killed(site, number)]).toEqual([number, "SIGKILL"]);
      const torn = Object.entries(site.tree(tree)).filter(
        ([path, text]) => ![old[path], now[path]].includes(text) && !path.endsWith(".briefgen-copy"),
      );
      expect([number, torn]).toEqual([number, []]);
      expect([number, bound(site, at, "$BG build -q")]).toEqual([number, { code: 0, text: "" }]);
      expect([number, site.tree(tree)]).toEqual([number, now]);
      const kept = Object.keys(site.tree(at === ".briefgen" ? "other" : ".briefgen"));
      expect([number, kept.filter((path) => /staging|journal|tmp/.test(path))]).toEqual([number, []]);
    }
  },
  300_000,
);

test.skipIf(!canMount)(
  "a volume that is full: one message, and with more room the next build completes the site",
  async () => {
    const [first] = await usual();
    const site = makeSite();
    mkdirSync(join(site.root, "dist"));
    const script = `
    ${mount("-t tmpfs -o nr_inodes=30 tmpfs", "dist")}
    $BG build -q && exit 9
    find dist -type f -empty
    mount -o remount,nr_inodes=9000 dist
    $BG build -q
    cp -r dist first
  `;
    expect(inside(site, script)).toEqual({
      code: 0,
      text: expect.stringMatching(
        /^error\[BG0703\]: a file .*: no space left on the disk: .*\n {2}= help: .*\n$/,
      ),
    });
    expect(site.tree("first")).toEqual(first);
  },
);

test.skipIf(!canMount)(
  "parts and the output on mounts of their own: rendered, merged, and again",
  async () => {
    const [first, second] = await usual();
    const site = makeSite();
    for (const folder of ["other", "dist", "parts", "shards/1-of-1"])
      mkdirSync(join(site.root, folder), { recursive: true });
    const script = `
    ${mount("--bind parts", "shards/1-of-1")}
    $BG build -q --shard 1/1
    $BG merge -q shards/1-of-1
  `;
    for (const tree of [first, second]) {
      expect(bound(site, "dist", script)).toEqual({ code: 0, text: "" });
      expect(site.tree("other")).toEqual(tree);
      if (tree === first) change(site);
    }
  },
);

test.skipIf(!canMount)("`watch` keeps an output on a mount up to date", async () => {
  const site = await boundSite("dist");
  const first = `cd "${site.root}"; ${mount("--bind other", "dist")}; exec "$@"`;
  const watching = new Watching(site, ["--no-serve"], { under: [...APART, "sh", "-ec", first, "sh"] });
  await watching.says("nothing changed");
  change(site);
  await watching.until(() => !site.has("other/stories/b") && site.has("other/y.txt"));
  expect(site.read("other/stories/a/index.html")).toContain("New.");
  expect(await watching.stop()).toBe(130);
});
