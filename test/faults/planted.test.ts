import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

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

test("a planted journal publishes and removes nothing", async () => {
  const victim = site();
  await victim.clean();
  const [folder = ""] = Object.keys(victim.tree(".briefgen")).flatMap(
    (path) => /^(.+)\/manifest\.json$/.exec(path)?.[1] ?? [],
  );
  const planted = passedOn(victim)
    .write(`.briefgen/${folder}/staging/evil.html`, "evil")
    .write(
      `.briefgen/${folder}/journal.json`,
      JSON.stringify({
        manifest: { version: 1, files: [] },
        steps: { whole: false, staged: ["evil.html"], removed: ["CNAME"] },
      }),
    )
    .write("dist/CNAME", "example.org");
  await planted.clean();
  expect(planted.has("dist/evil.html")).toBe(false);
  expect(planted.read("dist/CNAME")).toBe("example.org");
});

test("not even where nothing seems to have changed", async () => {
  const own = site();
  // Younger files are read again in any case.
  await new Promise((later) => setTimeout(later, 150));
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
    expect(reportOf(result)).toContain(
      "error[BG0004]: a symbolic link that is not followed\n  ╭─ .briefgen\n",
    );
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
