import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GROUNDS } from "../../src/config/accent.ts";
import { readConfig } from "../../src/config/config.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { reference } from "../../src/markdown/reference.ts";
import { contrast } from "../../src/text/colour.ts";
import { seen } from "../schema/yaml-of.ts";

const SITE = "site:\n  url: https://example.org/\n";

function read(text: string | undefined, baseUrl?: string) {
  const found: Diagnostic[] = [];
  const config = readConfig(text, { baseUrl }, reference.yaml, (problem) => void found.push(problem));
  return { config, problems: found.map((problem) => seen(problem, text ?? "")) };
}

describe("without a configuration", () => {
  test("every default is there, and the missing address is said", () => {
    const { config, problems } = read(undefined);
    expect(problems).toMatchObject([{ code: "BG0501" }]);
    expect(config).toMatchObject({
      site: {
        ...{ title: "Briefings", url: "http://localhost:4321/", basePath: "/", id: "briefings,2025" },
        ...{ description: "", language: "en", timeZone: "UTC", publisher: undefined },
      },
      pagination: { stories: 30, articles: 50, entries: 200 },
      storyPermalink: "/stories/:slug/",
      feeds: { items: 50, content: "full", nodes: "summary", node_items: 20, node_min: 0 },
      markdown: true,
      security: undefined,
      trust: undefined,
      mentions: true,
      strings: [],
      severities: {},
    });
  });

  test.each(["", "# nothing yet\n", "site: {}\n"])("%j is as good as none", (text) => {
    expect(read(text).config).toEqual({ ...read(undefined).config, sections: expect.anything() });
  });

  test("an address from the command line is enough", () => {
    const { config, problems } = read(undefined, "https://example.org/news");
    expect(problems).toEqual([]);
    expect(config.site).toMatchObject({ url: "https://example.org/news/", basePath: "/news/" });
  });
});

describe("the site's address", () => {
  test.each([
    ["https://example.org", "https://example.org/", "/"],
    ["https://example.org/news", "https://example.org/news/", "/news/"],
    ["https://example.org/sub/path/", "https://example.org/sub/path/", "/sub/path/"],
    ["https://Example.ORG:443/A/", "https://example.org/A/", "/A/"],
    ["http://localhost:8080", "http://localhost:8080/", "/"],
    ["https://example.org/a b/", "https://example.org/a%20b/", "/a%20b/"],
    ["https://example.org/?x=1#y", "https://example.org/", "/"],
    ["https://münchen.example/ü/", "https://xn--mnchen-3ya.example/%C3%BC/", "/%C3%BC/"],
  ])("%s is %s, based at %s", (written, url, basePath) => {
    expect(read(`site:\n  url: "${written}"\n`)).toMatchObject({
      config: { site: { url, basePath } },
      problems: [],
    });
  });

  test("from the command line wins", () => {
    expect(read(SITE, "https://preview.example/").config.site.url).toBe("https://preview.example/");
  });

  test("does not decide the id of the site, so that moving shows nobody everything again", () => {
    const text = "site:\n  title: The Daily Brief\n  url: https://example.org/\n";
    expect(read(text).config.site.id).toBe("the-daily-brief,2025");
    expect(read(text, "https://elsewhere.example/").config.site.id).toBe("the-daily-brief,2025");
  });
});

describe("the id of the site may stand in a tag URI", () => {
  test.each([
    ["id: example.org", "example.org,2025"],
    ['id: "example.org,2024-05"', "example.org,2024-05"],
    ["title: The Daily Brief", "the-daily-brief,2025"],
    ["title: Łódź Today", "d-today,2025"],
    ["title: الأخبار", "briefings,2025"],
  ])("%s → %s", (line, id) => {
    const written = read(`site:\n  url: https://example.org/\n  ${line}\n`).config.site.id;
    expect(written).toMatch(/^[a-z0-9.-]+,\d{4}(?:-\d\d){0,2}$/);
    expect(written).toBe(id);
  });
});

describe("what the configuration changes", () => {
  test("house headings, paging, feeds, mentions, words and severities", () => {
    const { config, problems } = read(
      `${SITE}sections: {behind: [Why it matters]}\npagination: {stories: 5}\nfeeds: {content: summary}\nmentions: false\ntheme:\n  strings: {nav_topics: Subjects}\ndiagnostics: {BG0207: off, BG0305: error}\n`,
    );
    expect(problems).toEqual([]);
    expect(config.sections.kindOf("Why it matters?")).toBe("behind");
    expect(config.sections.kindOf("What happened")).toBe("happened");
    expect(config.pagination).toEqual({ stories: 5, articles: 50, entries: 200 });
    expect(config.feeds).toEqual({
      items: 50,
      content: "summary",
      nodes: "summary",
      node_items: 20,
      node_min: 0,
    });
    expect(config.mentions).toBe(false);
    expect(config.strings).toMatchObject([{ key: { value: "nav_topics" }, value: { value: "Subjects" } }]);
    expect(config.severities).toEqual({ BG0207: "off", BG0305: "error" });
  });

  test.each([
    "/:slug/",
    "/stories/:slug/",
    "/:year/:month/:day/:slug/",
    "/a-b/:id/",
    "/:year-:month-:slug/",
    "/خبر/:slug/",
  ])("stories may be at %s", (pattern) => {
    const { config, problems } = read(`${SITE}permalinks: {story: "${pattern}"}\n`);
    expect(problems).toEqual([]);
    expect(config.storyPermalink).toBe(pattern);
  });

  test.each([
    ...[
      "",
      "/",
      "/stories/",
      ":slug/",
      "/:slug",
      "/:slug/x/",
      "/:title/",
      "/../:slug/",
      "/./:slug/",
      "//:slug/",
    ],
    ...[
      "/a b/:slug/",
      "/a?b/:slug/",
      "/:slugs/",
      "https://example.org/:slug/",
      "/%2e%2e/:slug/",
      "/\\\\x/:slug/",
    ],
  ])("but not at %j", (pattern) => {
    const { config, problems } = read(`${SITE}permalinks:\n  story: "${pattern}"\n`);
    expect(problems.map(({ code }) => code)).toEqual(["BG0115"]);
    expect(config.storyPermalink).toBe("/stories/:slug/");
  });
});

describe("mistakes are all named, and leave the defaults in place", () => {
  test.each([
    [`${SITE}sit: 1\n`, "BG0102", "3:1", "sit"],
    [`${SITE}  titel: A\n`, "BG0102", "3:3", "titel"],
    [`${SITE}pagination: {stories: 0}\n`, "BG0110", "3:23", "0"],
    [`${SITE}pagination: 10\n`, "BG0110", "3:13", "10"],
    [`${SITE}feeds: {content: half}\n`, "BG0111", "3:18", "half"],
    [`${SITE}feeds: {nodes: false}\n`, "BG0111", "3:16", "false"],
    [`${SITE}feeds: {node_items: 0}\n`, "BG0110", "3:21", "0"],
    [`${SITE}markdown: maybe\n`, "BG0110", "3:11", "maybe"],
    [`${SITE}security: {expires: 2027-01-01}\n`, "BG0109", "3:12", "expires"],
    [`${SITE}security: {contact: [], expires: 2027-01-01}\n`, "BG0114", "3:21", "[]"],
    [`${SITE}security: {contact: [desk], expires: 2027-01-01}\n`, "BG0115", "3:22", "desk"],
    [`${SITE}trust: {social: [x]}\n`, "BG0113", "3:18", "x"],
    [`${SITE}mentions: no\n`, "BG0110", "3:11", "no"],
    [`${SITE}diagnostics: {BG0207: silent}\n`, "BG0111", "3:23", "silent"],
    [`${SITE}diagnostics: {BG0101: off}\n`, "BG0102", "3:15", "BG0101"],
    [`${SITE}  time_zone: Mars/Olympus\n`, "BG0115", "3:14", "Mars/Olympus"],
    [`${SITE}  language: en_GB\n`, "BG0115", "3:13", "en_GB"],
    [`${SITE}  publisher: {url: "https://a.example/"}\n`, "BG0109", "3:15", "url"],
    [`${SITE}  title:\n`, "BG0114", "3:3", "title"],
  ])("%j", (text, code, at, marked) => {
    const { config, problems } = read(text);
    expect(problems).toMatchObject([{ code, at, marked }]);
    expect(config.site.url).toBe("https://example.org/");
    expect(config.pagination.stories).toBe(30);
  });

  test("several at once", () => {
    const codes = read("site: {url: nowhere}\nfeeds: full\nx: y\n").problems.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining(["BG0113", "BG0110", "BG0102"]));
  });

  test("keys of JavaScript's own objects are refused", () => {
    expect(read(`${SITE}__proto__: {mentions: false}\n`)).toMatchObject({
      config: { mentions: true },
      problems: expect.arrayContaining([expect.objectContaining({ code: "BG0102" })]),
    });
  });
});

describe("the accent", () => {
  const accent = (written: string) => read(`${SITE}theme:\n  accent: ${written}\n`);

  test("a colour that readers can read is taken, and one for dark paper is made from it", () => {
    const { config, problems } = accent('"#0B6E4F"');
    expect(problems).toEqual([]);
    expect(config.theme.accent?.light).toBe("#0b6e4f");
    expect(contrast(config.theme.accent!.dark, GROUNDS.dark)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ['"#7fd4b8"', (nearest: string) => `"${nearest}"`],
    ['{light: "#000", dark: "#333"}', (nearest: string) => `{light: "#000", dark: "${nearest}"}`],
  ])("%s is an error that names a colour which passes", (written, mended) => {
    const { problems } = accent(written);
    expect(problems).toMatchObject([{ code: "BG0503" }]);
    const [nearest] = /#[0-9a-f]{6}/.exec(problems[0]?.label ?? "") ?? [];
    expect(accent(mended(nearest!)).problems).toEqual([]);
  });

  test("the grounds are those of the style sheet", () => {
    const css = readFileSync("templates/assets/style.css", "utf8");
    expect(css).toContain(`--panel: var(--light, ${GROUNDS.light}) var(--dark, ${GROUNDS.dark});`);
  });
});
