import { describe, expect, test } from "vitest";
import { nameKey, nameSlug, shortSlug, slugify, tidyName } from "../../src/text/names.ts";

describe("names that are one", () => {
  test.each([
    ["Test", "test"],
    ["Test", " test "],
    ["Test", "TEST"],
    ["North Korea", "north\u00a0 korea"],
    ["S\u00e3o Tom\u00e9", "Sa\u0303o Tome\u0301"],
    ["ÉCOLE", "école"],
    ["МОСКВА", "москва"],
    ["People's Bank", "People’s Bank"],
    ["“Wagner” group", '"Wagner" group'],
    ["Franco-German", "Franco–German"],
    ["ＮＨＫ", "NHK"],
    ["İSTANBUL", "istanbul"],
    ["DİYARBAKIR", "Diyarbakır"],
  ])("%j and %j", (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  test.each([
    ["Korea", "Koreas"],
    ["resume", "résumé"],
    ["C", "C++"],
  ])("but not %j and %j", (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});

test.each<[string, string]>([
  ["C++", "c-plus-plus"],
  ["C#", "c-sharp"],
  ["C", "c"],
  [".NET", "dot-net"],
  ["Net", "net"],
  ["Disney+", "disney-plus"],
  ["t.umblr.com", "t-umblr-com"],
  ["tumblr.com", "tumblr-com"],
  ["node.js", "node-js"],
  ["nodejs", "nodejs"],
  ["U.S. Treasury", "us-treasury"],
  ["U.S", "us"],
  ["Con", "con-topic"],
  ["People’s Bank", "peoples-bank"],
  ["ＮＨＫ", "nhk"],
  ["İstanbul", "istanbul"],
])("the slug of %j without a record is %s", (name, expected) => {
  expect(nameSlug(name, "topic")).toBe(expected);
});

test.each([
  ["  AP \n News\t", "AP News"],
  ["e\u0301", "\u00e9"],
  [" \u3000 ", ""],
])("%j is shown as %j", (written, shown) => {
  expect(tidyName(written)).toBe(shown);
});

describe("a name in an address", () => {
  test.each([
    ["North Korea", "north-korea"],
    ["AT&T’s  new   plan", "atts-new-plan"],
    ["C++", "c"],
    ["a/b\\c", "abc"],
    ["a - b -- c", "a-b-c"],
    ["_draft_", "draft"],
    ["-x-", "x"],
    ["2026-11-20", "2026-11-20"],
    ["São Tomé", "são-tomé"],
    ["Sa\u0303o Tome\u0301", "são-tomé"],
    ["كوريا الشمالية", "كوريا-الشمالية"],
    ["북한 제재", "북한-제재"],
    ["हिन्दी समाचार", "हिन्दी-समाचार"],
    ["İstanbul", "i̇stanbul"],
    ["../../etc/passwd", "etcpasswd"],
    ["%2e%2e", "2e2e"],
    ["🙂", ""],
    ["🄰 side", "side"],
    ["?!…", ""],
    ["", ""],
  ])("%j → %j", (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  test("is the same for the slug itself", () => {
    for (const name of ["North Korea", "북한 제재", "São Tomé", "हिन्दी"])
      expect(slugify(slugify(name))).toBe(slugify(name));
  });

  test.each([
    ["the talks", 60, "the-talks"],
    ["the talks in geneva", 12, "the-talks-in"],
    ["the talks in geneva", 13, "the-talks-in"],
    ["incomprehensibilities", 10, "incomprehe"],
    ["a incomprehensibilities", 10, "a-incompre"],
  ])("%j in at most %i characters: %j", (name, limit, slug) => {
    expect(shortSlug(name, limit)).toBe(slug);
  });

  test("a cut never leaves half of a letter", () => {
    expect(shortSlug(`a${"𝒳".repeat(10)}`, 6).isWellFormed()).toBe(true);
  });
});
