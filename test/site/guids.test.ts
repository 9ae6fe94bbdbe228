import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const CONFIG = "site:\n  title: News\n  url: https://example.org/\n";
const WITH_ID = `${CONFIG}  id: "news,2025"\n`;

const published = async (files: Record<string, string> = {}, config = WITH_ID) => {
  const site = newSite({
    "briefgen.config.yaml": config,
    ...{ "briefings/a.md": story("A"), "briefings/b.md": story("B"), ...files },
  });
  await site.clean();
  return site;
};

const guids = (site: TestSite, folder = ""): string[] =>
  JSON.parse(site.read(`dist/${folder}feed.json`))
    .items.map(({ id }: { id: string }) => id)
    .sort();

/** What a build says of guids. */
const warned = async (site: TestSite, options: Parameters<TestSite["build"]>[0] = {}) => {
  const { changedGuids = [], sourceOf } = await site.build(options);
  return reportOf({ diagnostics: changedGuids, sourceOf });
};

/** What a check says of guids, and nothing of what it advises besides. */
const checked = async (site: TestSite, ...args: string[]) => {
  const { err } = await runHere(["check", site.root, ...args]);
  return err
    .split("\n\n")
    .filter((part) => /BG050[89]/.test(part))
    .map((part) => `${part}\n`)
    .join("\n");
};

const RETITLED = `warning[BG0509]: the guids of all stories change, so feed readers will show every story again
  ╭─ briefgen.config.yaml:2:3
2 │   title: The News
  │   ^^^^^ they begin with \`the-news,2025\` now, and began with \`news,2025\`
  = help: to keep them, write \`id: "news,2025"\` below \`site:\`
`;

test("a new title of a site without an id is a warning, before and while the guids change; the line in it keeps them", async () => {
  const site = await published({}, CONFIG);
  const before = guids(site);
  const renamed = CONFIG.replace("News", "The News");
  site.write("briefgen.config.yaml", renamed);
  expect(await checked(site)).toBe(RETITLED);
  expect(guids(site)).toEqual(before);
  expect(await warned(site)).toBe(RETITLED);
  expect(guids(site)).not.toEqual(before);
  expect(await warned(site)).toBe("");
  expect(await checked(site)).not.toContain("BG0509");
  site.write("briefgen.config.yaml", `${renamed}  id: "news,2025"\n`);
  expect([await checked(site), await warned(site)]).toEqual(["", ""]);
  expect(guids(site)).toEqual(before);
});

const MOVED = `warning[BG0509]: the guid of this story changes, so feed readers will show it again
  ╭─ briefings/c.md:2:8
2 │ title: A
  │        ^ it is made from the slug \`c\`, and was \`a\`
  = help: to keep it, write \`id: a\` into the front matter
`;

test("a new file name of a published story is a warning, and the line in it keeps the guid", async () => {
  const site = await published();
  const before = guids(site);
  site.remove("briefings/a.md").write("briefings/c.md", story("A"));
  expect(await checked(site)).toBe(MOVED);
  expect(await warned(site, { strict: true })).toBe(MOVED);
  expect(guids(site)).toEqual(before);
  const strict = await runHere(["build", "--strict", site.root]);
  expect([strict.code, strict.err]).toEqual([
    1,
    `${MOVED}\n1 warning: nothing was published, dist is unchanged.\n`,
  ]);
  const built = await runHere(["build", site.root]);
  expect([built.code, built.err.startsWith(`${MOVED}\n`)]).toEqual([0, true]);
  expect(await warned(site)).toBe("");
  site.write("briefings/c.md", story("A", "id: a"));
  expect([await checked(site), await warned(site)]).toEqual(["", ""]);
  expect(guids(site)).toEqual(before);
});

test.each<[string, string, RegExp]>([
  ["a new slug", story("A", "slug: c"), /made from the slug `c`, and was `first`.*`id: first`/s],
  ["another id at the same address", story("A", "id: other\nslug: first"), /it was `first`.*`id: first`/s],
  [
    "another slug and title, with the old address among the aliases",
    story("C", "slug: c\naliases: [/stories/first]"),
    /made from the slug `c`, and was `first`/,
  ],
])("%s is a warning", async (_, text, says) => {
  const site = await published({ "briefings/a.md": story("A", "slug: first") });
  expect(await warned(site.write("briefings/a.md", text))).toMatch(says);
});

test("an id outside ASCII is named as it is written", async () => {
  const site = await published({ "briefings/a.md": story("A", "slug: قمة") });
  expect(await warned(site.write("briefings/a.md", story("A")))).toContain("`id: قمة`");
});

test.each<[string, (site: TestSite) => unknown, Parameters<TestSite["build"]>[0]?]>([
  [
    "another title and date of a story",
    (site) => site.write("briefings/a.md", story("Z", "updated: 2026-11-21")),
  ],
  [
    "another title of a site with an id",
    (site) => site.write("briefgen.config.yaml", WITH_ID.replace("News", "Z")),
  ],
  [
    "another file with the same id",
    (site) => site.remove("briefings/a.md").write("briefings/z.md", story("A", "id: a")),
  ],
  [
    "one story less, and another one more",
    (site) => site.remove("briefings/a.md").write("briefings/z.md", story("Z")),
  ],
  ["another address of the site", () => {}, { baseUrl: "https://news.example/sub/" }],
  [
    "a feed that is damaged",
    (site) => site.write("dist/feed.json", '{"items": [{}]}').write("briefings/a.md", story("A", "slug: z")),
  ],
  ["a draft", (site) => site.write("briefings/a.md", story("A", "status: draft"))],
])("%s is none", async (_, edit, options) => {
  const site = await published();
  edit(site);
  expect(await warned(site, options)).toBe("");
});

test("after another address of the site, stories are still known by their pages", async () => {
  const site = await published();
  site.write("briefings/a.md", story("Renamed", "id: other"));
  expect(await warned(site, { baseUrl: "https://news.example/sub/" })).toContain("it was `a`");
});

test("stories of every language are known", async () => {
  const config = `${WITH_ID}  languages: [{lang: de, title: Nachrichten}]\n`;
  const site = await published({ "briefings/a.md": story("A", "lang: de") }, config);
  expect(guids(site, "de/")).toContain("tag:news,2025:story/a");
  expect(await warned(site.write("briefings/a.md", story("A", "lang: de\nslug: z")))).toContain("`id: a`");
});

test("the configuration can switch the warning off", async () => {
  const site = await published();
  site.write("briefgen.config.yaml", `${WITH_ID}diagnostics: {BG0509: off}\n`);
  site.write("briefings/a.md", story("A", "slug: z"));
  expect(await checked(site)).toBe("");
  expect(await warned(site)).toBe("");
});

test("a published site without an id gets the line that keeps its guids; a new one and one with an id get none", async () => {
  const site = await published({}, CONFIG);
  expect(await checked(site)).toContain('= help: write `id: "news,2025"` below `site:`');
  site.write("briefgen.config.yaml", WITH_ID);
  expect(await checked(site)).toBe("");
  site.write("briefgen.config.yaml", "site:\n  title: News\n");
  expect(await checked(site)).toBe("");
  const begun = newSite({});
  await runHere(["init", "--yes", "--url", "https://example.org/", "news"], { cwd: begun.root });
  expect((await runHere(["check", "news"], { cwd: begun.root })).err).not.toMatch(/BG050[89]/);
});

test("a merge of shards warns as a build does, and knows afterwards which ids were replaced", async () => {
  const site = await published();
  const before = guids(site);
  const merged = async (text: string) => {
    site.write("briefings/a.md", text);
    for (const shard of ["1/2", "2/2"])
      expect((await runHere(["build", site.root, "--shard", shard])).code).toBe(0);
    const { code, err } = await runHere(["merge", "shards"], { cwd: site.root });
    expect(code).toBe(0);
    return err;
  };
  expect(await merged(story("A", "slug: z"))).toContain("`id: a`");
  expect(guids(site)).not.toEqual(before);
  expect(await merged(story("A", "slug: z\nid: a"))).not.toContain("BG0509");
  expect(guids(site)).toEqual(before);
});
