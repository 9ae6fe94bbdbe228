import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { nginxBefore, RunningServer } from "../deploy/servers.ts";
import { endings } from "../support/folders.ts";
import { newSite, story } from "../support/site.ts";
import { ask, Channel, Watching } from "./watching.ts";

/** An event that is held back would be waited for until then. */
vi.setConfig({ testTimeout: 40_000 });

const isInstalled = nginxBefore("", "").isInstalled;

async function proxied(origin: string, root: string, directives: string): Promise<string> {
  const folder = join(root, "nginx");
  mkdirSync(folder);
  const server = await RunningServer.start(nginxBefore(origin, directives), folder);
  endings.push(() => server.stop());
  return server.origin;
}

test.runIf(isInstalled).each([
  ["its defaults", ""],
  ["compression of everything", "gzip on; gzip_types *; gzip_proxied any; proxy_set_header Host $http_host;"],
])("behind nginx with %s, changes reach the open page at once", async (_what, directives) => {
  const site = newSite({ "briefings/a.md": story("A", "", "First.") });
  const watch = new Watching(site, ["--port", "0"]);
  const origin = await proxied(
    (await watch.origin()).replace("localhost", "127.0.0.1"),
    site.root,
    directives,
  );
  expect((await ask(origin, "/stories/a/")).body).toContain("First.");
  const page = await Channel.open(origin, { "Accept-Encoding": "gzip" });
  const { build } = await page.message("reload", () => true);
  for (const text of ["Second.", "Third."]) {
    const from = page.messages.length;
    site.write("briefings/a.md", story("A", "", text));
    await page.message("reload", (data) => data.build !== build, from);
    expect((await ask(origin, "/stories/a/")).body).toContain(text);
  }
});
