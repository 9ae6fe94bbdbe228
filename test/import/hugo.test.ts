import { symlinkSync } from "node:fs";
import { expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite } from "../support/site.ts";
import { importing, importingPage, type OldSiteFiles } from "./pages.ts";

const hugo = (pages: Record<string, string>, more: Partial<OldSiteFiles> = {}) => {
  const { stories, leftOut } = importing({ from: "hugo", pages, ...more });
  return {
    stories: stories.map(({ page, text }) => ({ path: page.story, text, withheld: page.withheld })),
    leftOut,
  };
};

const page = (front: string, body = "Text.") => `---\ntitle: A\ndate: 2025-01-10\n${front}\n---\n${body}\n`;
const only = (front: string, config = {}) =>
  importingPage("hugo", "content/posts/a.md", page(front), { config }).story!;

test.each([
  ["draft: true", "`draft` is set"],
  ['draft: "true"', "`draft` is set"],
  ["draft: yes", "`draft` is set"],
  ["Draft: 1", "`draft` is set"],
  ["published: false", "`published` is false"],
  ["expiryDate: 2024-02-01", "their `expiryDate` has passed"],
  ["expirydate: 2024-02-01T10:00:00Z", "their `expiryDate` has passed"],
  ["unpublishdate: 2024-02-01", "their `expiryDate` has passed"],
  ["build:\n  render: never", "`build.render` withholds them"],
  ["_build: {render: false}", "`build.render` withholds them"],
  ["build: {list: never}", "`build.list` keeps them out of lists and feeds"],
  ["headless: true", "`headless` is set"],
  ['expiryDate: "11.06.2024"', "their `expiryDate` cannot be read"],
  ['publishDate: "1.1.2099"', "their `publishDate` cannot be read"],
])("Hugo does not show a page with %s: it becomes a draft", (front, why) => {
  const { page: planned, text } = only(front);
  expect(planned.withheld).toEqual([why]);
  expect(text).toContain("\nstatus: draft\n");
});

test.each([
  "draft: false",
  'draft: "no"',
  "published: true",
  "expiryDate: 2030-01-01",
  "build: {render: always, list: true}",
])("Hugo shows a page with %s: it is published", (front) =>
  expect(only(front).text).not.toContain("status:"),
);

test.each([
  [{ builddrafts: true }, "draft: true"],
  [{ buildExpired: true }, "expiryDate: 2024-02-01"],
])("what the old configuration publishes stays public: %j", (config, front) => {
  expect(only(front, config).text).not.toContain("status:");
});

test("a page is not public before its publishDate", () => {
  const { text, notes } = only("publishDate: 2027-03-01T06:00:00Z");
  expect(text).toContain("date: 2027-03-01T06:00:00Z\n");
  expect(text).toContain("extra:\n  date: 2025-01-10\n");
  expect(notes).toMatchObject([{ kind: "withheld", detail: "2027-03-01T06:00:00Z" }]);
  expect(only("publishDate: 2025-02-01").text).toContain("date: 2025-01-10\n");
  expect(only("publishDate: 2027-03-01", { buildFuture: true }).text).toContain("date: 2025-01-10\n");
});

test("front matter that folders hand down withholds pages, too", () => {
  const { stories } = hugo({
    "content/inside/_index.md": "---\ntitle: I\ncascade:\n  draft: true\n---\n",
    "content/inside/a.md": page(""),
    "content/inside/b.md": page("draft: false"),
    "content/c.md": page(""),
  });
  expect(stories.map(({ path, withheld }) => [path.slice(-4), withheld.length])).toEqual([
    ["c.md", 0],
    ["a.md", 1],
    ["b.md", 0],
  ]);
});

test("pages in a bundle, pages that the configuration ignores, and other mark-up are left out, with the reason", () => {
  const { stories, leftOut } = hugo(
    {
      "content/posts/summit/index.md": page(""),
      "content/posts/summit/notes.md": page("", "Not for readers."),
      "content/posts/x.private.md": page(""),
      "content/posts/y.org": "#+TITLE: Y\n",
    },
    { config: { ignoreFiles: ["\\.private\\.md$"] } },
  );
  expect(stories.map(({ path }) => path)).toEqual(["briefings/2025/01/summit.md"]);
  expect(leftOut.map(({ source, why }) => [source.slice(14), why])).toEqual([
    ["summit/notes.md", "they are parts of another page, which Hugo does not publish on their own"],
    ["x.private.md", "the old configuration ignores them"],
    ["y.org", "they are not in Markdown or HTML"],
  ]);
});

const languages = (text: string) =>
  [/^lang: (.*)$/m, /^translation_of: (.*)$/m].map((key) => key.exec(text)?.[1]);

test("translations by the name of the file and by folder are tied to their originals, under good names", () => {
  const { stories } = hugo({
    "content/posts/port/index.md": page(""),
    "content/posts/port/index.fr.md": page(""),
    "content/posts/rail/index.fr.md": page(""),
    "content/news/strike.en.md": page(""),
    "content/news/strike.de.md": page(""),
    "content/en/post/tram.md": page(""),
    "content/fr/post/tram.md": page(""),
  });
  expect(stories.map(({ path, text }) => [path.slice(18), ...languages(text)])).toEqual([
    ["tram.md", "en", undefined],
    ["tram-fr.md", "fr", "tram"],
    ["strike-de.md", "de", "strike"],
    ["strike.md", "en", undefined],
    ["port-fr.md", "fr", "port"],
    ["port.md", "en", undefined],
    ["rail.md", "fr", undefined],
  ]);
});

test("the configuration says which languages and folders there are, and which language is not published", () => {
  const config = {
    defaultContentLanguage: "fr",
    languages: {
      fr: { contentDir: "texte/fr" },
      de: { contentDir: "texte/de" },
      ja: { contentDir: "texte/ja", disabled: true },
    },
  };
  const pages = {
    "texte/fr/a.md": page(""),
    "texte/de/a.md": page("slug: ein-a"),
    "texte/ja/a.md": page(""),
  };
  const { stories } = hugo(pages, { config });
  expect(stories.map(({ path, text }) => [path.slice(18), ...languages(text)])).toEqual([
    ["ein-a.md", "de", "a"],
    ["a.md", "fr", undefined],
    ["a-ja.md", "ja", "a"],
  ]);
  expect(stories.map(({ withheld }) => withheld)).toEqual([[], [], ["their language is disabled"]]);
  expect(stories[0]!.text).toContain("aliases:\n  - /de/ein-a/\n");
});

test("translations with a key of their own are tied by it", () => {
  const { stories } = hugo({
    "content/a.en.md": page("translationKey: x"),
    "content/b.fr.md": page("translationKey: x"),
    "content/c.fr.md": page(""),
  });
  expect(stories.map(({ text }) => languages(text)[1])).toEqual([undefined, "a", undefined]);
});

test("a site in one language says so if the new site has another", () => {
  const lang = (config: object, language: string) =>
    languages(
      hugo({ "content/a.md": page("") }, { config: { ...config }, into: { language } }).stories[0]!.text,
    )[0];
  expect(lang({ languageCode: "fr-CA" }, "en")).toBe("fr-CA");
  expect(lang({ languageCode: "en-us" }, "en")).toBeUndefined();
  expect(lang({}, "de")).toBeUndefined();
});

test.each([
  [{}, "content/posts/2024/a-b.md", "", "/posts/2024/a-b/"],
  [{}, "content/posts/2025-01-10-a.md", "", "/posts/2025-01-10-a/"],
  [{ permalinks: { posts: "/:year/:month/:day/:slug/" } }, "content/posts/a.md", "slug: s", "/2025/01/10/s/"],
  [{ permalinks: { posts: "/:year/:slug/" }, uglyURLs: true }, "content/posts/a.md", "", "/2025/a.html"],
  [{}, "content/posts/a.md", "url: /special/a/", "/special/a/"],
])("with %j, %s was at its old address, which leads to it", (config, source, front, alias) => {
  const { story } = importingPage("hugo", source, page(front), { config });
  expect(story!.text).toContain(`aliases:\n  - ${alias}\n`);
});

test("the same name in two folders, names that are cut alike, and names of Windows devices make different stories", () => {
  const long = "building-capacities-within-a-government-agency-to-build-and-support-part";
  const { stories } = hugo({
    "content/a/up-next.md": page(""),
    "content/b/up-next.md": page(""),
    "content/c/up-next.md": page(""),
    "content/d/con.md": page(""),
    [`content/e/${long}-1.md`]: page(""),
    [`content/e/${long}-2.md`]: page(""),
  });
  expect(stories.map(({ path }) => path.slice(18))).toEqual([
    "up-next.md",
    "up-next-2025-01.md",
    "up-next-2025-01-10.md",
    "con-2025-01.md",
    "building-capacities-within-a-government-agency-to-build-and.md",
    "building-capacities-within-a-government-agency-to-build-and-2025-01.md",
  ]);
});

test("old addresses that differ only in case, and those of other pages, lead to one story, and the report says so", () => {
  const { stories } = importing({
    from: "hugo",
    pages: {
      "content/a.md": page("aliases: [/Old/A/, /old/a/, /topics/x/, 'https://other.example/y', ../up/]"),
      "content/b.md": page("aliases: [/OLD/a, /a/]"),
    },
  });
  expect(stories.map(({ page: { aliases } }) => aliases)).toEqual([["/a/", "/Old/A/", "/up/"], ["/b/"]]);
  expect(stories.flatMap(({ notes }) => notes.map(({ detail }) => detail))).toEqual([
    "https://other.example/y",
    "/old/a/",
    "/topics/x/",
    "/OLD/a",
    "/a/",
  ]);
});

test("front matter of other tools goes where it belongs; the rest is kept", () => {
  const { story } = importingPage(
    "hugo",
    "content/a.md",
    `---
title: "Talks &amp; <em>more</em> &#8217;s"
date: 2025-01-10
deck: A <b>deck</b>.
kicker: Politics
categories: Ports, Rail
tag: News
keywords: [x]
lastmod: 2025-01-11
author: {name: Mina Park, email: m@example.org}
featured_image: /img/a.png
thumbnail: /img/missing.png
weight: 1.10
---
Text.
`,
    { files: ["static/img/a.png"] },
  );
  expect(story!.text).toBe(`---
title: Talks & more ’s
date: 2025-01-10
updated: 2025-01-11
summary: A deck.
authors:
  - Mina Park
image:
  src: /img/a.png
  alt: Talks & more ’s
aliases:
  - /a/
topics:
  - News
  - Ports
  - Rail
extra:
  kicker: Politics
  keywords:
    - x
  author:
    name: Mina Park
    email: m@example.org
  thumbnail: /img/missing.png
  weight: "1.10"
---

Text.
`);
});

test("the import says for each file of the old site what became of it, as JSON", async () => {
  const site = newSite({
    "old/content/a.md": page("draft: true", "{{< odd >}}\n\n![x](gone.png)"),
    "old/content/b.md": "No front matter.\n",
    "old/content/c.md": page("image: /c.png"),
    "old/static/c.png": "",
  });
  const { code, out, err } = await runHere(["import", "--from", "hugo", "old", "--format", "json"], {
    cwd: site.root,
  });
  expect([code, err]).toEqual([0, ""]);
  const lines = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    {
      from: "content/a.md",
      to: "briefings/2025/01/a.md",
      result: "imported",
      draft: ["`draft` is set"],
      notes: [
        {
          kind: "mark-up",
          message: "`{{< odd >}}` is in a comment now: readers do not see it",
          detail: "{{< odd >}}",
          line: 6,
        },
        {
          kind: "picture",
          message: "pictures that the old site does not have: only their descriptions stay",
          detail: "gone.png",
          line: 8,
        },
      ],
    },
    expect.objectContaining({ from: "content/c.md", result: "imported" }),
    {
      from: "content/b.md",
      result: "left-out",
      why: "there is no front matter".replace("there is", "they have"),
    },
    { from: "static/c.png", to: "static/c.png", result: "copied" },
  ]);
});

test("pictures are brought over, but nothing from outside the old site, and nothing that browsers would run", async () => {
  const site = newSite({
    "secret.png": "secret",
    "old/content/a/index.md": page(
      "",
      "![a](pic%20one.png) ![b](/b.svg) ![c](../../../secret.png) ![d](/link.png) [e](/page.html) [f](/paper.pdf)",
    ),
    "old/content/a/pic one.png": "",
    "old/static/b.svg": "<svg onload='x()'/>",
    "old/static/page.html": "<p>",
    "old/static/paper.pdf": "",
  });
  symlinkSync("../../secret.png", `${site.root}/old/static/link.png`);
  await runHere(["import", "--from", "hugo", "old"], { cwd: site.root });
  expect(Object.keys(site.tree("static")).sort()).toEqual(["a/pic one.png", "paper.pdf"]);
  expect(site.read("briefings/2025/01/a.md")).toContain("![a](/a/pic%20one.png) b c d e [f](/paper.pdf)\n");
  const built = await site.build();
  expect(built.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
});

test("a folder behind a link is not read, wherever the configuration says that pages are", async () => {
  const site = newSite({
    "elsewhere/texts/a.md": page(""),
    "old/content/b.md": page(""),
    "old/hugo.yaml":
      "languages:\n  en: {contentDir: content}\n  fr: {contentDir: link/texts}\n  de: {contentDir: ../elsewhere/texts}\n",
  });
  symlinkSync("../elsewhere", `${site.root}/old/link`);
  const { code } = await runHere(["import", "--from", "hugo", "old"], { cwd: site.root });
  expect(code).toBe(0);
  expect(Object.keys(site.tree("briefings"))).toEqual(["2025/01/b.md"]);
});

test("-v names every file that was written, and every place", async () => {
  const bodies = Array.from({ length: 6 }, (_, index) => [
    `old/content/p${index}.md`,
    page("tags: [CON]", "{{< odd >}}"),
  ]);
  const site = newSite(Object.fromEntries(bodies));
  const few = await runHere(["import", "--from", "hugo", "old", "--dry-run"], { cwd: site.root });
  expect(few.err).toContain(
    "  6 × `{{< odd >}}` is in a comment now: readers do not see it: content/p0.md:6, content/p1.md:6, content/p2.md:6 and 3 more\n",
  );
  const all = await runHere(["import", "--from", "hugo", "old", "-v"], { cwd: site.root });
  const wrote = [...all.err.matchAll(/^wrote ([^,\n]*)/gm)].map(([, path]) => path);
  expect(wrote.sort()).toEqual(
    Object.keys(site.tree("briefings"))
      .map((path) => `briefings/${path}`)
      .sort(),
  );
  expect(all.err).toContain("content/p5.md:6");
  expect((await site.build()).diagnostics).toEqual([]);
});
