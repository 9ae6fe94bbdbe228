import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { SitesInBrowser } from "./sites.ts";

const sites = new SitesInBrowser();

const CONFIG = "site: {title: T, url: https://example.org/, id: example.org}\n";
const siteWith = (...titles: string[]): TestSite =>
  newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/storylines/line.md": "---\ntitle: The line\n---\nA line.\n",
    ...Object.fromEntries(
      titles.map((title) => [
        `briefings/${title.toLowerCase()}.md`,
        story(title, "topics: [Oil]\nstoryline: line"),
      ]),
    ),
  });

const marked = (page: Page) =>
  page.locator(".is-new a").evaluateAll((links) => links.map((link) => link.lastChild!.textContent));
const says = (page: Page) => page.locator(".returning").first().textContent();
/** How much the page moved while it loaded (Layout Instability API). */
const shift = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) =>
          resolve(
            list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0),
          ),
        ).observe({ type: "layout-shift", buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(0)));
      }),
  );

test.each(["", "topics/oil/", "storylines/line/"])(
  "at /%s what came since the last visit is marked, and nothing moves",
  async (path) => {
    const site = siteWith("One", "Two");
    const first = await sites.open(site, path, {});
    const address = first.url();
    expect(await says(first)).toBe("");
    expect(await marked(first)).toEqual([]);
    await first.reload();
    expect(await says(first)).toBe("You are caught up.");
    await site.write("briefings/three.md", story("Three", "topics: [Oil]\nstoryline: line")).clean();
    // Another visit: a tab of its own in the same browser.
    const second = await first.context().newPage();
    await second.goto(address);
    expect(await marked(second)).toEqual(["Three"]);
    expect(await says(second)).toBe("New since your last visit: 1");
    expect(await shift(second)).toBe(0);
    expect(await second.locator(".is-new a").first().textContent()).toBe("New: Three");
    // Going on in that visit takes no mark away; the next one does.
    await second.reload();
    expect(await marked(second)).toEqual(["Three"]);
    const third = await first.context().newPage();
    await third.goto(address);
    expect(await says(third)).toBe("You are caught up.");
    await first.context().close();
  },
);

test("without JavaScript, without storage and with a damaged one, the page is as it was written", async () => {
  const site = siteWith("One");
  const plain = await sites.open(site, "topics/oil/", { javaScriptEnabled: false });
  expect(await plain.locator(".returning").isVisible()).toBe(false);
  await plain.close();
  const page = await sites.open(site, "topics/oil/", {});
  const failures: string[] = [];
  page.on("pageerror", ({ message }) => failures.push(message));
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "{");
    sessionStorage.clear();
  });
  await page.reload();
  expect([await says(page), await marked(page), failures]).toEqual(["", [], []]);
  await page.close();
});

test("`theme: {returning: false}` leaves it out", async () => {
  const site = siteWith("One").write("briefgen.config.yaml", `${CONFIG}theme: {returning: false}\n`);
  await site.clean();
  for (const path of ["", "topics/oil/"]) expect(site.page(path)).not.toMatch(/returning/);
});
