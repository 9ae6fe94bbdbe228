import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runHere } from "../cli/run.ts";
import { newSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";
import { faultsInLooks } from "./looks.ts";

const BRIEFINGS = fileURLToPath(new URL("../../briefings", import.meta.url));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test("the report's page: axe finds nothing, it fits its window, and it asks for no other file", async () => {
  const { root } = newSite({});
  cpSync(BRIEFINGS, join(root, "briefings"), { recursive: true });
  expect((await runHere(["report", root, "--page"])).code).toBe(0);
  const page = await (await browser.newContext()).newPage();
  const requests: string[] = [];
  const wrong: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => wrong.push(message.text()));
  const url = pathToFileURL(join(root, "report.html")).href;
  await page.goto(url);
  for (const more of await page.locator("summary").all()) await more.click();
  expect(await faultsInLooks(page)).toEqual([]);
  expect([requests, wrong]).toEqual([[url], []]);
});
