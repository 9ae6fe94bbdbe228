import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";
import { SitesInBrowser } from "./sites.ts";

const CONFIG = `site: {title: T, url: https://example.org/, language: LANG}
nav: {header: [archive, {label: More, items: [a-page, search]}]}
`;

const sites = new SitesInBrowser();

/** The home page of a site with a menu that opens, without JavaScript. */
async function home(language: string, width: number): Promise<Page> {
  const site = newSite({
    "briefgen.config.yaml": CONFIG.replace("LANG", language),
    "briefings/a.md": story("A"),
    "pages/a-page.md": "---\ntitle: A page\n---\n\nText.\n",
  });
  return sites.open(site, "", { javaScriptEnabled: false, viewport: { width, height: 700 } });
}

test("a menu opens below its button, and Escape, a click elsewhere and the button close it", async () => {
  const page = await home("en", 1280);
  const button = page.getByRole("button", { name: "More" });
  const link = page.locator(".submenu a", { hasText: "A page" });
  expect(await link.isVisible()).toBe(false);
  const closings = [
    () => page.keyboard.press("Escape"),
    () => page.mouse.click(1000, 600),
    () => button.click(),
  ];
  for (const close of closings) {
    await button.click();
    await link.waitFor({ state: "visible" });
    await close();
    await link.waitFor({ state: "hidden" });
  }
  await button.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/a-page/");
});

test.each([
  ["en", 320],
  ["en", 1280],
  ["ar", 320],
  ["ar", 1280],
])("in %s, it opens within a window %i pixels wide", async (language, width) => {
  const page = await home(language, width);
  await page.locator(".submenu button").click();
  const button = (await page.locator(".submenu button").boundingBox())!;
  const list = (await page.locator(".submenu ul").boundingBox())!;
  expect(list.x).toBeGreaterThanOrEqual(0);
  expect(list.x + list.width).toBeLessThanOrEqual(width);
  expect(Math.abs(list.y - button.y - button.height)).toBeLessThan(2);
  const edges = language === "ar" ? [list.x + list.width, button.x + button.width] : [list.x, button.x];
  if (width > 1000) expect(edges[0]).toBeCloseTo(edges[1]!, 0);
});
