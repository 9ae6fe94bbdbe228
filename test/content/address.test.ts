import { describe, expect, test } from "vitest";
import { checkSlug, readAlias } from "../../src/content/address.ts";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";

const AT = { path: "briefings/a.md" };

function slugProblem(slug: string): Diagnostic | undefined {
  const found: Diagnostic[] = [];
  const safe = checkSlug(slug, AT, (problem) => void found.push(problem));
  expect(safe).toBe(found.length === 0);
  return found[0];
}

function alias(written: string): string | Diagnostic["code"] {
  const found: Diagnostic[] = [];
  return readAlias(written, AT, (problem) => void found.push(problem)) ?? found[0]!.code;
}

describe("a slug is one safe segment of an address", () => {
  test.each([
    ...["talks", "2026-11-20", "Talks_2", "v1.2", "~mina", "a", "북한-제재", "كوريا", "são", "हिन्दी"],
    ...["con-artists", "console", "nullify", "com", "com10", "lpt", "auxiliary", "x.con", "a..b"],
  ])("%s", (slug) => {
    expect(slugProblem(slug)).toBeUndefined();
  });

  test.each([
    ["..", "it leads out of its folder"],
    [".", "it leads out of its folder"],
    ["%2e%2e", "it leads out of its folder"],
    ["%2E.", "it leads out of its folder"],
    ["../up", "a slash would lead into another folder"],
    ["/etc", "a slash would lead into another folder"],
    ["a\\b", "a slash would lead into another folder"],
    ["a%2fb", "a slash would lead into another folder"],
    ["a%5Cb", "a slash would lead into another folder"],
    ["C:\\x", "a slash would lead into another folder"],
    ["a%20b", "write the letters; briefgen adds percent-encoding"],
    ["CON", "Windows reserves this name for a device"],
    ["con.txt", "Windows reserves this name for a device"],
    ["Nul.tar.gz", "Windows reserves this name for a device"],
    ["com1", "Windows reserves this name for a device"],
    ["COM¹", "Windows reserves this name for a device"],
    ["lpt³.md", "Windows reserves this name for a device"],
    ["PRN", "Windows reserves this name for a device"],
    ["aux", "Windows reserves this name for a device"],
    [".hidden", "names that start with a dot are hidden on most hosts"],
    ["ends.", "Windows drops a dot or space at the end"],
    ["ends ", "Windows drops a dot or space at the end"],
    ...[
      "a b",
      "a:b",
      "a?b",
      "a#b",
      "a*b",
      'a"b',
      "a<b",
      "a|b",
      "a%b",
      "a&b",
      "🙂",
      "a\u200bb",
      "a\u202eb",
    ].map((slug) => [slug, "only letters, digits, `-`, `_`, `.` and `~` are safe everywhere"]),
  ])("%j is refused: %s", (slug, label) => {
    expect(slugProblem(slug!)).toMatchObject({ code: "BG0403", label });
  });

  test.each([
    ["../up", "up"],
    ["nul.txt", "nul-txt"],
    ["a b", "a-b"],
    [".hidden", "hidden"],
    ["CON", undefined],
    ["..", undefined],
  ])("for %j the proposal is %j", (slug, proposal) => {
    expect(slugProblem(slug)?.help).toEqual(proposal === undefined ? [] : [`write \`${proposal}\``]);
  });

  test("a proposal can be used as it is", () => {
    for (const slug of ["../up", "nul.txt", "COM¹", "a b", "..\\x", "%2e%2e%2fup", "what?", "a:b"]) {
      const proposal = /`(.*)`/.exec(slugProblem(slug)!.help![0]!)![1]!;
      expect(slugProblem(proposal), proposal).toBeUndefined();
    }
  });

  test("an empty one is refused with an example", () => {
    expect(slugProblem("")).toMatchObject({
      code: "BG0405",
      help: [expect.stringContaining("slug: briefing-1")],
    });
  });

  test.each([
    ["a", 240, 241],
    ["é", 120, 121],
    ["한", 80, 81],
    ["𝒳", 60, 61],
  ])("%s may stand %i times, not %i: bytes count, not letters", (letter, most, more) => {
    expect(slugProblem(letter.repeat(most))).toBeUndefined();
    expect(slugProblem(letter.repeat(more))).toMatchObject({ code: "BG0404" });
  });
});

describe("an alias is a path in the site", () => {
  test.each([
    ["/2024/talks/", "2024/talks/"],
    ["2024/talks/", "2024/talks/"],
    ["/2024/talks", "2024/talks"],
    ["/old.html", "old.html"],
    ["/북한/", "북한/"],
    ["/%EB%B6%81%ED%95%9C/", "북한/"],
    ["/Sa\u0303o/", "São/"],
    ["/a%b/", "BG0403"],
    ["/../x/", "BG0403"],
    ["/a/../x/", "BG0403"],
    ["/a/%2e%2e/x/", "BG0403"],
    ["/a/%252e%252e/x/", "BG0403"],
    ["\\..\\x", "BG0403"],
    ["//evil.example/", "BG0403"],
    ["https://example.org/old/", "BG0403"],
    ["javascript://x", "BG0403"],
    ["C:\\x", "BG0403"],
    ["/x?p=1", "BG0403"],
    ["/x#y", "BG0403"],
    ["/a//b/", "BG0403"],
    ["/nul/", "BG0403"],
    ["/.git/config", "BG0403"],
    ["/a b/", "BG0403"],
    [`/${"a".repeat(241)}/`, "BG0404"],
  ])("%j → %j", (written, path) => {
    expect(alias(written)).toBe(path);
  });
});
