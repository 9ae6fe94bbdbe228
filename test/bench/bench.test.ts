import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readArguments } from "../../bench/args.mjs";
import { stories } from "../../bench/corpus.mjs";
import { Measurements } from "../../bench/measurements.mjs";
import { costPlot, withResults } from "../../bench/report.mjs";
import { summarise, threeDigits } from "../../bench/statistics.mjs";
import { resultTables } from "../../bench/table.mjs";
import { hasXmllint, xmllint } from "../support/readers.ts";
import { newSite } from "../support/site.ts";

type Story = { path: string; slug: string; topics: string[]; text: string };
const made = (count: number, seed?: number): Story[] => [...stories(count, seed)];

test("the same number and seed make the same stories, another seed makes others", () => {
  expect(made(40)).toEqual(made(40));
  expect(made(40, 2)[0]?.text).not.toBe(made(40)[0]?.text);
});

test("stories have the size and the shape that the README says", () => {
  const found = made(1000);
  const sum = (lengthOf: (text: string) => number) =>
    found.reduce((total, { text }) => total + lengthOf(text), 0) / found.length;
  expect(sum((text) => text.length)).toBeCloseTo(5900, -2);
  expect(sum((text) => text.indexOf("\n---\n"))).toBeCloseTo(2600, -2);
  expect(new Set(found.map(({ slug }) => slug)).size).toBe(1000);
  const stories = new Map<string, number>();
  for (const topic of found.flatMap(({ topics }) => topics))
    stories.set(topic, (stories.get(topic) ?? 0) + 1);
  expect(stories.size).toBe(50);
  const [first = 0, second = 0] = [...stories.values()].sort((a, b) => b - a);
  expect(first).toBeGreaterThan(500);
  expect(second).toBeLessThan(first * 0.8);
  for (const sign of ["\n| --- |", "[^1]:", "\n```\n", "\n> ", "**", "\n- ["])
    expect(found.filter(({ text }) => text.includes(sign)).length, sign).toBeGreaterThan(2);
});

test("briefgen has nothing to say about them", async () => {
  const site = newSite(Object.fromEntries(made(60).map(({ path, text }) => [`briefings/${path}`, text])));
  const result = await site.build();
  expect(result.diagnostics).toEqual([]);
  expect(result.published?.written.filter((path) => /^stories\/[^/]+\/index\.html/.test(path))).toHaveLength(
    60,
  );
});

test("a median, its range, and whether it is noisy", () => {
  expect(summarise([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, noisy: true });
  expect(summarise([10, 12, 11, 13])).toEqual({ median: 11.5, min: 10, max: 13, noisy: false });
  expect([0, 0.0412, 0.5, 7.926, 18.24, 1209.6].map(threeDigits)).toEqual([
    "0",
    "0.0412",
    "0.500",
    "7.93",
    "18.2",
    "1210",
  ]);
});

test("tables compare briefgen with the others", () => {
  const tables: string = resultTables(measured());
  expect(tables).toMatch(/\| cold build, s +\| +0\.100 \| +0\.500 \(0\.480–0\.520\) \|/);
  expect(tables).toMatch(/\| +5\.00 \| +0\.500 \|\n/);
  expect(tables).toContain("### 10,000 stories");
  expect(tables).toMatch(/\| 10,000 +\| +5\.00 \| +0\.500 \| +400 \| +0\.0400 \|/);
  expect(tables).not.toContain("noisy");
});

test.runIf(hasXmllint)("the plot is well-formed and names its lines", () => {
  const svg: string = costPlot(measured());
  expect(xmllint(svg)).toBe("");
  expect(svg).toMatch(/<text class="name first"[^>]*>Hugo</);
  expect(svg).not.toContain("NaN");
  expect(svg).not.toContain("Infinity");
});

test("results go between the marks of the README, again and again", () => {
  const readme = readFileSync(new URL("../../bench/README.md", import.meta.url), "utf8");
  const once: string = withResults(readme, "| first |");
  expect(once).toContain("| first |");
  expect(once.endsWith(readme.slice(readme.indexOf("## The graph")))).toBe(true);
  expect(withResults(once, "| second |")).not.toContain("| first |");
});

test.each([
  [["--peers", "--hugo", "/nowhere/hugo"], "--peers was given, but hugo is not at /nowhere/hugo"],
  [["--sizes", "1e3"], "--sizes takes whole numbers above 0, not 1e3."],
  [["--only", "warm"], "--only takes start, cold, unchanged, body, title, template, watch, not warm."],
  [["--fast"], "Unknown option '--fast'."],
])("%j is refused in one sentence", (args, sentence) => {
  expect(() => readArguments(args)).toThrow(sentence);
});

function measured(): Measurements {
  const measurements = new Measurements();
  for (const stories of [1000, 10_000]) {
    for (const noise of [0.96, 1, 1.04]) {
      const add = (scenario: string, tool: string, value: number) =>
        measurements.add({ stories, scenario, tool }, value * noise);
      add("cold", "briefgen", stories / 2000);
      add("cold", "Hugo", stories / 1000);
      add("unchanged", "briefgen", stories / 10_000);
      add("memory", "briefgen", stories / 25);
    }
    measurements.add({ stories, scenario: "cold", tool: "floor" }, stories / 10_000);
  }
  return measurements;
}
