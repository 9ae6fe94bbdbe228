import { describe, expect, test } from "vitest";
import { codes, isCode } from "../../src/diagnostics/codes.ts";
import { type Diagnostic, diagnostic, settle } from "../../src/diagnostics/diagnostic.ts";
import { Lines } from "../../src/diagnostics/positions.ts";

const at = (path: string, start?: number) => ({
  path,
  ...(start === undefined ? {} : { span: { start, end: start + 1 } }),
});
const order = (...found: Diagnostic[]) => settle(found).map(({ message }) => message);

describe("a report is in the order of severities, paths, places, codes and messages", () => {
  const sorted = [
    diagnostic("BG0102", "1", { at: at("a.md") }),
    diagnostic("BG0102", "2", { at: at("a.md", 9) }),
    diagnostic("BG0110", "3", { at: at("a.md", 9) }),
    diagnostic("BG0110", "4", { at: at("a.md", 9) }),
    diagnostic("BG0102", "5", { at: at("a.md", 10) }),
    diagnostic("BG0101", "6", { at: at("b.md", 0) }),
    diagnostic("BG0101", "7", { at: at("ä.md", 0) }),
    diagnostic("BG0704", "8"),
    diagnostic("BG0207", "9", { at: at("a.md", 0) }),
    diagnostic("BG0501", "10"),
  ];

  test("whatever the order in which the problems were found", () => {
    const wanted = sorted.map(({ message }) => message);
    expect(order(...sorted.toReversed())).toEqual(wanted);
    expect(order(...sorted.slice(4), ...sorted.slice(0, 4))).toEqual(wanted);
  });

  test("what was found twice is said once", () => {
    expect(order(...sorted, ...sorted)).toHaveLength(sorted.length);
  });
});

test("the configuration changes severities, and turns codes off", () => {
  const found = [diagnostic("BG0207", "a"), diagnostic("BG0305", "b"), diagnostic("BG0102", "c")];
  expect(settle(found, { BG0207: "error", BG0305: "off" })).toMatchObject([
    { code: "BG0102", severity: "error" },
    { code: "BG0207", severity: "error" },
  ]);
});

describe("every code", () => {
  test.each(Object.entries(codes))("%s has a title, a reason and an advice", (code, { title, why, fix }) => {
    expect(isCode(code)).toBe(true);
    expect(title).toMatch(/^[\p{L}“`].*[^.]$/u);
    expect(why).toMatch(/^[\p{Lu}`“].*\.$/u);
    expect(fix).toMatch(/^[\p{Lu}].*\.$/u);
  });

  test.each(["BG9999", "bg0101", "toString", "", "__proto__"])("%j is none", (text) => {
    expect(isCode(text)).toBe(false);
  });
});

describe("lines and columns", () => {
  const text = "ab\n회🙂c\n\nlast";

  test.each([
    [0, 1, 1],
    [2, 1, 3],
    [3, 2, 1],
    [4, 2, 2],
    [6, 2, 3],
    [7, 2, 4],
    [8, 3, 1],
    [9, 4, 1],
    [13, 4, 5],
    [99, 4, 5],
  ])("offset %i is %i:%i; an astral letter is one column", (offset, line, column) => {
    expect(new Lines(text).position(offset)).toEqual({ line, column });
  });

  test.each([
    [1, "ab"],
    [2, "회🙂c"],
    [3, ""],
    [4, "last"],
  ])("line %i is %j", (line, content) => {
    expect(new Lines(text).text(line)).toBe(content);
  });
});
