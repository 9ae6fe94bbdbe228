import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { nodeDisk } from "../../src/disk/disk.ts";
import { Site } from "../../src/site/site.ts";
import { claimState } from "../../src/store/own-state.ts";
import { runHere } from "../cli/run.ts";
import { newSite, reportOf, story, TestSite } from "../support/site.ts";

const site = (): TestSite => newSite({ "briefings/a.md": story("A", "topics: [Oil]", "The text.") });

/** A site as somebody who takes in a pull request gets it: every file, and no empty folder. */
function passedOn(from: TestSite): TestSite {
  const to = newSite({});
  for (const [path, bytes] of Object.entries(from.tree("."))) to.write(path, Buffer.from(bytes, "latin1"));
  return to;
}

test("what a pull request brings as the state of earlier builds is not believed", async () => {
  const clean = site();
  await clean.clean();
  const forged = site();
  await forged.clean();
  // Its author has a briefgen that writes something else than the file says; here, one that read another text.
  const other = newSite({ "briefings/a.md": story("A", "topics: [Oil]", "<i>Forged!</i>") });
  await other.clean();
  for (const [path, bytes] of Object.entries(other.tree(".briefgen")))
    forged.write(`.briefgen/${path}`, Buffer.from(bytes, "latin1"));
  forged.remove("dist").write(".briefgen/planted.txt", "planted");
  const victim = passedOn(forged);
  await victim.clean();
  expect(victim.tree()).toEqual(clean.tree());
  expect(victim.has(".briefgen/planted.txt")).toBe(false);
});

/** What is in the forged state, but for what proves that a state was made here. */
function forgedSite(): TestSite {
  const forged = site();
  forged.write(".briefgen/planted.txt", "planted");
  return forged;
}

const git = (folder: string, ...args: string[]): string =>
  execFileSync(
    "git",
    ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always", ...args],
    { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] },
  ).trim();

test.each([
  ["a submodule, which git checks out as an empty folder", ".briefgen/made-here"],
  ["a submodule around it", ".briefgen"],
])("git brings no proof: %s", async (_, path) => {
  const author = forgedSite();
  git(author.root, "init", "-q");
  const module = newSite({ "a.txt": "a" });
  git(module.root, "init", "-q");
  git(module.root, "add", ".");
  git(module.root, "commit", "-qm", "x");
  if (path !== ".briefgen") git(author.root, "add", "-f", ".briefgen", "briefings", "briefgen.config.yaml");
  else git(author.root, "add", "briefings", "briefgen.config.yaml");
  const commit = git(module.root, "rev-parse", "HEAD");
  author.write(".gitmodules", `[submodule "x"]\n  path = ${path}\n  url = ${module.root}\n`);
  git(author.root, "add", ".gitmodules");
  git(author.root, "update-index", "--add", "--cacheinfo", `160000,${commit},${path}`);
  git(author.root, "commit", "-qm", "x");
  for (const recursive of [[], ["--recurse-submodules"]]) {
    const victim = newSite({});
    git(victim.root, "clone", "-q", ...recursive, author.root, "clone");
    const clone = new TestSite(join(victim.root, "clone"));
    expect(readdirSync(join(clone.root, path)).includes("a.txt")).toBe(recursive.length > 0);
    await clone.clean();
    expect(clone.has("dist/stories/a/index.html")).toBe(true);
    expect([clone.has(".briefgen/planted.txt"), clone.has(".briefgen/a.txt")]).toEqual([false, false]);
  }
});

test.each<[string, (site: TestSite) => void]>([
  ["an empty folder around the proof", (made) => mkdirSync(join(made.root, ".briefgen/made-here"))],
  ["a proof that holds something", (made) => made.write(".briefgen/made-here/.git/x", "x")],
  ["a file in its place", (made) => made.write(".briefgen/made-here/.git", "gitdir: x")],
  [
    "a link in its place",
    (made) => {
      mkdirSync(join(made.root, "elsewhere/.git"), { recursive: true });
      symlinkSync("../elsewhere", join(made.root, ".briefgen/made-here"));
    },
  ],
])("%s proves nothing", async (_, plant) => {
  const forged = forgedSite();
  plant(forged);
  await forged.clean();
  expect(forged.has(".briefgen/planted.txt")).toBe(false);
  expect(readdirSync(join(forged.root, ".briefgen/made-here"))).toEqual([".git"]);
});

test("a planted journal publishes and removes nothing", async () => {
  const victim = site();
  await victim.clean();
  const [folder = ""] = Object.keys(victim.tree(".briefgen")).flatMap(
    (path) => /^(.+)\/record\.bin$/.exec(path)?.[1] ?? [],
  );
  const planted = passedOn(victim)
    .write(`.briefgen/${folder}/staging/evil.html`, "evil")
    .write(
      `.briefgen/${folder}/journal.json`,
      JSON.stringify({ whole: false, staged: ["evil.html"], removed: ["CNAME"] }),
    )
    .write("dist/CNAME", "example.org");
  await planted.clean();
  expect(planted.has("dist/evil.html")).toBe(false);
  expect(planted.read("dist/CNAME")).toBe("example.org");
});

test("nor when the site is cleaned: nothing of the site goes, and nothing is published", async () => {
  const victim = site();
  await victim.clean();
  const planted = passedOn(victim);
  const [record = ""] = Object.keys(planted.tree(".briefgen")).filter((path) => path.endsWith("/record.bin"));
  const folder = record.slice(0, -"/record.bin".length);
  planted
    .write(`.briefgen/${folder}/staging/evil.html`, "evil")
    .write(
      `.briefgen/${folder}/journal.json`,
      JSON.stringify({ whole: false, staged: ["evil.html"], removed: ["index.html"] }),
    );
  const before = planted.tree();
  const { code, err } = await runHere(["clean", planted.root]);
  expect([code, err]).toEqual([
    0,
    "nothing to remove: .briefgen was not written by a build on this machine\n",
  ]);
  expect(planted.tree()).toEqual(before);
});

test("a link in the place of .briefgen is nothing to clean", async () => {
  const [victim, elsewhere] = [site(), site()];
  await elsewhere.clean();
  symlinkSync(join(elsewhere.root, ".briefgen"), join(victim.root, ".briefgen"));
  const before = elsewhere.tree(".");
  expect((await runHere(["clean", victim.root])).err).toMatch(/^nothing to remove: /);
  expect(elsewhere.tree(".")).toEqual(before);
});

test("not even where nothing seems to have changed", async () => {
  const own = await site().atRest();
  await own.clean();
  own.remove(".briefgen/made-here").write(".briefgen/planted.txt", "planted");
  await own.clean();
  expect([own.has(".briefgen/made-here"), own.has(".briefgen/planted.txt")]).toEqual([true, false]);
});

test("what builds here have kept is believed, and what was kept for the output elsewhere stays", async () => {
  const own = site();
  await own.clean();
  await own.clean({ out: "other" });
  own.write("briefings/b.md", story("B"));
  expect((await own.clean()).published?.unchanged).toBeGreaterThan(0);
  expect((await own.clean({ out: "other" })).published?.removed).toEqual([]);
});

test.each([
  [".briefgen", "a folder elsewhere"],
  [".briefgen", "nothing"],
])(
  "a link in the place of %s that leads to %s is refused, and nothing is written there",
  async (name, where) => {
    const victim = site();
    const elsewhere = newSite({ "keep.txt": "keep" });
    symlinkSync(where === "nothing" ? join(elsewhere.root, "none") : elsewhere.root, join(victim.root, name));
    const before = elsewhere.tree(".");
    const result = await victim.build();
    expect(reportOf(result)).toContain("error[BG0004]: this symbolic link is not followed\n  ╭─ .briefgen\n");
    expect(result.published).toBeUndefined();
    expect([victim.has("dist"), elsewhere.tree(".")]).toEqual([false, before]);
  },
);

test("links within the folder of what is kept lead nowhere", async () => {
  const victim = site();
  const elsewhere = newSite({});
  for (const name of ["documents", "preview", "lock"]) {
    mkdirSync(join(victim.root, ".briefgen"), { recursive: true });
    symlinkSync(elsewhere.root, join(victim.root, ".briefgen", name));
  }
  await victim.clean({ out: ".briefgen/preview" });
  expect(Object.keys(elsewhere.tree("."))).toEqual(["briefgen.config.yaml"]);
  expect(victim.has(".briefgen/preview/index.html")).toBe(true);
});

test("a link that takes the place of .briefgen while a process watches is refused, and nothing is removed there", async () => {
  const victim = site();
  const session = new Site(nodeDisk, { keep: true });
  await victim.build({ out: ".briefgen/preview" }, session);
  const elsewhere = newSite({ "keep.txt": "keep", "more/keep.txt": "keep" });
  const before = elsewhere.tree(".");
  victim.remove(".briefgen");
  symlinkSync(elsewhere.root, join(victim.root, ".briefgen"));
  victim.write("briefings/a.md", story("A", "topics: [Oil]", "Other words."));
  const dirty = new Set([join(victim.root, "briefings/a.md")]);
  const { diagnostics, published } = await victim.build({ out: ".briefgen/preview" }, session, dirty);
  expect([diagnostics.map(({ code }) => code), published]).toEqual([["BG0004"], undefined]);
  expect(elsewhere.tree(".")).toEqual(before);
});

test("nor where it takes that place while the lock is taken", async () => {
  const elsewhere = newSite({ "keep.txt": "keep" });
  const before = elsewhere.tree(".");
  const victim = site();
  symlinkSync(elsewhere.root, join(victim.root, ".briefgen"));
  expect(() => claimState(join(victim.root, ".briefgen"), nodeDisk)).toThrow("no folder");
  expect(elsewhere.tree(".")).toEqual(before);
});
