import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { newSite, story } from "../support/site.ts";
import { openBrowser } from "./browser.ts";

const word = (letter: string, length = 900) => letter.repeat(length);

/** A story, and records, whose words have no end. */
const FILES = {
  "briefings/a.md": `---
title: ${word("W")}
date: 2026-11-20
summary: ${word("s", 4000)}
authors: [${word("a", 200)}]
topics: [${word("n", 200)}, {topic: x, role: main}]
storyline: line
sources: [{key: k, source: ${word("O", 200)}, title: ${word("t")}, byline: ${word("b")}}, {source: ${word("P", 200)}}]
questions: [{question: ${word("q")}, answer: ${word("r")}}]
figures: [{label: ${word("l")}, value: ${word("9")}, unit: ${word("u")}}]
quotes: [{text: ${word("z")}, speaker: ${word("S")}, cite: k}]
timeline: [{date: 2020, text: ${word("e")}}]
corrections: [{at: 2026-11-21, kind: correction, text: ${word("c")}, was: ${word("d")}, now: ${word("f")}}]
---

${word("w", 9000)} [${word("L")}](https://example.com/${word("p")}) \`${word("c", 3000)}\`

| ${word("h", 300)} | b |
|---|---|
| x | y |

## ${word("H")}

> ${word("Q")}

- ${word("I")}
`,
  "briefings/b.md": story("B", `topics: [${word("n", 200)}, x]`),
  "briefings/c.md": story("C", `topics: [${word("n", 200)}, x]`),
  "briefings/topics/x.md": `---\nname: ${word("X")}\naliases: [${word("Y")}]\n---\n\n${word("w")}\n`,
  "briefings/storylines/line.md": `---\ntitle: ${word("T")}\n---\n`,
  "briefings/questions/why.md": `---\nquestion: ${word("Y")}\ndate: 2026-11-20\ntopics: [${word("X")}]\n---\n`,
};

const PAGES = [
  ..."stories/a/ topics/ topics/x/ sources/ questions/ questions/why/ storylines/ storylines/line/".split(
    " ",
  ),
  ..."archive/ corrections/ feeds/ graph/".split(" "),
  "",
];

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test("a word without an end makes no page wider than its window, narrow or wide", async () => {
  const site = newSite(FILES);
  const { published } = await site.build();
  expect(published).toBeDefined();
  const folder = join(site.root, "dist");
  const host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], basePath: "/", folder });
  const page = await browser.newPage();
  const wide: string[] = [];
  for (const path of PAGES) {
    expect((await page.goto(host.address() + path))?.status()).toBe(200);
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (over > 0) wide.push(`${path} at ${width}: ${over} pixels too wide`);
    }
  }
  await host.close();
  expect(wide).toEqual([]);
});

test("the contents of a story with thousands of sections do not push its text away", async () => {
  const sections = Array.from({ length: 2000 }, (_, i) => `## Section ${i}\n\nText ${i}.`).join("\n\n");
  const site = newSite({ "briefings/a.md": story("A", "", sections) });
  await site.clean();
  const folder = join(site.root, "dist");
  const host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], basePath: "/", folder });
  const page = await browser.newPage();
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${host.address()}stories/a/`);
    expect(await page.locator(".toc li").count()).toBe(2000);
    const text = await page.getByText("Text 0.", { exact: true }).boundingBox();
    expect([width, text!.y < 900]).toEqual([width, true]);
  }
  await host.close();
});
