import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { BASES, SampleInBrowser } from "./visit.ts";

const sample = new SampleInBrowser();

const titles = (page: Page) => page.locator("#results h3").allTextContents();
const status = (page: Page) => page.locator("#search-status");

test.each(BASES)("finds a story by its words and leads to it, at %s", async (base) => {
  const wrong = await sample.visit("search/", { base }, async (page) => {
    await page.getByRole("searchbox").fill("laptops Arizona");
    await status(page).getByText("result").waitFor();
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
    await status(page).getByText("result").waitFor();
    expect(page.url()).toContain("q=laptops+Arizona");
  });
});

test("filters by topic, outlet, storyline and year, with the keyboard, and keeps the question in the address", async () => {
  await sample.visit("search/", {}, async (page) => {
    const box = page.getByRole("searchbox");
    await box.waitFor();
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type("sanctions");
    await status(page).getByText("result").waitFor();
    const all = (await titles(page)).length;
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Tornado");
    await expect.poll(() => titles(page)).not.toHaveLength(all);
    for (const title of await titles(page)) expect(title).not.toBe("");
    expect((await titles(page)).length).toBeGreaterThan(0);
    expect(page.url()).toContain("q=sanctions&topic=Tornado+Cash");
    for (const name of ["storyline", "year"])
      expect(await page.locator(`#filter-${name} option`).count()).toBeGreaterThan(1);
  });
  await sample.visit("search/?year=2025", {}, async (page) => {
    await status(page).getByText("result").waitFor();
    expect((await titles(page)).length).toBeGreaterThan(10);
  });
});

test("the outlet is a field to search in: it offers names, takes a part of one, and says if there is no such outlet", async () => {
  const wrong = await sample.visit("search/?q=sanctions", {}, async (page) => {
    await status(page).getByText("result").waitFor();
    const all = (await titles(page)).length;
    const outlet = page.getByRole("combobox", { name: "Outlets" });
    expect(await outlet.getAttribute("list")).toBe("outlets");
    await outlet.focus();
    await expect.poll(() => page.locator("#outlets option").count()).toBeGreaterThan(5);
    await page.keyboard.type("reut");
    await expect
      .poll(() =>
        page
          .locator("#outlets option")
          .evaluateAll((found) => found.map((one) => (one as HTMLOptionElement).value)),
      )
      .toEqual(["Reuters"]);
    await expect.poll(() => page.url()).toContain("outlet=Reuters");
    await expect.poll(async () => (await titles(page)).length).toBeLessThan(all);
    await outlet.fill("no such outlet");
    await expect.poll(() => outlet.getAttribute("aria-invalid")).toBe("true");
    expect(page.url()).not.toContain("outlet=");
    await outlet.fill("");
    await expect.poll(async () => (await titles(page)).length).toBe(all);
  });
  expect(wrong).toEqual([]);
  await sample.visit("search/?outlet=Reuters", {}, async (page) => {
    await status(page).getByText("result").waitFor();
    expect(await page.getByRole("combobox", { name: "Outlets" }).inputValue()).toBe("Reuters");
    expect((await titles(page)).length).toBeGreaterThan(0);
  });
});

test("stories that hold the words apart come after those that hold them as written", async () => {
  await sample.visit("search/?q=North Korean hackers", {}, async (page) => {
    await status(page).getByText("result").waitFor();
    await page
      .locator("#search-similar h2")
      .getByText(/Also found/)
      .waitFor();
    expect(await page.locator("#others h3").count()).toBeGreaterThan(0);
    const first = await page.locator("#results mark").allTextContents();
    expect(first).toEqual(first.map(() => expect.stringMatching(/^North Korean hackers$/i)));
  });
});

test("if the site was built again meanwhile, the page finds the new index", async () => {
  await sample.visit("search/", {}, async (page) => {
    await page.getByRole("searchbox").waitFor();
    let gone = 0;
    await page.route(/search\/index\/\w+\/\d+\.json$/, (route) => {
      gone += 1;
      return gone === 1 ? route.fulfill({ status: 404, body: "" }) : route.continue();
    });
    await page.getByRole("searchbox").fill("sanctions");
    await status(page).getByText("result").waitFor();
    expect(gone).toBeGreaterThan(1);
  });
});

test("finds nothing in drafts, and says so", async () => {
  await sample.visit("search/", {}, async (page) => {
    await page.getByRole("searchbox").fill("Do the sanctions work");
    await status(page).getByText("result").waitFor();
    expect(await titles(page)).not.toContain("Do the sanctions work?");
    await page.getByRole("searchbox").fill("xylophonist");
    await status(page).getByText("Nothing was found.").waitFor();
  });
});

test("finds a text in another language than the site's", async () => {
  await sample.visit("search/", {}, async (page) => {
    await page.getByRole("searchbox").fill("العقوبات");
    await status(page).getByText("result").waitFor();
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
