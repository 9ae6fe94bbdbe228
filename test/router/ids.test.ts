import { expect, test } from "vitest";
import { faultsOf } from "../support/output.ts";
import { newSite, story } from "../support/site.ts";

test("no text of a story takes an id that the theme, a source, a citation or a question has", async () => {
  const taken = ["main", "toc", "sources", "timeline", "source-ap", "cite-ap-1", "happened", "lead", "fn-n"];
  const more = ["glance", "question-why", "deeper", "background", "own-heading", "questions"];
  const anchors = [...taken, ...more].map((id) => `<b id="${id}">x</b>`).join(" ");
  const front = [
    "sources: [{key: ap, source: AP, title: T}]",
    "questions: [{question: Why, answer: So.}]",
    "timeline: [{date: 2019, text: A step.}]",
    "corrections: [{at: 2026-11-21, kind: update, text: New.}]",
  ];
  const body = `${anchors}\n\n### Source AP\n\n### Toc\n\n### Questions\n\n## Own heading\n\nText.[@ap][^n]\n\n[^n]: Note.`;
  const site = newSite({ "briefings/a.md": story("A", front.join("\n"), body) });
  await site.clean();
  expect(faultsOf(site.tree(), false)).toEqual([]);
  const page = site.page("stories/a/");
  expect(page).toContain('<main id="main">');
  expect(page).toContain('<li id="source-ap">');
  expect(page).toMatch(/<a href="#source-ap" id="cite-ap-1"/);
  expect(page).toContain('<h3 id="source-ap-1">');
});
