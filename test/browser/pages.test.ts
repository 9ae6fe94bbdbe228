import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openBrowser } from "./browser.ts";
import { PAGES, serveSample } from "./sample.ts";
import type { StaticHost } from "./static-host.ts";

/** Screenshots for a person to look at; not in git. */
const SHOTS = fileURLToPath(new URL("shots/", import.meta.url));

let browser: Browser;
const hosts = new Map<string, StaticHost>();
beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  browser = await openBrowser();
  for (const base of ["/", "/sub/path/"]) hosts.set(base, await serveSample(base));
});
afterAll(async () => {
  await browser.close();
  for (const host of hosts.values()) host.stop();
});

/** Opens a page of the sample, lets `look` see it, and returns what went wrong meanwhile. */
async function visit(
  address: string,
  { base = "/", ...options }: BrowserContextOptions & { readonly base?: string },
  look: (page: Page) => Promise<void>,
): Promise<string[]> {
  const host = hosts.get(base)!;
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(host.url)) wrong.push(`request: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  try {
    await page.goto(host.url + address);
    await look(page);
  } finally {
    await context.close();
  }
  return wrong;
}

const SCHEMES = ["light", "dark"] as const;
const WIDTHS = [360, 1280];

describe.each(Object.entries(PAGES))("%s", (name, address) => {
  test.each(SCHEMES)("has nothing that axe finds, and fits its window, in %s", async (colorScheme) => {
    for (const width of WIDTHS) {
      const viewport = { width, height: 900 };
      // axe itself needs scripts; the page has none that it depends on.
      const wrong = await visit(address, { viewport, colorScheme, reducedMotion: "reduce" }, async (page) => {
        await page.screenshot({ path: `${SHOTS}${name} ${width} ${colorScheme}.png`, fullPage: true });
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect(found).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
      });
      expect(wrong).toEqual([]);
    }
  });
});

test.each(["/", "/sub/path/"])("no link of a page at %s leads nowhere, without JavaScript", async (base) => {
  const host = hosts.get(base)!;
  const dead = new Set<string>();
  for (const address of Object.values(PAGES)) {
    const wrong = await visit(address, { base, javaScriptEnabled: false }, async (page) => {
      for (const link of await page.locator("a[href], link[href]").all()) {
        const href = new URL((await link.getAttribute("href"))!, page.url());
        if (!href.href.startsWith(host.url)) {
          if (href.hostname === "127.0.0.1") dead.add(`${address}: ${href} leaves the base path`);
          continue;
        }
        href.hash = "";
        if ((await page.request.get(href.href)).status() !== 200) dead.add(`${address}: ${href}`);
      }
    });
    expect(wrong).toEqual([]);
  }
  expect([...dead]).toEqual([]);
});

describe("a citation", () => {
  const story = PAGES.story;
  const SOURCE = "Treasury Sanctions DPRK Bankers";

  test("shows its source to the pointer and to the keyboard, without JavaScript", async () => {
    await visit(story, { javaScriptEnabled: false, viewport: { width: 800, height: 900 } }, async (page) => {
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
    });
  });

  test("leads to its source, and the source back to it", async () => {
    await visit(story, { javaScriptEnabled: false }, async (page) => {
      const cite = page.locator(".section .citation a").first();
      await cite.click();
      expect(page.url()).toMatch(/#source-/);
      const source = page.locator(":target");
      await source.locator(".backlink").first().click();
      expect(page.url()).toMatch(/#cite-/);
    });
  });

  test("on a wide screen its source is in sight while the text is read", async () => {
    await visit(story, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.locator("#background").scrollIntoViewIfNeeded();
      const box = await page.locator("#sources").boundingBox();
      expect(box!.y).toBeGreaterThanOrEqual(0);
      expect(box!.y).toBeLessThan(450);
    });
  });
});

test("the skip link is the first stop of the keyboard, and leads to the content", async () => {
  await visit("", { javaScriptEnabled: false }, async (page) => {
    await page.keyboard.press("Tab");
    const first = page.locator(":focus");
    expect(await first.getAttribute("class")).toBe("skip");
    await first.press("Enter");
    expect(page.url()).toMatch(/#main$/);
  });
});
