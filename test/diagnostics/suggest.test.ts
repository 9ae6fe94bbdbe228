import { describe, expect, test } from "vitest";
import { didYouMean, nearest } from "../../src/diagnostics/suggest.ts";

const KEYS = ["title", "date", "summary", "sources", "storyline", "status", "slug", "authors", "topics"];

describe("what was meant", () => {
  test.each([
    ["sorces", "sources"],
    ["source", "sources"],
    ["sumary", "summary"],
    ["Title", "title"],
    ["TOPICS", "topics"],
    ["autors", "authors"],
    ["storylien", "storyline"],
    ["titel", "title"],
    ["dtae", "date"],
    ["stauts", "status"],
  ])("by %s is %s", (written, meant) => {
    expect(nearest(written, KEYS)).toBe(meant);
    expect(didYouMean(written, KEYS)).toBe(`did you mean \`${meant}\`?`);
  });

  test.each(["colour", "x", "", "published", "언론"])("by %j is not guessed", (written) => {
    expect(nearest(written, KEYS)).toBeUndefined();
    expect(didYouMean(written, KEYS)).toBeUndefined();
  });

  test("is the nearest of many, and of equals the first", () => {
    expect(nearest("summit-2", ["summit-10", "summit-3", "summit-4"])).toBe("summit-3");
  });

  test("is found among thousands of ids", () => {
    const ids = Array.from({ length: 5000 }, (_, i) => `story-number-${i}`);
    expect(nearest("hanoi-sumit", [...ids, "hanoi-summit"])).toBe("hanoi-summit");
  });

  test("is found in other scripts", () => {
    expect(nearest("북한-재재", ["북한-제재", "남한"])).toBe("북한-제재");
  });
});
