import { describe, expect, test } from "vitest";
import { readYaml } from "../../src/schema/yaml.ts";
import { yamlOf } from "./yaml-of.ts";

describe("scalars stay as they were written", () => {
  test.each([
    ["no", "no"],
    ["010", "010"],
    ["0x1F", "0x1F"],
    ["1_000", "1_000"],
    ["12345678901234567890", "12345678901234567890"],
    ["1.10", "1.10"],
    ["1e3", "1e3"],
    ["2024-02-30", "2024-02-30"],
    ["2026-11-23T10:00:00Z", "2026-11-23T10:00:00Z"],
    ["22:22", "22:22"],
    ["NULL", "NULL"],
    [".inf", ".inf"],
    ["Norway", "Norway"],
    ['"no"', "“no”"],
    ["'it''s'", "“it's”"],
    ['"a\\tb\\u00e9"', "“a\tbé”"],
    ["a # comment", "a"],
    ["a#b", "a#b"],
    ["http://example.org/a:b", "http://example.org/a:b"],
    ["|\n  two\n  lines\n", "“two\nlines\n”"],
    [">-\n  one\n  line\n", "“one line”"],
    ["one\n  line", "one line"],
    ["", ""],
    ["~", "~"],
    ["[a, 'b', no]", ["a", "“b”", "no"]],
    ["{a: 1, b: [2]}", { a: "1", b: ["2"] }],
  ])("%j", (written, value) => {
    expect(yamlOf(`key: ${written}`)).toEqual({ value: { key: value }, problems: [] });
  });

  test("keys, too", () => {
    expect(yamlOf("010: a\nno: b\n2026-11-23: c\n'x y': d").value).toEqual({
      ...{ "010": "a", no: "b", "2026-11-23": "c", "x y": "d" },
    });
  });

  test.each(["", "\n\n", "# only a comment\n"])("%j is an empty mapping", (text) => {
    expect(yamlOf(text)).toEqual({ value: {}, problems: [] });
  });

  test("a value with a colon but no space behind it needs no quotes", () => {
    expect(yamlOf("title: Talks:resume 10:30").value).toEqual({ title: "Talks:resume 10:30" });
  });
});

describe("places are offsets of the file, not of the YAML in it", () => {
  test("of keys, values, items and values that are missing", () => {
    const text = "---\ntitle: Talks # note\ntags: [a, 'b']\nempty:\n---\n";
    const yaml = readYaml({ path: "a.md", text: text.slice(4, -4), offset: 4 }, () => {})!;
    const marked = yaml.entries.map(({ keySpan, value }) => [
      text.slice(keySpan.start, keySpan.end),
      text.slice(value.span.start, value.span.end),
    ]);
    expect(marked).toEqual([
      ["title", "Talks"],
      ["tags", "[a, 'b']"],
      ["empty", ""],
    ]);
  });
});

describe("a value that needs quotes is shown mended", () => {
  test.each([
    ["title: Talks: day two", "1:8", "Talks: day two", 'write `title: "Talks: day two"`'],
    ["title: Talks:", "1:8", "Talks:", 'write `title: "Talks:"`'],
    ['title: "A" and: b', "1:8", '"A" and: b', undefined],
    ["a: 1\nb: @home\n", "2:4", "@home", 'write `b: "@home"`'],
    ["a: `x`", "1:4", "`x`", 'write `a: "`x`"`'],
    ["a: %x", "1:4", "%x", 'write `a: "%x"`'],
    ["a: *x y", "1:4", "*x y", 'write `a: "*x y"`'],
    ['a: He said: "no"', "1:4", 'He said: "no"', 'write `a: "He said: \\"no\\""`'],
    ["list:\n  - title: a: b", "2:12", "a: b", 'write `- title: "a: b"`'],
    ["title: 회담: 둘째 날", "1:8", "회담: 둘째 날", 'write `title: "회담: 둘째 날"`'],
  ])("%j", (text, at, marked, help) => {
    const [problem] = yamlOf(text).problems;
    if (help === undefined) expect(problem?.code).toBe("BG0104");
    else expect(problem).toMatchObject({ code: "BG0105", at, marked, help: [help] });
  });

  test("what it is mended to can be read", () => {
    for (const text of ["title: Talks: day two", 'a: He said: "no"', "a: C:\\dir: x"]) {
      const mended = /`(.*)`$/.exec(yamlOf(text).problems[0]!.help[0]!)![1]!;
      expect(yamlOf(mended)).toMatchObject({ problems: [] });
      expect(Object.values(yamlOf(mended).value as object)).toEqual([
        `“${text.slice(text.indexOf(": ") + 2)}”`,
      ]);
    }
  });
});

describe("what YAML can do but nobody should need is refused", () => {
  test.each([
    ["anchor", "a: &x b"],
    ["anchor of a list", "a: &x [b]"],
    ["anchor without a value", "a: &x\nb: c"],
    ["alias", "a: &x b\nc: *x"],
    ["tag", "a: !x b"],
    ["tag of a mapping", "a: !x {b: c}"],
    ["tag of a list", "a: !x\n  - b"],
    ["tag of the whole", "!x\na: b"],
    ["merge by alias", "a: &x {b: c}\nd:\n  <<: *x"],
  ])("an %s", (_, text) => {
    const { value, problems } = yamlOf(text);
    expect(value).toBeUndefined();
    expect([...new Set(problems.map(({ code }) => code))]).toEqual(["BG0107"]);
  });

  test.each([
    ["text", "a: !!str b"],
    ["number", "a: !!int 1"],
    ["time", "a: !!timestamp 2026-11-21"],
    ["bytes", "a: !!binary aGk="],
    ["set", "a: !!set {b, c}"],
    ["function", 'a: !!js/function "f"'],
    ["unknown", "a: !!python/object x"],
  ])("YAML's own tag of a %s", (_, text) => {
    expect(yamlOf(text)).toMatchObject({ value: undefined, problems: [{ code: "BG0107" }] });
  });

  test("a bomb of aliases is refused at its anchors, and nothing is expanded", () => {
    const lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
    for (let i = 1; i < 30; i += 1) {
      const name = `n${i}`;
      const last = i === 1 ? "a" : `n${i - 1}`;
      lines.push(`${name}: &${name} [${Array(10).fill(`*${last}`).join(", ")}]`);
    }
    const { value, problems } = yamlOf(lines.join("\n"));
    expect(value).toBeUndefined();
    expect(problems.every(({ code }) => code === "BG0107")).toBe(true);
  });

  test.each(["__proto__", "constructor", "prototype"])("the key `%s`, at any depth", (key) => {
    for (const text of [`${key}: 1`, `extra: {a: {${key}: 1}}`, `extra:\n  - "${key}": 1`]) {
      const { value, problems } = yamlOf(text);
      expect(value).toBeUndefined();
      expect(problems).toMatchObject([{ code: "BG0102" }]);
      expect(problems[0]?.marked).toContain(key);
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });

  test.each([
    ["a: 1\nb: 2\na: 3", "3:1", "a"],
    ["a:\n  b: 1\n  b: 2", "3:3", "b"],
    ["x: {a: 1, a: 2}", "1:11", "a"],
    ["a: 1\n'a': 2", "2:1", "'a'"],
  ])("a key twice: %j", (text, at, marked) => {
    expect(yamlOf(text).problems).toMatchObject([{ code: "BG0106", at, marked }]);
  });
});

describe("depth", () => {
  const deep = (count: number) => `a: ${"[".repeat(count)}${"]".repeat(count)}`;

  test("40 levels are read, 41 are refused", () => {
    expect(yamlOf(deep(40)).problems).toEqual([]);
    expect(yamlOf(deep(41)).problems).toMatchObject([{ code: "BG0116", at: "1:44" }]);
  });

  test.each([
    ["brackets", `a: ${"[".repeat(5000)}`],
    ["braces", `a: ${"{b: ".repeat(5000)}`],
    ["brackets on lines of their own", `a: ${"[\n".repeat(5000)}`],
    ["brackets behind words on many lines", `a: ${"[b,\n  b,".repeat(5000)}`],
    ["hyphens", `a:\n  ${"- ".repeat(5000)}b`],
    ["question marks", `${"? ".repeat(5000)}a`],
    ["indentation", Array.from({ length: 5000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n")],
  ])("5,000 %s are an error, and nothing is exhausted", (_, text) => {
    expect(yamlOf(text).value).toBeUndefined();
  });

  test("brackets in a long quoted text are not depth", () => {
    const quoted = `a: "${"[1] ".repeat(100)}"`;
    expect(yamlOf(quoted).problems).toEqual([]);
  });
});

describe("what is not YAML is said in a writer's words", () => {
  test.each([
    ["a:\n\tb: 1", "the line is indented with a tab"],
    ["a: 1\n b: 2", /indentation|colon/],
    ['a: "C:\\dir"', /this escape sequence does not exist/],
    ["just text\nmore: text", "this is not a key with a value"],
  ])("%j", (text, message) => {
    const { value, problems } = yamlOf(text);
    expect(value).toBeUndefined();
    if (typeof message === "string") expect(problems[0]?.message).toBe(message);
    else expect(problems[0]?.message).toMatch(message);
  });

  test.each([
    ["topics: [#tag, B]", "1:10", "#tag", "`#` starts a comment here", 'write `"#tag"`'],
    ["topics: [A,#tag, B]", "1:12", "#tag", "`#` starts a comment here", 'write `"#tag"`'],
    ['title: "A"#b', "1:11", "#b", "`#` cannot follow the closing sign", "write a space before a comment"],
    ["summary: One\ntwo three", "2:1", "two three", "this line is not a key with a value", "indent the line"],
    ["summary: One\ntwo\ndate: 1", "2:1", "two", "this line is not a key with a value", "indent the line"],
  ])("and what to do: %j", (text, at, marked, message, help) => {
    const { problems } = yamlOf(text);
    expect(problems).toMatchObject([{ code: "BG0104", at, marked, message }]);
    expect(problems[0]?.help).toEqual([expect.stringContaining(help)]);
  });

  // The rest of the file would silently have no effect.
  test.each(["a: 1\n---\nb: 2", "a: 1\n...\nb: 2"])("a second document: %j", (text) => {
    expect(yamlOf(text)).toMatchObject({
      value: undefined,
      problems: [{ code: "BG0104", message: "a second YAML document starts here" }],
    });
  });

  test.each(["- a\n- b", "text", '"quoted"', "[a]"])("%j has no keys", (text) => {
    expect(yamlOf(text).problems).toMatchObject([{ code: "BG0110", message: "expected keys with values" }]);
  });

  test.each([
    ["a NUL", 'a: "\\0"'],
    ["an escape character", 'a: "\\e[31m"'],
    ["a noncharacter", 'a: "\\uFDD0"'],
    ["half of a surrogate pair", 'a: "\\uD800"'],
  ])("an escape for %s", (_, text) => {
    expect(yamlOf(text)).toMatchObject({ value: undefined, problems: [{ code: "BG0002", at: "1:4" }] });
  });
});

describe("a space that is not plain, where YAML needs a plain one, is one error", () => {
  test.each([
    ["behind a key", "title\u00a0: Foo\ndate: 2026-11-20", "1:6"],
    ["before a key", "\u00a0title: Foo\ndate: 2026-11-20", "1:1"],
    ["behind a key's colon", "title:\u00a0Talks: day two", "1:7"],
    ["in an indented key", "image:\n  src\u2009: a.jpg", "2:6"],
    ["in the indent of lists", "topics:\n\u00a0\u00a0- {a: b}\n\u00a0\u00a0- {a: c}", "2:1"],
    ["in the indent of an entry", "topics:\n\u00a0 - A", "2:1"],
    ["behind spaces in the indent of an entry", "topics:\n \u00a0- A", "2:2"],
    ["in the indent of the next entry", "topics:\n  - A\n \u00a0- B", "3:2"],
    ["before a bracket", "topics: \u00a0[A, B]", "1:9"],
    ["before a quote", 'title: \u00a0"A: b c"', "1:8"],
    ["before a block", "summary: \u3000|\n  A", "1:10"],
    ["behind a hyphen", "topics:\n  -\u00a0A\n  -\u00a0B", "2:4"],
    ["behind the second hyphen", "topics:\n  - A\n  -\u00a0B", "3:4"],
  ])("%s", (_, text, at) => {
    const { value, problems } = yamlOf(text);
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: "BG0104", at }]);
    expect(problems[0]?.message).toMatch(/ space \(U\+[0-9A-F]{4}\) where YAML needs a plain one$/);
    expect(problems[0]?.help[0]).toContain("a plain space");
  });

  test.each([
    "title: «\u00a0Talks\u00a0»",
    "title: \u00a0Talks",
    "title: -\u00a05 degrees",
    "title: A\n  -\u00a0B",
    "topics: [A\u00a0B, \u00a0C]",
    "topics:\n  - \u00a0A",
    'title: "\u00a0[A]"\n"b\u00a0": c',
    "my\u00a0key: a",
  ])("but not in a text: %j", (text) => {
    expect(yamlOf(text).problems).toEqual([]);
  });
});
