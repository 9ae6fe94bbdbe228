import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { build } from "../../src/index.ts";
import { PACKAGE } from "../support/documents.ts";
import { requestFor } from "../support/site.ts";
import { validator } from "../support/validator.ts";
import { openBrowser } from "./browser.ts";

const BASE = "/sub/path/";
const scratch = mkdtempSync(join(tmpdir(), "briefgen-example-"));
let browser: Browser;
let host: StaticHost;

beforeAll(async () => {
  // The example, with the sample's briefings: in three languages, one of them from right to left.
  for (const name of ["briefings", "briefgen.config.yaml"])
    cpSync(join(PACKAGE, name), join(scratch, name), { recursive: true });
  cpSync(join(PACKAGE, "examples/dispatch/templates"), join(scratch, "templates"), { recursive: true });
  const request = requestFor(scratch, { baseUrl: `https://brief.example${BASE}`, search: true });
  const { diagnostics } = await build(request, nodeDisk);
  expect(diagnostics).toEqual([]);
  host = await StaticHost.listen({
    folder: join(scratch, "dist"),
    basePath: BASE,
    host: "127.0.0.1",
    ports: [0],
  });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await host?.close();
  rmSync(scratch, { recursive: true });
});

test("its pages are valid HTML, and none has what only the built-in theme has", () => {
  const pages = readdirSync(join(scratch, "dist"), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".html"))
    .map((path) => [path, readFileSync(join(scratch, "dist", path), "utf8")] as const);
  expect(pages.length).toBeGreaterThan(100);
  for (const [path, html] of pages.filter(([path]) => !/^(?:20\d\d|briefings)\//.test(path))) {
    expect(html, path).toContain('<header class="side">');
    expect(html, path).not.toContain("site-header");
  }
  for (const path of [
    "index.html",
    "stories/north-korea-sanctions/index.html",
    "topics/sanctions/index.html",
  ])
    expect(validator.validateStringSync(pages.find(([name]) => name === path)![1]).results, path).toEqual([]);
});

const PAGES = [
  ["home", ""],
  ["story", "stories/north-korea-sanctions/"],
  ["story, right to left", encodeURI("stories/عقوبات-كوريا-الشمالية/")],
  ["topic", "topics/north-korea/"],
  ["map", "graph/"],
  ["search", "search/"],
] as const;

test.each(PAGES.flatMap((page) => (["light", "dark"] as const).map((scheme) => [...page, scheme] as const)))(
  "%s (%s), %s: axe finds nothing, wide or narrow, and nothing is wider than the page",
  async (name, path, scheme) => {
    for (const [width, height] of [
      [1280, 900],
      [360, 740],
    ] as const) {
      const context = await browser.newContext({ colorScheme: scheme, viewport: { width, height } });
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("pageerror", (error) => wrong.push(error.message));
      page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
      await page.goto(host.address() + path);
      const { violations } = await new AxeBuilder({ page })
        .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
        .analyze();
      expect(
        violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
        `${name} ${width}`,
      ).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([overflow <= 0, wrong]).toEqual([true, []]);
      await context.close();
    }
  },
);
