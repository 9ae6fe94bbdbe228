import stringWidth from "fast-string-width";
import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderPretty } from "../../src/diagnostics/pretty.ts";

const PATH = "briefings/a.md";
const show = (text: string | undefined, found: Diagnostic, width = 100, color = false) =>
  renderPretty([found], () => text, { color, width });

/** A diagnostic about the first occurrence of `part` in the text. */
function about(text: string, part: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(part);
  if (start < 0) throw new Error(`${part} is not in the text`);
  const at = { path: PATH, span: { start, end: start + part.length } };
  return { ...diagnostic("BG0102", "unknown key", { at }), ...more };
}

/** The columns of the terminal that the carets take, 0-based, and those of what they stand under. */
function carets(report: string): { from: number; length: number; below: string } {
  const lines = report.split("\n");
  const index = lines.findIndex((line) => /\^/.test(line));
  const [, before = "", marks = ""] = /^(.*?)(\^+)/.exec(lines[index]!)!;
  const from = stringWidth(before);
  const points = [...lines[index - 1]!];
  const columnOf = (point: number) => stringWidth(points.slice(0, point).join(""));
  const below = points.filter((_, i) => columnOf(i) >= from && columnOf(i) < from + marks.length).join("");
  return { from, length: marks.length, below };
}

test("a report is a headline, the place, the line, what is meant, and what to do", () => {
  const text = "---\ntitle: A\nsorces: [ap]\n---\n";
  const found = about(text, "sorces", { label: "did you mean `sources`?", help: ["one", "two"] });
  expect(show(text, found)).toBe(
    [
      "error[BG0102]: unknown key",
      "  ╭─ briefings/a.md:3:1",
      "3 │ sorces: [ap]",
      "  │ ^^^^^^ did you mean `sources`?",
      "  = help: one",
      "  = help: two",
      "",
    ].join("\n"),
  );
});

test("a second place follows the first, and line numbers are aligned", () => {
  const text = `${"line\n".repeat(8)}ninth\ntenth\n`;
  const also = [{ at: { path: PATH, span: { start: 40, end: 45 } }, label: "the first" }];
  expect(show(text, about(text, "tenth", { label: "the second", also }))).toBe(
    [
      "error[BG0102]: unknown key",
      "   ╭─ briefings/a.md:10:1",
      "10 │ tenth",
      "   │ ^^^^^ the second",
      "   ├─ briefings/a.md:9:1",
      " 9 │ ninth",
      "   │ ----- the first",
      "",
    ].join("\n"),
  );
});

test.each([
  ["of a whole file", { at: { path: PATH }, label: "byte 4" }, "  ╭─ briefings/a.md\n  │ byte 4\n"],
  ["of the run as a whole", { help: ["mend it"] }, "  = help: mend it\n"],
])("a problem %s has no line", (_, details, rest) => {
  expect(show("text", diagnostic("BG0703", "a file could not be written", details))).toBe(
    `error[BG0703]: a file could not be written\n${rest}`,
  );
});

test("a file whose text is not known has no line either", () => {
  const at = { path: PATH, span: { start: 3, end: 5 } };
  expect(show(undefined, diagnostic("BG0102", "x", { at }))).toBe("error[BG0102]: x\n  ╭─ briefings/a.md\n");
});

test("problems are separated by an empty line", () => {
  const report = renderPretty([diagnostic("BG0703", "a"), diagnostic("BG0703", "b")], () => undefined, {
    ...{ color: false, width: 80 },
  });
  expect(report).toBe("error[BG0703]: a\n\nerror[BG0703]: b\n");
});

describe("carets stand below what they mean, whatever stands before it", () => {
  test.each([
    ["Latin letters", "title: Caf\u00e9 [@x]"],
    ["combining marks", "title: Cafe\u0301 [@x]"],
    ["Korean", "두 나라가 다시 만났다 [@x]"],
    ["Chinese with full-width marks", "两国，恢复会谈。[@x]"],
    ["Arabic", "عاد الطرفان [@x]"],
    ["Hindi", "हिन्दी समाचार [@x]"],
    ["emoji", "🙂🙂 [@x]"],
    ["a family of emoji", "👩‍👩‍👧 [@x]"],
    ["a flag", "🇰🇷 [@x]"],
    ["tabs", "\ta\tb [@x]"],
    ["control characters", "a\u0007\u001b[31m [@x]"],
    ["bidirectional controls", "a\u202e\u2066 [@x]"],
    ["half-width letters", "ｱｲｳ [@x]"],
  ])("%s", (_, line) => {
    const { length, below } = carets(show(`${line}\n`, about(line, "[@x]")));
    expect(below).toBe("[@x]");
    expect(length).toBe(4);
  });

  test("and are as long as wide letters are", () => {
    const { length, below } = carets(show("a 회담 b", about("a 회담 b", "회담")));
    expect([length, below]).toEqual([4, "회담"]);
  });

  test("a place without length has one caret, also behind the end of its line", () => {
    const at = { path: PATH, span: { start: 3, end: 3 } };
    expect(show("abc\ndef", diagnostic("BG0102", "x", { at }))).toContain("1 │ abc\n  │    ^\n");
  });

  test("a place of many lines is marked to the end of its first", () => {
    const text = "title: one\n  two\n  three\n";
    expect(carets(show(text, about(text, "one\n  two\n  three"))).below).toBe("one");
  });
});

describe("a long line is cropped to the terminal, around what is meant", () => {
  const long = `${"left ".repeat(60)}[@x]${" right".repeat(60)}`;

  test.each([60, 80, 100, 200])("to %i columns", (width) => {
    const report = show(long, about(long, "[@x]"), width);
    const line = report.split("\n").find((one) => one.startsWith("1 │"))!;
    expect(stringWidth(line)).toBeLessThanOrEqual(width);
    expect(carets(report).below).toBe("[@x]");
    expect(line).toMatch(/^1 │ ….*…$/);
  });

  test.each([
    ["the start", `[@x]${" right".repeat(60)}`, /^1 │ \[@x\].*…$/],
    ["the end", `${"left ".repeat(60)}[@x]`, /^1 │ ….*\[@x\]$/],
    ["wide letters", `${"회담 ".repeat(60)}[@x]${" 회담".repeat(60)}`, /^1 │ ….*…$/],
  ])("%s is kept where it is meant", (_, text, form) => {
    const report = show(text, about(text, "[@x]"), 60);
    const line = report.split("\n").find((one) => one.startsWith("1 │"))!;
    expect(line).toMatch(form);
    expect(stringWidth(line)).toBeLessThanOrEqual(60);
    expect(carets(report).below).toBe("[@x]");
  });

  test("a line that fits is shown whole", () => {
    const text = `${"x".repeat(50)} [@x]`;
    expect(show(text, about(text, "[@x]"), 60)).toContain(`1 │ ${text}\n`);
  });
});

describe("a hostile text can neither colour nor reorder what the terminal says", () => {
  const hostile =
    "\u001b[31mred\u001b]8;;https://evil.example\u0007\u202e\u2066\u200b\u0085\u009b1m\r\u2028\u2029\ufff9\ud800x\udfff";

  test("in the line, message, label, help and path", () => {
    const at = { path: `briefings/${hostile}.md`, span: { start: 0, end: 4 } };
    const report = show(hostile, diagnostic("BG0102", hostile, { at, label: hostile, help: [hostile] }));
    const controls =
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/u;
    expect(report).not.toMatch(controls);
    expect(report).toContain("␛[31mred");
    expect(report).toContain("<U+202E>");
  });

  test("a line end in a message does not start a line of ours", () => {
    const report = show("x", diagnostic("BG0703", "a\nerror[BG0001]: forged"));
    expect(report.split("\n")).toHaveLength(2);
  });
});

describe("colours", () => {
  test.each([
    ["error", "\u001b[31m"],
    ["warning", "\u001b[33m"],
    ["advice", "\u001b[36m"],
  ] as const)("of an %s", (severity, paint) => {
    const text = "sorces: x";
    expect(show(text, about(text, "sorces", { severity }), 100, true)).toContain(paint);
  });

  test("change nothing but colours", () => {
    const text = "sorces: x";
    const found = about(text, "sorces", { label: "l", help: ["h"] });
    // biome-ignore lint/complexity/useRegexLiterals: the escape character is clearer by its name
    const stripped = show(text, found, 100, true).replace(new RegExp("\\u001b\\[\\d+m", "g"), "");
    expect(stripped).toBe(show(text, found));
  });
});
