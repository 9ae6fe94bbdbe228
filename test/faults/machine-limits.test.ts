import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync } from "node:fs";
import { expect, test } from "vitest";
import { BIN } from "../cli/run.ts";
import { Watching } from "../dev/watching.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const CONFIG = "site: {title: T, url: https://example.org/}\nsearch: off\n";

const siteOf = (count: number): TestSite =>
  newSite({
    ...Object.fromEntries(Array.from({ length: count }, (_, i) => [`briefings/s${i}.md`, story(`S${i}`)])),
    "briefgen.config.yaml": CONFIG,
  });

/** Runs a command of the shell, in which `"$@"` is a build of the site. */
function shell(script: string, site: TestSite): { code: number | null; text: string } {
  const build = [process.execPath, BIN, "build", site.root];
  const { status, stdout, stderr } = spawnSync("sh", ["-c", script, "sh", ...build], {
    encoding: "utf8",
    env: { PATH: process.env.PATH, HOME: "/nowhere" },
  });
  return { code: status, text: stdout + stderr };
}

const can = (script: string): boolean => spawnSync("sh", ["-c", script]).status === 0;

/** Skips loudly: what a machine does not allow is said, and not passed over. */
function testWhere(possible: boolean, why: string) {
  if (!possible) process.stderr.write(`SKIPPED in test/faults: ${why}\n`);
  return test.skipIf(!possible);
}

const limitsFiles = can("ulimit -n 40");
testWhere(limitsFiles, "this system has no ulimit").each(["fastest", "reference"])(
  "300 stories, some with raw HTML, are built with 40 open files and the %s parsers",
  (parser) => {
    const site = siteOf(300).write("briefings/raw.md", story("Raw", "", "A <b>bold</b> text."));
    const build = `ulimit -n 40; BRIEFGEN_PARSER=${parser} "$@" --quiet`;
    expect(shell(build, site)).toEqual({ code: 0, text: "" });
    expect(site.has("dist/stories/s299/index.html")).toBe(true);
    expect(site.read("dist/stories/raw/index.html")).toContain("<b>bold</b>");
  },
);

// So many that a second thread reads: with 40 files there is no room for it, with 64 there is.
testWhere(limitsFiles, "this system has no ulimit").each([40, 64])(
  "a site worth a second thread is built with %i open files",
  (files) => {
    const stories = Array.from({ length: 1600 }, (_, i) => {
      const body = i % 9 === 0 ? "A <b>bold</b> text." : "Text.";
      return [`briefings/${i % 20}/s${i}.md`, story(`S${i}`, "", body)] as const;
    });
    const site = newSite({
      ...Object.fromEntries(stories),
      "briefgen.config.yaml": `${CONFIG}markdown: false\nbibliography: off\nmap: off\ngraph: off\nfeeds: {nodes: off}\n`,
      "templates/layouts/base.eta": "<%~ it.body %>",
    });
    expect(shell(`ulimit -n ${files}; "$@" --quiet`, site)).toEqual({ code: 0, text: "" });
    expect(site.has("dist/stories/s1599/index.html")).toBe(true);
  },
);

/** Another user, who may read the program. */
const AS_OTHER = "setpriv --reuid 65534 --regid 65534 --clear-groups --";
const hasOther = can(`${AS_OTHER} "${process.execPath}" "${BIN}" --version`);

testWhere(hasOther, "no other user can be taken on").each([
  ["nothing was built yet", false],
  ["there is a site", true],
])("a folder in which nothing may be written, where %s: one message, and nothing changes", (_, built) => {
  const site = siteOf(3);
  if (built) expect(shell('"$@"', site).code).toBe(0);
  site.write("briefings/new.md", story("New"));
  chmodSync(site.root, 0o755);
  const before = site.tree(".");
  const { code, text } = shell(`${AS_OTHER} "$@"`, site);
  expect([code, text.replaceAll(site.root, "SITE")]).toEqual([
    1,
    expect.stringMatching(
      /^error\[BG0703\]: a file could not be read or written: permission denied: SITE\/\S+\n {2}= help: .+\n$/,
    ),
  ]);
  expect(site.tree(".")).toEqual(before);
});

/** A site that another user may only read, and a folder where that user may write. */
function readOnlySite(): { readonly site: TestSite; readonly own: TestSite } {
  const [site, own] = [siteOf(3), newSite({})];
  chmodSync(site.root, 0o755);
  chmodSync(own.root, 0o777);
  return { site, own };
}

testWhere(hasOther, "no other user can be taken on")(
  "a site in whose folder nothing may be written is built, checked and cleaned with --state",
  () => {
    const { site, own } = readOnlySite();
    const before = site.tree(".");
    const asOther = (command: string) =>
      shell(`${AS_OTHER} "$1" "$2" ${command} "$4" --state "${own.root}/state"`, site);
    expect(shell(`${AS_OTHER} "$@" --out "${own.root}/www"`, site).text).toContain(
      "keep caches and previews in another one with `--state <folder>`",
    );
    expect(asOther(`build -q --out "${own.root}/www"`)).toEqual({ code: 0, text: "" });
    expect(own.has("www/stories/s1/index.html")).toBe(true);
    site.remove("briefings/s1.md");
    expect(asOther(`build --out "${own.root}/www"`).text).toMatch(/ \d+ unchanged, [1-9]\d* removed/);
    expect(own.has("www/stories/s1/index.html")).toBe(false);
    expect(asOther("check -q")).toEqual({ code: 0, text: "" });
    expect(asOther(`clean --out "${own.root}/www"`).text).toContain(`and the caches in ${own.root}/state`);
    expect([own.has("www"), own.has("state")]).toEqual([false, false]);
    delete before["briefings/s1.md"];
    expect(site.tree(".")).toEqual(before);
  },
);

testWhere(hasOther, "no other user can be taken on")(
  "`watch` shows a site in whose folder nothing may be written, and rebuilds it, with --state",
  async () => {
    const { site, own } = readOnlySite();
    const watching = new Watching(site, ["--port", "0", "--state", `${own.root}/state`], {
      under: AS_OTHER.split(" "),
    });
    await watching.says("serving ");
    site.write("briefings/s1.md", story("S1", "", "New."));
    await watching.until(() => own.read("state/preview/stories/s1/index.html").includes("New."));
    expect(await watching.stop()).toBe(130);
    expect(site.has(".briefgen")).toBe(false);
  },
);

const canMount = can('d=$(mktemp -d) && mount -t tmpfs -o size=1m tmpfs "$d" && umount "$d" && rmdir "$d"');

/** Mounts a file system of its own where the site's folder is, without what was in it. */
function onSmallDisk(site: TestSite, options: string, work: () => void): void {
  const kept = `${site.root}-kept`;
  cpSync(site.root, kept, { recursive: true });
  expect(can(`mount -t tmpfs -o ${options} tmpfs "${site.root}"`)).toBe(true);
  try {
    cpSync(kept, site.root, { recursive: true });
    work();
  } finally {
    can(`umount "${site.root}"; rm -r "${kept}"`);
  }
}

testWhere(canMount, "nothing may be mounted").each([
  ["bytes", "size=600k"],
  ["files", "size=64m,nr_inodes=300"],
])(
  "a disk with too few %s: one message, no half site, and with more room the next build succeeds",
  (_, size) => {
    const site = siteOf(60);
    onSmallDisk(site, size, () => {
      const { code, text } = shell('"$@"', site);
      expect([code, text.replaceAll(site.root, "SITE")]).toEqual([
        1,
        expect.stringMatching(
          /^error\[BG0703\]: a file could not be read or written: no space left on the disk(?:: SITE\/\S+)?\n {2}= help: .+\n$/,
        ),
      ]);
      expect(site.has("dist")).toBe(false);
      expect(Object.keys(site.tree(".briefgen")).filter((path) => path.includes("staging"))).toEqual([]);
      expect(can(`mount -o remount,size=64m,nr_inodes=20000 "${site.root}"`)).toBe(true);
      expect(shell('"$@" --quiet', site)).toEqual({ code: 0, text: "" });
      expect(site.has("dist/stories/s59/index.html")).toBe(true);
    });
  },
);

testWhere(canMount && hasOther, "nothing may be mounted, or no other user can be taken on")(
  "an output on another disk, where the user may write in no other folder",
  () => {
    const { site, own } = readOnlySite();
    const other = newSite({});
    onSmallDisk(other, "size=16m", () => {
      mkdirSync(`${other.root}/www`);
      mkdirSync(`${other.root}/www/lost+found`, { mode: 0o700 });
      chmodSync(other.root, 0o755);
      chmodSync(`${other.root}/www`, 0o777);
      const build = `${AS_OTHER} "$@" --quiet --state "${own.root}/state" --out "${other.root}/www"`;
      for (const text of ["Text.", "New."]) {
        site.write("briefings/s0.md", story("S0", "", text));
        expect(shell(build, site)).toEqual({ code: 0, text: "" });
        expect(other.read("www/stories/s0/index.html")).toContain(text);
      }
      expect(Object.keys(other.tree(".")).filter((path) => /staging|copy/.test(path))).toEqual([]);
    });
  },
);

testWhere(canMount, "nothing may be mounted")("an output on another disk than the site", () => {
  const site = siteOf(3);
  const other = newSite({});
  onSmallDisk(other, "size=16m", () => {
    mkdirSync(`${other.root}/www`);
    for (const text of ["Text.", "New."]) {
      site.write("briefings/s0.md", story("S0", "", text));
      expect(shell(`"$@" --quiet --out "${other.root}/www/news"`, site)).toEqual({ code: 0, text: "" });
      expect(other.read("www/news/stories/s0/index.html")).toContain(text);
    }
    expect(Object.keys(other.tree("www")).filter((path) => path.includes("staging"))).toEqual([]);
  });
});
