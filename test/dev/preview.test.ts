import { expect, test, vi } from "vitest";
import { newSite, story } from "../support/site.ts";
import { ask, Channel, Watching } from "./watching.ts";

/** A change that is missed would be waited for until then. */
vi.setConfig({ testTimeout: 40_000 });

const ANY_PORT = ["--port", "0"];

test("a change reaches the open page and the served one; an error shows the terminal's words until it is mended", async () => {
  const site = newSite({ "briefings/a.md": story("A", "", "First.") });
  const watch = new Watching(site, ANY_PORT);
  const origin = await watch.origin();
  const page = await Channel.open(origin);
  const { build } = await page.message("reload", () => true);
  expect((await ask(origin, "/stories/a/")).body).toContain(`data-build="${build}"`);

  site.write("briefings/a.md", story("A", "", "Second."));
  const next = await page.message("reload", (data) => data.build !== build);
  const served = await ask(origin, "/stories/a/");
  expect(served.body).toContain("Second.");
  expect(served.body).toContain(`data-build="${next.build}"`);

  site.write("briefings/a.md", story("A", "sorces: [<b>]", "Third."));
  const { text } = await page.message("problems", (data) => data.text !== "");
  await watch.says("1 error: the last good site is still served\n");
  expect(text).toContain("error[BG0102]: unknown key `sorces`\n  ╭─ briefings/a.md:4:1\n4 │ sorces: [<b>]");
  expect(watch.text).toContain(text);
  expect((await ask(origin, "/stories/a/")).body).toContain("Second.");

  const broken = page.messages.length;
  site.write("briefings/a.md", story("A", "", "Mended."));
  expect(await page.message("problems", () => true, broken)).toEqual({ text: "" });
  expect((await ask(origin, "/stories/a/")).body).toContain("Mended.");
  expect(site.read(".briefgen/preview/stories/a/index.html")).not.toContain("__briefgen");
});

test("a site that starts broken has a page that says so, and is served as soon as it is mended", async () => {
  const site = newSite({ "briefings/a.md": story("A", "sorces: [x]") });
  const watch = new Watching(site, ANY_PORT);
  const origin = await watch.origin();
  expect(watch.text).toContain("1 error: there is no site to serve yet\n");
  expect((await ask(origin, "/")).status).toBe(503);
  const page = await Channel.open(origin);
  const { build } = await page.message("reload", () => true);
  expect((await page.message("problems", () => true)).text).toContain("error[BG0102]");
  site.write("briefings/a.md", story("A"));
  await page.message("reload", (data) => data.build !== build);
  expect((await ask(origin, "/stories/a/")).status).toBe(200);
  await watch.says("feeds: ");
});

test("drafts and future stories are shown, and nothing that is not built", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "briefings/d.md": story("D", "status: draft"),
    "briefings/f.md": "---\ntitle: F\ndate: 2030-01-01\n---\n\nText.\n",
    "briefings/.secret": "secret",
  });
  const watch = new Watching(site, ANY_PORT);
  const origin = await watch.origin();
  expect((await ask(origin, "/stories/d/")).body).toContain(">D</h1>");
  expect((await ask(origin, "/stories/f/")).body).toContain(">F</h1>");
  site.write(".briefgen/preview/added.html", "secret");
  for (const path of [
    "/added.html",
    "/.secret",
    "/.briefgen/",
    "/..%2f..%2fbriefgen.config.yaml",
    "/briefings/d.md",
  ])
    expect((await ask(origin, path)).status, path).toBe(404);
  expect(site.has("dist")).toBe(false);
});

test("a removed story is gone from the list of what is served, and a new base path moves the site", async () => {
  const site = newSite({ "briefings/a.md": story("A"), "briefings/b.md": story("B") });
  const watch = new Watching(site, ANY_PORT);
  const origin = await watch.origin();
  expect((await ask(origin, "/stories/b/")).status).toBe(200);
  site.remove("briefings/b.md");
  await watch.until(async () => (await ask(origin, "/stories/b/")).status === 404);
  site.write("briefgen.config.yaml", "site: {title: T, url: https://example.org/news/}\n");
  await watch.says(`serving ${origin}/news/ (Ctrl-C stops)`);
  expect((await ask(origin, "/")).headers.location).toBe("/news/");
  expect((await ask(origin, "/news/stories/a/")).status).toBe(200);
});

test("where only a style sheet changed, pages are told so", async () => {
  const site = newSite({ "briefings/a.md": story("A"), "templates/assets/style.css": "body {}" });
  const watch = new Watching(site, ANY_PORT);
  const page = await Channel.open(await watch.origin());
  const { build } = await page.message("reload", () => true);
  site.write("templates/assets/style.css", "body { color: red }");
  expect(await page.message("reload", (data) => data.build !== build)).toMatchObject({ restyles: build });
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends it while pages are open", async (signal, code) => {
  const watch = new Watching(newSite({ "briefings/a.md": story("A") }), ANY_PORT);
  const page = await Channel.open(await watch.origin());
  expect(await watch.stop(signal)).toBe(code);
  await page.ended;
});
