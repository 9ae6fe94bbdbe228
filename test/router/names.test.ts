import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { newSite, reportOf, story } from "../support/site.ts";

test.each(["nul.txt", "sub/CON", "a /b.txt", "ends.", "esc\u001b[31m.txt", "line\nend.txt"])(
  "a file in static/ named %j, which not every system can have, is an error",
  async (name) => {
    const site = newSite({ "briefings/a.md": story("A"), [`static/${name}`]: "x" });
    const result = await site.build();
    expect(result.diagnostics.map(({ code, at }) => [code, at?.path])).toEqual([
      ["BG0403", `static/${name}`],
    ]);
    expect(reportOf(result)).not.toMatch(/\u001b|line\n/);
    expect(result.published).toBeUndefined();
  },
);

test("nothing that the build makes is too long to be written, whoever names it", async () => {
  const long = "Very long name ".repeat(20).trim();
  const sites: Record<string, string>[] = [
    { "briefings/a.md": story("A", `topics: [${long}]`) },
    { "briefings/a.md": story("A", `sources: [{source: ${long}, title: T}]`) },
    { "briefings/a.md": story("A", `sources: [{source: S, via: ${long}, title: T}]`) },
    {
      "briefings/storylines/l.md": `---\ntitle: L\ntopics: [${long}]\n---\n`,
      "briefings/a.md": story("A", "storyline: l"),
    },
    { "briefings/questions/q.md": `---\nquestion: Q?\ndate: 2026-11-20\ntopics: [${long}]\n---\n` },
    {
      "briefings/a.md": story("A", `id: ${"a".repeat(300)}`),
      "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\npermalinks: {story: /:id/}\n",
    },
    { "briefings/a.md": story("A", `aliases: [${"/old".repeat(240)}/]`) },
  ];
  for (const files of sites) {
    const site = newSite(files);
    const { diagnostics, published } = await site.build();
    expect(diagnostics.map(({ code }) => code)).toEqual(["BG0404"]);
    expect([published, site.has("dist"), site.has(".briefgen/staging")]).toEqual([undefined, false, false]);
  }
});

test.each([
  ["a story", "permalinks: {story: /:slug/}\n", "slug: assets"],
  ["an alias among the theme's files", "", "aliases: [/assets/x/]"],
  ["an alias in the search's index", "", "aliases: [/search/index/shards.json]"],
])("%s cannot be in a folder that is the theme's", async (_, config, front) => {
  const site = newSite({
    "briefgen.config.yaml": `site: {title: T, url: https://example.org/}\n${config}`,
    "briefings/a.md": story("A", front),
  });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["BG0401", expect.stringMatching(/ is in a folder that the theme uses$/)],
  ]);
});

describe("in a check, what follows from two names at one address is not reported", () => {
  const checked = async (topics: string, rest = "") => {
    const site = newSite({
      "briefings/a.md": story("A", `topics: [${topics}]`),
      ...(rest && { "briefings/b.md": rest }),
    });
    return (await site.build({ out: undefined, audit: true })).diagnostics.filter(
      ({ severity }) => severity === "error",
    );
  };

  test("their feeds", async () => {
    expect((await checked("A B, A-B")).map(({ code }) => code)).toEqual(["BG0401"]);
  });

  test("an address that cannot be", async () => {
    expect((await checked('"%", "!!!"')).map(({ code }) => code)).toEqual(["BG0405", "BG0405"]);
  });

  test("a dead link to elsewhere still is", async () => {
    const dead = story("B", "", "[x](/stories/none/)");
    expect((await checked("A B, A-B", dead)).map(({ code }) => code).sort()).toEqual(["BG0203", "BG0401"]);
  });
});

test.each(["#MeToo, MeToo", "x: y, x y", "null, Null!", "- a, A", "a #b, a b", "%, !!!", "Bank, Bank!"])(
  "what the help says to write for %s can be pasted",
  async (names) => {
    const written = names.split(", ");
    const list = written.map((name) => JSON.stringify(name)).join(", ");
    const site = newSite({ "briefings/a.md": story("A", `topics: [${list}]`) });
    const helps = (await site.build()).diagnostics.flatMap(({ help }) => help ?? []);
    const pieces = helps.flatMap((help) =>
      [...help.matchAll(/`((?:name|aliases): .*?)`/g)].map(([, yaml]) => yaml!),
    );
    const meant = pieces.flatMap((yaml) => Object.values(parse(yaml))[0]);
    expect(meant.sort()).toEqual(written.toSorted());
  },
);
