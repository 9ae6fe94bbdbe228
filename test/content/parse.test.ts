import { describe, expect, test } from "vitest";
import { bodyIn, htmlOf, read, story, storyText } from "./parsed.ts";

const STORY = "---\ntitle: A\ndate: 2026-11-20\n---\n";

describe("what a file is, its folder says", () => {
  test.each([
    ["briefings/a.md", "story", STORY],
    ["briefings/2026/11/a.md", "story", STORY],
    ["briefings/2026/topics/a.md", "story", STORY],
    ["briefings/topics.md", "story", STORY],
    ["briefings/topics/korea.md", "topic", "---\nname: Korea\n---\n"],
    ["briefings/topics/asia/korea.md", "topic", "---\nname: Korea\n---\n"],
    ["briefings/sources/ap.md", "outlet", "---\nname: AP\n---\n"],
    ["briefings/questions/why.md", "question", "---\nquestion: Why?\ndate: 2026-11-20\n---\n"],
    ["briefings/storylines/korea.md", "storyline", "---\ntitle: Korea\n---\n"],
    ["briefings/constructor/a.md", "story", STORY],
  ])("%s is a %s", (path, kind, text) => {
    const { document, problems } = read(text, path);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ kind, path, sound: true });
  });

  test("a topic's keys are no story's", () => {
    expect(read("---\nname: Korea\n---\n").problems.map(({ code }) => code)).toEqual(["BG0102", "BG0109"]);
  });
});

describe("the slug and the id", () => {
  test.each([
    ["briefings/Summit Day 2.md", "", "summit-day-2", "summit-day-2"],
    ["briefings/2026/11/북한.md", "", "북한", "북한"],
    ["briefings/a.MD", "", "a", "a"],
    ["briefings/v1.2.md", "", "v12", "v12"],
    ["briefings/a.md", "slug: talks\n", "talks", "talks"],
    ["briefings/a.md", "slug: talks\nid: t-1\n", "talks", "t-1"],
    ["briefings/a.md", "id: 010\n", "a", "010"],
    ["briefings/a.md", "id: 12345678901234567890\n", "a", "12345678901234567890"],
    ["briefings/a.md", "slug: no\n", "no", "no"],
  ])("%s with %j: %s, %s", (path, front, slug, id) => {
    const { document, problems } = read(`---\ntitle: A\ndate: 2026-11-20\n${front}---\n`, path);
    expect(problems).toEqual([]);
    expect(document).toMatchObject({ slug, id });
  });

  test("a name of which nothing can stand in an address needs a slug", () => {
    expect(read(STORY, "briefings/🙂.md").problems).toMatchObject([{ code: "BG0405", at: "2:8" }]);
  });

  test("a name that is too long is refused at the slug or, without one, at the title", () => {
    const long = "x".repeat(241);
    expect(read(STORY, `briefings/${long}.md`).problems).toMatchObject([{ code: "BG0404", at: "2:8" }]);
    expect(read(`---\ntitle: A\ndate: 2026-11-20\nslug: ${long}\n---\n`).problems).toMatchObject([
      { code: "BG0404", at: "4:7" },
    ]);
  });
});

describe("as written", () => {
  test("titles and names are no numbers, dates or truth values", () => {
    const { document } = read(
      "---\ntitle: no\ndate: 2026-11-20\nauthors: [010, 2024, true, ~x]\nsummary: 2024-02-30\ntopics: [1e3, null x]\n---\n",
    );
    expect(document?.front).toMatchObject({
      title: "no",
      summary: "2024-02-30",
      authors: [{ value: "010" }, { value: "2024" }, { value: "true" }, { value: "~x" }],
      topics: [{ value: "1e3" }, { value: "null x" }],
    });
  });

  test("defaults are filled in", () => {
    const { document } = read(STORY);
    expect(document).toMatchObject({
      front: { timeline: [], claims: [], figures: [], quotes: [], unknowns: [] },
    });
    expect(document).toMatchObject({ asks: [], inlineQuestions: [] });
    expect(document?.front).toMatchObject({
      ...{ kind: "reportage", status: "published", authors: [], aliases: [], topics: [], previous: [] },
      ...{
        sources: [],
        corrections: [],
        date: { value: { iso: "2026-11-20T00:00:00+09:00", day: "2026-11-20" } },
      },
    });
  });
});

describe("inline questions", () => {
  const withAnswer = (question: string, answer: string) =>
    story(
      "Text.",
      `questions:\n  - question: ${JSON.stringify(question)}\n    answer: ${JSON.stringify(answer)}`,
    );

  test.each([
    ["Yes, since 2006.", "<p>Yes, since 2006.</p>"],
    [
      "*Yes* [@ap].",
      /^<p><em>Yes<\/em><sup class="citation"><a href="#source-ap" id="cite-ap-1" data-source="AP">1<\/a><\/sup>\.<\/p>$/,
    ],
    ["One.\n\nTwo.", /<p>One\.<\/p>\s*<p>Two\.<\/p>/],
    ["- a\n- b", /<ul>/],
    ["1. a\n2. b", /<ol>/],
    ["See www.example.org", /<a href="http:\/\/www\.example\.org">/],
    ["A & B <b>C</b>", /A &(?:amp|#x26); B/],
    ["--- not front matter", "<p>--- not front matter</p>"],
  ])("the answer %j", (answer, expected) => {
    const { document, problems } = withAnswer("Why?", answer);
    expect(problems).toEqual([]);
    const html = htmlOf(bodyIn(document).answers[0]!.text, document);
    if (typeof expected === "string") expect(html).toBe(expected);
    else expect(html).toMatch(expected);
  });

  test("each has an anchor of its own, in every script", () => {
    const questions = ["Why now?", "Why now!", "왜?", "?!"].map((q) => `  - {question: "${q}", answer: A}`);
    const { document } = story("Text.", `questions:\n${questions.join("\n")}`);
    const anchors = document.inlineQuestions.map(({ anchor }) => anchor);
    expect(anchors.slice(0, 3)).toEqual(["question-why-now", "question-why-now-1", "question-왜"]);
    expect(new Set(anchors).size).toBe(4);
    for (const anchor of anchors) expect(document.anchors).toContain(anchor);
  });

  test("share the numbers of citations with the text", () => {
    const { document } = story("Text [@bbc].", 'questions:\n  - {question: Q, answer: "A [@ap] [@bbc]."}');
    expect(document.citations).toEqual([
      { key: "bbc", count: 2 },
      { key: "ap", count: 1 },
    ]);
  });
});

describe("within one story", () => {
  test.each([
    ["timeline:\n  - {date: 2019, text: T, cites: [ap, nyt]}", "nyt"],
    ["claims:\n  - {claim: C, by: {bbc: supports, nyt: silent}}", "nyt"],
    ["figures:\n  - {label: L, value: V, cites: [nyt]}", "nyt"],
    ["quotes:\n  - {text: T, speaker: S, cite: nyt}", "nyt"],
  ])("%j cites a source that is not listed", (front, marked) => {
    expect(read(storyText("Text.", front)).problems).toMatchObject([{ code: "BG0201", marked }]);
  });

  test("two sources with one key collide, at the second", () => {
    const text =
      "---\ntitle: A\ndate: 2026-11-20\nsources:\n  - {key: a, source: X}\n  - {key: a, source: Y}\n---\n";
    expect(read(text).problems).toMatchObject([{ code: "BG0117", at: "6:11", label: "the second one" }]);
  });

  test("with mistakes is no sound document, but what is right of it is read", () => {
    const { document, problems } = read(
      "---\ntitle: A\ndate: nope\ntopics: [Korea]\nx: y\n---\n\nText [@z].\n",
    );
    expect(problems.map(({ code }) => code).sort()).toEqual(["BG0102", "BG0112", "BG0201"]);
    expect(document).toMatchObject({ sound: false, front: { title: "A", topics: [{ value: "Korea" }] } });
  });

  test("with warnings only is sound", () => {
    const { document, problems } = read(storyText("![](a.png)"));
    expect(problems.map(({ code }) => code)).toEqual(["BG0207"]);
    expect(document?.sound).toBe(true);
  });
});
