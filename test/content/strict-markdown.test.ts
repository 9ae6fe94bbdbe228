import fc from "fast-check";
import type { Nodes } from "mdast";
import { describe, expect, test } from "vitest";
import { acceleratedParsers } from "../../src/markdown/accelerated.ts";
import { StepAside } from "../../src/markdown/parsers.ts";
import { markdownReference } from "../../src/markdown/reference-markdown.ts";

/** No fast parser stands behind the strict reader here. */
const { markdown } = acceleratedParsers(undefined);

/** Whether the strict reader reads a text. If so, it must read the tree of the parser of record, places included. */
function isAccepted(text: string): boolean {
  let strict: Nodes;
  try {
    strict = markdown.parseFragment(text);
  } catch (error) {
    if (error instanceof StepAside) return false;
    throw error;
  }
  expect(placed(strict)).toEqual(placed(markdownReference.parseFragment(text)));
  return true;
}

/** A tree with the offsets of its nodes and nothing else of their places. */
function placed(node: Nodes): unknown {
  const { position, ...rest } = node;
  const at = node.type === "root" ? [] : [position?.start.offset, position?.end.offset];
  return { ...rest, at, ...("children" in node && { children: node.children.map(placed) }) };
}

describe("what is read", () => {
  test.each([
    "",
    "\n\n",
    "One line",
    "Two lines\nof one paragraph.\n\nAnd another one.\n",
    "## What's happened\n\nText.\n\n\n### Why “now”?\nText at once.\n\n# C# or F",
    "- one\n- *two*\n- [three](https://a.example/?b=c&d=e#f)\n\nText.\n\n## More\n\n- four",
    "> A quote – of one line.\n\n> Another one.\n\nText.",
    "A *word*, **two words**, (*three*) “**four**.” and *five\nlines*.",
    "*All of it.*\n\n**All of it**",
    "Talks resume [@ap], as [@bbc-2] and [@a_b.c][@d] say.\n[@e] too.",
    "Talks [see @a, p. 3; also @b] resume [@c p. 4][-@d], as is known. [@*]",
    "A [link](/a/), [two words](b.md#c) and [a\nline](https://a.example/b_c_d~e*f*g).",
    "1990 was 3.5 & so on; a_b, R&D, 5 #6; a - b | c = d + e > f ^ g",
    "中文句子。\n\nنص عربي.\n\n[링크](https://a.example/가) 한국어 😀",
    "$5 'a' (b) [c](d) “e”\n$6\n'a'\n(b)\n“e”\n– f",
  ])("%j", (text) => {
    expect(isAccepted(text)).toBe(true);
  });
});

describe("what is left to others", () => {
  test.each([
    " indented",
    "a line  \nbreak",
    "a line\\\nbreak",
    "a ",
    "Title\n===",
    "Title\n---",
    "Text\n## heading",
    "Text\n- item",
    "Text\n1. item",
    "Text\n> quote",
    "## closed ##",
    "##  spaces",
    "##",
    "- a\n\n- b",
    "- a\n  b",
    "- a\nlazy",
    "- a\n## b",
    "- - a",
    "- 1) a",
    "- [ ] a",
    "* a",
    "1. a",
    "> a\nlazy",
    "> a\n> b",
    "> > a",
    "---",
    "***",
    "* * *",
    "a | b\n--- | ---\nc | d",
    "```\na\n```",
    "    code",
    "`code`",
    "a_b_ c",
    "_a_",
    "~~a~~",
    "a*b*c",
    "a *b*c",
    "* a*",
    "*a *",
    "*a. b*c",
    "***a***",
    "*a **b** c*",
    "*a [b*](c)",
    "[*a*](b)",
    "**a*",
    "*a**",
    "5 * 3",
    "[a]",
    "a]",
    "[a][b]",
    "[@a](b)",
    "[@a, p. 3](b)",
    "[@a, *b*]",
    "[^1]",
    "![a](b)",
    '[a](b "c")',
    "[a](<b c>)",
    "[a](b(c))",
    "[a](b&amp;c)",
    "[a](b\\*c)",
    "[a\n\nb](c)",
    "&amp;",
    "&#35;",
    "\\*",
    "a < b",
    "<b>a</b>",
    "https://a.example/",
  ])("%j", (text) => {
    expect(isAccepted(text)).toBe(false);
  });
});

const WORDS = [
  ...[
    "a",
    "Word",
    "two words",
    "1990",
    "3.",
    "12)",
    "é",
    "中文",
    "نص",
    "😀",
    "ß.",
    "–",
    "“q”",
    "it's",
    "R&D",
    "a_b",
  ],
  ...[
    "*em*",
    "**strong**",
    "*em*.",
    "(*em*)",
    "“*em*”",
    "*two words*",
    "*em?*",
    "**s**x",
    "x*y*",
    "*",
    "**",
    "***",
    "_",
    "_x_",
  ],
  ...[
    "[@ap]",
    "[@a_b]",
    "[@a-1.b]",
    "[@_]",
    "[@*]",
    "[l](/u)",
    "[two w](https://a.example/?b=c&d;e)",
    "[*l*](u)",
    "[l](u_v_w)",
    "[l](",
  ],
  ...[
    "[",
    "]",
    "(u)",
    "!",
    "\\",
    "`",
    "`c`",
    "~",
    "~~",
    "<",
    ">",
    "&",
    "&lt;",
    "#",
    "-",
    "+",
    "=",
    "|",
    ":",
    "\u00a0",
    "\u2028",
    "\u3000",
  ],
];
const STARTS = ["", "", "", "", "- ", "- ", "> ", "## ", "# ", "### ", "  ", "1. ", "* ", "--- ", "| "];
const ENDS = ["\n", "\n\n", "\n\n", "\n\n\n", "", " \n", "  \n", "\\\n"];

test("random texts give the tree of the parser of record", () => {
  const usually = (list: readonly string[], weight: number) =>
    fc.oneof(
      { weight, arbitrary: fc.constantFrom(...list.slice(0, 16)) },
      { weight: 1, arbitrary: fc.constantFrom(...list) },
    );
  const glue = fc.oneof(
    { weight: 9, arbitrary: fc.constant(" ") },
    { weight: 1, arbitrary: fc.constantFrom("", "\n", ", ") },
  );
  const line = fc
    .tuple(
      usually(STARTS, 2),
      fc.array(fc.tuple(usually(WORDS, 2), glue), { minLength: 1, maxLength: 6 }),
      usually(ENDS.slice(0, 5), 1),
    )
    .map(([start, words, end]) => start + words.flat().join("").replace(/ $/, "") + end);
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
      if (isAccepted(lines.join(""))) accepted += 1;
    }),
    { numRuns: 3000 },
  );
  expect(accepted).toBeGreaterThan(300);
});
