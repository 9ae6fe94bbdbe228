import { expect, test } from "vitest";
import { attribute, byClass, elements, linksOf, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

const SITE = "site: {title: T, url: https://example.org/}\n";

const menus = (html: string) => {
  const page = parseHtml(html);
  const [footer] = elements(byClass(page, "site-footer")[0]!, "ul");
  return { header: linksOf(byClass(page, "menu")[0]!), footer: linksOf(footer!) };
};

test("without a configuration, the menu has the lists that have entries", async () => {
  const site = newSite({ "briefings/a.md": story("A", "topics: [Oil]") });
  await site.clean();
  expect(menus(site.page("")).header.map(([text]) => text)).toEqual(["Topics", "Archive"]);
  expect(menus(site.page("stories/a/")).header.slice(-1)).toEqual([["Search", "/search/"]]);
  expect(menus(site.page("")).footer.map(([text]) => text)).toEqual(["Feeds"]);
  site.write("briefings/questions/why.md", "---\nquestion: Why?\ndate: 2026-11-01\n---\n\nBecause.\n");
  await site.clean();
  expect(menus(site.page("stories/a/")).header.map(([text]) => text)).toContain("Questions");
});

test("`nav:` writes both menus: lists, pages by their titles, other sites, and groups", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}nav:
  header: [/, archive, topics/oil, {page: /stories/a/, label: Start here}, {label: More, items: [feeds, https://example.com/x]}]
  footer: [corrections]
`,
    "briefings/a.md": story("A", "topics: [Oil]"),
  });
  await site.clean();
  expect(menus(site.page(""))).toEqual({
    header: [
      ["Home", "/"],
      ["Archive", "/archive/"],
      ["Oil", "/topics/oil/"],
      ["Start here", "/stories/a/"],
      ["Feeds", "/feeds/"],
      ["example.com", "https://example.com/x"],
    ],
    footer: [["Corrections", "/corrections/"]],
  });
});

test("in another language, the menu leads to the lists of that language, and every page is there", async () => {
  const lists = ["topics", "sources", "authors", "questions", "storylines", "archive", "corrections"];
  const all = [...lists, "search", "feeds"];
  const site = newSite({
    "briefgen.config.yaml": `${SITE.replace("T,", "T, languages: [de],")}search: on\nnav: {header: [${all}]}\n`,
    "briefings/a.md": story("A", "authors: [Ann]"),
    "briefings/b.md": story("B", "lang: de"),
  });
  await site.build({ search: true });
  // The search is at the end, wherever it was written.
  const shown = [...all.filter((list) => list !== "search"), "search"];
  const links = menus(site.page("de/feeds/")).header;
  expect(links.map(([, href]) => href)).toEqual(shown.map((list) => `/de/${list}/`));
  for (const [, href] of links) expect(site.has(`dist${href}index.html`), href).toBe(true);
  expect(menus(site.page("feeds/")).header.map(([, href]) => href)).toEqual(shown.map((list) => `/${list}/`));
});

test("a folder of pages has one name: in the menu, on its page and in the trail", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}nav: {header: [our-desk]}\n`,
    "briefings/a.md": story("A"),
    "pages/our-desk/jobs.md": "---\ntitle: Jobs\n---\n\nNone.\n",
  });
  await site.clean();
  expect(menus(site.page("")).header).toEqual([["Our desk", "/our-desk/"]]);
  expect(elements(parseHtml(site.page("our-desk/")), "h1").map(textOf)).toEqual(["Our desk"]);
  expect(linksOf(byClass(parseHtml(site.page("our-desk/jobs/")), "breadcrumbs")[0]!)).toContainEqual([
    "Our desk",
    "/our-desk/",
  ]);
});

test("a menu follows the title of its page while a site is watched", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}nav: {header: [stories/a]}\n`,
    "briefings/a.md": story("Before"),
    "briefings/b.md": story("B"),
  });
  await site.clean();
  site.write("briefings/a.md", story("After"));
  await site.clean();
  expect(menus(site.page("stories/b/")).header).toEqual([
    ["After", "/stories/a/"],
    ["Search", "/search/"],
  ]);
});

test("the footer has the newsroom's profiles, licence, policies and words", async () => {
  const site = newSite({
    "briefgen.config.yaml": `site:
  title: T
  url: https://example.org/news/
  social: [https://social.example/@brief, {url: https://video.example/, label: Videos}]
  licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}
  publisher: {name: P, policies: {ethics: stories/a, masthead: https://p.example/m}}
footer: |
  Written in Seoul.

  <b>Edited</b> there.
`,
    "briefings/a.md": story("A"),
  });
  await site.clean();
  const [footer] = byClass(parseHtml(site.page("")), "site-footer");
  expect(linksOf(footer!)).toEqual([
    ["Feeds", "/news/feeds/"],
    ["Ethics policy", "/news/stories/a/"],
    ["Masthead", "https://p.example/m"],
    ["social.example", "https://social.example/@brief"],
    ["Videos", "https://video.example/"],
    ["CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"],
  ]);
  const rels = elements(footer!, "a").map((link) => attribute(link, "rel"));
  expect(rels).toEqual(["", "", "", "me", "me", "license"]);
  expect(elements(footer!, "p").map(textOf)).toEqual(["T", "Written in Seoul.", "<b>Edited</b> there."]);
  expect(site.page("")).toContain('"ethicsPolicy":"https://example.org/news/stories/a/"');
  expect(site.page("stories/a/")).toContain('"license":"https://creativecommons.org/licenses/by/4.0/"');
  expect(site.read("dist/rss.xml")).toContain("<copyright>CC BY 4.0, https://creativecommons.org");
});

const LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="50"/>';

test("a logo takes the place of the site's name, with its size and one for dark mode; an icon is the tab's", async () => {
  const site = newSite({
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/n/, logo: {src: logo.svg, dark: /dark.svg}, icon: icon.png}\n",
    "briefings/a.md": story("A"),
    "static/logo.svg": LOGO,
    "static/dark.svg": LOGO,
    "static/icon.png": "",
  });
  await site.clean();
  const page = parseHtml(site.page(""));
  const [title] = byClass(page, "site-title");
  const [image] = elements(title!, "img");
  expect(["src", "alt", "width", "height"].map((name) => attribute(image!, name))).toEqual([
    ...["/n/logo.svg", "T", "200", "50"],
  ]);
  expect(attribute(elements(title!, "source")[0]!, "srcSet")).toBe("/n/dark.svg");
  const icons = elements(page, "link").filter((link) => /icon/.test(attribute(link, "rel")));
  expect(icons.map((link) => [attribute(link, "rel"), attribute(link, "href")])).toEqual([
    ["icon", "/n/icon.png"],
    ["apple-touch-icon", "/n/icon.png"],
  ]);
});

test("accent, fonts and density are rules at the end of the style sheet", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${SITE}theme:
  accent: {light: "#0B6E4F", dark: "#8fd"}
  fonts: {headline: sans, text: {family: Lit, file: /fonts/l.woff2}}
  density: compact
`,
    "briefings/a.md": story("A"),
    "static/fonts/l.woff2": "",
    "templates/assets/brand.css": ".own { color: red; }",
  });
  await site.clean();
  const [name] = Object.keys(site.tree()).filter((path) => /^assets\/style-/.test(path));
  const css = site.read(`dist/${name}`);
  expect(css).toContain("--accent:var(--light,#0b6e4f) var(--dark,#88ffdd);");
  expect(css).toContain("--headline:var(--sans);");
  expect(css).toContain('src:url("../fonts/l.woff2") format("woff2");');
  expect(css).toContain("--leading:1.45;");
  expect(css).toContain(".own{color:red;}");
});

test("another size of the logo changes every page, as a clean build would", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/, logo: logo.svg}\n",
    "briefings/a.md": story("A"),
    "static/logo.svg": LOGO,
  });
  await site.clean();
  await site
    .write("static/logo.svg", LOGO.replace('width="200" height="50"', 'width="100" height="128"'))
    .clean();
  // At most 64 pixels high.
  expect(site.page("stories/a/")).toContain('<img src="/logo.svg" alt="T" width="50" height="64">');
});

test("a menu leads to translations, and a language may have its own menu, logo and footer", async () => {
  const page = (title: string, more = "") => `---\ntitle: ${title}\n${more}---\n\nText.\n`;
  const site = newSite({
    "briefgen.config.yaml": `site:
  title: T
  url: https://example.org/
  languages: [{lang: de, title: Das T, logo: logo.svg, footer: Auf Deutsch., nav: {footer: [{label: Kontakt, page: contact}]}}]
nav: {header: [about], footer: [contact]}
footer: In English.
`,
    "briefings/a.md": story("A", "lang: de"),
    "pages/about.md": page("About"),
    "pages/ueber.md": page("Über uns", "lang: de\ntranslation_of: about\n"),
    "pages/contact.md": page("Contact"),
    "static/logo.svg": LOGO,
  });
  await site.clean();
  expect(menus(site.page(""))).toEqual({
    header: [["About", "/about/"]],
    footer: [["Contact", "/contact/"]],
  });
  expect(menus(site.page("de/"))).toEqual({
    header: [["Über uns", "/ueber/"]],
    footer: [["Kontakt", "/contact/"]],
  });
  expect([site.page(""), site.page("de/")].map((html) => /In English|Auf Deutsch/.exec(html)?.[0])).toEqual([
    "In English",
    "Auf Deutsch",
  ]);
  expect(elements(parseHtml(site.page("")), "img")).toEqual([]);
  expect(attribute(elements(parseHtml(site.page("de/")), "img")[0]!, "alt")).toBe("Das T");
});

test("the footer says what the site is, in which languages, and on the home page when it last changed", async () => {
  const site = newSite({
    "briefgen.config.yaml":
      "site: {title: T, url: https://example.org/, description: News., languages: [de, fr]}\n",
    "briefings/a.md": story("A"),
    "briefings/b.md": story("B", "lang: de\ncorrections: [{at: 2026-11-22, kind: correction, text: Four.}]"),
  });
  await site.clean();
  const footerOf = (path: string) => byClass(parseHtml(site.page(path)), "site-footer")[0]!;
  expect(textOf(elements(footerOf("stories/a/"), "p")[0]!)).toBe("T News.");
  expect(linksOf(elements(footerOf("de/topics/"), "ul")[1]!)).toEqual([
    ["English", "/topics/"],
    ["Deutsch", "/de/topics/"],
    ["français", "/fr/topics/"],
  ]);
  const dates = ["", "de/", "fr/", "404.html"].map((path) =>
    elements(footerOf(path), "time").map((time) => attribute(time, "dateTime")),
  );
  expect(dates).toEqual([["2026-11-20"], ["2026-11-22"], [], ["2026-11-20"]]);
});

test("a site without stories has no search to lead to", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "status: draft"),
    "pages/about.md": "---\ntitle: About\nmenu: header\n---\n\nText.\n",
  });
  await site.clean();
  for (const path of ["", "about/", "404.html"]) {
    expect(menus(site.page(path)).header).toEqual([["About", "/about/"]]);
    expect(site.page(path)).not.toContain('role="search"');
  }
});
