import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { type Browser, chromium as playwright } from "playwright-core";

/** Where systems put a Chromium; else the one that comes with the package `@sparticuz/chromium` is used. */
const INSTALLED = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** With everything in one process, which the package asks for, it ends when the first of its windows is closed. */
const UNWANTED = ["--single-process", "--no-zygote"];

/** An imitated graphics processor takes longer to draw than none does. */
const WITHOUT_GRAPHICS = "--disable-gpu";

const installedPath = (): string | undefined =>
  [process.env.CHROME_PATH ?? "", ...INSTALLED].find((path) => existsSync(path));

chromium.setGraphicsMode = false;

export const chromiumPath = async (): Promise<string> => installedPath() ?? (await chromium.executablePath());

export async function openBrowser(): Promise<Browser> {
  const executablePath = await chromiumPath();
  if (installedPath()) return playwright.launch({ executablePath, args: ["--no-sandbox", WITHOUT_GRAPHICS] });
  return playwright.launch({
    executablePath,
    args: [...chromium.args.filter((arg) => !UNWANTED.includes(arg)), WITHOUT_GRAPHICS],
  });
}
