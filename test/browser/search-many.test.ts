import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { story, TestSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";
import { faultsInLooks } from "./looks.ts";

/** Of so many stories, all have “harbour”, every tenth “crane”, and 31 “barge” as another word begins. */
const STORIES = 1001;

const bodyOf = (number: number) =>
  [
    "The harbour is open.",
    ...(number % 10 === 0 ? ["A crane fell."] : []),
    ...(number === 1 ? ["The barge left."] : number <= 32 ? ["Bargemen left."] : []),
    ...(number === 2 ? ["Tug."] : number === 3 ? ["Buoy."] : number === 4 ? ["Buoy."] : []),
  ].join(" ");

let browser: Awaited<ReturnType<typeof openBrowser>>;
let host: StaticHost;

const site = new TestSite(mkdtempSync(join(tmpdir(), "briefgen-many-")));

beforeAll(async () => {
  site.write(
    "briefgen.config.yaml",
    "site: {title: The Harbour, url: https://example.org/, language: en, languages: [de, ar, ru, fr]}\n",
  );
  for (let number = 1; number <= STORIES; number += 1)
    site.write(`briefings/${number}.md`, story(`Story ${number}`, "", bodyOf(number)));
  await site.clean({ search: true });
  const folder = `${site.root}/dist`;
  host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], basePath: "/", folder });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(site.root, { recursive: true });
});

async function visit(address: string, look: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  try {
    await page.goto(host.address() + address);
    await look(page);
    expect(wrong).toEqual([]);
  } finally {
    await context.close();
  }
}

/** What a screen reader says: of a status it reads out what has changed. */
const found = (page: Page) => page.locator("#search-status[role=status]");
const shown = (page: Page, list = "results") => page.locator(`#shown-${list}[role=status]`);
const more = (page: Page) => page.locator("#more-results");
const items = (page: Page, list = "results") => page.locator(`#${list} li`);
/** The number of the result that has the focus, from 0; -1 if none has. */
const focused = (page: Page) =>
  page.locator("#results a").evaluateAll((links) => links.indexOf(document.activeElement as HTMLElement));

test("says how many there are, shows 30 of them, and the keyboard gets the next ones", async () => {
  await visit("search/?q=harbour", async (page) => {
    await found(page).getByText("1,001 results", { exact: true }).waitFor();
    await shown(page).getByText("30 of 1,001", { exact: true }).waitFor();
    await expect.poll(() => items(page).count()).toBe(30);
    const placeOfLast = () =>
      page
        .locator("#results a")
        .nth(29)
        .evaluate((link) => Math.round(link.getBoundingClientRect().top + scrollY));
    const place = await placeOfLast();
    await more(page).focus();
    await page.keyboard.press("Enter");
    await shown(page).getByText("60 of 1,001", { exact: true }).waitFor();
    expect(await items(page).count()).toBe(60);
    expect(await focused(page)).toBe(30);
    expect(page.url()).toMatch(/\?q=harbour&results=60$/);
    // What was there has stayed in its place on the page.
    expect(await placeOfLast()).toBe(place);
  });
});

test("all of them can be reached", async () => {
  await visit("search/?q=crane", async (page) => {
    await found(page).getByText("100 results", { exact: true }).waitFor();
    for (const count of [60, 90, 100]) {
      await more(page).click();
      await shown(page).getByText(`${count} of 100`, { exact: true }).waitFor();
    }
    expect(await more(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe(90);
    const titles = await page.locator("#results h3").allTextContents();
    expect(new Set(titles).size).toBe(100);
  });
});

test("who comes back from a story is at the result that led there", async () => {
  await visit("search/?q=crane&year=2026", async (page) => {
    await shown(page).getByText("30 of 100", { exact: true }).waitFor();
    await more(page).click();
    await shown(page).getByText("60 of 100", { exact: true }).waitFor();
    await page.locator("#results a").nth(44).click();
    await page.locator("h1", { hasText: "Story" }).waitFor();
    await page.goBack();
    await shown(page).getByText("60 of 100", { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe(44);
    await expect
      .poll(() => page.locator("#results a").nth(44).boundingBox())
      .toMatchObject({ y: expect.toSatisfy((y) => y > 0 && y < page.viewportSize()!.height) });
    expect(await page.locator("#filter-year").inputValue()).toBe("2026");
    // Another question starts at its first results.
    await page.getByRole("searchbox").fill("harbour");
    await shown(page).getByText("30 of 1,001", { exact: true }).waitFor();
    expect(page.url()).toMatch(/\?q=harbour&year=2026$/);
  });
});

test("what is found in other words is counted and continued by itself", async () => {
  await visit("search/?q=barge", async (page) => {
    await found(page).getByText("1 result", { exact: true }).waitFor();
    expect(await shown(page).textContent()).toBe("");
    expect(await more(page).isVisible()).toBe(false);
    await page.locator("#search-similar h2", { hasText: "31" }).waitFor();
    await shown(page, "others").getByText("30 of 31", { exact: true }).waitFor();
    await page.locator("#more-others").click();
    await shown(page, "others").getByText("31 of 31", { exact: true }).waitFor();
    expect(page.url()).toMatch(/\?q=barge&others=31$/);
    await page.reload();
    await shown(page, "others").getByText("31 of 31", { exact: true }).waitFor();
    expect(await items(page, "others").count()).toBe(31);
  });
});

describe("in the words and numbers of the page's language", () => {
  test.each([
    ["de/search/?q=harbour", "1.001 Ergebnisse", "30 von 1.001"],
    ["de/search/?q=tug", "1 Ergebnis", ""],
    ["fr/search/?q=harbour", "1 001 résultats", "30 sur 1 001"],
    ["ru/search/?q=buoy", "2 результата", ""],
    ["ru/search/?q=crane", "100 результатов", "30 из 100"],
    ["ar/search/?q=buoy", "نتيجتان", ""],
    ["ar/search/?q=crane", "100 نتيجة", "30 من 100"],
  ])("%s: %s", async (address, count, part) => {
    await visit(address, async (page) => {
      const spaced = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, " ");
      await expect.poll(async () => spaced(await found(page).textContent())).toBe(count);
      await expect.poll(async () => spaced(await shown(page).textContent())).toBe(part);
      if (address.startsWith("ar/")) expect(await page.locator("html").getAttribute("dir")).toBe("rtl");
    });
  });
});

test("axe finds nothing, and nothing is wider than a narrow page, with more results shown", async () => {
  for (const address of ["search/?q=crane&results=60", "ar/search/?q=crane&results=60"])
    await visit(address, async (page) => {
      await expect.poll(() => items(page).count()).toBe(60);
      expect(await faultsInLooks(page)).toEqual([]);
    });
});

test("an index that is gone when more is asked for is named", async () => {
  await visit("search/?q=crane", async (page) => {
    await shown(page).getByText("30 of 100", { exact: true }).waitFor();
    await page.route(/\/t\d+\.json$/, (route) => route.fulfill({ status: 404, body: "" }));
    await more(page).click();
    await found(page)
      .getByText(/index of this search is not here/)
      .waitFor();
    expect(await items(page).count()).toBe(30);
  });
});
