import { describe, expect, test } from "vitest";
import { bodyIn, htmlOf, read, story, storyText } from "./parsed.ts";

/** The headings of the sections: id, words and HTML. */
const headings = (body: string) => {
  const { document } = story(body);
  return bodyIn(document).sections.map(({ id, heading, headingText }) => [
    ...[id, heading, htmlOf(headingText, document)],
  ]);
};
const codes = (body: string) => read(storyText(body)).problems.map(({ code }) => code);

describe("a heading of the second level keeps what is in it", () => {
  test.each([
    ["## [Talks](https://example.org/)", '<a href="https://example.org/">Talks</a>'],
    ["## A *very* `long` **day**", "A <em>very</em> <code>long</code> <strong>day</strong>"],
    [
      "## Dockers walk out [@ap]",
      'Dockers walk out<sup class="citation"><a href="#source-ap" id="cite-ap-1" data-source="AP">1</a></sup>',
    ],
    [
      "## A day[^n]\n\n[^n]: A note.",
      'A day<sup><a href="#fn-n" id="fnref-n" data-footnote-ref aria-describedby="footnote-label">1</a></sup>',
    ],
    ["## ![Logo](logo.png) News", '<img src="logo.png" alt="Logo" loading="lazy" decoding="async"> News'],
    ["Over two\n*lines*\n---", "Over two\n<em>lines</em>"],
    ["<h2>Raw <b>text</b></h2>", "Raw <b>text</b>"],
  ])("%s", (body, expected) => {
    expect(headings(body).at(-1)?.[2]).toBe(expected);
  });

  test("its words, for the table of contents, have no citations", () => {
    const [[id, words] = []] = headings("## Out [@ap] and *about* [@bbc]");
    expect([id, words]).toEqual(["out-and-about", "Out and about"]);
  });

  test("its citations, notes and links are numbered before those below it, and checked", () => {
    const body = "Lead. [@bbc]\n\n## Talks [@ap]\n\nText. [@bbc] [@ap]";
    expect(story(body).document.citations).toEqual([
      { key: "bbc", count: 2 },
      { key: "ap", count: 2 },
    ]);
    expect(codes("## Talks [@nokey]\n\nText.")).toEqual(["BG0201"]);
    expect(story("## [Dead](nowhere.md)").document.links).toMatchObject([{ target: "nowhere.md" }]);
  });

  test("a citation does not hide a house section", () => {
    const kinds = (body: string) => bodyIn(story(body).document).sections.map(({ kind }) => kind);
    expect(kinds("## What happened [@*]\n\nText.\n\n## Go deeper [@ap]")).toEqual(["happened", "deeper"]);
  });
});

describe("anchors", () => {
  test("have no trace of a citation, at any level, in lists and quotes", () => {
    const { document } = story(
      "### Talks [@ap]\n\n#### [@ap] Fourth\n\n- ### In a list [@bbc]\n\n> ### Out [@ap] and in",
    );
    expect(document.anchors).toEqual(["talks", "fourth", "in-a-list", "out-and-in", "lead"]);
  });

  test("are numbered in the order of the text, whatever the level, as on GitHub", () => {
    const body = "### Talks\n\n## Talks\n\n### Talks 1\n\n### Talks\n";
    const { document } = story(body);
    // The first one is before any section.
    expect(bodyIn(document).sections.map(({ id }) => id)).toEqual(["lead", "talks-1"]);
    expect(document.anchors).toEqual(["talks", "talks-1-1", "talks-2", "lead", "talks-1"]);
  });

  test.each([
    ['<h2 id="part-2">Part Two</h2>', "part-2"],
    ['## <a name="part-1"></a>Part One', "part-1"],
    ['### <a id="three"></a>Third', "three"],
    ['<h3 id="own">Third</h3>', "own"],
    ['<a name="here"></a>\n\nText.', "here"],
    ['<p id="p1">Text.</p>', "p1"],
  ])("that the author wrote count: %s", (body, anchor) => {
    expect(story(`${body}\n\n[to it](#${anchor})`).document.anchors).toContain(anchor);
  });

  test("an id that the theme has, or that is taken, is not kept", () => {
    const { document } = story('<h3 id="sources">A</h3>\n\n<h3 id="b">B</h3>\n\n<h3 id="b">C</h3>');
    expect(document.anchors).toEqual(["a", "b", "c", "lead"]);
  });
});

describe("footnotes of an answer", () => {
  const ANSWER = 'questions:\n  - {question: "Why?", answer: "Yes.[^1]\\n\\n[^1]: Note inline."}';

  test("are its own, with ids that no other text has", () => {
    const { document } = story("Text.[^1]\n\n[^1]: Note in text.", ANSWER);
    const { footnotes, answers } = bodyIn(document);
    expect(htmlOf(footnotes, document)).toContain('<li id="fn-1">\n<p>Note in text. ');
    const [answer] = answers;
    expect(htmlOf(answer!.text, document)).toBe(
      '<p>Yes.<sup><a href="#answer-1-fn-1" id="answer-1-fnref-1" data-footnote-ref>1</a></sup></p>',
    );
    expect(htmlOf(answer!.footnotes, document)).toBe(
      '<ol>\n<li id="answer-1-fn-1">\n<p>Note inline. <a href="#answer-1-fnref-1" data-footnote-backref="" aria-label="back">↩</a></p>\n</li>\n</ol>',
    );
  });

  test("with raw HTML, too", () => {
    const { document } = story("Text.", ANSWER.replace("Yes", "<b>Yes</b>"));
    const [answer] = bodyIn(document).answers;
    expect(htmlOf(answer!.text, document)).toContain('href="#answer-1-fn-1" id="answer-1-fnref-1"');
    expect(htmlOf(answer!.footnotes, document)).toContain('<li id="answer-1-fn-1">');
  });
});
