import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Watching } from "../dev/watching.ts";
import { newSite, story } from "../support/site.ts";
import { openBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

test.each([
  ["as it was", "Text.", "Text."],
  ["otherwise", "Text.", "Other words."],
])(
  "the overlay comes with an error over the last good site, and goes when the file is mended %s",
  async (_, before, after) => {
    const site = newSite({ "briefings/a.md": story("A", "", before) });
    const watch = new Watching(site);
    const page = await browser.newPage();
    await page.goto(`${await watch.origin()}/stories/a/`);
    const overlay = page.locator("briefgen-problems dialog");
    site.write("briefings/a.md", story("A", "sorces: []", before));
    await overlay.waitFor();
    expect(await overlay.innerText()).toContain("did you mean `sources`?");
    expect(await page.locator("main").textContent()).toContain(before);
    site.write("briefings/a.md", story("A", "", after));
    await overlay.waitFor({ state: "detached" });
    await page.getByText(after).waitFor();
  },
);
