import { expect, test } from "vitest";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { newSite, story, type TestSite } from "../support/site.ts";

const SITE = "site: {title: T, url: https://example.org/, publisher: {name: T & Co}";
const config = (usage: string, more = "") => `${SITE}${more}}\n${usage}`;
const SOME = "usage: {search: yes, ai_input: yes, ai_training: no}\n";
const NONE = "usage: {search: no, ai_input: no, ai_training: no, licence: https://example.org/terms/?a&b}\n";

const siteWith = async (text: string) => {
  const site = newSite({ "briefgen.config.yaml": text, "briefings/a.md": story("A") });
  await site.clean();
  return site;
};

const metas = (site: TestSite, page: string) =>
  elements(parseHtml(site.page(page)), "meta").flatMap((meta) =>
    ["robots", "tdm-reservation"].includes(attribute(meta, "name"))
      ? [[attribute(meta, "name"), attribute(meta, "content")]]
      : [],
  );
const rule = (site: TestSite, path: string) =>
  site
    .read("dist/_headers")
    .split(/\n(?=\S)/)
    .find((one) => one.startsWith(`${path}\n`)) ?? "";

test("one decision is said in the words of every convention", async () => {
  const site = await siteWith(config(SOME));
  expect(site.read("dist/robots.txt")).toBe(
    "User-agent: *\nContent-Signal: search=yes, ai-input=yes, ai-train=no\nContent-Usage: search=y, ai-use=y, train-ai=n\nAllow: /\n\n" +
      "Sitemap: https://example.org/sitemap.xml\nSitemap: https://example.org/news-sitemap.xml\n",
  );
  expect(rule(site, "/*")).toMatch(
    /\n {2}Content-Usage: search=y, ai-use=y, train-ai=n\n {2}tdm-reservation: 1$/,
  );
  expect(site.read("dist/trust.txt")).toBe("datatrainingallowed=no\n");
  expect(site.read("dist/.well-known/trust.txt")).toBe("datatrainingallowed=no\n");
  expect(JSON.parse(site.read("dist/.well-known/tdmrep.json"))).toEqual([
    { location: "/", "tdm-reservation": 1 },
  ]);
  for (const page of ["", "stories/a/"]) expect(metas(site, page)).toEqual([["tdm-reservation", "1"]]);
  expect([site.has("dist/rsl.xml"), site.has("dist/llms.txt")]).toEqual([false, true]);
});

test("who may not search gets no sitemap, and pages ask not to be listed; who may not read gets no llms.txt", async () => {
  const site = await siteWith(config(NONE));
  expect(site.read("dist/robots.txt")).toBe(
    "User-agent: *\nContent-Signal: search=no, ai-input=no, ai-train=no\nContent-Usage: search=n, ai-use=n, train-ai=n\nAllow: /\n\n" +
      "License: https://example.org/rsl.xml\n",
  );
  expect(metas(site, "stories/a/")).toEqual([
    ["robots", "noindex"],
    ["tdm-reservation", "1"],
  ]);
  expect(rule(site, "/*")).toContain("\n  X-Robots-Tag: noindex");
  for (const file of ["sitemap.xml", "news-sitemap.xml", "llms.txt"])
    expect(site.has(`dist/${file}`)).toBe(false);
});

test("a licence is named by RSL, which robots.txt and pages lead to", async () => {
  const site = await siteWith(
    config(
      "usage: {search: yes, ai_input: no, ai_training: yes}\n",
      ", licence: {name: Ours & more, url: 'https://example.org/licence/?a&b'}",
    ),
  );
  expect(site.read("dist/rsl.xml")).toBe(
    '<?xml version="1.0" encoding="utf-8"?>\n<rsl xmlns="https://rslstandard.org/rsl"><content url="https://example.org/*">' +
      '<license><permits type="usage">search ai-train</permits><prohibits type="usage">ai-input ai-index</prohibits></license>' +
      '<copyright type="organization">T &#x26; Co</copyright><terms>https://example.org/licence/?a&#x26;b</terms></content></rsl>\n',
  );
  expect(site.page("stories/a/")).toContain(
    '<link rel="license" type="application/rsl+xml" href="/rsl.xml">',
  );
  expect(rule(site, "/rsl.xml")).toContain("Content-Type: application/rsl+xml");
  expect(site.read("dist/robots.txt")).toContain("\nLicense: https://example.org/rsl.xml\n");
});

test("with a public licence that allows every use, all of it may be allowed, and nothing refused", async () => {
  await siteWith(config("usage: {search: yes, ai_input: yes, ai_training: yes}\n", ", licence: CC BY 4.0"));
  for (const licence of [
    "CC0",
    "CC0 1.0 Universal",
    "CC BY 4.0",
    "Creative Commons Attribution-ShareAlike 4.0 International",
    "{name: Free, url: 'https://creativecommons.org/publicdomain/zero/1.0/'}",
  ]) {
    const site = newSite({
      "briefgen.config.yaml": config(SOME, `, licence: ${licence}`),
      "briefings/a.md": story("A"),
    });
    expect(
      (await site.build()).diagnostics.map(({ code }) => code),
      licence,
    ).toEqual(["BG0506"]);
  }
  for (const licence of ["CC BY-NC 4.0", "Creative Commons Attribution-NoDerivatives 4.0 International"])
    await siteWith(config(SOME, `, licence: ${licence}`));
});

test("a site says it as soon as it is decided, and nothing once it is not, byte for byte", async () => {
  const site = await siteWith(config(""));
  const before = site.tree();
  site.write("briefgen.config.yaml", config(NONE));
  await site.clean();
  const fresh = await siteWith(config(NONE));
  expect(site.tree()).toEqual(fresh.tree());
  site.write("briefgen.config.yaml", config(""));
  await site.clean();
  expect(site.tree()).toEqual(before);
});

test("trust.txt has the site's relations, too, with `usage`'s answer", async () => {
  const site = await siteWith(config(`${SOME}trust: {contact: ['mailto:a@example.org']}\n`));
  expect(site.read("dist/trust.txt")).toBe("contact=mailto:a@example.org\ndatatrainingallowed=no\n");
});

test("your own file may say it instead, if you say that it does", async () => {
  const site = newSite({
    "briefgen.config.yaml": `${config(SOME)}diagnostics: {BG0507: off}\n`,
    "briefings/a.md": story("A"),
    "static/robots.txt": "User-agent: *\nContent-Usage: train-ai=n\n",
  });
  await site.clean();
  expect(site.read("dist/robots.txt")).toBe("User-agent: *\nContent-Usage: train-ai=n\n");
});
