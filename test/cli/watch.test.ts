import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, test, vi } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";
import { BIN } from "./run.ts";

/** Nothing here takes a second; a change that is missed would be waited for until then. */
vi.setConfig({ testTimeout: 15_000 });

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

class Watch {
  readonly child: ChildProcess;
  readonly closed: Promise<number | NodeJS.Signals | null>;
  text = "";

  constructor(site: TestSite, ...args: string[]) {
    const env = {
      PATH: process.env.PATH,
      HOME: "/nowhere",
      SOURCE_DATE_EPOCH: String(Date.UTC(2026, 10, 23, 12) / 1000),
    };
    this.child = spawn(process.execPath, [BIN, "watch", site.root, ...args], {
      env,
      stdio: ["ignore", "pipe", "pipe"],
    });
    children.push(this.child);
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.on("data", (chunk) => (this.text += chunk));
    this.closed = new Promise((resolve) => this.child.on("close", (code, signal) => resolve(code ?? signal)));
  }

  /** Waits for something to be so; the test's own time limit ends it. */
  async until(what: () => boolean): Promise<void> {
    while (!what()) {
      if (this.child.exitCode !== null) throw new Error(`watch has ended:\n${this.text}`);
      await new Promise((again) => setTimeout(again, 20));
    }
  }
}

const page = (site: TestSite, path: string) => (site.has(`dist/${path}index.html`) ? site.page(path) : "");

test("watch builds, builds again when a story changes, comes or goes, and ends with 130 on Ctrl-C", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const watch = new Watch(site);
  await watch.until(() => watch.text.includes("feeds: "));
  site.write("briefings/a.md", story("A", "", "Changed text."));
  await watch.until(() => page(site, "stories/a/").includes("Changed text."));
  site.write("briefings/2026/b.md", story("B"));
  await watch.until(() => page(site, "stories/b/") !== "");
  site.remove("briefings/2026/b.md");
  await watch.until(() => page(site, "stories/b/") === "" && !page(site, "").includes("stories/b/"));
  watch.child.kill("SIGINT");
  expect(await watch.closed).toBe(130);
});

test("templates, static files and the configuration are watched, too, even where they come later", async () => {
  const site = newSite({
    "briefings/a.md": story("A"),
    "briefgen.config.yaml": "site: {title: One, url: https://example.org/}\n",
  });
  const watch = new Watch(site);
  await watch.until(() => watch.text.includes("feeds: "));
  site.write("briefgen.config.yaml", "site: {title: Two, url: https://example.org/}\n");
  await watch.until(() => page(site, "").includes("<title>Two"));
  site.write("templates/partials/footer.eta", "<footer>Mine</footer>");
  await watch.until(() => page(site, "").includes("<footer>Mine"));
  site.write("static/x.txt", "x");
  await watch.until(() => site.has("dist/x.txt"));
  watch.child.kill("SIGTERM");
  await watch.closed;
});

test("an error keeps the last good site and the watch alive; mended, the site is built", async () => {
  const site = newSite({ "briefings/a.md": story("A", "", "Good.") });
  const watch = new Watch(site);
  await watch.until(() => watch.text.includes("feeds: "));
  site.write("briefings/a.md", story("A", "sorces: [x]", "Bad."));
  await watch.until(() => watch.text.includes("dist is as it was"));
  expect(watch.text).toContain("did you mean `sources`?");
  expect(page(site, "stories/a/")).toContain("Good.");
  site.write("briefings/a.md", story("A", "", "Mended."));
  await watch.until(() => page(site, "stories/a/").includes("Mended."));
});

test("a site that starts broken is watched until it is mended", async () => {
  const site = newSite({ "briefings/a.md": "no front matter" });
  const watch = new Watch(site);
  await watch.until(() => watch.text.includes("dist is as it was"));
  site.write("briefings/a.md", story("A"));
  await watch.until(() => page(site, "stories/a/") !== "");
});

test("SIGTERM ends it with 143", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const watch = new Watch(site);
  await watch.until(() => watch.text.includes("feeds: "));
  watch.child.kill("SIGTERM");
  expect(await watch.closed).toBe(143);
});

test("an output inside the site is not taken for a change: one build, then rest", async () => {
  const site = newSite({ "briefings/a.md": story("A") });
  const watch = new Watch(site, "--out", "public");
  await watch.until(() => watch.text.includes("feeds: "));
  site.write("briefings/a.md", story("A", "", "Once."));
  await watch.until(() => watch.text.split("feeds: ").length === 3);
  await new Promise((rest) => setTimeout(rest, 600));
  expect(watch.text.split("feeds: ")).toHaveLength(3);
});
