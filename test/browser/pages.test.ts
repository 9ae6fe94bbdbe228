import { describe, expect, test } from "vitest";
import { faultsInLooks } from "./looks.ts";
import { PAGES } from "./sample.ts";
import { BASES, SampleInBrowser } from "./visit.ts";

const sample = new SampleInBrowser();

test.each(Object.entries(PAGES))(
  "%s has nothing that axe finds, and fits its window, narrow and wide, light and dark",
  async (_, address) => {
    // axe itself needs scripts; the page has none that it depends on.
    const wrong = await sample.visit(address, {}, async (page) => {
      expect(await faultsInLooks(page)).toEqual([]);
    });
    expect(wrong).toEqual([]);
  },
);

test.each(BASES)("no link of a page at %s leads nowhere, without JavaScript", async (base) => {
  const site = sample.urlAt(base);
  const links = new Map<string, string>();
  for (const address of Object.values(PAGES)) {
    const wrong = await sample.visit(address, { base, javaScriptEnabled: false }, async (page) => {
      const all = await page
        .locator("a[href], link[href]")
        .evaluateAll((found) =>
          found.map((link) => new URL(link.getAttribute("href")!, document.baseURI).href),
        );
      for (const href of all) links.set(href.replace(/#.*/, ""), address);
    });
    expect(wrong).toEqual([]);
  }
  const own = [...links].filter(([href]) => new URL(href).origin === new URL(site).origin);
  expect(own.length).toBeGreaterThan(100);
  expect(own.filter(([href]) => !href.startsWith(site))).toEqual([]);
  const statuses = own.map(async ([href, address]) => [address, href, (await fetch(href)).status] as const);
  expect((await Promise.all(statuses)).filter(([, , status]) => status !== 200)).toEqual([]);
});

describe("a citation", () => {
  const story = PAGES.story;
  const SOURCE = "North Korea slams US sanctions";

  test("shows its source to the pointer and to the keyboard, without JavaScript", async () => {
    await sample.visit(
      story,
      { javaScriptEnabled: false, viewport: { width: 800, height: 900 } },
      async (page) => {
        const cite = page.locator(".citation a").first();
        const shown = () =>
          cite.evaluate((link) => getComputedStyle(link, "::after").getPropertyValue("content"));
        expect(await shown()).toBe("none");
        await cite.hover();
        expect(await shown()).toContain(SOURCE);
        await page.mouse.move(0, 0);
        expect(await shown()).toBe("none");
        for (let steps = 0; steps < 60 && (await shown()) === "none"; steps += 1)
          await page.keyboard.press("Tab");
        expect(await shown()).toContain(SOURCE);
      },
    );
  });

  test("leads to its source, and the source back to it", async () => {
    await sample.visit(story, { javaScriptEnabled: false }, async (page) => {
      const cite = page.locator(".section .citation a").first();
      await cite.click();
      expect(page.url()).toMatch(/#source-/);
      const source = page.locator(":target");
      await source.locator(".backlink").first().click();
      expect(page.url()).toMatch(/#cite-/);
    });
  });

  test("on a wide screen its source is in sight while the text is read", async () => {
    await sample.visit(story, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.locator("#background").scrollIntoViewIfNeeded();
      const box = await page.locator("#sources").boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(450);
    });
  });
});

test("on paper a story is alone, with its address and those of its sources", async () => {
  await sample.visit(PAGES.story, { javaScriptEnabled: false }, async (page) => {
    expect(await page.locator(".permalink").isVisible()).toBe(false);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator(".permalink").innerText()).toBe(`https://brief.example/${PAGES.story}`);
    for (const part of [".site-header nav", ".breadcrumbs", ".toc", ".related", ".site-footer"])
      expect(await page.locator(part).first().isVisible(), part).toBe(false);
    const source = page.locator('.sources cite a[href^="https:"]').first();
    const printed = await source.evaluate((link) => getComputedStyle(link, "::after").content);
    expect(printed).toContain((await source.getAttribute("href"))!);
  });
});

test("a footnote leads to its note, and the note back, but not on paper", async () => {
  await sample.visit(PAGES["story with footnotes"], { javaScriptEnabled: false }, async (page) => {
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("[data-footnote-backref]").first().isVisible()).toBe(false);
    await page.emulateMedia({ media: "screen" });
    await page.locator("[data-footnote-ref]").first().click();
    const note = page.locator(":target");
    expect(await note.evaluate((element) => element.closest(".footnotes") !== null)).toBe(true);
    await note.locator("[data-footnote-backref]").first().click();
    expect(await page.locator(":target").getAttribute("data-footnote-ref")).not.toBeNull();
  });
});

test("the skip link is the first stop of the keyboard, and leads to the content", async () => {
  await sample.visit("", { javaScriptEnabled: false }, async (page) => {
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    expect(await first.getAttribute("class")).toBe("skip");
    await first.press("Enter");
    expect(page.url()).toMatch(/#main$/);
  });
});
