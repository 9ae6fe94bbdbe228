import { expect, test, vi } from "vitest";
import { newSite, story } from "../support/site.ts";
import { run } from "./run.ts";

vi.setConfig({ testTimeout: 120_000 });

const CONFIG =
  "site: {title: T, url: https://example.org/, id: example.org}\nmarkdown: false\nbibliography: off\nsearch: off\nmap: off\ngraph: off\nfeeds: {nodes: off}\n";

test("a second thread, the parsers of record and both give the same site and the same report", async () => {
  // More files than are worth a second thread; some of them only the parsers of record understand, some nobody.
  const files = Array.from({ length: 1700 }, (_, n) => {
    const body = n % 10 === 0 ? `Raw <b>HTML</b> and a note[^1].\n\n[^1]: ${n}` : `About *topic* ${n % 7}.`;
    return [`briefings/s${n}.md`, story(`Story ${n}`, `topics: [Topic ${n % 7}]`, body)] as const;
  });
  const layout = { "templates/layouts/base.eta": "<title><%= it.page.title %></title><%~ it.body %>" };
  const site = newSite({ "briefgen.config.yaml": CONFIG, ...layout, ...Object.fromEntries(files) });
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

test("--profile says where the time went: by stage, template and file", async () => {
  const site = newSite({ "briefgen.config.yaml": CONFIG, "briefings/a.md": story("A") });
  const { err, code } = await run(["build", site.root, "--profile"]);
  expect(code).toBe(0);
  for (const stage of ["scan", "parse", "graph", "plan", "render", "write", "publish"])
    expect(err).toMatch(new RegExp(`^ +\\d+\\.\\d ms +\\d+ % +${stage}$`, "m"));
  expect(err).toMatch(/^ +\d+\.\d ms {2}1 file {2}pages\/story$/m);
  expect(err).toMatch(/^ +\d+\.\d ms {2}stories\/a\/index\.html$/m);
});

test("in a new process, an edit of a story's text makes its page again, and no other page", async () => {
  const texts = Array.from({ length: 9 }, (_, n) => story(`S${n}`, "topics: [Oil]\nsources: [{source: AP}]"));
  const files = Object.fromEntries(texts.map((text, n) => [`briefings/s${n}.md`, text]));
  // As a site is by default: with a map, a search and feeds; in two languages.
  const languages = "site: {title: T, url: https://example.org/, id: example.org, languages: [en, de]}\n";
  const site = newSite({ "briefgen.config.yaml": languages, ...files });
  await run(["build", site.root, "-q"]);
  site.write("briefings/s3.md", `${site.read("briefings/s3.md")}\nMore.\n`);
  const { err, code } = await run(["build", site.root, "--profile"]);
  expect(code).toBe(0);
  const pages = [...err.matchAll(/(\d+) files? +pages\/(\S+)/g)].map(([, count, kind]) => `${count} ${kind}`);
  expect(pages).toEqual(["1 story"]);
});
