import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { renderGithub, renderJson } from "../../src/diagnostics/machine.ts";

const TEXT = "---\ntitle: 회담 🙂 no\n---\nmore\n";
const at = (part: string) => {
  const start = TEXT.indexOf(part);
  return { path: "briefings/a.md", span: { start, end: start + part.length } };
};
const json = (...found: Diagnostic[]) =>
  renderJson(found, () => TEXT)
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const github = (found: Diagnostic) => renderGithub([found], () => TEXT);

describe("as JSON", () => {
  test("one object a line, with places that count code points from 1", () => {
    const also = [{ at: at("title"), label: "the first" }];
    const found = diagnostic("BG0102", "unknown key", { at: at("no"), label: "l", also, help: ["h"] });
    expect(json(found, diagnostic("BG0703", "a file could not be written"))).toEqual([
      {
        ...{ code: "BG0102", severity: "error", message: "unknown key", path: "briefings/a.md" },
        ...{ line: 2, column: 13, endLine: 2, endColumn: 15, label: "l", help: ["h"] },
        also: [{ path: "briefings/a.md", line: 2, column: 1, endLine: 2, endColumn: 6, label: "the first" }],
      },
      { code: "BG0703", severity: "error", message: "a file could not be written" },
    ]);
  });

  test("a place of many lines has its end", () => {
    const found = diagnostic("BG0103", "x", { at: { path: "a", span: { start: 0, end: TEXT.length } } });
    expect(json(found)).toMatchObject([{ line: 1, column: 1, endLine: 5, endColumn: 1 }]);
  });

  test("a line is one line, whatever the message holds", () => {
    const report = renderJson([diagnostic("BG0703", 'a\nb\u2028c"')], () => undefined);
    expect(report.split("\n")).toHaveLength(2);
    expect(JSON.parse(report).message).toBe('a\nb\u2028c"');
  });

  test("nothing is an empty text", () => {
    expect(renderJson([], () => undefined)).toBe("");
  });
});

describe("as commands for GitHub", () => {
  test("a problem annotates its line", () => {
    expect(github(diagnostic("BG0102", "unknown key", { at: at("no"), label: "l", help: ["h"] }))).toBe(
      "::error file=briefings/a.md,line=2,endLine=2,col=13,endColumn=15,title=BG0102::unknown key%0Al%0Ah\n",
    );
  });

  test.each([
    ["warning", "warning"],
    ["advice", "notice"],
  ] as const)("a %s is a %s", (severity, command) => {
    expect(github({ ...diagnostic("BG0102", "x"), severity })).toBe(`::${command} title=BG0102::x\n`);
  });

  test("a place of many lines has no end column, which GitHub would refuse", () => {
    const found = diagnostic("BG0103", "x", { at: { path: "a", span: { start: 0, end: 8 } } });
    expect(github(found)).toBe("::error file=a,line=1,endLine=2,col=1,title=BG0103::x\n");
  });

  test("nothing in a name or message can end the command or start another", () => {
    const path = "briefings/a,b:c%\n::error::forged.md";
    const report = github(diagnostic("BG0102", "100%\r\n::set-output name=x::y", { at: { path } }));
    expect(report).toBe(
      "::error file=briefings/a%2Cb%3Ac%25␊%3A%3Aerror%3A%3Aforged.md,title=BG0102::100%25␍␊::set-output name=x::y\n",
    );
  });
});
