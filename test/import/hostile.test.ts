import fc from "fast-check";
import { expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { bodyIn, htmlOf } from "../content/parsed.ts";
import { elements, parseHtml, textOf } from "../support/html.ts";
import { parse } from "../support/parse.ts";
import { houseText, importing } from "./house.ts";

const options = { timeZone: "UTC", sections: new SectionNames(), limits: LIMITS, unwanted: [] };
const parsed = (path: string, text: string) => parse({ path, digest: "", text }, options);

/** The text that a reader sees of a line of a plain text, and the elements around it. */
function shown(line: string): { text: string; elements: string[]; codes: string[] } {
  const story = importing(houseText({ "How we got here": line })).files[0]!;
  const { document, diagnostics } = parsed(story.path, story.text);
  const section = bodyIn(document!).sections.find(({ kind }) => kind === "background");
  const html = parseHtml(htmlOf(section!.text, document!));
  return {
    text: textOf(html),
    elements: elements(html).map(({ tagName }) => tagName),
    codes: diagnostics.map(({ code }) => code),
  };
}

test.each([
  "<script>alert(1)</script>",
  "<b>bold</b> & <i",
  "[x](javascript:alert(1))",
  "![x](http://example.com/x.png)",
  "[x]: http://example.com/",
  "# heading",
  "###### heading",
  "> quote",
  "+ plus",
  "1. one",
  "12) twelve",
  "*stars* and **more**, _underlines_ and __more__, snake_case_name",
  "`code` and ``more``",
  "\\*escaped\\*",
  "a & b &amp; &copy; &#65; &nbsp;",
  "=====",
  "***",
  "___",
  "~~~",
  "```js",
  "| a | b |",
  "$5 and 100% <3",
  "ends with a backslash \\",
  "[^1] and [^1]: note",
  "[ ] task [x]",
  "see http://example.com/a_b/<video src=/x.mp4>",
  "see http://example.com/<http://example.com/<b>",
])("in a plain text, %j stays text", (line) => {
  // An address becomes a link, as in every Markdown of GitHub's; its text is what was written.
  const links = line.match(/http:\/\//g)?.map(() => "a") ?? [];
  expect(shown(line)).toEqual({ text: line, elements: ["p", ...links], codes: [] });
});

test.each([
  "was ~~struck~~ out",
  "2026.",
  "cites [@nobody] here",
  "[@*][@one]",
  "[@one_] and [@two]",
  "a ~b~ c",
])("in a plain text, %j stays text", (line) => {
  expect(shown(line)).toEqual({ text: line, elements: ["p"], codes: [] });
});

test("an address without its protocol before a tag is a link, and the tag stays text", () => {
  const line = "WWW.example.com/a_b/*c*<video src=/x.mp4>";
  expect(shown(line)).toEqual({ text: line, elements: ["p", "a"], codes: [] });
});

test("a line of three hyphens neither ends the front matter nor makes one", () => {
  const [story] = importing(`---\n${houseText({ "How we got here": "Before.\n---\nAfter." })}`).files;
  expect(parsed(story!.path, story!.text).diagnostics).toEqual([]);
  expect(story!.text.match(/^---$/gm)).toHaveLength(2);
});

test.each([
  "- x: y",
  "'quoted'",
  '"',
  "@at",
  "%percent",
  "null",
  "2026-01-01",
  "yes",
  "# hash",
  "a: b",
  "[list]",
  "{map}",
  "!tag",
  "&anchor",
  "*alias",
  "| pipe",
  "> fold",
])("a title or question like %j is text in the YAML that is made", (title) => {
  const made = importing(houseText({ "Common question": `-\n${title} ?\nAnswer.` }), { title });
  for (const { path, text } of made.files) {
    const { document, diagnostics } = parsed(path, text);
    expect([path, diagnostics.map(({ message }) => message)]).toEqual([path, []]);
    if (document?.kind === "story") expect(document.front.title).toBe(title);
  }
});

test("what leaves nothing for an address is no topic's name", () => {
  const made = importing(houseText({ "More on these topics": "-\n***\nA rule of stars.\n-\n🙂\nA smiley." }));
  expect(made.files.map(({ path }) => path).filter((path) => path.includes("topics/"))).toEqual([]);
});

const word = fc.oneof(
  fc.constantFrom(
    "-",
    "- ",
    "---",
    "#",
    "## ",
    "**Name**",
    "###",
    "Reuters says",
    "is a",
    ":",
    "[",
    "]",
    "`",
    "<b>",
    "\n",
    "\n\n",
    "•",
    "A",
    "What's happened",
    "Common question",
    "More on these topics",
    "What the papers say",
    "\t",
    "'",
    '"',
    "🙂",
    "كوريا",
    "\\",
    "|",
    "%",
    "&amp;",
  ),
  fc.string({ unit: "grapheme", maxLength: 12 }),
);
/** Any text that a file can hold: `decodeText` lets no control characters through. */
const anyText = fc
  .array(word, { maxLength: 40 })
  .map((words) =>
    words.join(" ").replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g, ""),
  );

const YAML_CODES = ["BG0101", "BG0103", "BG0104", "BG0105", "BG0106", "BG0107", "BG0108", "BG0109"];

test("whatever the text, an import throws nothing, and what it makes has front matter that can be read", () => {
  fc.assert(
    fc.property(anyText, fc.boolean(), (text, isMarkdown) => {
      fc.pre(!(isMarkdown && text.startsWith("---")));
      for (const { path, text: made } of importing(
        houseText({
          "Go deeper": text,
          "Common question": `-\n${text}`,
          "More on these topics": text,
          "What the papers say": text,
        }),
        { isMarkdown },
      ).files) {
        const codes = parsed(path, made).diagnostics.map(({ code }) => code);
        expect([path, made, codes.filter((code) => YAML_CODES.includes(code))]).toEqual([path, made, []]);
        expect(path).toMatch(/^briefings\/[^.]/);
        expect(path).not.toContain("..");
      }
      importing(text, { isMarkdown });
    }),
    { numRuns: 300, seed: 20261123 },
  );
});
