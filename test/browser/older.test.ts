import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { PACKAGE } from "../support/documents.ts";
import { TestSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";
import { faultsInLooks } from "./looks.ts";
import { PAGES, serveSample } from "./sample.ts";

/**
 * What the oldest browsers of docs/theming.md do not know, with a name in its place that no browser knows. In an old Chromium
 * (`CHROME_PATH`), these tests pass without that.
 */
const UNKNOWN: readonly (readonly [RegExp, string])[] = [
  [/\b(light-dark|color-mix|oklch|contrast-color)\(/g, "unknown-$1("],
  [/content:("[^"]*"|counter\([^)]*\)) \/ ""/g, "content:unknown"],
  [/\((?=[^()]*[<>])/g, "(unknown "],
  [/::details-content/g, "::unknown"],
  [/:popover-open/g, ":unknown"],
  [/:has\(/g, ":unknown("],
  [/\b(float|clear): ?inline-/g, "$1:unknown-"],
  [/\b(position-area|position-anchor|anchor-name|text-wrap):/g, "unknown-$1:"],
];

/** The style sheet as such a browser understands it. */
const asUnderstood = (css: string) =>
  UNKNOWN.reduce((text, [name, unknown]) => text.replace(name, unknown), css);

/** And the scripts. */
function forgetMethods(): void {
  for (const [of, name] of [
    [URLSearchParams.prototype, "size"],
    [Element.prototype, "ariaInvalid"],
    [Array.prototype, "toSorted"],
    [Array.prototype, "toReversed"],
    [Array.prototype, "findLast"],
    [Object, "groupBy"],
    [Set.prototype, "union"],
    [globalThis, "Iterator"],
  ] as const)
    Reflect.deleteProperty(of, name);
}

let browser: Browser;
const hosts = new Map<string, StaticHost>();
const example = new TestSite(mkdtempSync(join(tmpdir(), "briefgen-older-")));

beforeAll(async () => {
  browser = await openBrowser();
  hosts.set("built-in", await serveSample("/"));
  for (const name of ["briefings", "pages", "briefgen.config.yaml"])
    cpSync(join(PACKAGE, name), join(example.root, name), { recursive: true });
  cpSync(join(PACKAGE, "examples/dispatch/templates"), join(example.root, "templates"), { recursive: true });
  await example.clean({ search: true });
  const folder = join(example.root, "dist");
  hosts.set("example", await StaticHost.listen({ folder, host: "127.0.0.1", ports: [0], basePath: "/" }));
});
afterAll(async () => {
  await browser?.close();
  for (const host of hosts.values()) await host.close();
  rmSync(example.root, { recursive: true });
});

const THEMES = ["built-in", "example"] as const;
const SCHEMES = ["light", "dark"] as const;
const LOOKS = THEMES.flatMap((theme) => SCHEMES.map((colorScheme) => ({ theme, colorScheme })));

async function visit(
  theme: (typeof THEMES)[number],
  address: string,
  colorScheme: (typeof SCHEMES)[number],
  look: (page: Page) => Promise<void>,
  brand = "",
): Promise<void> {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  const wrong: string[] = [];
  page.on("pageerror", (error) => wrong.push(error.message));
  await page.addInitScript(forgetMethods);
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: asUnderstood((await response.text()) + brand) });
  });
  try {
    await page.goto(hosts.get(theme)!.address() + address);
    await look(page);
    expect(wrong).toEqual([]);
  } finally {
    await page.close();
  }
}

/** A computed value of the first element that is found. */
const style = (page: Page, selector: string, property: string, pseudo?: string) =>
  page
    .locator(selector)
    .first()
    .evaluate(
      (element, [name, of]) => getComputedStyle(element, of || null).getPropertyValue(name!),
      [property, pseudo ?? ""],
    );

/** Relative luminance of a computed colour, 0 black to 1 white (WCAG 2.2); undefined for one that is not opaque. */
function luminance(color: string): number | undefined {
  const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
  if (alpha !== 1) return undefined;
  const [r, g, b] = [red!, green!, blue!].map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].map((value) => value ?? Number.NaN).sort();
  return (lighter! + 0.05) / (darker! + 0.05);
}

describe.each(LOOKS)("the $theme theme, $colorScheme", ({ theme, colorScheme }) => {
  test("text and paper have their colours, and the map has lines", async () => {
    await visit(theme, PAGES.map, colorScheme, async (page) => {
      const paper = await style(page, "html", "background-color");
      if (colorScheme === "light") expect(luminance(paper)).toBeGreaterThan(0.9);
      else expect(luminance(paper)).toBeLessThan(0.05);
      expect(contrast(await style(page, "h1", "color"), paper)).toBeGreaterThan(7);
      expect(contrast(await style(page, ".map line", "stroke"), paper)).toBeGreaterThan(1.2);
      const [topic, outlet] = await Promise.all(
        ["topic", "outlet"].map((kind) => style(page, `.node-${kind} circle`, "fill")),
      );
      expect(topic).not.toBe(outlet);
    });
  });
});

test.each([
  ["light", ":root { color-scheme: light; --light: initial; --dark: ; }"],
  ["dark", ":root { color-scheme: dark; --light: ; --dark: initial; }"],
] as const)("a site can always be %s", async (mode, brand) => {
  for (const scheme of SCHEMES) {
    const look = async (page: Page) => {
      const paper = luminance(await style(page, "html", "background-color"));
      expect(paper! > 0.5 ? "light" : "dark", scheme).toBe(mode);
    };
    await visit("built-in", PAGES.home, scheme, look, brand);
  }
});

test.each(THEMES)("the %s theme: axe finds nothing, narrow and wide, light and dark", async (theme) => {
  for (const address of [PAGES.home, PAGES["story, right to left"]])
    await visit(theme, address, "light", async (page) => {
      expect(await faultsInLooks(page), address).toEqual([]);
    });
});

describe.each(SCHEMES)("a story, %s", (colorScheme) => {
  test("has separators and marks", async () => {
    await visit("built-in", PAGES.story, colorScheme, async (page) => {
      const content = (selector: string, pseudo: string) => style(page, selector, "content", pseudo);
      expect(await content(".breadcrumbs li", "::after")).toBe('"/"');
      expect(await content(".stance-supports dt", "::before")).toBe('"✓"');
      expect(await content(".stance-disputes dt", "::before")).toBe('"✗"');
      expect(await content(".bullets li", "::before")).toBe('"?"');
      expect(await content("#sources summary", "::after")).toBe('" ▾"');
    });
  });

  test("shows a source over its number, on a ground of its own", async () => {
    await visit("built-in", PAGES.story, colorScheme, async (page) => {
      await page.locator(".citation a[data-source]").first().hover();
      const of = (property: string) => style(page, ".citation a[data-source]", property, "::after");
      expect(await of("content")).toMatch(/\w/);
      expect(contrast(await of("color"), await of("background-color"))).toBeGreaterThan(7);
    });
  });
});

test("the sources beside a story open and close", async () => {
  await visit("built-in", PAGES.story, "light", async (page) => {
    const source = page.locator("#sources li").first();
    await page.locator("#sources summary").click();
    await source.waitFor();
    await page.locator("#sources summary").click();
    expect(await source.isVisible()).toBe(false);
  });
});

test("the search marks what it found, and keeps the question in the address", async () => {
  await visit("built-in", PAGES.search, "dark", async (page) => {
    await page.getByRole("searchbox").fill("sanctions");
    await page.locator("#results mark").first().waitFor();
    expect(page.url()).toMatch(/\?q=sanctions$/);
    expect(await style(page, "mark", "background-image")).toContain("gradient");
    expect(await style(page, "mark", "color")).toBe(await style(page, "html", "color"));
    const outlet = page.getByRole("combobox", { name: "Outlets" });
    await outlet.fill("no such outlet");
    await expect.poll(() => outlet.getAttribute("aria-invalid")).toBe("true");
  });
});
