import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { encodeRecord } from "../../src/store/build-record.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const SITE = {
  "briefings/a.md": story("A"),
  "briefings/b.md": story("B"),
  "precious.txt": "mine",
  "above/dist/x": "",
};

const stateOf = (site: TestSite) =>
  `.briefgen/${readdirSync(join(site.root, ".briefgen")).find((name) => /^[0-9a-f]{12}$/.test(name))}`;

/** The record of a build that left these files. */
function recordOf(...paths: string[]): Uint8Array {
  const file = { digest: "0".repeat(32), size: 4, modified: 1 };
  const empty = { key: "", sources: 0, from: 0, until: undefined, diagnostics: [], summary: undefined };
  return encodeRecord({ ...empty, files: new Map(paths.map((path) => [path, file])) });
}

const journal = (steps: { readonly [step: string]: unknown }) =>
  JSON.stringify({ whole: false, staged: [], removed: [], ...steps });

const HOSTILE = [
  "../precious.txt",
  "../briefings/a.md",
  "/etc/hostname",
  "stories/../../precious.txt",
  "./x",
  "a//b",
  "..",
  "",
  "..\\precious.txt",
];

test.each(HOSTILE)("a record that names %j removes nothing outside of the output", async (path) => {
  const site = newSite(SITE);
  await site.clean();
  site.write(`${stateOf(site)}/record.bin`, recordOf("stories/a/index.html", path));
  const sources = [site.tree("briefings"), site.read("precious.txt")];
  await site.build();
  expect([site.tree("briefings"), site.read("precious.txt")]).toEqual(sources);
  expect(site.page("stories/a/")).toContain(">A</h1>");
});

test.each(HOSTILE)(
  "a journal that names %j moves and removes nothing outside of the output",
  async (path) => {
    for (const more of [{ removed: [path] }, { staged: [path] }, { whole: true, staged: [path] }]) {
      const site = newSite(SITE);
      await site.clean();
      site
        .write(`${stateOf(site)}/journal.json`, journal(more))
        .write(`${stateOf(site)}/staging/precious.txt`, "hostile");
      const sources = [site.tree("briefings"), site.read("precious.txt")];
      await site.build();
      expect([site.tree("briefings"), site.read("precious.txt")]).toEqual(sources);
      expect(site.page("stories/a/")).toContain(">A</h1>");
      expect(site.has(`${stateOf(site)}/journal.json`)).toBe(false);
    }
  },
);

test.each([
  ["empty", ""],
  ["cut off", '{"version":1,"files":[["index.h'],
  ["of another version", '{"version":99,"files":[]}'],
  ["of another form", '{"version":1,"files":[{"path":"x"}]}'],
  ["a list", "[]"],
  ["null", "null"],
  ["binary", "\u0000\u0001"],
])(
  "a record that is %s is as good as none: what may be the user's is named and stays, and the site is built",
  async (_, text) => {
    const site = newSite(SITE);
    await site.clean();
    const before = site.tree();
    site.write("dist/notes.txt", "mine").write(`${stateOf(site)}/record.bin`, text);
    expect((await site.build()).diagnostics).toMatchObject([
      { code: "BG0711", message: expect.stringMatching(/: notes\.txt$/) },
    ]);
    expect(site.tree()).toEqual({ ...before, "notes.txt": "mine" });
    await site.remove("dist/notes.txt").clean();
    expect(site.tree()).toEqual(before);
  },
);

test.each(["", "{", "null", "[]", '{"whole":true}', journal({ whole: 1 })])(
  "a journal that is damaged (%s) is dropped",
  async (text) => {
    const site = newSite(SITE);
    await site.clean();
    const before = site.tree();
    site.write(`${stateOf(site)}/journal.json`, text).write(`${stateOf(site)}/staging/index.html`, "half");
    await site.clean();
    expect(site.tree()).toEqual(before);
    expect(site.has(`${stateOf(site)}/staging`)).toBe(false);
  },
);

test("the state folder keeps itself out of git", async () => {
  const site = newSite(SITE);
  await site.clean();
  expect(site.read(".briefgen/.gitignore")).toBe("*\n");
});

test("after a build the state holds its record and nothing that was staged", async () => {
  const site = newSite(SITE);
  await site.clean();
  await site.write("briefings/a.md", story("A", "", "New.")).clean();
  expect(readdirSync(join(site.root, stateOf(site)))).toEqual(["record.bin"]);
});

test("a file that our record names and the user changed since is still ours: it is made good or removed", async () => {
  const site = newSite(SITE);
  await site.clean();
  site.write("dist/stories/a/index.html", "edited by hand");
  await site.remove("briefings/a.md").clean();
  expect(site.has("dist/stories/a")).toBe(false);
});
