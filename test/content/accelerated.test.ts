import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LIMITS } from "../../src/content/limits.ts";
import { parseWith } from "../../src/content/parse.ts";
import { SectionNames } from "../../src/content/sections.ts";
import { decodeText } from "../../src/content/source-file.ts";
import { acceleratedParsers } from "../../src/markdown/accelerated.ts";
import { type Parsers, StepAside } from "../../src/markdown/parsers.ts";
import { readWith } from "../../src/markdown/read-with.ts";
import { reference } from "../../src/markdown/reference.ts";
import { parse, parseFast } from "../support/parse.ts";
import { storyText } from "./parsed.ts";

const options = { timeZone: "UTC", sections: new SectionNames(), limits: LIMITS, unwanted: [] };
const fileOf = (text: string) => ({ path: "briefings/a.md", digest: "", text });

/** Which accelerators step aside for a body; `parse` sees to it that the result is the reference's. */
function asideFor(body: string): (keyof Parsers)[] {
  const file = fileOf(storyText(body));
  parse(file, options);
  return parseFast(file, options).aside;
}

describe("the common texts are read by the accelerators", () => {
  test.each([
    "Plain *emphasis*, **strong**, ~~gone~~ and `code`.",
    '## What\'s happened\n\nA text [@ap], with “quotes” – and dashes.\n\n## Go deeper\n\n- Why?\n- [Who](https://a.example/b?c=d "t")?',
    "1. a\n2. b\n   - c\n\n- [ ] todo\n- [x] done\n\n> a quote\n\n---\n\n```js\ncode\n```",
    "| a | b |\n| --- | --: |\n| c | d |\n\n![A port](port.jpg)",
    "中文句子。日本語のテキスト。한국어 문장.\n\nنص عربي مع *تأكيد* و**قوة**.\n\nעברית.",
    "One[^1], two[^note] and one[^1].\n\n[^1]: A *note*.\n\n[^note]: Of two[^b] paragraphs.\n\n    - with a list\n\n[^b]: then `code`\n\n[^unused]: x",
    "A & B &amp; C &copy; &#8220;D&#8221; 😀",
  ])("%j", (body) => {
    expect(asideFor(body)).toEqual([]);
  });

  test("all of the sample site but what it shows of raw HTML", () => {
    const folder = new URL("../../briefings/", import.meta.url);
    const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) =>
      path.endsWith(".md"),
    );
    const aside = paths.filter((path) => {
      const decoded = decodeText(path, readFileSync(new URL(path, folder)));
      if (!("text" in decoded)) throw new Error(path);
      const file = { path: `briefings/${path}`, digest: "", text: decoded.text };
      parse(file, options);
      return parseFast(file, options).aside.length > 0;
    });
    expect(aside.length).toBeLessThan(paths.length / 10);
  });
});

describe("for others they step aside", () => {
  test.each<[string, (keyof Parsers)[]]>([
    ["<b>raw</b>", ["markdown", "rawHtml"]],
    ["<https://a.example/>", ["markdown"]],
    ["https://a.example/ alone", ["markdown"]],
    ["x](http://a.example/) no link", ["markdown"]],
    ["see www.a.example", ["markdown"]],
    ["write to a@b.example", ["markdown"]],
    ["a[^1]\n[^1]: note", ["markdown"]],
    ["a[^1]\n\n[^1]: 1. note", ["markdown"]],
    ["a[^1]\n\n> quote\n>\n> [^1]: note", ["markdown"]],
    ["- [ ] \n    a", ["markdown"]],
    ["[a][r]\n\n[r]: /b/", ["markdown"]],
    ["a\tb", ["markdown"]],
    ["&#x1;", ["markdown"]],
    ["*😀*", ["markdown"]],
    ["\\**a*", ["markdown"]],
    ["_a*_", ["markdown"]],
    ["- ```\n  x", ["markdown"]],
  ])("%j", (body, aside) => {
    expect(asideFor(body)).toEqual(aside);
  });
});

/** Pieces that mean something to Markdown, and pieces that the parsers were seen to disagree about. */
const PIECES = [
  ...[
    "\n",
    "\n\n",
    "a",
    "word ",
    ". ",
    "*",
    "**",
    "_",
    "__",
    "~~",
    "`",
    "``",
    "```\n",
    "# ",
    "## ",
    "- ",
    "* ",
  ],
  ...[
    "1. ",
    "10) ",
    "  ",
    "    ",
    "> ",
    "---\n",
    "===\n",
    "[",
    "](",
    ")",
    "(",
    "\\",
    "\\*",
    "&amp;",
    "&copy;",
  ],
  ...[
    "[x](/y)",
    '[a](b "t")',
    "[x](http://e.example/a b)",
    "![alt](i.png)",
    "[^1]",
    "[^b]",
    "\n\n[^1]: note ",
    "\n\n[^b]: Note[^1] ",
    "&#8220;",
    "|",
    ":",
    "[@ap]",
    "[@*]",
  ],
  ...[
    "| a | b |\n| --- | :-: |\n| c | d |\n",
    "\\[@ap\\]",
    "’",
    "日本語",
    "「",
    "。**",
    "**（",
    "한국어",
    "中文。",
    "한국",
    "العربية",
    "😀",
    "é",
  ],
  ...[
    "\u00a0",
    "\u2028",
    "[ ] ",
    "- [x] done\n",
    "<",
    "{{< x >}}",
    "!",
    "a_b_c",
    "*a*b",
    "a  \nb",
    "a\\\nb",
    "www",
  ],
  ...[
    "http:",
    "javascript:",
    "## What's happened\n",
    "## Go deeper\n\n- ",
    "[a [b] c](d)",
    "*[",
    "]*",
    "ﬁ",
    "\u00ad",
  ],
];

test("random texts give the same document, with the same places and problems", () => {
  const bodies = fc
    .array(
      fc.oneof(
        { weight: 8, arbitrary: fc.constantFrom(...PIECES) },
        fc.string({ unit: "binary", maxLength: 4 }),
      ),
      {
        maxLength: 30,
      },
    )
    .map((parts) => decodeText("a.md", new TextEncoder().encode(storyText(parts.join("")))));
  let fast = 0;
  fc.assert(
    fc.property(bodies, (decoded) => {
      if (!("text" in decoded)) return;
      parse(fileOf(decoded.text), options);
      if (parseFast(fileOf(decoded.text), options).aside.length === 0) fast += 1;
    }),
    { numRuns: 400 },
  );
  expect(fast).toBeGreaterThan(50);
});

test("without a fast Markdown parser the reference reads Markdown, and the result is the same", async () => {
  const file = fileOf(storyText("A *text*."));
  const parsed = await readWith(acceleratedParsers(undefined), (parsers) =>
    parseWith(file, options, parsers),
  );
  expect(parsed).toEqual(parseWith(file, options, reference));
});

test("what is thrown by mistake is not taken for stepping aside", async () => {
  const failing = readWith(reference, () => {
    throw new TypeError("a bug");
  });
  await expect(failing).rejects.toThrow("a bug");
  expect(new StepAside("rawHtml").part).toBe("rawHtml");
});
