import { expect, test } from "vitest";
import type { Edge } from "../../src/graph/relation.ts";
import { dated, ids, record, TestGraph } from "./graph-of.ts";

const counts = (rows: readonly { node: { id: string }; count: number }[]) =>
  rows.map(({ node, count }) => `${node.id} ${count}`);

test("topics that occur together are counted, the most frequent first, equals by id", () => {
  const made = new TestGraph({
    a: dated("2026-01-01", "topics: [Oil, Gas, Zinc]"),
    b: dated("2026-01-02", "topics: [Oil, Gas, Alum]"),
    c: dated("2026-01-03", "topics: [Gas]"),
  });
  expect(counts(made.graph.topicsOccurringWith(made.topic("oil")))).toEqual(["gas 2", "alum 1", "zinc 1"]);
});

test("outlets cited together are counted by story, not by article", () => {
  const made = new TestGraph({
    a: dated(
      "2026-01-01",
      "sources:\n  - {source: AP, title: One}\n  - {source: BBC, title: Two}\n  - {source: BBC, title: Three}",
    ),
    b: dated("2026-01-02", "sources: [{source: AP, title: Four}, {source: CNN, title: Five}]"),
    c: dated("2026-01-03", "sources: [{source: BBC, title: Six}]"),
  });
  expect(counts(made.graph.outletsCitedWith(made.outlet("ap")))).toEqual(["bbc 1", "cnn 1"]);
  expect(ids(made.graph.storiesCiting(made.outlet("bbc")))).toEqual(["c", "a"]);
});

test("a story that cites hundreds of outlets does not say which of them are cited together", () => {
  const sources = Array.from({ length: 300 }, (_, index) => `{source: Outlet ${index}, title: Piece}`);
  const made = new TestGraph({ a: dated("2026-01-01", `sources: [${sources.join(", ")}]`) });
  expect(made.graph.outletsCitedWith(made.outlet("outlet-250"))).toEqual([]);
});

test("outlets that cover a topic and topics an outlet is cited on", () => {
  const made = new TestGraph({
    a: dated("2026-01-01", "topics: [Oil]\nsources: [{source: AP, title: One}]"),
    b: dated(
      "2026-01-02",
      "topics: [Oil, Gas]\nsources: [{source: AP, title: Two}, {source: BBC, title: Two}]",
    ),
  });
  expect(counts(made.graph.outletsCovering(made.topic("oil")))).toEqual(["ap 2", "bbc 1"]);
  expect(counts(made.graph.topicsCoveredBy(made.outlet("ap")))).toEqual(["oil 2", "gas 1"]);
});

test("five outlets that print two agencies' texts and one of their own are five outlets with three origins", () => {
  const made = new TestGraph({
    a: dated(
      "2026-01-01",
      `sources:
  - {source: Daily One, title: A, via: Reuters}
  - {source: Daily Two, title: A, via: REUTERS}
  - {source: Reuters, title: A}
  - {source: Daily Three, title: B, via: AP}
  - {source: Daily Four, title: C}`,
    ),
  });
  const story = made.story("a");
  expect(ids(made.graph.outletsOf(story))).toEqual([
    "daily-one",
    "daily-two",
    "reuters",
    "daily-three",
    "daily-four",
  ]);
  expect(ids(made.graph.originsOf(story))).toEqual(["reuters", "ap", "daily-four"]);
});

test("an alias in `via` is the outlet of the record", () => {
  const made = new TestGraph({
    "sources/ap-news": record("name: AP News", "aliases: [Associated Press]"),
    a: dated(
      "2026-01-01",
      "sources: [{source: Daily, title: A, via: Associated Press}, {source: AP News, title: A}]",
    ),
  });
  expect(ids(made.graph.originsOf(made.story("a")))).toEqual(["ap-news"]);
  expect(made.reports).toEqual([]);
});

const deeper = (...bullets: string[]) =>
  `## Go deeper\n\n${bullets.map((bullet) => `- ${bullet}`).join("\n")}`;

test.each([
  ["its text", "Do sanctions work?"],
  ["its text in another case, without the mark", "do sanctions WORK"],
  ["its id", "effect"],
])("a bullet of “Go deeper” that is a question's %s is answered by its page", (_, bullet) => {
  const made = new TestGraph({
    "questions/effect": record("question: Do sanctions work?", "date: 2026-01-01"),
    a: dated("2026-01-02", "", deeper(bullet, "What comes next?")),
  });
  const open = made.graph.questions.open().map(({ story, bullet: { text } }) => `${story.id}: ${text}`);
  expect(open).toEqual(["a: What comes next?"]);
  const [question] = made.graph.nodes.questions;
  expect(ids(made.graph.questions.storiesAsking(question!))).toEqual(["a"]);
});

test("a story that asks and raises a question is listed once; `stories` of the question add others", () => {
  const made = new TestGraph({
    "questions/effect": record("question: Do sanctions work?", "date: 2026-01-01", "stories: [b, a]"),
    a: dated("2026-01-02", "questions: [effect]", deeper("effect")),
    b: dated("2026-01-03"),
  });
  expect(ids(made.graph.questions.storiesAsking(made.graph.nodes.questions[0]!))).toEqual(["b", "a"]);
  expect(ids(made.graph.questions.of(made.story("b")))).toEqual(["effect"]);
});

test("a question without topics of its own has those of the stories that ask it", () => {
  const made = new TestGraph({
    "questions/own": record("question: Own?", "date: 2026-01-01", "topics: [Gas]"),
    "questions/lent": record("question: Lent?", "date: 2026-01-01"),
    a: dated("2026-01-02", "topics: [Oil]\nquestions: [own, lent]"),
  });
  const topics = Object.fromEntries(
    made.graph.nodes.questions.map((q) => [q.id, ids(made.graph.questions.topicsOf(q))]),
  );
  expect(topics).toEqual({ own: ["gas"], lent: ["oil"] });
});

test("every edge says in which file and at which words it is written", () => {
  const files = {
    "storylines/talks": record("title: Talks", "topics: [Diplomacy]"),
    "topics/oil": record("name: Oil", "parent: Energy", "related: [Gas]"),
    "topics/energy": record("name: Energy"),
    "topics/gas": record("name: Gas"),
    "questions/why": record("question: Why?", "date: 2026-01-01", "topics: [Gas]"),
    first: dated("2026-01-01"),
    a: dated(
      "2026-01-02",
      "topics: [Oil]\nstoryline: talks\nprevious: [first]\nquestions: [why]\nsources: [{source: Daily, title: X, via: AP}]\ntimeline: [{date: 2026, text: X, story: first}]",
      deeper("Why?"),
    ),
  };
  const made = new TestGraph(files);
  const written = [...made.graph.edges()].map((edge) => [
    edge.type,
    edge.from.id,
    edge.to.id,
    wordsAt(edge, files),
  ]);
  expect(written).toEqual(
    expect.arrayContaining([
      ["about", "a", "oil", "Oil"],
      ["part-of", "a", "talks", "talks"],
      ["follows", "a", "first", "first"],
      ["tells", "a", "first", "first"],
      ["asks", "a", "why", "why"],
      ["raises", "a", "why", "- Why?"],
      ["question-about", "why", "gas", "Gas"],
      ["storyline-about", "talks", "diplomacy", "Diplomacy"],
      ["within", "oil", "energy", "Energy"],
      ["related-topic", "oil", "gas", "Gas"],
      ["cites", "a", expect.any(String), "Daily"],
      ["published-by", expect.any(String), "daily", "Daily"],
      ["came-from", expect.any(String), "ap", "AP"],
    ]),
  );
});

function wordsAt({ at }: Edge<object, object, unknown>, files: Record<string, string>): string {
  const text = files[at.path.replace(/^briefings\/|\.md$/g, "")]!;
  return text.slice(at.span?.start, at.span?.end);
}

test("backlinks of a topic hold everything that leads to it", () => {
  const made = new TestGraph({
    a: dated("2026-01-01", "topics: [Oil]"),
    b: dated("2026-01-02", "topics: [Oil]"),
    "topics/gas": record("name: Gas", "related: [Oil]"),
    "storylines/talks": record("title: Talks", "topics: [Oil]"),
  });
  const back = made.graph.backlinks(made.topic("oil")).map(({ type, from }) => `${type} ${from.id}`);
  expect(back.sort()).toEqual(["about a", "about b", "related-topic gas", "storyline-about talks"]);
  expect(made.graph.backlinks(made.story("a"))).toEqual([]);
});

test("main topics come first, and the others stay in the order written", () => {
  const made = new TestGraph({ a: dated("2026-01-01", "topics: [Gas, {topic: Oil, role: main}, Coal]") });
  expect(made.graph.topicsOf(made.story("a")).map(({ topic }) => topic.id)).toEqual(["oil", "gas", "coal"]);
});
