import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { StaticHost } from "../../src/dev/static-host.ts";
import { Watching } from "../dev/watching.ts";
import { ATTACKS } from "../support/attacks.ts";
import { hostileSite } from "../support/hostile-site.ts";
import { newSite, story, type TestSite } from "../support/site.ts";
import { openBrowser } from "./browser.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** A window of the browser in which whatever runs `tripwire`, opens a dialog, or loads something that is not the site's is noted. */
async function trapped(site: string): Promise<{ context: BrowserContext; sprung: string[] }> {
  const context = await browser.newContext();
  const sprung: string[] = [];
  await context.exposeBinding("tripwire", ({ page }) => void sprung.push(`script on ${page.url()}`));
  context.on("dialog", (dialog) => {
    sprung.push(`dialog on ${dialog.page()?.url()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const isPage = request.isNavigationRequest();
    if (!request.url().startsWith(site) || (!isPage && request.url().includes("tripwire")))
      sprung.push(`request for ${request.url()}`);
  });
  return { context, sprung };
}

/** What could still run where a reader clicks, points or types: nothing here waits for that. */
const armed = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll("*")) {
      for (const name of element.getAttributeNames())
        if (name.startsWith("on")) found.push(`${name} on ${element.nodeName}`);
      const address =
        element.getAttribute("href") ?? element.getAttribute("src") ?? element.getAttribute("action");
      if (address !== null && !/^(?:https?|mailto):$/.test(new URL(address, document.baseURI).protocol))
        found.push(address);
    }
    return found;
  });

async function openAll(
  context: BrowserContext,
  addresses: readonly string[],
  look: (page: Page) => Promise<void>,
): Promise<void> {
  const left = [...addresses];
  const openNext = async (page: Page): Promise<void> => {
    const address = left.shift();
    if (address === undefined) return page.close();
    await page.goto(address, { waitUntil: "load" });
    await look(page);
    return openNext(page);
  };
  // Several at once: most of the time is spent waiting.
  const tabs = Array.from({ length: TABS }, () => context.newPage());
  await Promise.all((await Promise.all(tabs)).map(openNext));
}

const TABS = 4;

/** Lists, feeds, every story, and of the records each tenth: all are looked at without a browser in test/faults. */
const VISITED =
  /^(?:[a-z]+\/)?(?:index\.html|rss\.xml)$|^(?:404\.html|feeds\.opml)$|^stories\/\w+\/index\.html$|^(?:(?:topics|sources|questions|storylines|authors)\/)?[tolqwp]\d?0\/index\.html$/;

/** A built site without the policy that hosts are asked to send: the pages must be safe without it. */
async function serve(site: TestSite): Promise<StaticHost> {
  site.write("dist/_headers", "");
  return StaticHost.listen({
    host: "127.0.0.1",
    ports: [0],
    basePath: "/",
    folder: join(site.root, "dist"),
  });
}

test("the trap springs", async () => {
  const site = newSite({
    "dist/index.html": "<script>tripwire(1)</script><img src=/tripwire><a href='javascript:x'>x</a>",
  });
  const host = await serve(site);
  const { context, sprung } = await trapped(host.address());
  const found: string[] = [];
  await openAll(context, [host.address()], async (page) => void found.push(...(await armed(page))));
  expect([...sprung].sort()).toEqual([
    `request for ${host.address()}tripwire`,
    `script on ${host.address()}`,
  ]);
  expect(found).toEqual(["javascript:x"]);
  host.close();
});

test("no attack in any text runs or loads anything on any page, in any feed, or in the search", async () => {
  // Each tenth topic and outlet has a record: the others have pages, too, and no other page is visited.
  const files = Object.fromEntries(
    Object.entries(hostileSite(ATTACKS)).filter(([path]) => !/\/[to]\d*[1-9]\.md$/.test(path)),
  );
  const config = files["briefgen.config.yaml"]!.replace('"search":"off"', '"search":"on"');
  const site = newSite({ ...files, "briefgen.config.yaml": config });
  expect((await site.build({ search: true })).published).toBeDefined();
  const host = await serve(site);
  const { context, sprung } = await trapped(host.address());
  const paths = readdirSync(join(site.root, "dist"), { recursive: true, encoding: "utf8" }).filter((path) =>
    VISITED.test(path),
  );
  expect(paths.length).toBeGreaterThan(120);
  const found: string[] = [];
  await openAll(
    context,
    paths.map(
      (path) =>
        host.address() +
        path
          .split("/")
          .map(encodeURIComponent)
          .join("/")
          .replace(/index\.html$/, ""),
    ),
    async (page) => void found.push(...(await armed(page))),
  );
  const page = await context.newPage();
  for (const words of [
    "tripwire",
    "script",
    "&quot;",
    "onerror=tripwire(1)",
    '"><script>tripwire(1)</script>',
  ]) {
    await page.goto(
      `${host.address()}search/?q=${encodeURIComponent(words)}&id=x&action=javascript:tripwire(1)`,
    );
    await page.locator("#search-status").filter({ hasText: /\d|No/ }).waitFor();
    found.push(...(await armed(page)));
  }
  expect(await page.locator("#query").inputValue()).toBe('"><script>tripwire(1)</script>');
  await page.goto(`${host.address()}search/?q=tripwire`);
  expect(await page.locator("#results li mark").first().textContent()).toMatch(/tripwire/);
  expect({ sprung, found: [...new Set(found)] }).toEqual({ sprung: [], found: [] });
  host.close();
}, 180_000);

test("no attack in what is wrong with a file runs in the preview's overlay", async () => {
  const site = newSite({ "briefings/good.md": story("Good") });
  for (const [index, attack] of ATTACKS.entries()) {
    const value = JSON.stringify(attack);
    site.write(
      `briefings/a${index}.md`,
      `---\ntitle: ${value}\ndate: ${value}\n${value}: ${value}\nstoryline: ${value}\n---\n\n[@x] ${attack}\n`,
    );
  }
  site.write("briefings/<img src=x onerror=tripwire(1)>.md", "no front matter");
  const watch = new Watching(site);
  const origin = await watch.origin();
  const { context, sprung } = await trapped(origin);
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  site.write("briefings/more.md", "none");
  await watch.says(/more\.md/);
  await page.locator("briefgen-problems dialog").waitFor();
  expect(await page.locator("briefgen-problems section").innerText()).toContain(
    "<script>tripwire(1)</script>",
  );
  expect({ sprung, found: await armed(page) }).toEqual({ sprung: [], found: [] });
});
