import { expect, test } from "vitest";
import { ask, Watching } from "../dev/watching.ts";
import { newSite, story } from "../support/site.ts";
import { run } from "./run.ts";

const CONFIG = "site: {title: T, url: https://example.org/news/}\n";
const preview = (site: ReturnType<typeof newSite>, ...args: string[]) =>
  new Watching(site, ["--port", "0", ...args], { command: "preview" });

test("preview serves dist below the site's path: pages, redirects, the 404 page, and builds that come later", async () => {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A", "aliases: [/old/a/]"),
  });
  await site.clean();
  const served = preview(site);
  await served.says(/serving dist at http:\/\/localhost:\d+\/news\/ \(Ctrl-C stops\)\n/);
  const address = new URL(/http:\S+/.exec(served.text)![0]).origin;
  expect(await ask(address, "/news/stories/a/")).toMatchObject({ status: 200 });
  expect(await ask(address, "/news/old/a/")).toMatchObject({
    status: 200,
    body: expect.stringContaining("url=/news/stories/a/"),
  });
  const lost = await ask(address, "/news/nothing/");
  expect([lost.status, lost.body]).toEqual([404, site.read("dist/404.html")]);
  expect((await ask(address, "/news/")).headers["content-security-policy"]).toContain("default-src 'self'");
  expect((await ask(address, "/news/")).body).not.toContain("__briefgen");

  site.write("briefgen.config.yaml", `${CONFIG}host: netlify\n`).write("briefings/b.md", story("B"));
  await site.clean();
  expect(await ask(address, "/news/old/a/")).toMatchObject({
    status: 301,
    headers: { location: "/news/stories/a/" },
  });
  expect((await ask(address, "/news/stories/b/")).status).toBe(200);
  expect(await served.stop()).toBe(130);
});

test("preview at the path that --base-url gives", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  await site.clean({ baseUrl: "https://example.org/sub/path/" });
  const served = preview(site, "--base-url", "https://example.org/sub/path/");
  await served.says("/sub/path/ (Ctrl-C stops)");
  const address = new URL(/http:\S+/.exec(served.text)![0]).origin;
  expect((await ask(address, "/")).headers.location).toBe("/sub/path/");
  expect(await served.stop("SIGTERM")).toBe(143);
});

test("preview before anything is built: exit 2, and what to do", async () => {
  const { code, err } = await run(["preview", newSite({ "briefings/a.md": story("A") }).root]);
  expect([code, err]).toEqual([2, "error: there is no folder dist to serve; run `briefgen build` first\n"]);
});
