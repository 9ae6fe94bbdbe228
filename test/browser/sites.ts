import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import type { TestSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";

/** Sites that tests write, in a browser; it is opened before the tests of a file, and closed after them. */
export class SitesInBrowser {
  #browser: Browser | undefined;
  readonly #hosts: StaticHost[] = [];

  constructor() {
    beforeAll(async () => {
      this.#browser = await openBrowser();
    });
    afterAll(async () => {
      await this.#browser?.close();
      for (const host of this.#hosts) await host.close();
    });
  }

  /** Builds a site, which must have no problem, and opens a page of it. */
  async open(site: TestSite, path: string, options: BrowserContextOptions): Promise<Page> {
    await site.clean();
    const folder = `${site.root}/dist`;
    const host = await StaticHost.listen({ folder, basePath: "/", host: "127.0.0.1", ports: [0] });
    this.#hosts.push(host);
    // A context of its own can have several pages: a reader's tabs.
    const page = await (await this.#browser!.newContext(options)).newPage();
    await page.goto(host.address() + path);
    return page;
  }
}
