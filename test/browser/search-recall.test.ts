import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { TestSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";
import { filesOf, generatedStories, LANGUAGES } from "./many-languages.ts";

const STORIES = generatedStories(80);

const site = new TestSite(mkdtempSync(join(tmpdir(), "briefgen-recall-")));
let browser: Browser;
let host: StaticHost;
let page: Page;

beforeAll(async () => {
  site.write("briefgen.config.yaml", "site: {title: T, url: https://example.org/}\n");
  for (const [path, content] of Object.entries(filesOf(STORIES))) site.write(path, content);
  const { published } = await site.build({ search: true });
  expect(published).toBeDefined();
  const folder = `${site.root}/dist`;
  host = await StaticHost.listen({ host: "127.0.0.1", ports: [0], basePath: "/", folder });
  browser = await openBrowser();
  page = await browser.newPage();
  page.setDefaultTimeout(10_000);
});

afterAll(async () => {
  await browser.close();
  await host.close();
  rmSync(site.root, { recursive: true });
});

/** The titles that the search page lists for a question, all of them. */
async function found(question: string): Promise<string[]> {
  await page.goto(`${host.address()}search/?${new URLSearchParams({ q: question })}`);
  await page.locator("#search-status:not(:empty)").waitFor();
  const more = page.locator("#more-results");
  for (let shown = 30; await more.isVisible(); shown += 30) {
    await more.click();
    await page.locator(`#results li:nth-child(${shown + 1})`).waitFor();
  }
  return page.locator("#results h3").allTextContents();
}

describe.each(Object.entries(LANGUAGES))("in %s", (language, { names, holds }) => {
  test.each(names)(
    "every story that holds %s is found, and of the first ten no more than one does not",
    async (name) => {
      const holding = STORIES.filter((story) => holds(`${story.title}\n\n${story.text}`, name));
      expect(holding.length).toBeGreaterThan(1);
      const right = new Set(holding.map(({ title }) => title));
      const titles = await found(name);
      expect(titles).toEqual(expect.arrayContaining([...right]));
      expect(titles.slice(0, 10).filter((title) => !right.has(title)).length).toBeLessThanOrEqual(1);
    },
  );

  test("an exact title finds its story first, before those that only mention it", async () => {
    const own = STORIES.filter((story) => story.language === language);
    const mentioned = own.filter(({ title }) => own.some(({ text }) => text.includes(title)));
    expect(mentioned.length).toBeGreaterThan(2);
    for (const { title } of [...mentioned.slice(0, 2), ...own.slice(-1)])
      expect((await found(title))[0]).toBe(title);
  });
});
