import { beforeAll, describe, expect, test } from "vitest";
import { attribute, elements, parseHtml } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";
import { validator } from "../support/validator.ts";

const RICH = `---
title: "Rich & <full>"
date: 2026-11-21T09:30
updated: 2026-11-22
summary: 'A "short" summary & more'
authors: [Mina, أحمد]
image: {src: chart.png, alt: A chart, caption: A "caption" & more, credit: Me, licence: CC BY 4.0}
audio: {src: talk.mp3, title: 'A "talk" & more', duration: "1:02:03"}
verification: {level: developing, note: Not all is known.}
production: {mode: assisted, note: Checked.}
topics: [{topic: Oil & Gas, role: main}, كوريا]
storyline: talks
previous: [plain]
aliases: [/old/, /old.html]
sources:
  - {key: ap, source: AP, title: "On <tags>", url: "https://example.com/a?b=1&c=2", published: 2026-11-01, access: paywall, kind: news, via: Reuters, byline: X, lang: de, archive: "https://example.com/archive"}
  - {key: doc, source: Ministry, title: Paper, kind: primary}
  - {source: AP}
questions: [why, {question: Who?, answer: "**Somebody**, [see](plain.md)."}]
timeline: [{date: 2019-02, text: A step., cites: [ap, doc]}]
claims: [{claim: It works., by: {ap: supports, doc: disputes}}]
figures: [{label: Sum, value: "3", unit: bn, approx: true, as_of: 2026-11, cites: [ap]}]
quotes: [{text: Words., speaker: Who, cite: ap, translated: true}]
unknowns: [How much.]
corrections: [{at: 2026-11-22, kind: correction, text: Fixed., was: a, now: b}]
---

Lead with AP[@ap], twice[@ap] and known [@*].[^n]

[^n]: A note[@doc] with **bold** text.

## What's behind the headline?

| a | b |
|:--|--:|
| 1 | 2 |

> A quote.

1. one
2. two
   - three

\`\`\`js
const x = 1 < 2;
\`\`\`

- [x] done
- [ ] open

### A part

#### A deeper part

Text ~~gone~~, <abbr title="x">y</abbr>, https://example.com/auto.

### A part

![A chart](chart.png)

![A "chart" & more](chart.png "A *caption* [@ap] | Me & You | CC0")

![A](chart.png "T")
![B](chart.png)

> [!WARNING]
> Mind **this**.
>
> - a

\`\`\`chart
type: bars
title: 'A "title" & more [@ap]'
unit: "%"
source: Customs & 1 < 2 [@doc]

| Year & more | A | B | <C> |
|---|---|---|---|
| 2023 "x" | -1 | 2 | 3 |
| 2024 & a label that is much too long to stand on one line of a telephone | 4 | | 6.5 |
\`\`\`

\`\`\`chart
type: lines
title: Lines
csv: data.csv
\`\`\`

\`\`\`chart
type: stacked bars

| | A | B |
|---|---|---|
| x | 1 | 2 |
\`\`\`

\`\`\`chart
type: dots
title: Dots
alt: What they say.

| a | A | B | C | D | E | F |
|---|---|---|---|---|---|---|
| x | 1 | 2 | 3 | 4 | 5 | 6 |
\`\`\`

![A clip](clip.mp4 "A clip")

![A talk](talk.mp3)

https://example.com/a?b=1&c=2

[![A](chart.png) A headline](https://example.com/x "An outlet")

<video poster="chart.png"><source src="clip.mp4" type="video/mp4"><track src="clip.vtt" kind="captions" srclang="en" label="English"></video>

## What the papers say

AP says it.

## Go deeper

- Why?
- What [next](plain.md)?

## My own heading

Text.
`;

const site = () =>
  newSite({
    "briefgen.config.yaml":
      "site: {title: T & Co, url: https://example.org/x/, description: D, publisher: {name: P, url: 'https://example.org/'}}\npagination: {stories: 2, articles: 2, entries: 2}\n",
    "briefings/rich.md": RICH,
    "briefings/chart.png": "png",
    ...{ "briefings/talk.mp3": "mp3", "briefings/clip.mp4": "mp4", "briefings/clip.vtt": "WEBVTT" },
    ...{ "briefings/clip.jpg": "jpg", "briefings/data.csv": "m,A\n2024-01,1\n2024-02,\n2024-03,3\n" },
    "briefings/plain.md": story(
      "Plain",
      "storyline: talks\ntopics: [Oil & Gas]\nsources: [{source: AP, title: Z}, {source: BBC, title: Y}]",
    ),
    "briefings/third.md": story(
      "Third",
      "storyline: talks\ntopics: [Oil & Gas]\nlang: ar\nsources: [{source: AP, title: W}]",
      "## ماذا حدث\n\nنص.",
    ),
    "briefings/gone.md": story(
      "Gone",
      "status: withdrawn\ncorrections: [{at: 2026-11-22, kind: retraction, text: Wrong.}]",
    ),
    "briefings/storylines/talks.md":
      "---\ntitle: Talks\nsynopsis: S.\ntopics: [Oil & Gas]\n---\n\nText.[^1]\n\n[^1]: Note.\n\n## Part\n\nText.\n",
    "briefings/questions/why.md":
      "---\nquestion: Why?\ndate: 2026-01-01\nupdated: 2026-01-02\ntopics: [Oil & Gas]\n---\n\n## First\n\nBecause.[^1]\n\n[^1]: Note.\n",
    "briefings/questions/open.md":
      "---\nquestion: Open?\ndate: 2026-01-01\nstatus: open\ntopics: [Oil & Gas]\n---\n",
    "briefings/topics/oil.md":
      "---\nname: Oil & Gas\nkind: issue\naliases: [Petroleum]\nparent: energy\nrelated: [energy]\nwikidata: Q42\ndescription_from: {url: https://example.com/, licence: CC BY}\n---\n\nText.\n\n## History\n\nText.\n",
    "briefings/topics/energy.md": "---\nname: Energy\n---\n",
    "briefings/sources/ap.md":
      "---\nname: AP\nurl: https://apnews.com/\nkind: wire\ncountry: US\nlanguages: [en, es]\nowner: [Members]\naliases: [Associated Press]\nwikidata: Q40469\nratings: [{by: R, dimension: d, value: high, scale: low to high, url: https://example.com/r, retrieved: 2026-11-01}]\n---\n\nText.\n",
  });

test("the validator finds what is wrong", async () => {
  const { results } = await validator.validateString(
    '<!doctype html><html><body><p id="a"><div id="a"></p><img src="x"></body></html>',
  );
  expect(results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId))).toEqual(
    expect.arrayContaining(["no-dup-id", "close-order"]),
  );
});

describe("every kind of page", () => {
  let pages: Record<string, string> = {};
  beforeAll(async () => {
    const built = site();
    await built.clean();
    pages = Object.fromEntries(
      Object.entries(built.tree())
        .filter(([path]) => path.endsWith(".html"))
        .map(([path]) => [path, built.read(`dist/${path}`)]),
    );
  });

  test("is there", () => {
    const kinds = [
      "index.html",
      "404.html",
      "old.html",
      "stories/rich/",
      "stories/gone/",
      "topics/oil/",
      "topics/oil/page/2/",
      "sources/ap/",
      "sources/ap/page/2/",
      "questions/",
      "questions/why/",
      "storylines/",
      "storylines/talks/",
      "storylines/talks/page/2/",
      "archive/",
      "archive/2026/11/",
      "corrections/",
      "feeds/",
    ];
    expect(
      kinds.filter((path) => pages[path.endsWith("/") ? `${path}index.html` : path] === undefined),
    ).toEqual([]);
  });

  test("is valid HTML by html-validate's recommended rules", async () => {
    const findings: string[] = [];
    for (const [path, html] of Object.entries(pages)) {
      const { results } = await validator.validateString(html, path);
      for (const { messages } of results)
        for (const { ruleId, message, line } of messages)
          findings.push(`${path}:${line} ${ruleId}: ${message}`);
    }
    expect(findings).toEqual([]);
  });

  test("has one title, one h1, one main, a language, and headings that skip no level", () => {
    for (const [path, html] of Object.entries(pages)) {
      if (html.includes('http-equiv="refresh"')) continue;
      const page = parseHtml(html);
      const count = (name: string) => elements(page, name).length;
      const titles = elements(elements(page, "head")[0]!, "title").length;
      expect([path, titles, count("h1"), count("main")]).toEqual([path, 1, 1, 1]);
      const levels = elements(page)
        .flatMap(({ tagName }) => /^h([1-6])$/.exec(tagName)?.[1] ?? [])
        .map(Number);
      const skips = levels.filter((level, index) => index > 0 && level > levels[index - 1]! + 1);
      expect([path, skips]).toEqual([path, []]);
    }
  });

  test("has unique ids, and every anchor of its own that it links to", () => {
    for (const [path, html] of Object.entries(pages)) {
      const page = parseHtml(html);
      const ids = elements(page).flatMap((element) =>
        element.properties.id === undefined ? [] : [attribute(element, "id")],
      );
      expect([path, ids.filter((id, index) => ids.indexOf(id) !== index)]).toEqual([path, []]);
      const missing = elements(page, "a")
        .map((link) => attribute(link, "href"))
        .filter((href) => href.startsWith("#") && !ids.includes(decodeURIComponent(href.slice(1))));
      expect([path, missing]).toEqual([path, []]);
    }
  });

  test("asks no other site for anything", () => {
    for (const [path, html] of Object.entries(pages)) {
      const loaded = elements(parseHtml(html)).flatMap((element) => [
        attribute(element, "src"),
        element.tagName === "link" && attribute(element, "rel") === "stylesheet"
          ? attribute(element, "href")
          : "",
      ]);
      expect([path, loaded.filter((address) => /^(https?:)?\/\//.test(address))]).toEqual([path, []]);
    }
  });
});

test("the links of the finished site lead somewhere, at the root and below a path", async () => {
  for (const baseUrl of ["https://example.org/", "https://example.org/sub/path/"]) {
    const built = site();
    const { diagnostics } = await built.build({ out: undefined, baseUrl });
    expect(diagnostics.filter(({ severity }) => severity !== "advice")).toEqual([]);
  }
});
