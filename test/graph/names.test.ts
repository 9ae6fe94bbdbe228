import { expect, test } from "vitest";
import { dated, ids, record, TestGraph } from "./graph-of.ts";

const topics = (list: string) => dated("2026-11-20", `topics: [${list}]`);

test.each([
  ["another case", "Sanctions", "SANCTIONS"],
  ["spaces at the ends", "Sanctions", '"  Sanctions "'],
  ["inner spaces", "North Korea", "North  Korea"],
  ["a no-break space", "North Korea", '"North\\u00A0Korea"'],
  ["composed and decomposed letters", '"Caf\\u00E9"', '"Cafe\\u0301"'],
])("two stories that write a topic with %s are about one topic", (_, first, second) => {
  const { graph } = new TestGraph({ a: topics(first), b: topics(second) });
  expect(graph.nodes.topics).toHaveLength(1);
  expect(graph.storiesAbout(graph.nodes.topics[0]!)).toHaveLength(2);
});

test("the first author's way of writing is shown, and the others get a warning that names both", () => {
  const { graph, diagnostics } = new TestGraph({
    "2-second": topics("SANCTIONS"),
    "1-first": topics("Sanctions"),
    "3-third": topics("sanctions"),
  });
  expect(graph.nodes.topics.map(({ name }) => name)).toEqual(["Sanctions"]);
  expect(
    diagnostics.map(({ code, severity, at, also }) => [code, severity, at?.path, also?.[0]?.at.path]),
  ).toEqual([
    ["BG0305", "warning", "briefings/2-second.md", "briefings/1-first.md"],
    ["BG0305", "warning", "briefings/3-third.md", "briefings/1-first.md"],
  ]);
});

test("the most frequent spelling is shown, and each other one is warned of once", () => {
  const { graph, reports } = new TestGraph({
    a: topics("Oil"),
    b: topics("OIL"),
    c: topics("OIL"),
    d: topics("OIL, Oil"),
    e: topics("OIL"),
  });
  expect(graph.nodes.topics.map(({ name }) => name)).toEqual(["OIL"]);
  expect(reports).toEqual(["BG0305 briefings/a.md: `Oil` and `OIL` are the same topic"]);
});

test("of two equally frequent spellings, the oldest is shown, whatever the names of the files", () => {
  const { graph, reports } = new TestGraph({
    a: dated("2026-11-20", "topics: [People's Bank]"),
    b: dated("2026-11-19", "topics: [People’s Bank]"),
  });
  expect(graph.nodes.topics.map(({ id, name }) => [id, name])).toEqual([["peoples-bank", "People’s Bank"]]);
  expect(reports).toEqual(["BG0305 briefings/a.md: `People's Bank` and `People’s Bank` are the same topic"]);
});

test("a topic named twice by one story counts once", () => {
  const { graph } = new TestGraph({ a: topics("Oil, oil") });
  expect(graph.storiesAbout(graph.nodes.topics[0]!)).toHaveLength(1);
});

test("a record's name counts, whoever wrote first, and its aliases mean it without a warning", () => {
  const { graph, reports } = new TestGraph({
    "a-story": topics("DPRK, Oil"),
    "topics/north-korea": record("name: North Korea", "aliases: [DPRK, Nordkorea]"),
    "z-story": topics("North Korea"),
  });
  expect(graph.nodes.topics.map(({ id, name }) => `${id} ${name}`)).toEqual([
    "north-korea North Korea",
    "oil Oil",
  ]);
  expect(graph.storiesAbout(graph.nodes.topics[0]!)).toHaveLength(2);
  expect(reports).toEqual([]);
});

test("a record can be named by its file's name", () => {
  const { graph, reports } = new TestGraph({
    a: topics("north-korea"),
    "topics/north-korea": record("name: Democratic People's Republic of Korea"),
  });
  expect(ids(graph.nodes.topics)).toEqual(["north-korea"]);
  expect(reports).toEqual([]);
});

test("another casing of a record's name or alias is warned of at the story", () => {
  const { reports } = new TestGraph({
    a: topics("north korea, dprk"),
    "topics/north-korea": record("name: North Korea", "aliases: [DPRK]"),
  });
  expect(reports).toEqual([
    "BG0305 briefings/a.md: `north korea` and `North Korea` are the same topic",
    "BG0305 briefings/a.md: `dprk` and `DPRK` are the same topic",
  ]);
});

test.each([
  ["the same name", "name: Bank", "name: bank"],
  ["an alias that is the other's name", "name: Bank", "name: Credit\naliases: [BANK]"],
  ["one alias", "name: A1\naliases: [Bank]", "name: B1\naliases: [Bank]"],
])("two records with %s are an error that names both files", (_, first, second) => {
  const { diagnostics } = new TestGraph({ "sources/one": record(first), "sources/two": record(second) });
  expect(
    diagnostics.map(({ code, severity, at, also }) => [code, severity, at?.path, also?.[0]?.at.path]),
  ).toEqual([["BG0307", "error", "briefings/sources/two.md", "briefings/sources/one.md"]]);
});

test("a record that repeats its own name as an alias is no conflict", () => {
  const { reports, graph } = new TestGraph({
    "topics/oil": record("name: Oil", "aliases: [Oil, oil, Crude]"),
  });
  expect(reports).toEqual([]);
  expect(graph.nodes.topics[0]?.names).toContain("Crude");
});

test("a topic and an outlet may have one name", () => {
  const { graph, reports } = new TestGraph({
    a: dated("2026-11-20", "topics: [Reuters]\nsources: [{source: Reuters}]"),
  });
  expect([ids(graph.nodes.topics), ids(graph.nodes.outlets)]).toEqual([["reuters"], ["reuters"]]);
  expect(reports).toEqual([]);
});

test("a name of which nothing can stand in an address is an error with a way out", () => {
  const { diagnostics } = new TestGraph({ a: topics('"🙂"') });
  expect(diagnostics.map(({ code, help }) => [code, help?.join()])).toEqual([
    ["BG0405", expect.stringContaining("briefings/topics/")],
  ]);
});

test("names of every script keep their letters in the slug", () => {
  const { graph } = new TestGraph({ a: topics("كوريا الشمالية, 北朝鲜, Hürriyet") });
  expect(ids(graph.nodes.topics).sort()).toEqual(["hürriyet", "كوريا-الشمالية", "北朝鲜"].sort());
});

test("the order of the files makes no difference", () => {
  const files = { b: topics("OIL"), a: topics("Oil"), "topics/gas": record("name: Gas") };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  const shape = ({ graph, reports }: TestGraph) => [graph.nodes.topics.map(({ name }) => name), reports];
  expect(shape(new TestGraph(files))).toEqual(shape(new TestGraph(backwards)));
});
