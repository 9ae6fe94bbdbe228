// Takes the screenshot in README, docs/story.png: a story page of the site that `briefgen init` creates.
//
//     npm run build && node scripts/screenshot.mjs
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import { StaticHost } from "../lib/dev/static-host.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const site = mkdtempSync(join(tmpdir(), "briefgen-screenshot-"));
const briefgen = (...args) =>
  execFileSync(process.execPath, [join(root, "bin/briefgen.js"), ...args, "-q"], { cwd: site });

briefgen("init", "--title", "The Sample Brief", "--url", "https://brief.example/");
briefgen("build");
const host = await StaticHost.listen({
  folder: join(site, "dist"),
  basePath: "/",
  host: "127.0.0.1",
  ports: [0],
});
const browser = await playwright.launch({
  executablePath: process.env.CHROME_PATH ?? (await chromium.executablePath()),
  args: chromium.args.filter((arg) => !["--single-process", "--no-zygote"].includes(arg)),
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 1560 } });
  await page.goto(`${host.address()}stories/north-korea-sanctions/`);
  await page
    .locator("#happened")
    .evaluate((section) => scrollTo(0, section.getBoundingClientRect().top - 330));
  await page.screenshot({ path: join(root, "docs/story.png") });
} finally {
  await browser.close();
  await host.close();
  rmSync(site, { recursive: true });
}
