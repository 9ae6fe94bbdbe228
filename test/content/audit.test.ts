import { expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { audited } from "../support/parse.ts";

const FRONT = `title: Talks
date: 2026-11-23
sources: [{key: ap, source: AP, title: A long day of talks in Geneva, url: "https://ap.example/1"}]`;

/** The codes of what is said of a story with this front matter and text. */
function said(text: string, front = ""): string[] {
  const file = { path: "briefings/a.md", digest: "", text: `---\n${FRONT}\n${front}\n---\n\n${text}\n` };
  const { diagnostics } = audited(file, { timeZone: "UTC", sections: new SectionNames(), limits: LIMITS });
  return diagnostics.map(({ code }) => code).filter((code) => !["BG0817", "BG0818"].includes(code));
}

const QUOTE = "quotes: [{text: We will not leave this table, speaker: She, cite: ap}]";
const quoting = (words: string): string[] => said(`She said ${words}. [@ap]`, QUOTE);

test.each([
  "“We will not leave this table”",
  '"we will *not* leave this table"',
  "„We will not leave this table“",
  "«We will not leave this table»",
  "« We will not leave this table »",
  "»We will not leave this table«",
  "「We will not leave this table」",
  "‘We will not leave this table’",
  "“We will … leave this table”",
  "“We will [not leave](https://example.org) this table”",
  "“will not leave”",
  "that “A long day of talks in Geneva” is over",
  "a “frank” and “open talk”",
  "nothing, and it’s the people’s table, isn’t it",
  '`"no words of anybody at all"`',
  '<span title="no words of anybody at all">it</span>',
  '[it](https://example.org "no words of anybody at all")',
])("no remark on %s", (words) => {
  expect(quoting(words)).toEqual([]);
});

test.each([
  ["“We will never ever come back”", "BG0810"],
  ["『私たちは決して戻らない』", "BG0810"],
  ["‘We don’t ever come back here’", "BG0810"],
  ["“We will not leave the table”", "BG0811"],
  ["“We shall not leave this table”", "BG0811"],
])("%s is %s", (words, code) => {
  expect(quoting(words)).toEqual([code]);
});

const figure = (value: string, unit: string, label = "Ships seized in the strait") =>
  `figures: [{label: ${label}, value: "${value}", unit: "${unit}", cites: [ap]}]`;

test.each([
  ["1,234", "ships", "They seized 1,234 ships."],
  ["1,234", "ships", "They seized about 1,200 ships in the strait."],
  ["1.234", "ships", "They seized 1234 ships."],
  ["3", "billion US dollars", "The ships are worth $3 billion, or 3,000 million dollars."],
  ["3", "billion US dollars", "The ships are worth US$3bn."],
  ["2.8", "billion euros", "The ships seized in the strait are worth 2,8 Milliarden Euro."],
  ["12", "ships", "In 2024 ships were seized in the strait: 12 ships."],
  ["12", "ships", "They seized 12 ships. Another 40 ships and 9 ships turned back."],
  ["12", "ships", "The strait is 30 km wide, and seized by 300 soldiers."],
])("%s %s agrees with “%s”", (value, unit, text) => {
  expect(said(`${text} [@ap]`, figure(value, unit))).toEqual([]);
});

test.each([
  ["12", "ships", "They seized 14 ships."],
  [
    "12",
    "ships",
    "All were seized in the strait, 14 ships, after 12 ships had been warned. 15 ships were seized in the strait.",
  ],
  ["3", "billion US dollars", "The ships seized in the strait are worth $4 billion."],
  ["3", "billion US dollars", "They are worth 3 million dollars."],
  ["5", "%", "Prices rose by 6 per cent."],
])("%s %s contradicts “%s”", (value, unit, text) => {
  expect(said(`${text} [@ap]`, figure(value, unit))).toContain("BG0812");
});

test("what everybody knows needs no source", () => {
  const known = 'timeline: [{date: 1945-09-02, text: The war ends., cites: ["*"]}]';
  expect(said("## What's happened\n\nThe war ended. [@*]\n\nTalks began. [see @ap, p. 3]", known)).toEqual(
    [],
  );
});

test("a picture, a list and other sections need no citation", () => {
  const text =
    "## What's happened\n\nTalks. [@ap]\n\n- one\n\n## Analysis\n\nWe think so.\n\n## The mood\n\nGood.";
  expect(said(text)).toEqual([]);
});

test("a link to a source's address tells what it supports, too", () => {
  expect(said("They [talked](https://ap.example/1).")).toEqual([]);
  expect(said("They [talked](https://ap.example/).")).toEqual(["BG0802"]);
});

test("a withdrawn story is left alone, and so is one with mistakes", () => {
  expect(said("## What's happened\n\nNothing.", "status: withdrawn")).toEqual([]);
  expect(said("## What's happened\n\nNothing.", "sauces: x")).toEqual(["BG0102"]);
});

test("one file gets a few remarks of each kind, and many of them are no error", () => {
  const paragraphs = Array.from({ length: 1000 }, (_, index) => `Paragraph ${index}.`).join("\n\n");
  const found = said(`## What's happened\n\nOne. [@ap]\n\n${paragraphs}`);
  expect(new Set(found)).toEqual(new Set(["BG0805"]));
  expect(found.length).toBeLessThan(50);
});
