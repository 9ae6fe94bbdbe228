import { expect, test } from "vitest";
import { dated, ids, record, TestGraph } from "./graph-of.ts";

const LINE = { "storylines/talks": record("title: Talks") };
const member = (date: string, previous = "") =>
  dated(date, `storyline: talks${previous === "" ? "" : `\nprevious: [${previous}]`}`);
const order = (files: Record<string, string>) => {
  const made = new TestGraph({ ...LINE, ...files });
  return { order: ids(made.graph.storylines.storiesIn(made.storyline("talks"))), ...made };
};

test("a storyline's stories go from the oldest to the newest", () => {
  const { order: found } = order({
    b: member("2026-02-01"),
    a: member("2026-03-01"),
    c: member("2026-01-01"),
  });
  expect(found).toEqual(["c", "b", "a"]);
});

test("stories of one moment have an order that does not depend on the files'", () => {
  const files = { a: member("2026-01-01"), b: member("2026-01-01"), c: member("2026-01-01") };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  expect(order(files).order).toEqual(order(backwards).order);
});

test("`previous` wins over the dates, with a warning", () => {
  const { order: found, reports } = order({
    a: member("2026-01-01", "b"),
    b: member("2026-02-01"),
    c: member("2026-03-01"),
  });
  expect(found).toEqual(["b", "a", "c"]);
  expect(reports).toEqual(["BG0306 briefings/a.md: the story is older than the one it follows"]);
});

test("`previous` orders stories of one day, and several may be followed", () => {
  const day = "2026-01-01";
  const { order: found, reports } = order({ a: member(day, "b, c"), b: member(day, "c"), c: member(day) });
  expect(found).toEqual(["c", "b", "a"]);
  expect(reports).toEqual([]);
});

test("stories know what is before and after them; the ends have one neighbour", () => {
  const made = order({ a: member("2026-01-01"), b: member("2026-02-01"), c: member("2026-03-01") });
  const neighbours = (id: string) => {
    const { previous, next } = made.graph.storylines.neighbours(
      made.graph.nodes.stories.find((story) => story.id === id)!,
    );
    return [previous?.id, next?.id];
  };
  expect(["a", "b", "c"].map(neighbours)).toEqual([
    [undefined, "b"],
    ["a", "c"],
    ["b", undefined],
  ]);
});

test.each([
  ["itself", { a: dated("2026-01-01", "previous: [a]") }, "a → a"],
  [
    "each other",
    { a: dated("2026-01-01", "previous: [b]"), b: dated("2026-01-01", "previous: [a]") },
    /^(?:a → b → a|b → a → b)$/,
  ],
  [
    "in a circle of three",
    {
      a: dated("2026-01-01", "previous: [b]"),
      b: dated("2026-01-01", "previous: [c]"),
      c: dated("2026-01-01", "previous: [a]"),
    },
    /^(?:a → b → c → a|b → c → a → b|c → a → b → c)$/,
  ],
])("stories that follow %s are an error that prints the way round", (_, files, path) => {
  const { diagnostics } = new TestGraph(files);
  const cycles = diagnostics.filter(({ code }) => code === "BG0303");
  expect(cycles).toHaveLength(1);
  expect(cycles[0]?.severity).toBe("error");
  expect(cycles[0]?.label).toMatch(path);
  expect(cycles[0]?.at?.span).toBeDefined();
});

test("two separate circles are both reported", () => {
  const files = Object.fromEntries(
    [
      ["a", "b"],
      ["b", "a"],
      ["x", "y"],
      ["y", "x"],
    ].map(([id, to]) => [id, dated("2026-01-01", `previous: [${to}]`)]),
  );
  const { diagnostics } = new TestGraph(files);
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0303", "BG0303"]);
});

test("topics that stand above each other are an error that prints the way round", () => {
  const { diagnostics } = new TestGraph({
    "topics/asia": record("name: Asia", "parent: korea"),
    "topics/korea": record("name: Korea", "parent: asia"),
  });
  expect(diagnostics.map(({ code, label }) => [code, label])).toEqual([["BG0304", "asia → korea → asia"]]);
});

test("a chain of 3,000 stories is walked without running out of stack", () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 3000; i += 1)
    files[`s${i}`] = dated(
      "2026-01-01",
      i > 0 ? `previous: [s${i - 1}]\nstoryline: talks` : "storyline: talks",
    );
  const { order: found, diagnostics } = order(files);
  expect(diagnostics).toEqual([]);
  expect(found).toEqual(Array.from({ length: 3000 }, (_, i) => `s${i}`));
});

test("earlier stories come along `previous` and the storyline, oldest first, the latest ones if they are too many", () => {
  const made = order({
    before: dated("2025-01-01"),
    a: member("2026-01-01", "before"),
    b: member("2026-02-01"),
    c: member("2026-03-01"),
    later: member("2026-04-01"),
  });
  const at = (id: string) => made.graph.nodes.stories.find((story) => story.id === id)!;
  expect(ids(made.graph.storylines.earlierStories(at("c")))).toEqual(["a", "b"]);
  expect(ids(made.graph.storylines.earlierStories(at("a")))).toEqual(["before"]);
  expect(ids(made.graph.storylines.earlierStories(at("later"), 2))).toEqual(["b", "c"]);
  expect(made.graph.storylines.earlierStories(at("before"))).toEqual([]);
});

test.each([
  ["previous", "previous: [sumit]", "there is no story with the id `sumit`"],
  ["storyline", "storyline: talk", "there is no storyline with the id `talk`"],
  ["questions", "questions: [whyy]", "there is no question with the id `whyy`"],
  ["timeline", "timeline: [{date: 2026, text: X, story: sumit}]", "there is no story with the id `sumit`"],
])("an id in `%s` that nothing has is an error at the reference, with a suggestion", (_, front, message) => {
  const { diagnostics } = new TestGraph({
    ...LINE,
    "questions/why": record("question: Why?", "date: 2026-01-01"),
    summit: dated("2026-01-01"),
    a: dated("2026-02-01", front),
  });
  expect(diagnostics).toMatchObject([
    {
      code: "BG0301",
      message,
      at: { path: "briefings/a.md", span: {} },
      label: expect.stringMatching(/did you mean `(summit|talks|why)`/),
    },
  ]);
});

test("a deleted record is reported at every story that refers to it", () => {
  const { reports } = new TestGraph({
    a: dated("2026-01-01", "storyline: gone"),
    b: dated("2026-01-01", "storyline: gone"),
  });
  expect(reports).toEqual([
    "BG0301 briefings/a.md: there is no storyline with the id `gone`",
    "BG0301 briefings/b.md: there is no storyline with the id `gone`",
  ]);
});

test("two stories with one id are an error that names both", () => {
  const { diagnostics } = new TestGraph({
    "2025/summit": dated("2025-01-01"),
    "2026/summit": dated("2026-01-01"),
  });
  expect(diagnostics).toMatchObject([
    {
      code: "BG0302",
      at: { path: "briefings/2026/summit.md" },
      also: [{ at: { path: "briefings/2025/summit.md" } }],
    },
  ]);
});
