import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { SECTION_HEADINGS } from "../../src/content/section-headings.ts";
import { SECTION_KINDS } from "../../src/content/section-kinds.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { attribute, byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

const STRINGS = new URL("../../templates/strings/", import.meta.url);
const TEMPLATES = new URL("../../templates/", import.meta.url);
const LANGUAGES = ["ar", "de", "en", "es", "fr", "hi", "ja", "ko", "pt", "ru", "zh"];

const wordsOf = (language: string): Record<string, string> =>
  parse(readFileSync(new URL(`${language}.yaml`, STRINGS), "utf8"), { schema: "failsafe" });

const english = wordsOf("en");
/** Phrases with a number, such as `stories`: they have a form for each of a language's plurals. */
const counted = Object.keys(english).flatMap((key) => /^(.*)_other$/.exec(key)?.[1] ?? []);
const FORM = /_(?:zero|one|two|few|many|other)$/;
const isForm = (key: string) => FORM.test(key) && counted.includes(key.replace(FORM, ""));
const placeholders = (text = "") => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

test("eleven languages come with the theme", () => {
  expect(readdirSync(STRINGS).sort()).toEqual(LANGUAGES.map((language) => `${language}.yaml`));
});

describe.each(LANGUAGES)("the words in %s", (language) => {
  const words = wordsOf(language);
  const rules = new Intl.PluralRules(language);
  const { pluralCategories } = rules.resolvedOptions();

  test("are those of English, with the plural forms that the language needs", () => {
    const plain = Object.keys(english).filter((key) => !isForm(key));
    const forms = counted.flatMap((name) => pluralCategories.map((category) => `${name}_${category}`));
    expect(Object.keys(words).sort()).toEqual([...plain, ...forms].sort());
    for (const [key, text] of Object.entries(words)) expect(text, key).toMatch(/^\S(?:.*\S)?$/);
  });

  test("have the same placeholders; a form for one number only may be without it", () => {
    for (const key of Object.keys(words)) {
      if (!isForm(key)) {
        expect(placeholders(words[key]), key).toEqual(placeholders(english[key]));
        continue;
      }
      const category = FORM.exec(key)![0].slice(1);
      const numbers = Array.from({ length: 200 }, (_, n) => n).filter((n) => rules.select(n) === category);
      const optional = numbers.length === 1 && placeholders(words[key]).length === 0;
      expect(optional ? ["count"] : placeholders(words[key]), key).toEqual(["count"]);
    }
  });

  test("name the house sections by headings that stand for them in texts", () => {
    const names = new SectionNames();
    for (const kind of SECTION_KINDS) {
      expect(names.kindOf(words[`section_${kind}`]!), words[`section_${kind}`]).toBe(kind);
      expect(SECTION_HEADINGS[language]![kind].length).toBeGreaterThan(0);
    }
  });
});

test("no heading stands for two sections", () => {
  const names = new SectionNames();
  for (const [language, headings] of Object.entries(SECTION_HEADINGS))
    for (const kind of SECTION_KINDS)
      for (const heading of headings[kind])
        expect(names.kindOf(heading), `${language}: ${heading}`).toBe(kind);
});

test.each([
  ["¿Qué ha pasado?", "happened"],
  ["CE QUI S’EST PASSÉ", "happened"],
  ["Que s’est-il passé ?", "happened"],
  ["Еще по этим темам", "topics"],
  ["常见问题？", "questions"],
  ["क्या हुआ?", "happened"],
])("the heading “%s” is the section %s", (heading, kind) => {
  expect(new SectionNames().kindOf(heading)).toBe(kind);
});

test("templates hold no words of their own", () => {
  const files = readdirSync(TEMPLATES, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith(".eta") && path !== join("feed", "style.eta"));
  for (const path of files) {
    const text = readFileSync(new URL(path, TEMPLATES), "utf8");
    const shown = text
      .replace(/<%[\s\S]*?%>|<style[\s\S]*?<\/style>/g, "")
      .replace(/<[^>]*>|RSS|JSON Feed|OPML/g, "");
    expect(shown.match(/\p{L}+/gu), path).toBeNull();
    const named = text
      .replace(/<%[\s\S]*?%>/g, "")
      .matchAll(/(?:aria-label|title|alt|placeholder)="([^"]*)"/g);
    for (const [, value] of named) expect(value, path).not.toMatch(/\p{L}/u);
  }
});

test.each([
  ["de", "A, B und C", "20. November 2026", "ltr"],
  ["zh", "A、B和C", "2026年11月20日", "ltr"],
  ["ar", "A وB وC", "20 نوفمبر 2026", "rtl"],
  ["ru", "A, B и C", "20 ноября 2026 г.", "ltr"],
])(
  "a page in %s has its bylines, dates and direction by the language's rules",
  async (lang, byline, day, dir) => {
    const site = newSite({ "briefings/s.md": story("S", `lang: ${lang}\nauthors: [A, B, C]`) });
    await site.clean();
    const page = parseHtml(site.page("stories/s/"));
    expect(textOf(byClass(page, "byline")[0]!)).toBe(byline);
    expect(textOf(byClass(page, "dt-published")[0]!)).toBe(day);
    const [html] = elements(page, "html");
    expect([attribute(html!, "lang"), attribute(html!, "dir")]).toEqual([lang, dir]);
  },
);
