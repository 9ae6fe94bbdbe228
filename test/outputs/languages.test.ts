import { expect, test } from "vitest";
import { attribute, byClass, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, type TestSite } from "../support/site.ts";

const story = (title: string, more: string, day = "20") =>
  `---\ntitle: ${title}\ndate: 2026-11-${day}\n${more}\n---\n\nText.\n`;

const BRIEFINGS = {
  "briefings/talks.md": story("Talks", "topics: [Oil]\nstoryline: line\nsources: [{source: AP, title: X}]"),
  "briefings/gespraeche.md": story(
    "Gespräche",
    "lang: de\ntranslation_of: talks\ntopics: [Oil]\nstoryline: line\nsources: [{source: AP, title: X}]",
  ),
  "briefings/only.md": story("Nur deutsch", "lang: de\ntopics: [Wald]", "19"),
  "briefings/english.md": story("English only", "topics: [Oil]\nstoryline: line", "18"),
  "briefings/storylines/line.md": "---\ntitle: Line\nstatus: active\n---\n",
};

const config = (languages: string) =>
  `site: {title: T, url: https://example.org/n/, languages: ${languages}}\n`;

const titles = (html: string): string[] => {
  const page = parseHtml(html);
  return [...byClass(page, "lead").flatMap((part) => elements(part, "h2")), ...elements(page, "h3")].map(
    textOf,
  );
};

const hreflang = (site: TestSite, path: string): [string, string][] =>
  elements(parseHtml(site.page(path)), "link")
    .filter((link) => attribute(link, "hrefLang") !== "")
    .map((link) => [attribute(link, "hrefLang"), attribute(link, "href")]);

test("a list shows one version of a story: in the page's language, or else the original; it names the others", async () => {
  const site = newSite({ "briefgen.config.yaml": config("[]"), ...BRIEFINGS });
  await site.clean();
  expect(titles(site.page(""))).toEqual(["Talks", "Nur deutsch", "English only", "Line"]);
  expect(linksOf(byClass(parseHtml(site.page("")), "lead")[0]!)).toContainEqual([
    "Deutsch",
    "/n/stories/gespraeche/",
  ]);
  expect(titles(site.page("topics/oil/"))).toEqual(["Talks", "English only"]);
  expect(site.page("topics/")).toMatch(/>Oil<\/a>&#160;<span class="count">2</);
  expect(site.page("stories/talks/")).toContain("story 2 of 2");
});

test("each language of the site has a home page, lists and feeds of its own", async () => {
  const site = newSite({ "briefgen.config.yaml": config("[{lang: de, title: Das T}]"), ...BRIEFINGS });
  await site.clean();
  expect(titles(site.page(""))).toEqual(["Talks", "English only", "Line"]);
  expect(titles(site.page("de/"))).toEqual(["Gespräche", "Nur deutsch", "Line"]);
  expect(titles(site.page("de/topics/oil/"))).toEqual(["Gespräche"]);
  expect(site.has("dist/de/topics/wald")).toBe(false);
  // A topic without stories in the main language has its page in the language that has some.
  expect(
    elements(parseHtml(site.page("topics/wald/")), "html").map((html) => attribute(html, "lang")),
  ).toEqual(["de"]);
  expect(linksOf(parseHtml(site.page("topics/"))).map(([text]) => text)).not.toContain("Wald");
  expect(linksOf(parseHtml(site.page("de/topics/")))).toContainEqual(["Wald", "/n/topics/wald/"]);
  for (const path of ["de/archive/", "de/sources/ap/", "de/storylines/line/", "de/feeds/", "de/questions/"])
    expect(site.has(`dist/${path}index.html`), path).toBe(true);
  const feed = JSON.parse(site.read("dist/de/feed.json"));
  expect([feed.title, feed.language, feed.items.map(({ title }: { title: string }) => title)]).toEqual([
    ...["Das T", "de", ["Gespräche", "Nur deutsch"]],
  ]);
  const { diagnostics } = await site.build({ out: undefined });
  expect(diagnostics).toEqual([]);
});

test("pages lead to their versions in other languages; stories lead into the lists of their language", async () => {
  const site = newSite({ "briefgen.config.yaml": config("[de]"), ...BRIEFINGS });
  await site.clean();
  const versions = (path: string, other: string) => [
    ["en", `https://example.org/n/${path}`],
    ["de", `https://example.org/n/${other}`],
    ["x-default", `https://example.org/n/${path}`],
  ];
  for (const path of ["", "topics/", "topics/oil/", "sources/ap/", "storylines/line/", "archive/"]) {
    expect(hreflang(site, path), path).toEqual(versions(path, `de/${path}`));
    expect(hreflang(site, `de/${path}`), path).toEqual(versions(path, `de/${path}`));
  }
  expect(hreflang(site, "stories/talks/")).toEqual(versions("stories/talks/", "stories/gespraeche/"));
  const german = parseHtml(site.page("stories/gespraeche/"));
  expect(linksOf(byClass(german, "languages")[0]!)).toEqual([
    ["English", "/n/stories/talks/"],
    ["Deutsch", "/n/stories/gespraeche/"],
  ]);
  expect(linksOf(byClass(german, "site-title")[0]!)).toEqual([["T", "/n/de/"]]);
  expect(linksOf(byClass(german, "topics")[0]!)).toEqual([["Oil", "/n/de/topics/oil/"]]);
  const [only] = byClass(parseHtml(site.page("stories/only/")), "languages");
  expect(linksOf(only!)[0]).toEqual(["English", "/n/"]);
});

test("a text that gets another language moves to other lists, and only lists that have it are made again", async () => {
  const site = newSite({ "briefgen.config.yaml": config("[de]"), ...BRIEFINGS });
  await site.clean();
  site.write("briefings/english.md", story("English only", "lang: de\ntopics: [Oil]\nstoryline: line", "18"));
  await site.clean();
  expect(titles(site.page("de/topics/oil/"))).toEqual(["Gespräche", "English only"]);
  const incremental = site.tree();
  site.remove("dist").remove(".briefgen");
  await site.clean();
  expect(incremental).toEqual(site.tree());
});

test("another title of a language reaches its pages and feeds", async () => {
  const site = newSite({ "briefgen.config.yaml": config("[{lang: de, title: Das T}]"), ...BRIEFINGS });
  await site.clean();
  await site.write("briefgen.config.yaml", config("[{lang: de, title: Das neue T}]")).clean();
  expect(site.page("de/topics/oil/")).toContain("Das neue T");
  expect(site.read("dist/de/rss.xml")).toContain("<title>Das neue T</title>");
});

test("what is in another language than its page says so, wherever it is shown", async () => {
  const arabic = [
    "lang: ar\nlead: true\nstoryline: line\ntopics: [Oil]",
    "figures: [{label: سفن, value: '31'}]",
    "timeline: [{date: 2026-11-01, text: بدأ الإضراب}]",
    "corrections: [{at: 2026-11-20, kind: correction, text: كان العدد خطأ}]",
  ].join("\n");
  const site = newSite({
    "briefgen.config.yaml": `${config("[]")}home: [lead, latest, figures, corrections, open-questions]\nnav: {header: [arabic]}\n`,
    "briefings/arabic.md": story("محادثات", arabic).replace("Text.", "نص.\n\n## Go deeper\n\n- كم الثمن؟"),
    "briefings/english.md": story("English", "storyline: line", "21"),
    "briefings/storylines/line.md": "---\ntitle: خط\nstatus: active\n---\n",
    "pages/arabic.md": "---\ntitle: عن الموقع\nlang: ar\n---\n\nنص.\n",
  });
  await site.clean();
  for (const path of ["", "corrections/", "questions/", "storylines/line/", "stories/english/"]) {
    const said = elements(parseHtml(site.page(path))).filter((one) => attribute(one, "lang") === "ar");
    expect(said.map((one) => attribute(one, "dir"))).toEqual(said.map(() => "rtl"));
    const texts = new Set(said.map(textOf));
    const unsaid = elements(parseHtml(site.page(path)), "a")
      .map(textOf)
      .filter((text) => /^[\u0600-\u06ff]/.test(text) && text !== "خط" && !texts.has(text));
    expect([path, unsaid]).toEqual([path, []]);
    expect([path, [...texts]]).toEqual([path, expect.arrayContaining(["عن الموقع", "محادثات"])]);
  }
  expect(site.page("")).toContain('<bdi lang="ar" dir="rtl">كان العدد خطأ</bdi>');
  expect(site.page("")).toContain('<dt lang="ar" dir="rtl">سفن</dt>');
  expect(site.page("storylines/line/")).toContain('<span lang="ar" dir="rtl">بدأ الإضراب</span>');
  expect(site.page("storylines/line/")).toContain('<h1 dir="auto">خط</h1>');
});

test("a list that a language has no page for is none of the versions of the others", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/, languages: [de]}\n",
    "briefings/a.md": story("A", "topics: [A, B, C, D, E, F, G, H]"),
    "briefings/b.md": story("B", "topics: [A, B]"),
    "briefings/c.md": story("C", "topics: [A, B]"),
    "briefings/d.md": story("D", "lang: de\ntopics: [A, B]"),
  });
  await site.clean();
  const versions = (path: string) =>
    [...site.page(path).matchAll(/hreflang="([\w-]+)" href="([^"]+)"/g)].map(
      ([, lang, href]) => `${lang} ${href}`,
    );
  expect(versions("topics/")).toContain("de https://example.org/de/topics/");
  for (const path of ["topics/by-date/", "graph/"]) {
    expect(site.has(`dist/de/${path}`), path).toBe(false);
    expect(versions(path), path).toEqual([]);
    expect(site.page(path)).not.toContain(`/de/${path}`);
  }
  for (const letter of "CDEFGHI")
    site.write(`briefings/de-${letter}.md`, story(letter, `lang: de\ntopics: [${letter}, A]`));
  await site.clean();
  for (const path of ["topics/by-date/", "graph/"])
    expect(versions(path), path).toContain(`de https://example.org/de/${path}`);
});
