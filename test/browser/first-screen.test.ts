import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newSite } from "../support/site.ts";
import { PAGES } from "./sample.ts";
import { SitesInBrowser } from "./sites.ts";
import { SampleInBrowser } from "./visit.ts";

const sample = new SampleInBrowser();
const sites = new SitesInBrowser();

const STORIES = Object.entries(PAGES).filter(([, path]) => path.startsWith("stories/"));
const PHONE = { width: 390, height: 844 };
const LAPTOP = { width: 1280, height: 800 };
/** What a sheet of A4 has between margins of one centimetre, in CSS pixels. */
const PAPER = { width: 718, height: 1047 };

/** Where the first line of the story's text is: from the top of the page to its bottom, in pixels. */
const firstLine = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const texts = [...document.querySelectorAll<HTMLElement>(".e-content p:not(.label)")];
    const [line] = texts.find((text) => text.innerText.trim() !== "")!.getClientRects();
    const { fontSize, lineHeight } = getComputedStyle(texts[0]!);
    return line!.top + (Number.parseFloat(lineHeight) || 1.6 * Number.parseFloat(fontSize));
  });

test.each(STORIES)("%s starts on the first screen of a phone and of a laptop", async (_, path) => {
  await sample.visit(path, { viewport: PHONE, javaScriptEnabled: true }, async (page) => {
    expect(await firstLine(page)).toBeLessThan(700);
    await page.setViewportSize(LAPTOP);
    expect(await firstLine(page)).toBeLessThan(800);
  });
});

test.each([PHONE, LAPTOP])(
  "a page opens at its top, and its menu at the page's own entry: %j",
  async (viewport) => {
    await sample.visit(PAGES.map, { viewport, javaScriptEnabled: true }, async (page) => {
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
      );
      expect(await page.evaluate(() => scrollY)).toBe(0);
      const entry = await page.locator(".menu [aria-current]").boundingBox();
      expect(entry!.x).toBeGreaterThanOrEqual(0);
      expect(entry!.x + entry!.width).toBeLessThanOrEqual(viewport.width);
    });
  },
);

/** A story with all that could stand before its text. */
const FULL = `---
title: A headline of about the length that most headlines have today
date: 2026-11-22T10:00
updated: 2026-11-22T12:00
summary: A standfirst says in one or two sentences what happened, and why readers should know; it is not long.
authors: [Mina Park, Jonas Weber]
image: {src: picture.svg, alt: A harbour}
verification: {level: disputed, note: The outlets do not agree.}
production: {mode: assisted, note: Drafted by software.}
storyline: line
sources: [{key: ap, source: AP, title: One}, {key: dw, source: DW, title: Two}]
figures: [{label: Stolen, value: 3, unit: billion US dollars, cites: [ap]}, {label: People, value: 8}]
quotes: [{text: “We will see.”, speaker: A minister, cite: dw}]
claims: [{claim: It works., by: {ap: supports, dw: disputes}}]
corrections: [{at: 2026-11-21, kind: correction, text: ${"A long note that says what was wrong. ".repeat(5)}}]
unknowns: [How much.]
---

## What's happened

The first paragraph.

The second one. [@ap]

A third one. [@dw]

## What it means

The rest.
`;

describe("a story with everything", () => {
  const open = async (text: string, look: (page: Page) => Promise<void>) => {
    const site = newSite({
      "briefings/a.md": text,
      "briefings/picture.svg":
        '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900"><path d="M0 0h9v9"/></svg>',
      "briefings/storylines/line.md": "---\ntitle: A storyline with a title of its own\n---\n",
    });
    const page = await sites.open(site, "stories/a/", { viewport: PHONE });
    await look(page);
    await page.close();
  };

  test("starts with its text; picture, figures and quotes stand in it", () =>
    open(FULL, async (page) => {
      expect(await firstLine(page)).toBeLessThan(700);
      await page.setViewportSize(LAPTOP);
      expect(await firstLine(page)).toBeLessThan(800);
      const order = await page
        .locator(".e-content :is(p, img, .figures, blockquote, li)")
        .evaluateAll((all) => all.map((one) => one.textContent?.trim() || one.tagName));
      const places = [
        "The first paragraph.",
        "The second",
        "IMG",
        "Stolen",
        "A third",
        "We will see.",
        "How much.",
      ];
      const found = places.map((place) => order.findIndex((words) => words.includes(place)));
      expect(found).toEqual([...found].sort((a, b) => a - b));
      expect(found).not.toContain(-1);
    }));

  test("opens its notes in place, without scripts, and what a link leads to", () =>
    open(FULL, async (page) => {
      const note = page.getByText("The outlets do not agree.");
      expect(await note.isVisible()).toBe(false);
      await page.locator("summary", { hasText: "Disputed" }).click();
      expect(await note.isVisible()).toBe(true);
      const source = page.locator("#source-ap");
      expect(await source.isVisible()).toBe(false);
      await page.locator(".e-content .citation a").first().click();
      expect(await source.isVisible()).toBe(true);
    }));

  test("shows a correction of the last week in two lines; an older one in one, until it is opened", async () => {
    const linesOfCorrection = (page: Page) =>
      page.locator(".corrections summary").evaluate((summary) => {
        const { lineHeight } = getComputedStyle(summary);
        return Math.round(summary.clientHeight / Number.parseFloat(lineHeight));
      });
    const text = "says what was wrong";
    await open(FULL, async (page) => {
      expect(await page.locator(".corrections summary").innerText()).toContain(text);
      expect(await linesOfCorrection(page)).toBe(2);
    });
    await open(FULL.replace("at: 2026-11-21", "at: 2026-11-15"), async (page) => {
      expect(await page.locator(".corrections summary").innerText()).not.toContain(text);
      expect(await linesOfCorrection(page)).toBe(1);
      await page.locator(".corrections summary").click();
      expect(await page.locator("#corrections").innerText()).toContain(text);
    });
  });
});

/** Boxes that reach beyond the window, or hide a part of what they hold. Breadcrumbs shorten their last link. */
const cutOff = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const isCut = (element: Element) => {
      const { left, right, width } = element.getBoundingClientRect();
      if (width === 0) return false;
      const hides =
        getComputedStyle(element).overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1;
      return hides || right > innerWidth + 1 || left < -1;
    };
    return [
      ...document.querySelectorAll(
        "main :is(table, .table, ul, ol, dl, li, dd, figure, .bar, p, h1, h2, h3)",
      ),
    ]
      .filter((element) => element.checkVisibility() && !element.closest(".breadcrumbs") && isCut(element))
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent?.slice(0, 40)}`);
  });

test.each(STORIES)("nothing of %s is cut off at any width or on paper", async (_, path) => {
  const found: string[] = [];
  await sample.visit(path, { javaScriptEnabled: true }, async (page) => {
    for (const width of [320, 390, 820, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      found.push(...(await cutOff(page)).map((cut) => `${width}: ${cut}`));
    }
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize(PAPER);
    found.push(...(await cutOff(page)).map((cut) => `paper: ${cut}`));
  });
  expect(found).toEqual([]);
});

test("the longest story of the sample takes three sheets of A4, with all that is folded on the screen", async () => {
  await sample.visit(PAGES.story, {}, async (page) => {
    const margin = "1cm";
    const pdf = await page.pdf({
      format: "A4",
      margin: { top: margin, bottom: margin, left: margin, right: margin },
    });
    expect(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
    await page.emulateMedia({ media: "print" });
    for (const folded of ["#corrections", "#source-treasury", ".timeline"])
      expect(await page.locator(folded).first().isVisible(), folded).toBe(true);
  });
});

test("a story's claims say who supports and who disputes them, in words and at 320 pixels", async () => {
  await sample.visit(PAGES.story, { viewport: { width: 320, height: 640 } }, async (page) => {
    const claim = page.locator(".claims li", { hasText: "turning away from diplomacy" });
    expect((await claim.innerText()).split(/\s*\n\s*/).join(" ")).toMatch(
      /1 supports The Independent \d+ 1 disputes South China Morning Post \d+/,
    );
    const box = (await claim.boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(320);
  });
});

const LENGTHS = [40, 90, 260];

test("the longer a headline, the smaller: 260 characters do not fill the screen", async () => {
  const sizes: number[] = [];
  for (const length of LENGTHS) {
    const title = "A headline of some words ".repeat(12).slice(0, length).trim();
    const site = newSite({ "briefings/a.md": `---\ntitle: ${title}\ndate: 2026-11-20\n---\n\nText.\n` });
    const page = await sites.open(site, "stories/a/", { viewport: PHONE });
    const headline = page.locator("h1");
    sizes.push(await headline.evaluate((h1) => Number.parseFloat(getComputedStyle(h1).fontSize)));
    expect((await headline.boundingBox())!.height).toBeLessThan(PHONE.height / 2);
    await page.close();
  }
  expect(new Set(sizes).size).toBe(LENGTHS.length);
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
});
