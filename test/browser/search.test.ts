import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { BASES, SampleInBrowser } from "./visit.ts";

const sample = new SampleInBrowser();

const titles = (page: Page) => page.locator("#results h3").allTextContents();
const status = (page: Page) => page.locator("#search-status");

test.each(BASES)("finds a story by its words and leads to it, at %s", async (base) => {
  const wrong = await sample.visit("search/", { base }, async (page) => {
    await page.getByRole("searchbox").fill("laptops Arizona");
    await status(page).getByText(/found/).waitFor();
    expect(await titles(page)).toContain(
      "Arizona woman gets eight and a half years for hosting North Koreans' laptops",
    );
    expect(await page.locator("#results mark").first().textContent()).toMatch(/laptop|Arizona/i);
    await page.locator("#results a", { hasText: "Arizona" }).click();
    await page.locator("h1", { hasText: "Arizona" }).waitFor();
  });
  expect(wrong).toEqual([]);
});

test("what is typed while the index is still on its way is asked when it has come", async () => {
  await sample.visit("search/", {}, async (page) => {
    let arrive = () => {};
    const waiting = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    await page.route("**/filters.json", async (route) => {
      await waiting;
      await route.continue();
    });
    await page.reload({ waitUntil: "commit" });
    await page.getByRole("searchbox").fill("laptops Arizona");
    arrive();
    await status(page).getByText(/found/).waitFor();
    expect(page.url()).toContain("q=laptops+Arizona");
  });
});

test("filters by topic, outlet, storyline and year, with the keyboard, and keeps the question in the address", async () => {
  await sample.visit("search/", {}, async (page) => {
    const box = page.getByRole("searchbox");
    await box.waitFor();
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("sanctions");
    await status(page).getByText(/found/).waitFor();
    const all = (await titles(page)).length;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Tornado");
    await expect.poll(() => titles(page)).not.toHaveLength(all);
    for (const title of await titles(page)) expect(title).not.toBe("");
    expect((await titles(page)).length).toBeGreaterThan(0);
    expect(page.url()).toContain("q=sanctions&topic=Tornado+Cash");
    for (const name of ["outlet", "storyline", "year"])
      expect(await page.locator(`#filter-${name} option`).count()).toBeGreaterThan(1);
  });
  await sample.visit("search/?year=2025", {}, async (page) => {
    await status(page).getByText(/found/).waitFor();
    expect((await titles(page)).length).toBeGreaterThan(10);
  });
});

test("finds nothing in drafts, and says so", async () => {
  await sample.visit("search/", {}, async (page) => {
    await page.getByRole("searchbox").fill("Do the sanctions work");
    await status(page).getByText(/found/).waitFor();
    expect(await titles(page)).not.toContain("Do the sanctions work?");
    await page.getByRole("searchbox").fill("xylophonist");
    await status(page).getByText("Nothing was found.").waitFor();
  });
});

test("finds a text in another language than the site's", async () => {
  await sample.visit("search/", {}, async (page) => {
    await page.getByRole("searchbox").fill("العقوبات");
    await status(page).getByText(/found/).waitFor();
    expect((await titles(page)).join()).toContain("كوريا");
  });
});

test("without JavaScript the page says what to do instead", async () => {
  const wrong = await sample.visit("search/", { javaScriptEnabled: false }, async (page) => {
    expect(await page.getByRole("searchbox").isVisible()).toBe(false);
    expect(await page.locator(".notice").textContent()).toContain("needs JavaScript");
    await page.locator("main .links a", { hasText: "Archive" }).click();
    await page.locator("h1").waitFor();
  });
  expect(wrong).toEqual([]);
});
