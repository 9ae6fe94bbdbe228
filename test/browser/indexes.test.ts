import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";
import { SitesInBrowser } from "./sites.ts";

const sites = new SitesInBrowser();

const NAMES = [
  "Ankara",
  "Bonn",
  "Cairo",
  "Delhi",
  "Évora",
  "Fez",
  "Goa",
  "Hanoi",
  "Izmir",
  "São Paulo",
  "Tokyo",
];

/** Topics, four on each page or as many as are said. */
async function visit(
  path: string,
  javaScriptEnabled: boolean,
  look: (page: Page) => Promise<void>,
  { names = NAMES, entries = 4 } = {},
): Promise<void> {
  const site = newSite({
    "briefgen.config.yaml": `site: {title: T, url: https://example.org/}\npagination: {entries: ${entries}}\n`,
    "briefings/a.md": story("A", `topics: [${names.join(", ")}]`),
  });
  const page = await sites.open(site, path, { javaScriptEnabled });
  await look(page);
  await page.close();
}

const shown = (page: Page) => page.locator(".entries > li:visible a").allTextContents();

test("the filter finds entries of every page of the list, without regard to case and marks", async () => {
  await visit("topics/page/2/", true, async (page) => {
    expect(await shown(page)).toEqual(NAMES.slice(4, 8));
    await page.getByLabel("Filter").fill("SAO p");
    await page.getByText("1 of 11").waitFor();
    expect(await shown(page)).toEqual(["São Paulo"]);
    expect(await page.locator(".index h2:visible").allTextContents()).toEqual(["S"]);
    await page.getByLabel("Filter").fill("i");
    await page.getByText("4 of 11").waitFor();
    // In their order, whichever page they are from.
    expect(await shown(page)).toEqual(["Cairo", "Delhi", "Hanoi", "Izmir"]);
    expect(await page.locator(".pager").isVisible()).toBe(false);
    await page.getByLabel("Filter").fill("");
    expect(await shown(page)).toEqual(NAMES.slice(4, 8));
    expect(await page.locator(".pager").isVisible()).toBe(true);
  });
});

test("a page that cannot be loaded leaves the filter to what is here, and the pager in its place", async () => {
  await visit("topics/", true, async (page) => {
    await page.route("**/topics/page/2/", (route) => route.abort());
    const failed = page.waitForEvent("requestfailed");
    await page.getByLabel("Filter").fill("o");
    await failed;
    await page.getByText("of 4").waitFor();
    expect(await page.locator(".pager").isVisible()).toBe(true);
  });
});

test("without JavaScript there is no filter", async () => {
  await visit("topics/", false, async (page) => {
    expect(await shown(page)).toEqual(NAMES.slice(0, 4));
    expect(await page.locator(".filter").isVisible()).toBe(false);
  });
});

test("200 names of one letter are in columns, which a browser lays out at once", async () => {
  // As one grid in columns, it took more than half a minute.
  const names = Array.from({ length: 200 }, (_, n) => `The Number ${n} of All`);
  const look = async (page: Page) => {
    await page.setViewportSize({ width: 1280, height: 900 });
    const lefts = await page
      .locator(".entries > li")
      .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().left)));
    expect(lefts).toHaveLength(200);
    expect(new Set(lefts).size).toBe(3);
  };
  await visit("topics/", true, look, { names, entries: 200 });
});
