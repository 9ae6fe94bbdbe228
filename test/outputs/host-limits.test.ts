import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";

const siteWith = (host: string, more: Record<string, string> = {}) =>
  newSite({
    "briefgen.config.yaml": `site: {title: T, url: https://example.org/}\nhost: ${host}\n`,
    "briefings/a.md": story("A", "topics: [Oil]\nsources: [{source: AP, title: X}]"),
    ...more,
  });

const problems = ({ diagnostics }: { diagnostics: readonly { code: string; message: string }[] }) =>
  diagnostics.map(({ code, message }) => `${code} ${message}`);

test("more files than the host accepts: a warning with what to switch off", async () => {
  const site = siteWith("{files: 20}");
  const { diagnostics, published } = await site.build();
  expect(problems({ diagnostics })[0]).toMatch(/^BG0707 the site has \d+ files; the host accepts 20$/);
  expect(diagnostics[0]?.help).toContainEqual(
    "`feeds: {nodes: off}` leaves out the feeds of topics, outlets, authors and storylines: 8 files",
  );
  expect(published).toBeDefined();
});

test("with --strict, nothing is published", async () => {
  const site = siteWith("{files: 20}");
  expect((await site.build({ strict: true })).published).toBeUndefined();
  expect(site.has("dist/index.html")).toBe(false);
});

test("a file that is too large, and a site that is", async () => {
  const large = { "static/video.bin": "x".repeat(3 * 2 ** 20) };
  expect(problems(await siteWith("{file_size: 2}", large).build())).toEqual([
    "BG0707 /video.bin has 3 MiB; the host accepts 2 in a file",
  ]);
  const { diagnostics } = await siteWith("{size: 3}", large).build();
  expect(problems({ diagnostics })).toEqual([
    expect.stringMatching(/^BG0707 the site has 3\.\d+ MiB; the host accepts 3$/),
  ]);
  expect(diagnostics[0]?.help?.[0]).toMatch(/: 0\.\d+ MiB$/);
});

test("the graph and the map can be left out, too, when all else is", async () => {
  const site = siteWith("{files: 5}\nmarkdown: false\nbibliography: off\nsearch: off\nfeeds: {nodes: off}", {
    "briefings/b.md": story("B", "topics: [Oil, Gas, Coal]"),
    "briefings/c.md": story("C", "topics: [Oil, Wind]"),
  });
  const { diagnostics } = await site.build();
  expect(diagnostics[0]?.help).toEqual(["`map: off` leaves out the map: 1 file"]);
  expect((await site.build({ search: true })).diagnostics[0]?.help).toContain(
    "`graph: off` leaves the graph out: 1 file",
  );
});

test("the unchanged build says it again, and a site within the limits says nothing", async () => {
  const site = siteWith("{files: 20}");
  const first = problems(await site.build());
  expect(problems(await site.build())).toEqual(first);
  for (const host of ["cloudflare-pages", "github-pages", "gitlab-pages"])
    expect(problems(await siteWith(host).build())).toEqual([]);
});

test("`feeds: {node_min}` leaves out the feeds of rare topics and outlets, and the links to them", async () => {
  const site = newSite({
    "briefgen.config.yaml": "site: {title: T, url: https://example.org/}\nfeeds: {node_min: 2}\n",
    "briefings/a.md": story("A", "topics: [Oil, Gas]\nsources: [{source: AP, title: X}]"),
    "briefings/b.md": story("B", "topics: [Oil]\nsources: [{source: AP, title: Y}, {source: BBC, title: Z}]"),
  });
  await site.clean();
  const hasFeed = (folder: string) => [
    site.has(`dist/${folder}rss.xml`),
    site.page(folder).includes(`/${folder}rss.xml`),
    site.read("dist/feeds.opml").includes(`/${folder}rss.xml`),
  ];
  for (const folder of ["topics/oil/", "sources/ap/"]) expect(hasFeed(folder)).toEqual([true, true, true]);
  for (const folder of ["topics/gas/", "sources/bbc/"])
    expect(hasFeed(folder)).toEqual([false, false, false]);
});
