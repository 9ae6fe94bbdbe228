import { expect, test } from "vitest";
import { byCodePoint } from "../../src/text/order.ts";

const sorted = (...texts: string[]) => texts.sort(byCodePoint);

test.each([
  ["", "a"],
  ["a", "ab"],
  ["B", "a"],
  ["a", "á"],
  ["Z", "ß"],
  ["10", "9"],
  ["i", "ı"],
  ["briefings/a.md", "briefings/a/b.md"],
  // U+FF5A is a higher UTF-16 unit than the surrogates of U+1F642, but a lower code point.
  ["\uff5a", "🙂"],
  ["\ue000", "\u{10000}"],
  ["\u{10000}", "\u{10ffff}"],
  ["a🙂", "a🙂b"],
])("%j comes before %j", (first, second) => {
  expect(byCodePoint(first, second)).toBeLessThan(0);
  expect(byCodePoint(second, first)).toBeGreaterThan(0);
  expect(byCodePoint(first, first)).toBe(0);
});

test("the order is that of code points, not of the locale", () => {
  expect(sorted("ä", "z", "a", "Z", "🙂", "\uffee", "ﬁ")).toEqual(["Z", "a", "z", "ä", "ﬁ", "\uffee", "🙂"]);
});
