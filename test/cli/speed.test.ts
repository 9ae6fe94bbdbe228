import { expect, test, vi } from "vitest";
import { newSite, story } from "../support/site.ts";
import { run } from "./run.ts";

vi.setConfig({ testTimeout: 120_000 });

const CONFIG = "site: {title: T, url: https://example.org/, id: example.org}\nmarkdown: false\n";

test("a second thread, the parsers of record and both give the same site and the same report", async () => {
  // More files than are worth a second thread; some of them only the parsers of record understand, some nobody.
  const files = Array.from({ length: 1700 }, (_, n) => {
    const body = n % 10 === 0 ? `Raw <b>HTML</b> and a note[^1].\n\n[^1]: ${n}` : `About *topic* ${n % 7}.`;
    return [`briefings/s${n}.md`, story(`Story ${n}`, `topics: [Topic ${n % 7}]`, body)] as const;
  });
  const site = newSite({ "briefgen.config.yaml": CONFIG, ...Object.fromEntries(files) });
  site.write("briefings/s3.md", story("Warned", "", "![](port.png)")).write("briefings/port.png", "x");
  const build = (out: string, env: Record<string, string>) =>
    run(["build", site.root, "-o", out, "--format", "json"], { env });
  const fast = await build("fast", {});
  const reference = await build("reference", { BRIEFGEN_PARSER: "reference" });
  expect(fast.code).toBe(0);
  expect(fast.out).toContain("BG0207");
  expect(reference.out).toBe(fast.out);
  expect(site.tree("reference")).toEqual(site.tree("fast"));
  await site.build({ out: "one", threads: false, search: true });
  expect(site.tree("one")).toEqual(site.tree("fast"));
});

test("pages that a second thread makes are the same, and are kept and made again for the same reasons", async () => {
  const names = Array.from({ length: 2600 }, (_, n) => `briefings/s${n}.md`);
  const text = (n: number) => story(`Story ${n}`, `topics: [Topic ${n % 40}]`, `Of Topic ${(n + 1) % 40}.`);
  const site = newSite({ "briefgen.config.yaml": CONFIG, "static/a.txt": "a" });
  for (const [n, name] of names.entries()) site.write(name, text(n));
  const build = (out: string, threads: boolean) => site.build({ out, threads });
  const one = await build("one", false);
  const two = await build("two", true);
  expect(new Set(two.published?.written)).toEqual(new Set(one.published?.written));
  expect(site.tree("two")).toEqual(site.tree("one"));
  site.write(names[77]!, story("Another", "topics: [Topic 3]")).write("static/a.txt", "b");
  const [again, alone] = [await build("two", true), await build("one", false)];
  expect(new Set(again.published?.written)).toEqual(new Set(alone.published?.written));
  expect(site.tree("two")).toEqual(site.tree("one"));
  // A template that fails for pages of either thread is reported as by one.
  site.write(
    "templates/pages/story.eta",
    '<% if (it.content.title.endsWith("7")) { %><%= it.nothing %><% } %>',
  );
  const [broken, same] = [await build("two", true), await build("one", false)];
  expect(broken.diagnostics.map(({ code }) => code)).toContain("BG0602");
  expect(broken.diagnostics).toEqual(same.diagnostics);
  expect(site.tree("two")).toEqual(site.tree("one"));
});

test("--profile says where the time went: by stage, template and file", async () => {
  const site = newSite({ "briefgen.config.yaml": CONFIG, "briefings/a.md": story("A") });
  const { err, code } = await run(["build", site.root, "--profile"]);
  expect(code).toBe(0);
  for (const stage of ["scan", "parse", "graph", "plan", "render", "write", "publish"])
    expect(err).toMatch(new RegExp(`^ +\\d+\\.\\d ms +\\d+ % +${stage}$`, "m"));
  expect(err).toMatch(/^ +\d+\.\d ms {2}1 file {2}pages\/story$/m);
  expect(err).toMatch(/^ +\d+\.\d ms {2}stories\/a\/index\.html$/m);
});
