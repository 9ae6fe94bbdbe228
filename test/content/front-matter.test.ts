import { describe, expect, test } from "vitest";
import { checkFence } from "../../src/content/front-matter.ts";
import { bodyIn, read } from "./parsed.ts";

const problemOf = (text: string) => checkFence({ path: "briefings/a.md", digest: "", text });

describe("front matter is found", () => {
  test.each([
    "---\ntitle: A\n---\n",
    "---\ntitle: A\n---",
    "---  \ntitle: A\n---\t\nText",
    "---\n---\n",
    "---\ntitle: A\n---\nText\n\n---\n\nMore",
  ])("in %j", (text) => {
    expect(problemOf(text)).toBeUndefined();
  });

  test("up to the first line `---`; later ones are rules of the text", () => {
    const { document, problems } = read("---\ntitle: A\ndate: 2026-11-20\n---\n\nOne\n\n---\n\ntitle: B\n");
    expect(problems).toEqual([]);
    expect(document?.front).toMatchObject({ title: "A" });
    expect(bodyIn(document!).sections[0]?.text).toContain("hr");
  });

  test("and never becomes text of the page", () => {
    const { document } = read("---\ntitle: Secret words\ndate: 2026-11-20\n---\nText\n");
    expect(document?.text.read()).not.toContain("Secret");
  });
});

describe("front matter that is not there, not closed or not YAML", () => {
  test.each([
    ["", "BG0101", "the file is empty"],
    [" \n\n\t\n", "BG0101", "the file is empty"],
    ["Text", "BG0101", "the file has no front matter"],
    ["\n---\ntitle: A\n---\n", "BG0101", "the file has no front matter"],
    [" ---\ntitle: A\n---\n", "BG0101", "the file has no front matter"],
    ["--\ntitle: A\n--\n", "BG0101", "the file has no front matter"],
    ["----\ntitle: A\n----\n", "BG0101", "the file has no front matter"],
    ["# Title\n\n---\n", "BG0101", "the file has no front matter"],
    ["---\u00a0\ntitle: A\n---\n", "BG0101", "a no-break space (U+00A0) follows the `---`"],
    ["---\ntitle: A\n---\u3000\nText.\n\n---\n", "BG0103", "a special space (U+3000) follows the `---`"],
    ["---\ntitle: A\n", "BG0103", "the front matter is not closed"],
    ["---", "BG0103", "the front matter is not closed"],
    ["---\ntitle: A\n ---\n", "BG0103", "the front matter is not closed"],
    ["---\ntitle: A\n----\n", "BG0103", "the front matter is not closed"],
    ["---js\nmodule.exports = {}\n---\n", "BG0108", "the front matter is in another language: `---js`"],
    ["--- json\n{}\n---\n", "BG0108", "the front matter is in another language: `--- json`"],
    ["---yaml\ntitle: A\n---\n", "BG0108", "the front matter is in another language: `---yaml`"],
    ["+++\ntitle = 1\n+++\n", "BG0108", "the front matter is not YAML"],
    [";;;\n{}\n;;;\n", "BG0108", "the front matter is not YAML"],
    ['{\n"title": 1\n}\n', "BG0108", "the front matter is not YAML"],
  ])("%j", (text, code, message) => {
    expect(problemOf(text)).toMatchObject({ code, message });
    expect(read(text).document).toBeUndefined();
  });
});

describe("lines are counted from the top of the file", () => {
  test.each([
    ["---\ntitle: A\ndate: nope\n---\n", "3:7"],
    ["---\n\n# a comment\ntitle: A\ndate: nope\n---\n", "5:7"],
    ["---   \ntitle: A\ndate: nope\n---\n", "3:7"],
  ])("%j", (text, at) => {
    expect(read(text).problems).toMatchObject([{ code: "BG0112", at, marked: "nope" }]);
  });
});
