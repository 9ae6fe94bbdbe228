import { describe, expect, test } from "vitest";
import { read } from "../content/parsed.ts";

/** The problems of a story with this answer, as they are marked in the file. */
const problemsOf = (answer: string) =>
  read(
    `---\ntitle: A\ndate: 2026-11-20\nquestions:\n  - question: Why?\n    answer: ${answer}\n---\n`,
  ).problems.map(({ code, at, marked }) => [code, at, marked]);

describe("a problem in an answer is marked where it is written", () => {
  test.each([
    ["a block of lines", "|\n      One.\n\n      Two [a]() x.\n", ["BG0217", "9:11", "[a]()"]],
    [
      "a block of lines with code",
      "|-\n      One.\n\n          code\n\n      [a]()",
      ["BG0217", "11:7", "[a]()"],
    ],
    ["a quote in a block", "|\n      > One\n      > [a]()\n", ["BG0217", "8:9", "[a]()"]],
    ["folded lines", ">\n      One\n      two [a]() x.\n", ["BG0217", "8:11", "[a]()"]],
    ["plain words", "One [a]() x.", ["BG0217", "6:17", "[a]()"]],
    ["single quotes", "'One: [a]() x.'", ["BG0217", "6:19", "[a]()"]],
    ["double quotes", '"One: [a]() x."', ["BG0217", "6:19", "[a]()"]],
    ["marks", "|\n      One.\n\n      Two **three.\n", ["BG0219", "9:11", "**"]],
    ["citations", "|\n      One.\n\n      Two [@nobody].\n", ["BG0201", "9:11", "[@nobody]"]],
    [
      "unsafe addresses",
      "|\n      One.\n\n      [a](javascript:x)\n",
      ["BG0202", "9:7", "[a](javascript:x)"],
    ],
    [
      "raw HTML",
      "|\n      One.\n\n      <iframe src='https://a.example/'></iframe>\n",
      ["BG0218", "9:7", "<iframe src='https://a.example/'></iframe>"],
    ],
  ])("%s", (_, answer, expected) => {
    expect(problemsOf(answer)).toEqual([expected]);
  });

  test("or the whole answer is, if escapes stand for some of its words", () => {
    const answer = '"One\\nTwo [a]() x."';
    expect(problemsOf(answer)).toEqual([["BG0217", "6:13", answer]]);
  });
});
