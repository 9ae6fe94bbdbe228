import fc from "fast-check";
import { test } from "vitest";
import { story } from "../support/site.ts";
import { building } from "./building.ts";
import { expectSound } from "./expectations.ts";
import { siteFiles } from "./files.ts";
import { runs, TIMEOUT } from "./length.ts";
import { damaged, hostileText, markdown, NAUGHTY } from "./texts.ts";

/** Lets most of what is random be published, so that its readers see it. */
const LENIENT =
  "site: {title: T, url: https://example.org/x/}\nsearch: off\ndiagnostics: {BG0203: off, BG0204: off, BG0209: off}\n";

test(
  "a site of any values is published so that all readers accept it, or refused",
  async () => {
    await fc.assert(
      fc.asyncProperty(siteFiles, async (files) =>
        building({ "briefgen.config.yaml": LENIENT, ...files }, expectSound),
      ),
      runs(8),
    );
  },
  TIMEOUT,
);

test(
  "a story of any text is published so that all readers accept it",
  async () => {
    const body = fc.array(markdown, { minLength: 1, maxLength: 3 }).map((parts) => parts.join("\n\n"));
    await fc.assert(
      fc.asyncProperty(body, hostileText, async (text, summary) => {
        const front = `summary: ${JSON.stringify(summary)}\nsources: [{key: one, source: AP}, {key: two, source: "연합뉴스"}]`;
        await building(
          { "briefgen.config.yaml": LENIENT, "briefings/a.md": story("A", front, text) },
          expectSound,
        );
      }),
      runs(8),
    );
  },
  TIMEOUT,
);

test(
  "every naughty string may be a title, a name, a slug, an alias, a key, a file's name",
  async () => {
    const files: Record<string, string> = { "briefgen.config.yaml": LENIENT };
    for (const [index, text] of NAUGHTY.entries()) {
      const value = JSON.stringify(text);
      files[`briefings/t${index}.md`] =
        `---\ntitle: ${value}\ndate: 2026-11-20\ntopics: [${value}]\nsources: [{source: ${value}, title: ${value}}]\n---\n\n${text}\n`;
    }
    await building(files, expectSound);
    for (const [index, text] of NAUGHTY.entries()) {
      if (index % 8 > 0 && !process.env.FUZZ) continue;
      const value = JSON.stringify(text);
      const name = text.replace(/[/\u0000\s]/g, "-").slice(0, 60);
      const front = `slug: ${value}\naliases: [${value}, ${JSON.stringify(`/old/${text}`)}]\n${value}: ${value}`;
      await building(
        { "briefgen.config.yaml": LENIENT, [`briefings/${name}.md`]: story("A", front) },
        expectSound,
      );
      await building(
        { "briefgen.config.yaml": LENIENT, "briefings/a.md": story("A", `slug: ${value}`) },
        expectSound,
      );
    }
  },
  TIMEOUT,
);

const CONFIG = `site:
  title: T
  url: https://example.org/news/
  id: example.org,2026
  description: "D: <d>"
  language: en-GB
  time_zone: Asia/Seoul
  publisher: {name: P, url: https://example.org/, logo: /logo.svg, email: a@example.org, policies: {ethics: https://example.org/e}}
sections: {happened: [News], deeper: ["Read on"]}
pagination: {stories: 2, articles: 2, entries: 2}
permalinks: {story: "/:year/s-:slug/"}
images: {widths: [480], cards: false}
feeds: {items: 3, content: full, nodes: full, node_items: 2}
markdown: true
security: {contact: ["mailto:a@example.org"], expires: 2027-06-30}
trust: {social: ["https://example.org/@a"], contact: ["mailto:a@example.org"]}
mentions: true
search: off
map: on
limits: {file_size: 1, depth: 10, marks: 100}
theme: {strings: {feed: Feed}}
diagnostics: {BG0203: warning}
`;

test(
  "a damaged configuration is read or refused",
  async () => {
    await fc.assert(
      fc.asyncProperty(damaged(CONFIG), async (config) =>
        building(
          { "briefgen.config.yaml": config, "briefings/a.md": story("A", "topics: [Oil]") },
          expectSound,
        ),
      ),
      runs(8),
    );
  },
  TIMEOUT,
);

test(
  "a damaged site is built or refused",
  async () => {
    const whole = `---
title: "A: b"
date: 2026-11-20
summary: >-
  Folded
  text
topics:
  - Oil
  - {topic: Gas, role: main}
sources:
  - key: one
    source: AP
    title: |
      Literal
    url: https://example.com/a?b=c
questions: [{question: Why?, answer: "*So.*"}]
timeline:
  - {date: 2019-02, text: 'It''s', cites: [one]}
corrections: [{at: 2026-11-22, kind: correction, text: New., was: a, now: b}]
extra: {a: [1, 2, {b: ~}]}
---

Text with a [link](a.md), a [@one] and *emphasis*.[^n]

[^n]: A note.

## What's happened

> Quote

| a | b |
|---|---|
| 1 | 2 |

## Go deeper

- Why?
`;
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (text) =>
        building({ "briefgen.config.yaml": LENIENT, "briefings/a.md": text }, expectSound),
      ),
      runs(16),
    );
  },
  TIMEOUT,
);
