import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readStrictYaml } from "../../src/schema/strict-yaml.ts";
import { readYaml } from "../../src/schema/yaml.ts";
import { damaged, generated, lines, mappings, samples, soup } from "./yaml-texts.ts";

/** Whether the strict reader reads a text. If so, it must read what the parser of record reads without a report. */
function isAccepted(text: string): boolean {
  const source = { path: "a.md", text, offset: 4 };
  const strict = readStrictYaml(source);
  if (strict === undefined) return false;
  const problems: unknown[] = [];
  const reference = readYaml(source, (problem) => void problems.push(problem));
  expect(problems).toEqual([]);
  expect(strict).toStrictEqual(reference);
  return true;
}

describe("what is read", () => {
  test.each([
    // Scalars
    "a: b",
    "a: b\n",
    "a: b \n\n  \n",
    "a:  b  c  ",
    "a: no\nb: 010\nc: 2026-11-23T10:00:00Z\nd: -1.5\ne: ~\nf: .5",
    "url: https://example.org/a:b?c=d#e",
    "a: b, [c] {d} \"e\" 'f' & * ! | > % @ ` - ? \\",
    "회담: 둘째 날\né: “à” 🙂",
    "a: 'it''s: # [b]'\nb: ''\nc: ''''",
    'a: "b: # [c]"\nb: ""\nc: "\\"\\\\\\/\\n\\t\\u00e9\\ud83d\\ude42"',
    'a: "\\\\"\nb: "c"',
    // Keys
    "two words: a\n010: b\n2026-11-23: c\na#b: d\na:b: e\na[0]: f\n-1: g\n$x: h",
    "'a': b\n\"c d\": e\n'': f",
    "a: 1\nA: 2\ntoString: 3",
    `${"k".repeat(1000)}: a`,
    // Mappings and lists
    "a:\nb:\n  c: d\n  e:\n      f: g\nh: i",
    "a:\n  - b\n  - c d\ne:\n- f\n- g\nh:\n   -   i",
    lines(
      "a:",
      "  - b: c",
      "    d: e",
      "  -   f:",
      "        g: h",
      "      i:",
      "      - j",
      "  - k: l",
      "m: n",
    ),
    lines("a:", "  - b:", "    - c", "    d:", "      e:", "  - f"),
    "a:  \nb:\n\n\nc: d\ne:",
    "a:\n  b:\nc: d",
    // Brackets
    "a: []\nb: [ ]\nc: {}\nd: { }",
    "a: [b, 'c', \"d, e\", f g , 1:2]\nb: {c: d, 'e': \"f\",g:  h }",
    "a: [[b, [c]], {d: [e], f: {g: h}}]\nb: [https://example.org/,-1]",
    "a:\n  - [b, c]\n  - {d: e, f: [g]}\n  - {h: i} # comment",
    `a: ${"[".repeat(40)}${"]".repeat(40)}`,
    lines(...Array.from({ length: 60 }, (_, i) => `a${i}: [b]`)),
    // Comments and empty lines
    "# one\n\n  \n# two\na: b # three\n# four\nc: 'd'  # five\n\n# six\n",
    "a: b\n#",
    lines(
      "a: # one",
      "  # two",
      "  - b",
      "# three",
      "  # four",
      "  - c: d",
      "  # five",
      "    e: f",
      "",
      "# six",
      "g: h",
    ),
    "a:\n- b\n# c\nd: e",
    // Text below an indicator
    "a: >-\n  one\n  two # three\n  four: 'five \nb: |\n    [six\n    # seven\nc: d",
    "a: >\n  one\n  two",
    "a: |-\n  one\n  two\n\n\n# comment\nb: c\n",
    "a:\n  - >-\n   b\n  - c: |\n      d\n    e: f",
  ])("%j", (text) => {
    expect(isAccepted(text)).toBe(true);
  });

  test("a mapping with the places of keys and values", () => {
    expect(readStrictYaml({ path: "a.md", text: "a: 'b' # c\nd:\n- e", offset: 4 })).toEqual({
      kind: "mapping",
      entries: [
        {
          key: "a",
          keySpan: { start: 4, end: 5 },
          value: { kind: "scalar", text: "b", quoted: true, span: { start: 7, end: 10 } },
        },
        {
          key: "d",
          keySpan: { start: 15, end: 16 },
          value: {
            kind: "list",
            items: [{ kind: "scalar", text: "e", quoted: false, span: { start: 20, end: 21 } }],
            span: { start: 18, end: 21 },
          },
        },
      ],
      span: { start: 4, end: 21 },
    });
  });
});

describe("what is left to the parser of record", () => {
  test.each([
    // Not a mapping
    ...["", "\n\n", "# comment", "a", '"a"', "- a\n- b", "[a]", "{a: b}", " a: b", "a: b\n  c"],
    ...["a: b\n---\nc: d", "---\na: b", "a: b\n...", "%YAML 1.2\n---\na: b", "... a: b", "...: a"],
    ...["--- a: b", "\ufeffa: b"],
    // Keys
    ...["a: 1\nb: 2\na: 3", "a: 1\n'a': 2", "b: {a: 1, a: 2}", "__proto__: a", "b: {constructor: a}"],
    ...["b:\n  - prototype: a", "a : b", '"a" : b', '"a":b', '"a\n  b": c', "? a", "[a]: b", "{a}: b"],
    ...["a #b: c", "a", "a:b", ": a", "- : a", `${"k".repeat(1025)}: a`, `'${"''".repeat(600)}': a`],
    ...['"a\\u0007": b'],
    // Scalars
    ...["a: b: c", "a: b:", "a: - b", "a: -", "a: ? b", "a: : b", "a: &b c", "a: &b", "a: *b", "a: !b c"],
    ...["a: @b", "a: `b`", "a: %b", "a: , b", "a: ]", "a: }", "a: ..", "a: ---", "a: \u00a0b", "a:\n  b"],
    ...["a:\n  'b'", "a: b\n c", "a: b\n\n  c", 'a: "b', "a: 'b", "a: 'b' c", 'a: "b" c', 'a: "b"# c'],
    ...['a: "b\n  c"', "a: 'b\n  c'", 'a: "\\x41"', 'a: "\\e"', 'a: "\\q"', 'a: "\\ud83d"'],
    ...['a: "\\u0007"', 'a: "\\u00"', 'a: "\\', "a: b\tc", "a:\tb", "a:\n\tb: c", "a: b\r\n"],
    ...["a: b\u2028c", "a: \u0007", "a: \ud83d", "a: \ufdd0"],
    // Indentation
    ...["a:\n  b: c\n d: e", "a:\n    b: c\n  d: e", "a: b\n  c: d", "a:\n  - b\n - c"],
    ...["a:\n  - b\n    - c", "a:\n  - b\n  c: d", "a: b\n- c", "a:\n  b: c\n  - d", "a:\n  -"],
    ...["a:\n  - \n    b", "a:\n  -\n    b: c", "a:\n  - - b", "a:\n  - b: c\n   d: e"],
    ...["a:\n  - b: c\n     d: e", "a:\n-b", `a:\n${" ".repeat(101)}b: c`],
    // Brackets
    ...["a: [b", "a: [b,\n  c]", "a: {b: c", "a: [b, c,]", "a: [,]", "a: [b,, c]", "a: [b: c]", "a: {b}"],
    ...["a: {b, c: d}", "a: {b: }", "a: {b:}", "a: {b:c}", 'a: {"b":c}', "a: {b: c: d}", "a: [b}"],
    ...["a: {b: c]", "a: [b] c", "a: [b]# c", "a: [#b]", "a: [b #c]", "a: [b #c\n  ]", "a: ['b' 'c']"],
    ...["a: [b[c]]", "a: [- b]", "a: [b]: c", "a: {b c: d e, f}", "a: [b:]", "a: [b:, c]"],
    ...[`a: ${"[".repeat(41)}${"]".repeat(41)}`, `a: "${"[".repeat(41)}"`, `a: b # ${"{".repeat(41)}`],
    lines(...Array.from({ length: 41 }, (_, i) => `'a${i}': "["`)),
    // Comments
    ...["a: b\n  # c\nd: e", "a:\n  - b\n    # c\n  - d", "a: # b", "a: # b\nc: d", "a:\n# b\nc: d"],
    ...["a: b\n # c", "a:\n  b:\n  - c\n  # d\n  e: f", "a:\n  - # b\n    c: d"],
    // Text below an indicator
    ...[
      "a: |",
      "a: |\n",
      "a: |\nb: c",
      "a: |+\n  b",
      "a: |2\n  b",
      "a: | # b\n  c",
      "a: > \n  b",
      "a: |    b",
    ],
    ...["a: |\n\n  b", "a: |\n  b\n\n  c", "a: >\n  b\n   c", "a: |\n   b\n  c", "a: |\n  - b"],
    ...["a: |\n  \u00a0b", "a: |\n  b\n   \n"],
  ])("%j", (text) => {
    expect(isAccepted(text)).toBe(false);
  });
});

describe("whatever is written, what is read is what the parser of record reads", () => {
  test.each([
    ["mappings and lists", mappings],
    ["lines in any order", soup],
    ["front matter with mistakes", damaged],
  ])("%s", (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => void isAccepted(text)),
      { numRuns: 500 },
    );
  });
});

describe("the parser of record is not needed", () => {
  test("for most of the sample site", () => {
    expect(samples.length).toBeGreaterThan(50);
    expect(samples.filter(isAccepted).length).toBeGreaterThan(0.9 * samples.length);
  });

  test("for front matter that programs write", () => {
    fc.assert(
      fc.property(generated, (text) => isAccepted(text)),
      { numRuns: 200 },
    );
  });
});
