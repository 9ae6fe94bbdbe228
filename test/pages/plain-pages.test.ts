import { expect, test } from "vitest";
import { byClass, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const page = (title: string, front = "", body = `${title}.`): string =>
  `---\ntitle: ${title}\n${front === "" ? "" : `${front}\n`}---\n\n${body}\n`;

const shown = (site: TestSite, path: string) => parseHtml(site.page(path));
const trailOf = (site: TestSite, path: string) => linksOf(byClass(shown(site, path), "breadcrumbs")[0]!);
const listedOn = (site: TestSite, path: string) =>
  byClass(shown(site, path), "card").map((card) => linksOf(card)[0]!);

test("a folder's page lists its pages by order, then by title; a folder without a page gets a list", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "pages/policies/index.md": page("How we work"),
    "pages/policies/ethics.md": page("Ethics"),
    "pages/policies/bribes.md": page("Bribes"),
    "pages/policies/first.md": page("Zero", "order: 0"),
    "pages/policies/press_kit/logos.md": page("Logos"),
    "pages/team.md": page("Team"),
    "pages/team/mina.md": page("Mina"),
  });
  await site.clean();
  expect(listedOn(site, "policies/")).toEqual([
    ["Zero", "/policies/first/"],
    ["Bribes", "/policies/bribes/"],
    ["Ethics", "/policies/ethics/"],
    ["Press kit", "/policies/press_kit/"],
  ]);
  expect(listedOn(site, "policies/press_kit/")).toEqual([["Logos", "/policies/press_kit/logos/"]]);
  expect(trailOf(site, "policies/press_kit/logos/")).toEqual([
    ["How we work", "/policies/"],
    ["Press kit", "/policies/press_kit/"],
  ]);
  // A page beside a folder, with the folder's name, is the folder's page.
  expect(listedOn(site, "team/")).toEqual([["Mina", "/team/mina/"]]);
  expect(trailOf(site, "team/mina/")).toEqual([["Team", "/team/"]]);
});

test("a folder may share the address of a page of the theme", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "pages/corrections/policy.md": page("Corrections policy"),
  });
  await site.clean();
  expect(trailOf(site, "corrections/policy/").at(-1)).toEqual(["Corrections", "/corrections/"]);
  expect(listedOn(site, "corrections/")).toEqual([]);
});

test("a page and its translation link to each other; a list shows the one in its language", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "pages/rules/ethics.md": page("Ethics"),
    "pages/rules/ethik.md": page("Ethik", "lang: de\ntranslation_of: rules/ethics"),
    "pages/rules/regeln.md": page("Regeln", "lang: de"),
    "pages/impressum.md": page("Impressum", "lang: de\nslug: rechtliches"),
  });
  await site.clean();
  for (const path of ["rules/ethics/", "rules/ethik/"]) {
    const alternates = [...site.page(path).matchAll(/<link rel="alternate" hreflang="(.*?)" href="(.*?)">/g)];
    expect(alternates.map(([, lang, href]) => [lang, href])).toEqual([
      ["en", "https://example.org/rules/ethics/"],
      ["de", "https://example.org/rules/ethik/"],
      ["x-default", "https://example.org/rules/ethics/"],
    ]);
  }
  expect(site.page("rules/ethik/")).toContain('<html lang="de" dir="ltr">');
  expect(listedOn(site, "rules/")).toEqual([
    ["Ethics", "/rules/ethics/"],
    ["Regeln", "/rules/regeln/"],
  ]);
  expect(site.has("dist/rechtliches/index.html")).toBe(true);
});

test("search engines, the sitemap and the search leave out what says `noindex`", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "pages/open.md": page("Open", "", "A word: barnacle."),
    "pages/hidden.md": page("Hidden", "noindex: true", "A word: limpet."),
  });
  await site.clean({ search: true });
  const hidden = Object.entries(site.tree()).filter(([, text]) => text.includes("limpet"));
  expect(hidden.map(([path]) => path)).toEqual(["hidden/index.html"]);
  expect(site.page("hidden/")).toContain('<meta name="robots" content="noindex">');
  const index = Object.entries(site.tree()).filter(([path]) => path.startsWith("search/index/"));
  expect(index.some(([, json]) => json.includes("barnacle"))).toBe(true);
  const sitemap = site.page("sitemap.xml");
  expect([sitemap.includes("/open/"), sitemap.includes("/hidden/")]).toEqual([true, false]);
});

test("names are not linked, headings of the house are headings like others, and nothing is in feeds or lists", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "topics: [Ports]"),
    "pages/about.md": page("About", "", "Ports.\n\n## Go deeper\n\n- Write to us."),
  });
  await site.clean();
  const about = shown(site, "about/");
  expect(byClass(about, "mention")).toEqual([]);
  expect(textOf(byClass(about, "prose")[0]!)).toBe("Ports. Go deeper Write to us.");
  const others = Object.entries(site.tree()).filter(([, text]) => text.includes("Write to us"));
  expect(others.map(([path]) => path)).toEqual(["about/index.html"]);
});

test("a site without pages has none of this", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  await site.clean({ search: true });
  expect(JSON.parse(site.page("search/index/shards.json"))).toHaveLength(1);
});

test("menus list pages by `menu`, in the language of the page that shows them", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/, languages: [de]}\n",
    "briefings/a.md": story("A"),
    "briefings/b.md": story("B", "lang: de"),
    "pages/about.md": page("About", "order: 2"),
    "pages/ueber.md": page("Wir", "lang: de\ntranslation_of: about"),
    "pages/de/kontakt.md": page("Kontakt", "lang: de\nmenu: header"),
    "pages/imprint.md": page("Imprint", "order: 1"),
    "pages/hidden.md": page("Hidden", "menu: false"),
  });
  await site.clean();
  const menuOn = (path: string, part: string) =>
    linksOf(byClass(shown(site, path), part)[0]!)
      .map(([text]) => text)
      .filter((text) => ["About", "Wir", "Kontakt", "Imprint", "Hidden"].includes(text));
  expect([menuOn("", "site-header"), menuOn("", "site-footer")]).toEqual([[], ["Imprint", "About"]]);
  expect([menuOn("de/", "site-header"), menuOn("de/", "site-footer")]).toEqual([["Kontakt"], ["Wir"]]);
  expect(linksOf(byClass(shown(site, "de/kontakt/"), "site-title")[0]!).map(([, href]) => href)).toEqual([
    "/de/",
  ]);
});
