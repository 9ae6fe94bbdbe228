import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Where systems put a Chromium; else the one that comes with the package `@sparticuz/chromium` is used. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export async function openBrowser(): Promise<Browser> {
  const installed = [process.env.CHROME_PATH ?? "", ...INSTALLED].find((path) => existsSync(path));
  if (installed) return playwright.launch({ executablePath: installed, args: ["--no-sandbox"] });
  return playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args });
}
