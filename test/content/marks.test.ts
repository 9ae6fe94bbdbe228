import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { read, storyText } from "./parsed.ts";

const codesOf = (body: string) => read(storyText(body)).problems.map(({ code }) => code);
/** One more than a paragraph may have. */
const MANY = LIMITS.marks + 1;
const lines = (line: string, count = MANY) => `${line}\n`.repeat(count);

describe("what only machines write is refused before it takes a parser minutes, with the place", () => {
  test.each([
    ["brackets in brackets", "[".repeat(20_000) + "]".repeat(20_000)],
    ["emphasis that crosses", "a**b c* ".repeat(20_000)],
    ["emphasis in emphasis", `${"*a **a ".repeat(20_000)}b${" a** a*".repeat(20_000)}`],
    ["images in images", `${"![".repeat(20_000)}a${"](x.png)".repeat(20_000)}`],
    ["links that are not closed", "[a](".repeat(20_000)],
    ["asterisks in one run", `${"*".repeat(20_000)}a${"*".repeat(20_000)}`],
    ["underscores", "a_ ".repeat(20_000)],
    ["references", "[a][".repeat(20_000)],
    ["code that is not closed", "`a``b".repeat(20_000)],
    ["citations", "[@ap] ".repeat(20_000)],
    ["the lines of a paragraph", lines("[a")],
    ["the lines of a quote", lines("> [a")],
    ["bars that are no table", lines("a | [b")],
    ["a table's second line that has too few cells", `a | b | c\n-|-\n${lines("[a")}`],
    ["numbers that are no list", `Text.\n${lines("2. [a")}`],
    ["bullets that are indented too far", `Text.\n${lines("    - [a")}`],
    ["bullets in an item that are indented too far", `- a\n${lines("      - [a")}`],
    ["a fence that is indented too far", `Text.\n    \`\`\`\n${lines("[a")}`],
    ["a fence that ends with its quote", `> \`\`\`\n${lines("[a")}`],
    ["a fence that ends with its item", `- a\n\n  \`\`\`\n${lines("[a")}`],
    ["what comes after a fence", `\`\`\`\n[a\n\`\`\`\n${lines("[a")}`],
    ["a fence with a backtick behind it", `\`\`\` \`\n${lines("[a")}`],
  ])("%s", (_, body) => {
    expect(codesOf(body)).toEqual(["BG0211"]);
  });
});

describe("what people write is read, however much it is", () => {
  test.each([
    ["paragraphs", "A *b* [c](https://example.org/d_e).\n\n".repeat(400)],
    ["a list", lines("- [a](https://example.org/a)", 600)],
    [
      "a numbered list",
      Array.from({ length: 600 }, (_, i) => `${i + 1}. [a](https://example.org/)`).join("\n"),
    ],
    ["lists in a list", lines("- *a*\n  - [b](https://example.org/)\n    - `c`", 250)],
    ["a list in a quote", lines("> - [a](https://example.org/a)", 600)],
    ["a table", `| a | b |\n|---|---|\n${lines("| [a](https://example.org/) | *b* |", 600)}`],
    ["code", `\`\`\`json\n${lines("[[1, 2], [3, 4]],", 600)}\`\`\``],
    ["code in a list", `- a\n\n  ~~~\n${lines("  [[1, 2], [3, 4]],", 600)}  ~~~`],
    ["code in a quote", `> \`\`\`\n${lines("> [[1, 2], [3, 4]],", 600)}> \`\`\``],
  ])("%s", (_, body) => {
    expect(codesOf(body)).toEqual([]);
  });
});
