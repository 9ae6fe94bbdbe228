import { expect, test } from "vitest";
import { filesOf, houseText, importing, storyOf } from "./house.ts";

const STORY = "2026/11/ferries-between-the-two-islands-run-again-after-nine-weeks";

test("a plain text becomes a story with its seven sections and its front matter, exactly", () => {
  expect(filesOf(houseText())[STORY]).toBe(`---
title: Ferries between the two islands run again after nine weeks
date: 2026-11-23
id: ferries-between-the-two-islands-run-again-after-nine-weeks
status: draft
topics:
  - Northern Isles
  - Harbour Lines
sources:
  - source: Reuters
  - source: The Harbour Gazette
  - source: BBC News
questions:
  - why-did-the-ferries-stop
  - are-the-fares-final
---

## What's happened

Ferries between the two islands run again after nine weeks, and fares have doubled. Both ports are open.

## What's behind the headline?

The operator wants a subsidy; the islands want a second operator.

## What the papers say

Reuters reports that bookings are full until spring. The Harbour Gazette argues that the price is too high, while BBC News notes a court case.

## How we got here

A storm damaged the pier in September.

## Go deeper

- Who pays for the new pier?
- Will a second operator come?

## Common question

## More on these topics
`);
});

test("questions, topics and outlets become records, exactly", () => {
  const { [STORY]: _, ...records } = filesOf(houseText());
  expect(records).toEqual({
    "questions/why-did-the-ferries-stop":
      "---\nquestion: Why did the ferries stop?\ndate: 2026-11-23\n---\n\nA storm broke the pier. Repairs took nine weeks.\n",
    "questions/are-the-fares-final":
      "---\nquestion: Are the fares final?\ndate: 2026-11-23\n---\n\nNo. A regulator decides in May.\n",
    "topics/northern-isles":
      "---\nname: Northern Isles\naliases:\n  - Archipelago of the North\n---\n\nThe Northern Isles, officially the Archipelago of the North, is a group of islands in a cold sea.\n",
    "topics/harbour-lines":
      "---\nname: Harbour Lines\n---\n\nHarbour Lines is a ferry operator with four ships.\n",
    "sources/reuters": "---\nname: Reuters\nurl: https://www.reuters.com/\n---\n",
    "sources/the-harbour-gazette": "---\nname: The Harbour Gazette\n---\n",
    "sources/bbc-news":
      "---\nname: BBC News\nurl: https://www.bbc.com/news\naliases:\n  - BBC\n  - The BBC\n---\n",
  });
});

test("what is left for a person is said, each at its line of the story", () => {
  const { diagnostics, files } = importing(houseText());
  const text = files[0]!.text;
  expect(
    diagnostics.map(({ code, severity, message, at }) => [
      `${severity} ${code}`,
      message,
      text.slice(at?.span?.start, at?.span?.end),
    ]),
  ).toEqual([
    [
      "warning BG0901",
      "the title was made from the first sentence",
      "title: Ferries between the two islands run again after nine weeks",
    ],
    ["warning BG0901", "the date was set to today", "date: 2026-11-23"],
    ["warning BG0901", "the sources have no links yet", "sources:"],
  ]);
});

test("--title and --date are taken, decide the file's name, and need no reminder", () => {
  const { files, diagnostics } = importing(houseText(), { title: "Boats: back!", date: "2025-02-03T10:00" });
  expect(files[0]?.path).toBe("briefings/2025/02/boats-back.md");
  expect(files[0]?.text).toContain('title: "Boats: back!"\ndate: 2025-02-03T10:00\n');
  expect(diagnostics.map(({ message }) => message)).toEqual(["the sources have no links yet"]);
  expect(files.find(({ path }) => path.includes("questions/"))?.text).toContain("date: 2025-02-03T10:00");
});

test("a Markdown text keeps its front matter, headings and marks; only what is missing is added", () => {
  const text = `---
title: "Boats"
date: 2026-01-02
authors: [Mina]
---

# Not the title

## What happened

Ferries **run** [again](https://example.com/).

### A part

Text.

## My own

Mine.

## More on these topics

- **Harbour Lines**: a ferry operator.
`;
  expect(filesOf(text, { isMarkdown: true })).toEqual({
    "2026/01/boats": `---
title: "Boats"
date: 2026-01-02
authors: [Mina]
id: boats
status: draft
topics:
  - Harbour Lines
---

# Not the title

## What happened

Ferries **run** [again](https://example.com/).

### A part

Text.

## My own

Mine.

## More on these topics
`,
    "topics/harbour-lines": "---\nname: Harbour Lines\n---\n\na ferry operator.\n",
  });
});

test("a first-level heading is the title of a Markdown text that has no other", () => {
  const { files, diagnostics } = importing("# Boats are back\n\n## What happened\n\nText.\n", {
    isMarkdown: true,
  });
  expect(files[0]?.text).toContain("title: Boats are back\n");
  expect(diagnostics.map(({ message }) => message)).toEqual(["the date was set to today"]);
});

test.each([
  ["another case and a colon", "WHAT'S HAPPENED:"],
  ["a typographic apostrophe", "What’s happened"],
  ["bold", "**What's happened**"],
  ["Arabic", "ماذا حدث"],
])("a heading in plain text may be written with %s", (_, heading) => {
  expect(storyOf(`${heading}\nIt rained.\n`)).toContain("It rained.");
});

test.each(["", "Just a text.\nWith lines.", "# Only\n\n## Foreign headings\n"])(
  "a text without house headings (%j) makes nothing and is an error",
  (text) => {
    const { files, diagnostics } = importing(text);
    expect(files).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "BG0903", severity: "error", at: { path: "notes.txt" } }]);
  },
);

test("records that exist are used by their own names and are not made again", () => {
  const made = filesOf(houseText(), {
    existing: {
      outlets: [{ name: "Gazette", aliases: ["The Harbour Gazette"], url: "" }],
      topics: new Map([["northern isles", "The North"]]),
      questions: new Map([["why did the ferries stop?", "stop"]]),
    },
  });
  expect(made[STORY]).toContain("topics:\n  - The North\n  - Harbour Lines\n");
  expect(made[STORY]).toContain("  - source: Gazette\n");
  expect(made[STORY]).toContain("questions:\n  - stop\n");
  expect(Object.keys(made).sort()).toEqual([
    STORY,
    "questions/are-the-fares-final",
    "sources/bbc-news",
    "sources/reuters",
    "topics/harbour-lines",
  ]);
});

test("a question without an answer is open", () => {
  const made = filesOf(houseText({ "Common question": "-\nWho knows?" }));
  expect(made["questions/who-knows"]).toBe(
    "---\nquestion: Who knows?\ndate: 2026-11-23\nstatus: open\n---\n",
  );
});

test("a topic that cannot be told from its description stays in the text, with a warning", () => {
  const { files, diagnostics } = importing(
    houseText({ "More on these topics": "-\nsome words without a subject" }),
  );
  expect(files[0]?.text).toMatch(/## More on these topics\n\n- some words without a subject\n$/);
  expect(diagnostics.map(({ message }) => message)).toContain(
    "the name of 1 topic could not be found in its description",
  );
});

test.each([
  ["a sentence ends at its full stop", "Boats run. More text.", "Boats run"],
  ["an empty section", "", "Untitled briefing"],
])("the title where %s", (_, text, title) => {
  expect(storyOf(houseText({ "What's happened": text }))).toContain(`title: ${title}\n`);
});

test("the title is not cut off at an abbreviation", () => {
  const made = storyOf(houseText({ "What's happened": "The U.S. has opened two ports. More." }));
  expect(made).toContain("title: The U.S. has opened two ports\n");
});

const paths = (text: string) => importing(text).files.map(({ path }) => path);

test.each([
  [
    "two long questions that begin alike",
    {
      "Common question":
        "-\nWhat will the new regulator decide about the winter fares of ferries?\nYes.\n-\nWhat will the new regulator decide about the winter fares of trains?\nNo.",
    },
  ],
  [
    "a topic that is described twice",
    { "More on these topics": "-\nThe Pier is old.\n-\nPier is a village." },
  ],
])("%s make different files, so that nothing is lost", (_, parts) => {
  const made = paths(houseText(parts));
  expect(new Set(made).size).toBe(made.length);
});

test("addresses of a plain text are links, whatever signs they have", () => {
  const text =
    "See https://example.org/~user/a_b*c and www.example.org/_x_, or <https://example.org/y>; 2 * 3 < 7.";
  expect(storyOf(`What's happened\n\n${text}\n`)).toContain(
    "See https://example.org/~user/a_b*c and www.example.org/_x_, or <https://example.org/y>; 2 \\* 3 \\< 7.",
  );
});

test("front matter of the text is read as YAML", () => {
  const front = "---\ntitle: >\n  Talks\n  resume\ndate: 2026-05-03 # the day\n---\n";
  const files = filesOf(`${front}\n## What's happened\n\nNews.\n\n## Common question\n\n- Who?\n\n  We.\n`, {
    isMarkdown: true,
  });
  expect(Object.keys(files)).toContain("2026/05/talks-resume");
  expect(files["questions/who"]).toContain("date: 2026-05-03\n");
});

test("definitions of links and footnotes go to the texts that use them, wherever they stand", () => {
  const text = `## What's happened

News, [see][m].[^1]

## Common question

- Who?

  [They][m] did.[^2]

## More on these topics

- **Marlow** is a town.

[m]: https://example.org/m
[^1]: A foot
    that goes on.
[^2]: Another.
[^3]: Of nobody.
`;
  const files = filesOf(text, { isMarkdown: true, title: "T" });
  const bodies = Object.fromEntries(
    Object.entries(files).map(([path, made]) => [path, made.slice(made.indexOf("\n---\n") + 5).trim()]),
  );
  expect(bodies["questions/who"]).toBe("[They][m] did.[^2]\n\n[m]: https://example.org/m\n\n[^2]: Another.");
  expect(bodies["topics/marlow"]).not.toContain("]:");
  expect(bodies["2026/11/t"]).toMatch(
    /\n\n\[m\]: https:\/\/example\.org\/m\n\n\[\^1\]: A foot\n {4}that goes on\.\n\n\[\^3\]: Of nobody\.$/,
  );
});

test.each([
  [
    "---",
    "title: T\nauthor: Mina Park\ntags: [Oil, Gas]\ndescription: In short.\nlayout: post\nprice: 3",
    "---",
  ],
  [
    "---",
    "title: T\nauthor: Mina Park\ntags: [Oil, Gas]\ndescription: In short.\nlayout: post\nprice: 3",
    "...",
  ],
  [
    "+++",
    'title = "T"\nauthor = "Mina Park"\ntags = ["Oil", "Gas"]\ndescription = "In short."\nlayout = "post"\nprice = 3',
    "+++",
  ],
])("front matter of another tool becomes a story's: %s", (open, front, close) => {
  const story = storyOf(`${open}\n${front}\n${close}\n\n## What's happened\n\nNews.\n`, { isMarkdown: true });
  expect(story).toMatch(
    /^---\ntitle: T\nprice: 3\nsummary: In short\.\nauthors:\n {2}- Mina Park\ntopics:\n {2}- Oil\n {2}- Gas\nextra:\n {2}layout: post\ndate: 2026-11-23\nid: t\nstatus: draft\n---\n\n## What's happened\n\nNews\.\n$/,
  );
});
