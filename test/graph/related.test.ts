import { expect, test } from "vitest";
import { dated, ids, record, TestGraph } from "./graph-of.ts";

const about = (date: string, ...topics: string[]) => dated(date, `topics: [${topics.join(", ")}]`);
const related = (files: Record<string, string>, id: string, limit = 4) => {
  const made = new TestGraph(files);
  return ids(made.graph.relatedTo(made.story(id), limit));
};

/** Stories that make a topic common. */
const many = (count: number, topic: string, month = "01") =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, about(`2026-${month}-15`, topic)]));

test("a shared rare topic weighs more than a shared common one, though the common one is nearer in time", () => {
  const files = {
    ...many(12, "World"),
    here: about("2026-06-15", "World", "Tin"),
    near: about("2026-06-15", "World"),
    far: about("2026-02-01", "Tin"),
  };
  expect(related(files, "here", 1)).toEqual(["far"]);
});

test("a topic that every story has relates none of them", () => {
  expect(related(many(20, "World"), "x0")).toEqual([]);
});

test("a story is never related to itself, and a story with nothing in common to nothing", () => {
  const files = {
    a: about("2026-01-01", "Tin"),
    b: about("2026-01-02", "Zinc"),
    c: about("2026-01-02", "Tin"),
    d: about("2026-01-02", "Lead"),
  };
  expect(related(files, "a")).toEqual(["c"]);
  expect(related(files, "b")).toEqual([]);
});

test("among equals the nearest in time comes first, then the id decides", () => {
  const files = {
    ...many(30, "World"),
    here: about("2026-06-10", "Tin"),
    "b-near": about("2026-06-12", "Tin"),
    "a-near": about("2026-06-08", "Tin"),
    older: about("2026-05-01", "Tin"),
  };
  expect(related(files, "here")).toEqual(["a-near", "b-near", "older"]);
});

test("one cited article relates stories that share no topic, whatever its fragment", () => {
  const cites = (url: string) => dated("2026-01-01", `sources: [{source: AP, url: "${url}"}]`);
  const files = {
    a: cites("https://example.com/x#top"),
    b: cites("https://example.com/x"),
    c: cites("https://example.com/y"),
  };
  expect(related(files, "a")).toEqual(["b"]);
});

test("an outlet's front page is not an article that relates stories", () => {
  const cites = (title: string) =>
    dated("2026-01-01", `sources: [{source: AP, title: ${title}, url: "https://example.com/"}]`);
  expect(related({ a: cites("One"), b: cites("Two") }, "a")).toEqual([]);
});

test("a storyline relates its stories", () => {
  const files = {
    "storylines/talks": record("title: Talks"),
    a: dated("2026-01-01", "storyline: talks"),
    b: dated("2026-02-01", "storyline: talks"),
    c: dated("2026-02-01"),
  };
  expect(related(files, "a")).toEqual(["b"]);
});

test("a topic that is only mentioned counts less than one the story is about", () => {
  const mention = (date: string) => dated(date, "topics: [{topic: Tin, role: mention}]");
  const files = {
    ...many(30, "World"),
    here: about("2026-06-15", "Tin"),
    about: about("2026-01-20", "Tin"),
    mention: mention("2026-06-14"),
  };
  expect(related(files, "here")).toEqual(["about", "mention"]);
});

test("the list does not depend on the order of the files, and keeps to its limit", () => {
  const files = {
    ...many(30, "World"),
    ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`t${i}`, about("2026-06-01", "Tin")])),
  };
  const backwards = Object.fromEntries(Object.entries(files).reverse());
  expect(related(files, "t4")).toHaveLength(4);
  expect(related(files, "t4")).toEqual(related(backwards, "t4"));
});

test("withdrawn stories, drafts and future stories are related to nothing", () => {
  const files = {
    ...many(30, "World"),
    a: about("2026-01-01", "Tin"),
    b: dated("2026-01-02", "topics: [Tin]\nstatus: withdrawn"),
    c: dated("2026-01-02", "topics: [Tin]\nstatus: draft"),
    d: about("2099-01-01", "Tin"),
  };
  expect(related(files, "a")).toEqual([]);
});

test("in a site of 2,000 stories only the nearest of a large topic are compared", () => {
  const files: Record<string, string> = {};
  for (let i = 0; i < 2000; i += 1) {
    const day = new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10);
    files[`s${String(i).padStart(4, "0")}`] = about(day, i % 4 === 0 ? "Quarter" : "Other");
  }
  const made = new TestGraph(files);
  const all = ids(made.graph.relatedTo(made.story("s1000"), 2000));
  expect(all.slice(0, 2).sort()).toEqual(["s0996", "s1004"]);
  expect(all.length).toBeLessThan(30);
});
