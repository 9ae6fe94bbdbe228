import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";
import { SitesInBrowser } from "./sites.ts";
import { BASES, SampleInBrowser } from "./visit.ts";

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };

const sites = new SitesInBrowser();

const heightOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())!.height;
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

const WORDS = "Ministers agree after long talks on ports, tariffs, fish and the price of grain in spring ";
const titled = (length: number) =>
  WORDS.repeat(4)
    .slice(0, length - 1)
    .trim()
    .padEnd(length, "x");

describe("the headline that leads", () => {
  test.each([
    [PHONE, 422],
    [{ width: 320, height: 844 }, 422],
    [DESK, 400],
    [PHONE, 422, "部长们就港口关税渔业和粮价进行长时间会谈".repeat(13)],
  ])("fills no screen of %j, even with 260 characters", async (viewport, most, title = titled(260)) => {
    const site = newSite({ "briefings/a.md": story(`"${title}"`) });
    const page = await sites.open(site, "", { viewport });
    expect(await heightOf(page, ".lead h2")).toBeLessThanOrEqual(most);
    expect(await overflow(page)).toBe(0);
    await page.close();
  });

  test("is the smaller, the longer it is", async () => {
    const sizes: number[] = [];
    for (const length of [40, 90, 200]) {
      const site = newSite({ "briefings/a.md": story(`"${titled(length)}"`) });
      const page = await sites.open(site, "", { viewport: DESK });
      const size = await page.locator(".lead h2").evaluate((title) => getComputedStyle(title).fontSize);
      sizes.push(Number.parseFloat(size));
      await page.close();
    }
    expect(sizes[0]).toBeGreaterThan(sizes[1]! * 1.15);
    expect(sizes[1]).toBeGreaterThan(sizes[2]! * 1.15);
  });
});

const PAGES = ["About the desk", "Ethics policy", "How we work", "Who owns us", "Support", "Jobs", "Contact"];

/** A site whose menu is longer than the window of a telephone. */
const withLongMenu = (language: string) =>
  newSite({
    "briefgen.config.yaml": `site: {title: T, url: https://example.org/, language: ${language}, description: A sentence.}\n`,
    "briefings/a.md": story("A"),
    ...Object.fromEntries(
      PAGES.map((title, at) => [
        `pages/p${at}.md`,
        `---\ntitle: ${title}\nmenu: header\norder: ${at}\n---\n\nText.\n`,
      ]),
    ),
  });

describe.each(["en", "ar"])("the menu in %s", (language) => {
  test("is one row on a telephone, which scrolls alone, and the keyboard brings each link into sight", async () => {
    const page = await sites.open(withLongMenu(language), "p0/", {
      viewport: PHONE,
      javaScriptEnabled: false,
    });
    const links = page.locator(".menu li a");
    const tops = await links.evaluateAll((all) => all.map((link) => link.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    expect(await overflow(page)).toBe(0);
    const search = page.locator(".menu > a");
    const found = (await search.boundingBox())!;
    expect(found.x).toBeGreaterThanOrEqual(0);
    expect(found.x + found.width).toBeLessThanOrEqual(PHONE.width);
    expect([found.width, found.height].every((side) => side >= 24)).toBe(true);
    const row = (await page.locator(".menu ul").boundingBox())!;
    await links.first().focus();
    for (let at = 1; at < (await links.count()); at += 1) {
      await page.keyboard.press("Tab");
      const isInSight = async () => {
        const box = (await page.locator(":focus").boundingBox())!;
        return box.x >= row.x && box.x + box.width <= row.x + row.width;
      };
      await expect.poll(isInSight, { message: `link ${at}` }).toBe(true);
    }
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").getAttribute("href")).toBe("/search/");
    await page.close();
  });
});

const sample = new SampleInBrowser();

test.each([
  [PHONE, 110],
  [DESK, 120],
])("at %j, the masthead and the menu together take at most %i pixels", async (viewport, most) => {
  for (const address of ["", "ar/", "stories/north-korea-sanctions/", "topics/"])
    await sample.visit(address, { viewport, javaScriptEnabled: false }, async (page) => {
      const menu = (await page.locator(".menu").boundingBox())!;
      expect(menu.y + menu.height, address).toBeLessThanOrEqual(most);
    });
});

test.each(BASES)("at %s, the home page's field asks the search page", async (base) => {
  const wrong = await sample.visit("", { base, viewport: PHONE }, async (page) => {
    await page.getByRole("search").getByRole("searchbox").fill("laptops Arizona");
    await page.getByRole("button", { name: "Search" }).click();
    await page.locator("#results a", { hasText: "Arizona" }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`${base}search/`);
  });
  expect(wrong).toEqual([]);
});

describe("an address that does not exist", () => {
  test.each(BASES)("at %s, is answered with the nearest pages, by their headings", async (base) => {
    await sample.visit("stories/north-korea-sanction.html", { base }, async (page) => {
      const links = page.locator("#near a");
      await links.first().waitFor();
      expect(await links.first().textContent()).toBe(
        "North Korea condemns US sanctions on its cybercrime money",
      );
      expect(await links.first().getAttribute("href")).toBe(`${base}stories/north-korea-sanctions/`);
    });
    await sample.visit(encodeURI("عقوبات-كوريا-الشمالية/"), { base }, async (page) => {
      const first = page.locator("#near a").first();
      await first.waitFor();
      expect(await first.getAttribute("dir")).toBe("rtl");
      expect(decodeURI((await first.getAttribute("href"))!)).toBe(`${base}stories/عقوبات-كوريا-الشمالية/`);
    });
  });

  test("with nothing near it, or without JavaScript, leads to the search, the lists and the latest stories", async () => {
    const look = async (page: Page) => {
      expect(await page.locator("#near").isVisible()).toBe(false);
      expect(await page.getByRole("searchbox").isVisible()).toBe(true);
      expect(await page.locator("main .links a").allTextContents()).toContain("Archive");
      expect(await page.locator("main .card").count()).toBe(5);
    };
    await sample.visit("stories/north-korea-sanction/", { javaScriptEnabled: false }, look);
    await sample.visit("qqq/zzz/", {}, async (page) => {
      await page.waitForLoadState("networkidle");
      await look(page);
    });
  });
});
