import { expect, test } from "vitest";
import { newSite, story } from "../support/site.ts";
import { runHere } from "./run.ts";

const SOURCES = `sources:
  - {key: a, source: Herald, title: First, url: "https://herald.example/a", accessed: 2026-11-20}
  - key: b
    source: Wire
    url: https://wire.example/b?x=1
    archive: https://web.archive.org/web/2025/https://wire.example/b
    access: gone
  - {key: c, source: Gazette, url: 'https://gazette.example/c', published: 2026-11-19}
  - {key: d, source: Daily, url: https://daily.example/d, archive: https://web.archive.org/web/2026/https://daily.example/d}`;

const site = (report = "", more = {}) =>
  newSite({
    "briefings/one.md": story(
      "One",
      SOURCES,
      "Text [@a; @b; @c; @d], and [a link](https://herald.example/a) (see https://elsewhere.example/x).",
    ),
    "briefings/two.md": story("Two", 'sources: [{source: Herald, url: "https://herald.example/a"}]'),
    "report.json": report,
    ...more,
  });

/** What lychee 0.23 writes with `--format json`, as far as it says what was found. */
const lychee = (maps: Record<string, readonly (readonly [url: string, status: unknown])[]>) =>
  JSON.stringify({
    ...{ total: 4, unique: 4, successful: 1, timeouts: 1, errors: 2 },
    ...Object.fromEntries(
      Object.entries(maps).map(([map, all]) => [
        map,
        { "urls.txt": all.map(([url, status]) => ({ url, status, span: { line: 1, column: 1 } })) },
      ]),
    ),
    excluded_map: {},
    duration: { secs: 0, nanos: 0 },
  });

const NOT_FOUND = { text: "404 Not Found", code: 404 };

const check = (made: ReturnType<typeof site>, ...args: string[]) =>
  runHere(["check", "--links", "report.json", ...args], { cwd: made.root });

/** `path:line code message` of what is said about links. */
const said = (out: string) =>
  out
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line))
    .filter(({ code }) => code === "BG0831" || code === "BG0832")
    .map(({ path, line, code, message }) => `${path}:${line} ${code} ${message}`);

test("list articles: every cited article once, with who cites it; --format urls prints nothing but addresses", async () => {
  const { root } = site();
  const urls = await runHere(["list", "articles", "--format", "urls"], { cwd: root });
  expect([urls.code, urls.err, urls.out.split("\n")]).toEqual([
    0,
    "",
    [
      ...["https://daily.example/d", "https://gazette.example/c", "https://herald.example/a"],
      ...["https://wire.example/b?x=1", ""],
    ],
  ]);
  const json = await runHere(["list", "articles", "--format", "json"], { cwd: root });
  expect(
    json.out
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
  ).toContainEqual({
    ...{ url: "https://herald.example/a", title: "First", outlet: "Herald" },
    accessed: expect.stringMatching(/^2026-11-20/),
    stories: ["briefings/one.md", "briefings/two.md"],
  });
  const table = await runHere(["list", "articles"], { cwd: root });
  expect(table.out).toContain("2        First    https://herald.example/a\n");
  expect((await runHere(["list", "stories", "--format", "urls"], { cwd: root })).out).toBe(
    "https://example.org/stories/one/\nhttps://example.org/stories/two/\n",
  );
});

test("what lychee found dead is reported at its lines, with the lines to paste; the rest is counted", async () => {
  const made = site(
    lychee({
      error_map: [
        ["https://herald.example/a", NOT_FOUND],
        ["https://daily.example/d", { text: "410 Gone", code: 410 }],
        [
          "https://elsewhere.example/x",
          { text: "Network error", details: "DNS resolution failed - check hostname" },
        ],
      ],
      success_map: [["https://wire.example/b?x=1", { text: "200 OK", code: 200 }]],
      timeout_map: [["https://gazette.example/c", { text: "Timeout", details: "Request timed out" }]],
    }),
  );
  const before = made.everything();
  const { code, err } = await check(made);
  expect(code).toBe(0);
  expect(err).toContain(`warning[BG0831]: this address leads nowhere: 404 Not Found
  ╭─ briefings/one.md:5:50`);
  expect(err).toContain(`  = help: access: gone
  = help: archive: https://web.archive.org/web/20261120/https://herald.example/a
`);
  expect(err).toContain(
    "the report names 5 addresses of this site; of 1 it does not say whether they work\n",
  );
  expect(said((await check(made, "--format", "json")).out)).toEqual([
    "briefings/one.md:5 BG0831 this address leads nowhere: 404 Not Found",
    "briefings/one.md:12 BG0831 this address leads nowhere: 410 Gone",
    "briefings/one.md:15 BG0831 this address leads nowhere: 404 Not Found",
    "briefings/one.md:15 BG0831 this address leads nowhere: Network error (DNS resolution failed - check hostname)",
    "briefings/two.md:4 BG0831 this address leads nowhere: 404 Not Found",
    "briefings/one.md:8 BG0832 this address works, but the source says it is gone: 200 OK",
  ]);
  expect(made.everything()).toEqual(before);
  expect((await check(made, "--strict")).code).toBe(1);
});

test.each([
  ["an older lychee", lychee({ fail_map: [["https://herald.example/a", NOT_FOUND]] })],
  ["lychee before status codes", lychee({ fail_map: [["https://herald.example/a", "404 Not Found"]] })],
  [
    "lines",
    '{"url": "https://herald.example/a", "status": 404}\n\n{"url": "https://x.example/", "status": 200}\n',
  ],
  ["one line", '{"url": "https://HERALD.example/a", "status": "404"}'],
  ["curl", '{"errormsg":null,"exitcode":0,"http_code":404,"url":"https://herald.example/a"}\n'],
  [
    "curl without a host",
    '{"errormsg":"Could not resolve host: herald.example","http_code":0,"url":"https://herald.example/a"}\n',
  ],
])("reads the report of %s", async (_, report) => {
  expect(said((await check(site(report), "--format", "json")).out)).toHaveLength(3);
});

test.each([403, 429, 500, 503, 999, 0])(
  "the status %i is not dead: servers answer so to robots, or for now",
  async (status) => {
    const made = site(`{"url": "https://herald.example/a", "status": ${status}}`);
    const { err } = await check(made);
    expect(err).not.toContain("BG0831");
    expect(err).toContain(
      "the report names 1 address of this site; of 1 it does not say whether they work\n",
    );
  },
);

test("a source that says it is gone is not reported again; where an address was found once, it works", async () => {
  const gone = site('{"url": "https://wire.example/b?x=1", "status": 404}');
  expect(said((await check(gone, "--format", "json")).out)).toEqual([]);
  const both = ["200", "404"].map((status) => `{"url": "https://herald.example/a", "status": ${status}}\n`);
  expect(said((await check(site(both.join("")), "--format", "json")).out)).toEqual([]);
  expect(said((await check(site(both.reverse().join("")), "--format", "json")).out)).toEqual([]);
});

test("severities can be set: a dead link may be an error, or nothing", async () => {
  const report = '{"url": "https://herald.example/a", "status": 404}';
  const config = (severity: string) =>
    `site: {title: T, url: https://example.org/}\ndiagnostics: {BG0831: ${severity}}\n`;
  const strict = await check(site(report, { "briefgen.config.yaml": config("error") }));
  expect([strict.code, strict.err]).toEqual([1, expect.stringContaining("error[BG0831]")]);
  const silent = await check(site(report, { "briefgen.config.yaml": config("off") }));
  expect([silent.code, silent.err]).toEqual([0, expect.not.stringContaining("BG0831")]);
});

test("a report in which all links work says so, although it names none of them", async () => {
  const { code, err } = await check(site(lychee({ success_map: [], error_map: [] })));
  expect([code, err]).toEqual([0, expect.stringContaining("the report names 0 addresses of this site\n")]);
});

test.each([
  ["", "report.json is no report of links: it is empty"],
  ["<html>", "report.json is no report of links: line 1 is no JSON object"],
  [
    '{"url": "https://herald.example/a"}',
    "report.json is no report of links: line 1 has no `url` or no `status`",
  ],
  ['{"total": 3}', "report.json is no report of links: line 1 has no `url` or no `status`"],
  ['{"error_map": {"urls.txt": [', "report.json is no report of links: line 1 is no JSON object"],
  [
    '{"url": "https://nobody.example/", "status": 404}',
    "report.json names no address that this site cites or links to",
  ],
])("with the report %j, check says what is wrong with it: exit 2", async (report, message) => {
  const { code, err } = await check(site(report));
  expect([code, err]).toEqual([2, expect.stringContaining(message)]);
});

test("a report that is not there or not UTF-8: exit 2", async () => {
  const missing = await runHere(["check", "--links", "none.json"], { cwd: site().root });
  expect([missing.code, missing.err]).toEqual([2, "error: file not found: none.json\n"]);
  const made = newSite({
    "briefings/a.md": story("A"),
    "report.json": new Uint8Array([0xff, 0xfe, 0x7b, 0]),
  });
  const utf16 = await check(made);
  expect([utf16.code, utf16.err]).toEqual([2, expect.stringContaining("the file is UTF-16, not UTF-8")]);
});
