import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import type { StaticHost } from "../../src/dev/static-host.ts";
import { openBrowser } from "./browser.ts";
import { serveSample } from "./sample.ts";

/** Where the sample site is served in tests. */
export const BASES = ["/", "/sub/path/"] as const;

export interface Visit extends BrowserContextOptions {
  readonly base?: (typeof BASES)[number];
}

/** The sample site in a browser; made before the tests of a file, and closed after them. */
export class SampleInBrowser {
  #browser: Browser | undefined;
  readonly #hosts = new Map<string, StaticHost>();

  constructor() {
    beforeAll(async () => {
      this.#browser = await openBrowser();
      for (const base of BASES) this.#hosts.set(base, await serveSample(base));
    });
    afterAll(async () => {
      await this.#browser?.close();
      for (const host of this.#hosts.values()) await host.close();
    });
  }

  urlAt(base: (typeof BASES)[number]): string {
    return this.#hosts.get(base)!.address();
  }

  /** Opens any page, and lets `look` see it. */
  async visitAt(
    url: string,
    options: BrowserContextOptions,
    look: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await this.#browser!.newContext(options);
    try {
      const page = await context.newPage();
      await page.goto(url);
      await look(page);
    } finally {
      await context.close();
    }
  }

  /** Opens a page, lets `look` see it, and returns what went wrong meanwhile: errors, and requests to elsewhere. */
  async visit(
    address: string,
    { base = "/", ...options }: Visit,
    look: (page: Page) => Promise<void>,
  ): Promise<string[]> {
    const site = this.urlAt(base);
    const context = await this.#browser!.newContext(options);
    const page = await context.newPage();
    const wrong: string[] = [];
    page.on("console", (message) => {
      if (message.type() === "error") wrong.push(`console: ${message.text()}`);
    });
    page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
    page.on("request", (request) => {
      if (!request.url().startsWith(site)) wrong.push(`request: ${request.url()}`);
    });
    page.on("response", (response) => {
      if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
    });
    try {
      await page.goto(site + address);
      await look(page);
    } finally {
      await context.close();
    }
    return wrong;
  }
}
