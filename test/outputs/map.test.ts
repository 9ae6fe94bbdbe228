import { expect, test } from "vitest";
import { byClass, parseHtml, textOf } from "../support/html.ts";
import { newSite, story } from "../support/site.ts";

test("a map of a large site shows the largest nodes of each kind, and says so", async () => {
  const site = newSite({});
  for (let n = 0; n < 70; n += 1)
    site.write(`briefings/s${n}.md`, story(`S${n}`, `topics: [Everywhere, Topic ${n}]`));
  await site.clean();
  const page = parseHtml(site.page("graph/"));
  expect(textOf(byClass(page, "intro")[0]!)).toContain("The 60 largest of 71 are shown.");
  expect(byClass(page, "node")).toHaveLength(60);
  expect(site.page("graph/")).toContain("Everywhere: 70 stories");
});

test("a topic's small map has its neighbours, those with most stories in common first", async () => {
  const site = newSite({
    "briefings/a.md": story("A", "topics: [Oil, Gas]\nsources: [{source: AP, title: X}]"),
    "briefings/b.md": story("B", "topics: [Oil, Gas, Coal]"),
    "briefings/c.md": story("C", "topics: [Alone]"),
  });
  await site.clean();
  const map = (path: string) => byClass(parseHtml(site.page(path)), "node").map(textOf);
  expect(map("topics/oil/").map((text) => text.slice(0, text.length / 2))).toEqual([
    "Oil",
    "Gas",
    "Coal",
    "AP",
  ]);
  expect(map("topics/alone/")).toEqual([]);
});

test("`map: off` leaves out the page and the link to it", async () => {
  const config = "site: {title: T, url: https://example.org/}\nmap: off\n";
  const site = newSite({ "briefings/a.md": story("A", "topics: [Oil]"), "briefgen.config.yaml": config });
  await site.clean();
  expect(site.has("dist/graph/index.html")).toBe(false);
  expect(site.page("")).not.toContain("/graph/");
});

test("a site that is too small for a map has neither the page nor a link to it, whatever its menu says", async () => {
  const config = "site: {title: T, url: https://example.org/}\nnav: {header: [topics, graph]}\n";
  const site = newSite({
    "briefgen.config.yaml": config,
    "briefings/a.md": story("A", "topics: [Oil, Gas, Coal, Wind]\nsources: [{source: AP, title: T}]"),
    "briefings/b.md": story("B", "topics: [Oil, Gas]"),
    "briefings/c.md": story("C", "topics: [Sun]"),
  });
  await site.clean();
  expect(site.has("dist/graph/index.html")).toBe(false);
  expect(site.page("")).not.toContain("/graph/");
  // A third story that connects two of its things.
  site.write("briefings/c.md", story("C", "topics: [Sun, Oil]"));
  await site.clean();
  expect(byClass(parseHtml(site.page("graph/")), "node")).toHaveLength(6);
  expect(site.page("")).toContain('href="/graph/"');
  site.remove("briefings/c.md");
  await site.clean();
  expect(site.has("dist/graph/index.html")).toBe(false);
  expect(site.page("")).not.toContain("/graph/");
});

test("a map that is off is still no page for a menu", async () => {
  const config = "site: {title: T, url: https://example.org/}\nmap: off\nnav: {header: [graph]}\n";
  const site = newSite({ "briefings/a.md": story("A"), "briefgen.config.yaml": config });
  const { diagnostics } = await site.build();
  expect(diagnostics.map(({ code }) => code)).toEqual(["BG0504"]);
});
