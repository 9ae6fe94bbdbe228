import { expect, test } from "vitest";
import { headlineSize } from "../../src/pages/headline-size.ts";

test("a headline is the smaller, the longer it is", () => {
  expect(headlineSize("")).toBe("short");
  expect(headlineSize("a".repeat(56))).toBe("short");
  expect(headlineSize("a".repeat(57))).toBe("medium");
  expect(headlineSize("a".repeat(112))).toBe("medium");
  expect(headlineSize("a".repeat(113))).toBe("long");
});

test("wide characters count twice", () => {
  expect(headlineSize("制裁".repeat(14))).toBe("short");
  expect(headlineSize("制".repeat(29))).toBe("medium");
  expect(headlineSize("제재".repeat(29))).toBe("long");
});

test("what has no width of its own counts for nothing", () => {
  // Letters with marks, written as several characters.
  expect(headlineSize("e\u0301".repeat(56))).toBe("short");
  expect(headlineSize("مُ".repeat(56))).toBe("short");
});
