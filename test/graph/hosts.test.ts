import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audit } from "../../src/graph/audit.ts";
import { dated, TestGraph } from "./graph-of.ts";

/** Ten stories that cite `main` with a host, and the given others. */
const reports = (main: string, others: Readonly<Record<string, string>>): string[] => {
  const cite = (name: string, path: string) =>
    dated(
      "2026-11-20",
      `sources: [{key: a, source: "${name}", url: "https://news.example/${path}"}]`,
      "A. [@a]",
    );
  const stories = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`s${i}`, cite(main, `${i}`)]));
  const rest = Object.entries(others).map(([path, name]) => [path, cite(name, path)]);
  const found: Diagnostic[] = [];
  audit(new TestGraph({ ...stories, ...Object.fromEntries(rest) }).graph, (one) => found.push(one));
  return found.map(({ code, message, at }) => `${code} ${at?.path} ${message}`);
};

test("a rare name on the host of an outlet is pointed out", () => {
  expect(reports("The Post", { rare: "The Pots" })).toEqual([
    "BG0804 briefings/rare.md The Pots is cited with an address of The Post: news.example",
  ]);
});

test("a host that several outlets share belongs to none", () => {
  expect(reports("The Post", { b: "The Times", c: "The Times" })).toEqual([]);
});
