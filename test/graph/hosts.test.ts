import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/diagnostics/diagnostic.ts";
import { audit } from "../../src/graph/audit/audit.ts";
import { dated, record, TestGraph } from "./graph-of.ts";

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

test("a host that two outlets share belongs to none, and they may be one outlet", () => {
  expect(reports("The Post", { b: "The Times", c: "The Times" })).toEqual([
    "BG0815 briefings/c.md The Post and The Times are both cited with news.example",
  ]);
});

test("a host that many outlets share is a platform", () => {
  expect(reports("The Post", { b: "The Times", c: "The Sun", d: "The Star" })).toEqual([]);
});

/** What is said of one article that is cited under a name with an address, beside these records. */
function saidOf(source: string, url: string, records: Readonly<Record<string, string>>): string[] {
  const files = Object.entries(records).map(([slug, front]) => [`sources/${slug}`, record(front)]);
  const story = dated("2026-11-20", `sources: [{key: a, source: ${source}, url: "${url}"}]`, "A. [@a]");
  const found: Diagnostic[] = [];
  audit(new TestGraph({ s: story, ...Object.fromEntries(files) }).graph, (one) => found.push(one));
  return found.map(({ message, help }) => [message, ...(help ?? [])].join("; "));
}

const BBC = {
  news: "name: BBC News\ndomains: [bbc.example]",
  sport: "name: BBC Sport\ndomains: [bbc.example]",
};

test.each(["BBC News", "BBC Sport"])("a domain that two records list belongs to both: %s", (source) => {
  expect(saidOf(source, "https://www.bbc.example/1", BBC)).toEqual([]);
});

test("another outlet on a domain of two is told of both", () => {
  expect(saidOf("ITV", "https://bbc.example/1", BBC)).toEqual([
    "ITV is cited with an address of BBC News or BBC Sport: bbc.example; " +
      "write `source: BBC News` or `source: BBC Sport`, or correct the address",
  ]);
});

test("an outlet's own domain counts before another one's that is nearer", () => {
  const records = { ...BBC, news: "name: BBC News\ndomains: [news.bbc.example]" };
  expect(saidOf("BBC Sport", "https://news.bbc.example/1", records)).toEqual([]);
});

test("the host of an outlet's website is one of its own", () => {
  const front = "name: The Post\nurl: https://www.post.example/\ndomains: [thepost.example]";
  expect(saidOf("The Post", "https://post.example/1", { post: front })).toEqual([]);
  expect(saidOf("The Post", "https://other.example/1", { post: front })).toHaveLength(1);
});

test("the help can be pasted, whatever the name", () => {
  const records = { a: 'name: "#Now: news"\ndomains: [now.example]' };
  expect(saidOf("ITV", "https://now.example/", records)).toEqual([
    expect.stringContaining('write `source: "#Now: news"`'),
  ]);
});
