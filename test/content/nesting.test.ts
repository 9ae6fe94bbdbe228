import { describe, expect, test } from "vitest";
import { html, read, storyText } from "./parsed.ts";

const codesOf = (body: string) => read(storyText(body)).problems.map(({ code }) => code);

describe("what people write is never too deep", () => {
  test.each([
    ["five quotes", `${"> ".repeat(5)}x`],
    ["fifty quotes", `${"> ".repeat(50)}x`],
    ["ten lists", Array.from({ length: 10 }, (_, i) => `${"  ".repeat(i)}- x`).join("\n")],
    ["a rule of many hyphens", `a\n\n${"- ".repeat(40)}`],
    ["a line of code far to the right", `    ${" ".repeat(280)}x`],
    ["a long row of stars", "*".repeat(500)],
    ["a table of many columns", `|${"a|".repeat(100)}\n|${"-|".repeat(100)}\n`],
    ["many brackets", `${"[".repeat(100)}x${"]".repeat(100)}`],
  ])("%s", (_, body) => {
    expect(codesOf(body)).toEqual([]);
  });
});

describe("what only machines write is refused before it exhausts the parser", () => {
  test.each([
    ["51 quotes", `${"> ".repeat(51)}x`],
    ["8,000 quotes", `${"> ".repeat(8000)}x`],
    ["8,000 quotes without spaces", `${">".repeat(8000)}x`],
    ["8,000 lists on a line", `${"- ".repeat(8000)}x`],
    ["8,000 numbered lists on a line", `${"1. ".repeat(8000)}x`],
    ["quotes and lists in turn", `${"> - ".repeat(4000)}x`],
    ["lists below lists", Array.from({ length: 2000 }, (_, i) => `${"  ".repeat(i % 400)}- x`).join("\n")],
    ["lists by tabs", Array.from({ length: 400 }, (_, i) => `${"\t".repeat(i)}- x`).join("\n")],
  ])("%s", (_, body) => {
    expect(codesOf(body)).toEqual(["BG0205"]);
  });

  test("the message points into the text", () => {
    const [problem] = read(storyText(`Text.\n\n${"> ".repeat(60)}x`)).problems;
    expect(problem).toMatchObject({ code: "BG0205", at: "9:1" });
  });
});

/** Inputs on which parsers of Markdown were slow or failed, after cmark's `pathological_tests.py`. */
const PATHOLOGICAL: [string, string][] = [
  ["emphasis in emphasis", `${"*a **a ".repeat(300)}b${" a** a*".repeat(300)}`],
  ["emphasis that is not closed", "*a _a ".repeat(1000)],
  ["emphasis that is not opened", "a_ ".repeat(1000)],
  ["links that are not closed", "[a](".repeat(1000)],
  ["link text in link text", `${"[".repeat(1000)}a${"]".repeat(1000)}`],
  ["images in images", `${"![".repeat(300)}a${"](x.png)".repeat(300)}`],
  ["backticks of every length", Array.from({ length: 200 }, (_, i) => `e${"`".repeat(i)}`).join("")],
  ["entities without an end", "&".repeat(5000)],
  ["comments that are not closed", "<!-- ".repeat(1000)],
  ["instructions that are not closed", "<?".repeat(1000)],
  ["declarations that are not closed", "<!A ".repeat(1000)],
  ["CDATA that is not closed", "<![CDATA[".repeat(1000)],
  ["reference definitions", `${"[a]: u\n".repeat(500)}${"[a] ".repeat(500)}`],
  ["citations that are not closed", "[@ap".repeat(2000)],
  ["empty footnotes", "[^1]".repeat(1000)],
  ["a table with one cell a row", `a | b\n- | -\n${"x\n".repeat(1000)}`],
  ["strikethrough that is not closed", "~~a ".repeat(1000)],
  ["autolinks", "www.".repeat(2000)],
  ["open tags", "<b>".repeat(1000)],
];

test.each(PATHOLOGICAL)("%s never throw", (_, body) => {
  const { document, problems } = read(storyText(body));
  expect(document ?? problems[0]?.code).toBeDefined();
});

describe("nesting that no line shows is an error, too, and no exhausted stack", () => {
  test.each([
    ["emphasis", `${"*a **a ".repeat(1000)}b${" a** a*".repeat(1000)}`],
    ["raw HTML", `${"<b>".repeat(5000)}x`],
    ["raw HTML in blocks", `${"<div>\n".repeat(5000)}x`],
  ])("%s", (_, body) => {
    expect(() => html(body)).not.toThrow(RangeError);
  });
});
