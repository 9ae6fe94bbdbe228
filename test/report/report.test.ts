import { describe, expect, test } from "vitest";
import { type Report, reportOf } from "../../src/report/report.ts";
import { dated, record, TestGraph } from "../graph/graph-of.ts";

/** The report of 2026-11-23 on a site: texts by path, without `briefings/` and `.md`. */
const report = (files: Readonly<Record<string, string>>, now = "2026-11-23"): Report =>
  reportOf(new TestGraph(files).graph, {
    ...{ title: "Test Brief", language: "en", timeZone: "UTC", now: Date.parse(now) },
  });

const sources = (...entries: string[]): string =>
  `sources: [${entries.map((entry) => `{${entry}}`).join(", ")}]`;

describe("leaning", () => {
  const { leaning } = report({
    a: dated("2026-10-02", sources("source: AP, kind: news", "source: AP, lang: fr", "source: BBC")),
    b: dated("2026-11-20", sources("source: AP")),
    "sources/ap": record("name: AP", "country: US", "kind: wire", "languages: [en]", "owner: [One, Two]"),
    "sources/bbc": record("name: BBC", "languages: [en, ar]"),
  });

  test("outlets by citations, with stories, shares and numbers by month", () => {
    expect(leaning.periods).toEqual(["2026-10", "2026-11"]);
    expect(leaning.outlets).toEqual({
      unknown: 0,
      rows: [
        { id: "ap", name: "AP", citations: 3, stories: 2, share: 0.75, over: [2, 1] },
        { id: "bbc", name: "BBC", citations: 1, stories: 1, share: 0.25, over: [1, 0] },
      ],
    });
  });

  test("what records say of outlets, and entries of sources; what nobody says is unknown", () => {
    const ids = ({ unknown, rows }: typeof leaning.outlets) => [
      unknown,
      ...rows.map((row) => [row.id, row.citations]),
    ];
    expect(ids(leaning.countries)).toEqual([1, ["US", 3]]);
    expect(ids(leaning.outletKinds)).toEqual([1, ["wire", 3]]);
    expect(ids(leaning.owners)).toEqual([1, ["One", 3], ["Two", 3]]);
    expect(ids(leaning.sourceKinds)).toEqual([3, ["news", 1]]);
    // The entry's own language, else the only one of the outlet.
    expect(ids(leaning.languages)).toEqual([1, ["en", 2], ["fr", 1]]);
  });

  test("a site of more than two years is shown by year, without gaps, 24 of them at most", () => {
    const years = report({ a: dated("1990-01-01"), b: dated("2026-01-01") }).leaning;
    expect(years.period).toBe("year");
    expect([years.periods.length, years.periods[0], years.periods.at(-1)]).toEqual([24, "2003", "2026"]);
  });
});

test("translations of a story count once; withdrawn stories do not count", () => {
  const { stories, citations, origins } = report({
    a: dated("2026-11-20", sources("source: AP")),
    "a-fr": dated("2026-11-21", `lang: fr\ntranslation_of: a\n${sources("source: AP")}`),
    gone: dated("2026-11-21", `status: withdrawn\n${sources("source: AP")}`),
  });
  expect([stories, citations]).toEqual([1, 1]);
  expect(origins.single.map(({ path }) => path)).toEqual(["briefings/a.md"]);
});

test("origins: reprints of one report are one", () => {
  const { origins } = report({
    a: dated(
      "2026-11-20",
      `topics: [Oil]\n${sources("source: City, via: AP", "source: AP", "source: Press, via: AP")}`,
    ),
    b: dated(
      "2026-11-19",
      `topics: [Oil]\n${sources("source: BBC, url: https://bbc.example/a, access: paywall", "source: UN, kind: primary, archive: https://archive.example/a")}`,
    ),
    c: dated("2026-11-18"),
  });
  expect(origins.stories).toEqual([
    { origins: 0, stories: 1 },
    { origins: 1, stories: 1 },
    { origins: 2, stories: 1 },
  ]);
  expect(origins.topics).toEqual([{ id: "oil", name: "Oil", stories: 2, outlets: 5, origins: 3 }]);
  expect(origins.single).toEqual([
    { title: "T", path: "briefings/a.md", date: "2026-11-20", origin: "AP", outlets: 3 },
  ]);
  expect(origins.withoutSources.map(({ path }) => path)).toEqual(["briefings/c.md"]);
  expect(origins.sources).toEqual({ all: 5, paywalled: 1, primary: 1, archived: 1, withoutAddress: 4 });
});

describe("questions", () => {
  test("open ones by age; the same one of two stories once; answered ones not", () => {
    const asking = "## Go deeper\n\n- What next?\n- Who pays?\n";
    const { open } = report({
      a: dated("2026-11-03", "", asking),
      b: dated("2026-11-13", "", "## Go deeper\n\n- what next\n"),
      "questions/who-pays": record('question: "Who pays?"', "date: 2026-11-04"),
      "questions/why": record('question: "Why?"', "date: 2026-11-20", "status: open"),
    }).questions;
    expect(open).toEqual([
      { question: "What next?", path: "briefings/a.md", asked: "2026-11-03", stories: 2, days: 20 },
      { question: "Why?", path: "briefings/questions/why.md", asked: "2026-11-20", stories: 0, days: 3 },
    ]);
  });

  test("an answer is stale if newer stories are on two of its topics", () => {
    const question = (updated: string) =>
      record('question: "Why?"', "date: 2026-01-01", `updated: ${updated}`, "topics: [Oil, Iran]");
    const files = {
      a: dated("2026-11-10", "topics: [Oil, Iran]"),
      b: dated("2026-11-11", "topics: [Oil]"),
      c: dated("2026-11-12", "topics: [Oil, {topic: Iran, role: mention}]"),
    };
    const stale = (updated: string) =>
      report({ ...files, "questions/why": question(updated) }).questions.stale.map(({ newer, newest }) => [
        newer,
        newest.path,
      ]);
    expect(stale("2026-11-09")).toEqual([[1, "briefings/a.md"]]);
    expect(stale("2026-11-10")).toEqual([]);
  });
});

describe("storylines", () => {
  test("active ones without a story for more than 90 days are dormant", () => {
    const line = (status: string) => record("title: Line", `status: ${status}`);
    const dormant = (status: string, now: string) =>
      report({ a: dated("2026-08-01", "storyline: line"), "storylines/line": line(status) }, now).questions
        .storylines.dormant;
    expect(dormant("active", "2026-10-30")).toEqual([]);
    expect(dormant("active", "2026-10-31")).toEqual([
      { title: "Line", path: "briefings/storylines/line.md", stories: 1, last: "2026-08-01", days: 91 },
    ]);
    expect(dormant("closed", "2026-10-31")).toEqual([]);
  });

  /** Stories on other things. */
  const others = Object.fromEntries(
    Array.from({ length: 16 }, (_, day) => [`other-${day}`, dated("2026-11-01", `topics: [Topic ${day}]`)]),
  );
  const suggested = (files: Readonly<Record<string, string>>) =>
    report({ ...others, ...files }).questions.storylines.suggested;

  test("stories that follow one another are suggested, with the file and the line", () => {
    const files = {
      a: dated("2026-11-01", "topics: [Oil, Iran]"),
      b: dated("2026-11-08", "topics: [Oil, Iran]\nprevious: [a]"),
      c: dated("2026-11-15", "topics: [Oil, Iran]\nprevious: [b]"),
    };
    const [one, ...more] = suggested(files);
    expect(more).toEqual([]);
    expect(one).toMatchObject({
      ...{
        title: "Iran and Oil",
        path: "briefings/storylines/iran-and-oil.md",
        line: "storyline: iran-and-oil",
      },
      ...{ links: 2, sharedArticles: 0 },
    });
    expect(one?.stories.map(({ path }) => path)).toEqual(
      ["c", "b", "a"].map((name) => `briefings/${name}.md`),
    );
  });

  test("two shared topics alone are enough only where hardly any other story has one of them", () => {
    const four = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, day) => [
          `s-${day}`,
          dated(`2026-11-0${day + 1}`, "topics: [Oil, Iran]"),
        ]),
      );
    const elsewhere = (topic: string) =>
      Object.fromEntries(
        Array.from({ length: 5 }, (_, day) => [
          `${topic}-${day}`,
          dated(`2026-11-0${day + 1}`, `topics: [${topic}]`),
        ]),
      );
    expect(suggested(four(4))).toHaveLength(1);
    expect(suggested(four(3))).toEqual([]);
    expect(suggested({ ...four(4), ...elsewhere("Oil"), ...elsewhere("Iran") })).toEqual([]);
  });

  test("three stories that share an article are enough, if they are near in time", () => {
    const citing = (date: string) =>
      dated(date, `topics: [Oil, Iran]\n${sources("source: AP, title: T, url: https://ap.example/deal")}`);
    const near = { a: citing("2026-09-01"), b: citing("2026-10-01"), c: citing("2026-11-01") };
    expect(suggested(near)[0]).toMatchObject({ sharedArticles: 1, links: 0 });
    expect(suggested({ ...near, a: citing("2026-08-01") })).toEqual([]);
  });

  test("stories of a storyline, and topics of one, are left alone", () => {
    const story = (date: string, front = "") => dated(date, `topics: [Oil, Iran]\n${front}`);
    const files = {
      a: story("2026-11-01"),
      b: story("2026-11-02"),
      c: story("2026-11-03"),
      d: story("2026-11-04"),
    };
    expect(suggested(files)).toHaveLength(1);
    expect(suggested({ ...files, "storylines/deal": record("title: Deal", "topics: [Iran, Oil]") })).toEqual(
      [],
    );
  });
});

describe("upkeep", () => {
  test("topics and outlets without a record or description, most used first", () => {
    const { topics, outlets } = report({
      a: dated("2026-11-20", `topics: [Oil, Iran]\n${sources("source: AP")}`),
      b: dated("2026-11-19", "topics: [Oil, Gas]"),
      "topics/iran": `${record("name: Iran")}\nA country.\n`,
      "topics/gas": record("name: Gas"),
    }).upkeep;
    expect(topics).toEqual([
      { name: "Oil", stories: 2, missing: "record" },
      { name: "Gas", stories: 1, missing: "description", path: "briefings/topics/gas.md" },
    ]);
    expect(outlets).toEqual([{ name: "AP", stories: 1, missing: "record" }]);
  });

  test("names that may be two of one, with the line to paste", () => {
    const at = (source: string) => sources(`source: ${source}, url: "https://www.bbc.example/${source}"`);
    const { names } = report({
      a: dated("2026-11-20", `topics: [Sanction]\n${at("BBC")}`),
      b: dated("2026-11-19", `topics: [Sanctions]\n${at("BBC News")}`),
      c: dated("2026-11-18", `topics: [Gambia]\n${at("Reuters")}`),
      d: dated("2026-11-18", "topics: [Zambia]"),
      "topics/sanctions": record("name: Sanctions", "aliases: [Embargo]"),
      "sources/bbc": record("name: BBC News", "aliases: [BBC World]"),
    }).upkeep;
    expect(names).toEqual([
      {
        ...{ kind: "outlet", name: "BBC News", other: "BBC", why: "host", stories: 1, hasRecord: true },
        ...{ path: "briefings/sources/bbc.md", line: "aliases: [BBC World, BBC]" },
      },
      {
        ...{
          kind: "topic",
          name: "Sanctions",
          other: "Sanction",
          why: "spelling",
          stories: 1,
          hasRecord: true,
        },
        ...{ path: "briefings/topics/sanctions.md", line: "aliases: [Embargo, Sanction]" },
      },
    ]);
  });

  test("initials at one host are found; two names at different hosts, and two records, are two outlets", () => {
    const cite = (source: string, host: string) => sources(`source: ${source}, url: "https://${host}/a"`);
    const { names } = report({
      a: dated("2026-11-20", cite("AP", "apnews.example")),
      b: dated("2026-11-19", cite("Associated Press", "apnews.example")),
      c: dated("2026-11-18", cite("Times", "times.example")),
      d: dated("2026-11-17", cite("Times of India", "india.example")),
    }).upkeep;
    expect(names.map(({ name, other }) => [name, other])).toEqual([["AP", "Associated Press"]]);
  });

  test("what leads nowhere", () => {
    const { deadEnds } = report({
      alone: dated("2026-11-20"),
      linking: dated("2026-11-20", "", "See [that](alone.md)."),
      b: dated("2026-11-19", "topics: [Oil]\nstoryline: line"),
      "questions/why": record('question: "Why?"', "date: 2026-11-20"),
      "storylines/line": record("title: Line"),
    }).upkeep;
    expect(deadEnds.stories.map(({ path }) => path)).toEqual(["briefings/alone.md"]);
    expect(deadEnds.topics).toEqual(["Oil"]);
    expect(deadEnds.questions).toEqual([{ title: "Why?", path: "briefings/questions/why.md" }]);
    expect(deadEnds.storylines).toEqual([{ title: "Line", path: "briefings/storylines/line.md" }]);
  });

  test("corrections: how many, and after how many days; not those of the future", () => {
    const correction = (at: string, kind = "correction") => `{at: ${at}, kind: ${kind}, text: Wrong.}`;
    const { corrections } = report({
      a: dated(
        "2026-11-01",
        `corrections: [${correction("2026-11-02")}, ${correction("2026-11-11", "update")}]`,
      ),
      b: dated("2026-11-01", `corrections: [${correction("2026-11-04")}, ${correction("2026-12-24")}]`),
      c: dated("2026-11-01"),
    }).upkeep;
    expect(corrections).toEqual({
      ...{ count: 3, stories: 2, perHundred: 100, median: 3, longest: 10 },
      kinds: [
        { kind: "correction", count: 2, median: 2, longest: 3 },
        { kind: "update", count: 1, median: 10, longest: 10 },
      ],
    });
  });
});
