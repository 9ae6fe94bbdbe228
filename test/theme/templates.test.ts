import { expect, test } from "vitest";
import { newSite, reportOf, story } from "../support/site.ts";

const site = (templates: Record<string, string>) =>
  newSite({
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`templates/${name}.eta`, text])),
  });

test("a template of the site replaces the built-in one of its name, and no other", async () => {
  const built = site({ "partials/footer": "<footer>Mine: <%= it.site.title %></footer>" });
  await built.clean();
  expect(built.page("stories/a/")).toContain("<footer>Mine: Test Brief</footer>");
  expect(built.page("stories/a/")).toContain(">A</h1>");
  expect(built.page("")).toContain("<footer>Mine: Test Brief</footer>");
});

test("a template of the site may include one that only it has, and the built-in ones", async () => {
  const built = site({
    "partials/footer": '<%~ include("partials/mine", { word: "<b>" }) %>',
    "partials/mine":
      '<footer><%= it.word %><%~ include("partials/links", { links: [{ text: "X", href: "/" }] }) %></footer>',
  });
  await built.clean();
  expect(built.page("")).toContain("<footer>&lt;b&gt;<ul");
});

test("words and the style sheet can be replaced, too", async () => {
  const built = site({});
  built.write(
    "briefgen.config.yaml",
    "site: {title: T, url: https://example.org/}\ntheme: {strings: {latest: Fresh}}\n",
  );
  built.write("templates/assets/style.css", "body{}");
  await built.clean();
  const [stylesheet, ...others] = Object.keys(built.tree()).filter((path) => /^assets\/.*\.css$/.test(path));
  expect(others).toEqual([]);
  expect(built.read(`dist/${stylesheet}`)).toBe("body{}");
  expect(built.page("")).toContain(`href="/${stylesheet}"`);
  expect(built.page("")).toContain(">Fresh</h2>");
});

test("a site's brand.css follows the theme's style sheet, in the same file", async () => {
  const built = site({});
  built.write("templates/assets/brand.css", ":root { --accent: teal; }");
  await built.clean();
  const [stylesheet, ...others] = Object.keys(built.tree()).filter((path) => /^assets.*\.css$/.test(path));
  expect(others).toEqual([]);
  expect(built.read(`dist/${stylesheet}`)).toMatch(/^@layer theme\{[\s\S]*\}:root\{--accent:teal;\}$/);
});

test("a word that the theme does not have is an error with a suggestion", async () => {
  const built = site({});
  built.write(
    "briefgen.config.yaml",
    "site: {title: T, url: https://example.org/}\ntheme: {strings: {lattest: Fresh}}\n",
  );
  expect(reportOf(await built.build())).toMatch(
    /BG0102[\s\S]*briefgen.config.yaml:2:\d+[\s\S]*did you mean `latest`/,
  );
});

const BROKEN: [string, Record<string, string>, string, string, string][] = [
  [
    "throws",
    { "pages/story": 'line one\n<p><% throw new Error("boom") %></p>' },
    "BG0602",
    "templates/pages/story.eta:2:1",
    "boom",
  ],
  [
    "calls what is not a function",
    { "pages/story": "\n\n<%= it.content.title.nope() %>" },
    "BG0602",
    "templates/pages/story.eta:3:1",
    "nope",
  ],
  [
    "prints a value that does not exist",
    { "pages/story": "\n<p><%= it.content.titel %></p>" },
    "BG0602",
    "templates/pages/story.eta:2:1",
    "does not exist",
  ],
  [
    "reads a value of one that does not exist",
    { "pages/story": "\n<p><%= it.contents.title %></p>" },
    "BG0602",
    "templates/pages/story.eta:2:1",
    "undefined",
  ],
  [
    "includes a missing file",
    { "pages/story": '\n\n\n<%~ include("partials/crads") %>' },
    "BG0603",
    "templates/pages/story.eta:4:1",
    "did you mean `partials/cards`?",
  ],
  [
    "has a missing layout",
    { "pages/story": '<% layout("layouts/bass") %>\nx' },
    "BG0603",
    "templates/pages/story.eta:",
    "layouts/base",
  ],
  [
    "includes itself",
    { "pages/story": '\n<%~ include("pages/story", it) %>' },
    "BG0604",
    "templates/pages/story.eta:2:1",
    "endlessly",
  ],
  [
    "fails in a partial",
    {
      "pages/story": '<p>\n<%~ include("partials/mine", { n: 1 }) %>',
      "partials/mine": "one\ntwo\n<%= it.nothing %>",
    },
    "BG0602",
    "templates/partials/mine.eta:3:1",
    "does not exist",
  ],
];

test.each(BROKEN)(
  "a template that %s: the message has its path and line and the story, and nothing is published",
  async (_, templates, code, place, text) => {
    const built = site(templates);
    const result = await built.build();
    const report = reportOf(result);
    expect(new Set(result.diagnostics.map((found) => found.code))).toEqual(new Set([code]));
    expect(report).toContain(place);
    expect(report).toContain(text);
    expect(report).toContain("briefings/a.md");
    expect(result.published).toBeUndefined();
    expect(built.has("dist")).toBe(false);
  },
);

test.each([
  ["an unclosed tag", "one\ntwo\n<p><%= it.content.title </p>", "templates/pages/story.eta:3"],
  ["wrong JavaScript in what is printed", "one\n<%= it.content. %>", "templates/pages/story.eta:2:1"],
])("a template with %s: the message has its path and line, once", async (_, text, place) => {
  const built = site({ "pages/story": text });
  const result = await built.build();
  expect(result.diagnostics.filter(({ code }) => code === "BG0601")).toHaveLength(1);
  expect(reportOf(result)).toContain(place);
  expect(built.has("dist")).toBe(false);
});

test("a template with wrong JavaScript in a statement: the message has its line", async () => {
  const built = site({ "pages/story": "one\ntwo\n<% if (it.content { %>\nx\n<% } %>" });
  expect(reportOf(await built.build())).toContain("templates/pages/story.eta:3:");
});

test("a template that cannot be compiled is reported once, not again for every page that it would render", async () => {
  const built = site({ "pages/story": "one\n<%= it.content. %>" });
  expect((await built.build()).diagnostics.map(({ code }) => code)).toEqual(["BG0601"]);
});

test("a template that fails for one story of two names that one only", async () => {
  const built = site({ "pages/story": '<% if (it.content.title === "B") throw new Error("boom") %><p>' });
  const { diagnostics } = await built.build();
  expect(diagnostics.map(({ code, help }) => [code, help?.join()])).toEqual([
    ["BG0602", expect.stringContaining("briefings/b.md")],
  ]);
});

test("a failing feed template is an error and names the story", async () => {
  const built = site({ "feed/story": "<%= it.story.titel %>" });
  const result = await built.build();
  expect(result.diagnostics[0]).toMatchObject({ code: "BG0602", at: { path: "templates/feed/story.eta" } });
  expect(reportOf(result)).toContain("stories/a/");
  expect(built.has("dist")).toBe(false);
});

test("after a failure the last site is as it was; mended, it is the new one", async () => {
  const built = site({});
  await built.clean();
  const before = built.tree();
  built.write("templates/pages/story.eta", "<% throw new Error() %>");
  await built.build();
  expect(built.tree()).toEqual(before);
  built.write("templates/pages/story.eta", "mended <%= it.content.title %>");
  await built.clean();
  expect(built.page("stories/a/")).toBe("mended A");
});

test("what a story says is escaped by its template, whatever it holds", async () => {
  const built = newSite({
    "briefings/a.md": story(
      `"'\\"><script>alert(1)</script>"`,
      `summary: "'\\"><img src=x onerror=alert(1)>"\ntopics: ["<script>x</script>"]`,
    ),
  });
  await built.clean();
  const all = Object.entries(built.tree()).filter(([path]) => path.endsWith(".html"));
  for (const [path, text] of all)
    expect([
      path,
      /<script(?! type="(?:application\/ld\+json|module" src="\/assets\/(?:search|map|not-found|returning)-\w+\.js)">)|<img/i.exec(
        text,
      )?.[0],
    ]).toEqual([path, undefined]);
});
