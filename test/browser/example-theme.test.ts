import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { nodeDisk } from "../../src/disk/disk.ts";
import { build } from "../../src/index.ts";
import { PACKAGE } from "../support/documents.ts";
import { requestFor } from "../support/site.ts";
import { validator } from "../support/validator.ts";
import { openBrowser } from "./browser.ts";
import { faultsInLooks } from "./looks.ts";

const BASE = "/sub/path/";
const scratch = mkdtempSync(join(tmpdir(), "briefgen-example-"));
let browser: Browser;
let host: StaticHost;

beforeAll(async () => {
  // The example, with the sample's briefings: in three languages, one of them from right to left.
  for (const name of ["briefings", "pages", "briefgen.config.yaml"])
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
    .filter((path) => path.endsWith(".html") && !path.endsWith("email.html"))
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

test.each(PAGES)(
  "%s (%s): axe finds nothing, and nothing is wider than the page, narrow and wide, light and dark",
  async (_, path) => {
    const page = await browser.newPage();
    const wrong: string[] = [];
    page.on("pageerror", (error) => wrong.push(error.message));
    page.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    await page.goto(host.address() + path);
    expect([await faultsInLooks(page), wrong]).toEqual([[], []]);
    await page.close();
  },
);
