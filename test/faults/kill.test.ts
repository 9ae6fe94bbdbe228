import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { newSite, story, type TestSite } from "../support/site.ts";

const SCRIPT = fileURLToPath(new URL("kill-at.mjs", import.meta.url));

/** Builds in a process of its own that dies at its `at`th change; 0 for one that lives. */
async function buildUntil(
  site: TestSite,
  at: number,
): Promise<{ signal: NodeJS.Signals | null; out: string }> {
  // What a build keeps of young files is less, so the number of its changes would depend on the speed of the machine.
  await site.atRest();
  const child = spawn(process.execPath, [SCRIPT, site.root, String(at)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.on("data", (text) => (out += text));
  return new Promise((resolve) => child.on("close", (_, signal) => resolve({ signal, out })));
}

const makeSite = () =>
  newSite({
    "briefings/a.md": story("A", "topics: [Oil]"),
    "briefings/b.md": story("B"),
    "static/x.txt": "x",
  });

async function rebuilt(): Promise<TestSite> {
  const site = makeSite();
  await site.clean();
  return site.write("dist/CNAME", "example.org");
}

const change = (site: TestSite) =>
  site
    .remove("briefings/b.md")
    .write("briefings/a.md", story("A", "", "New."))
    .write("static/y.txt", "y");

/** About `count` numbers spread over 1 … total, both ends and the last few included; with `FAULTS=all` every number. */
const spread = (total: number, count: number) =>
  process.env.FAULTS === "all"
    ? Array.from({ length: total }, (_, i) => i + 1)
    : [
        ...new Set([
          ...Array.from({ length: count }, (_, i) => 1 + Math.floor((i * total) / count)),
          ...[total - 5, total - 4, total - 3, total - 2, total - 1, total],
        ]),
      ];

test("kill -9 during a first build leaves no site or all of it, and the next build succeeds", async () => {
  const whole = makeSite();
  const total = Number((await buildUntil(whole, 0)).out);
  expect(total).toBeGreaterThan(20);
  for (const at of spread(total, 4)) {
    const site = makeSite();
    expect([at, (await buildUntil(site, at)).signal]).toEqual([at, "SIGKILL"]);
    if (site.has("dist")) expect([at, site.tree()]).toEqual([at, whole.tree()]);
    await site.clean();
    expect([at, site.tree()]).toEqual([at, whole.tree()]);
  }
}, 300_000);

test("kill -9 during a rebuild leaves every file old or new, never half; the next build completes it", async () => {
  const whole = await rebuilt();
  const old = whole.tree();
  const total = Number((await buildUntil(change(whole), 0)).out);
  const now = whole.tree();
  for (const at of spread(total, 6)) {
    const site = change(await rebuilt());
    expect([at, (await buildUntil(site, at)).signal]).toEqual([at, "SIGKILL"]);
    const torn = Object.entries(site.tree()).filter(
      ([path, text]) => text !== old[path] && text !== now[path],
    );
    expect([at, torn]).toEqual([at, []]);
    await site.clean();
    expect([at, site.tree()]).toEqual([at, now]);
    expect([
      at,
      Object.keys(site.tree(".briefgen")).filter((path) => /staging|journal|tmp/.test(path)),
    ]).toEqual([at, []]);
  }
}, 300_000);

test("a build killed half-way is completed even where the sources have been put back since", async () => {
  const whole = await rebuilt();
  const old = whole.tree();
  const total = Number((await buildUntil(change(whole), 0)).out);
  const site = change(await rebuilt());
  await buildUntil(site, total - 6);
  site
    .remove("static/y.txt")
    .write("briefings/a.md", story("A", "topics: [Oil]"))
    .write("briefings/b.md", story("B"));
  await site.clean();
  expect(site.tree()).toEqual(old);
});
