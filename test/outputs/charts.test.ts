import { expect, test } from "vitest";
import { attribute, byClass, elements, parseHtml, textOf } from "../support/html.ts";
import { newSite, reportOf, story, type TestSite } from "../support/site.ts";

const CONFIG = "site: {title: T, url: https://example.org/}\n";
const chart = (lines: string) => `\`\`\`chart\n${lines}\n\`\`\``;

/** The page of a story with these charts. */
async function built(body: string, front = "", more: Record<string, string> = {}): Promise<TestSite> {
  const site = newSite({
    "briefgen.config.yaml": CONFIG,
    "briefings/a.md": story("A", front, body),
    ...more,
  });
  await site.clean();
  return site;
}

/** Widths of the bars and places of the texts in percent. */
const placesIn = (page: string) => ({
  bars: [...page.matchAll(/<rect x="([\d.]+)%" width="([\d.]+)%"/g)].map(([, x, width]) => [
    Number(x),
    Number(width),
  ]),
  marks: [...page.matchAll(/<svg x="([\d.]+)%"/g)].map(([, x]) => Number(x)),
});

const SIGNED = "| a | b |\n|---|---|\n| x | 10 |\n| y | -5 |\n| z | |";

test("bars start at zero, to both sides; a missing number is said to be missing", async () => {
  const page = (await built(chart(SIGNED))).page("stories/a/");
  const [[zero, ten], [five, minus]] = placesIn(page).bars as [[number, number], [number, number]];
  expect(five + minus).toBeCloseTo(zero, 1);
  expect(ten).toBeCloseTo(2 * minus, 1);
  expect(textOf(byClass(parseHtml(page), "plot")[0]!)).toBe("x10y−5z–");
});

/** The words of the drawings of a class. */
const words = (page: string, name: string) =>
  elements(parseHtml(page), "text")
    .filter((one) => attribute(one, "className").split(" ").includes(name))
    .map(textOf);

test("what is said of it ends with one full stop, and `%` is with each number, not above them", async () => {
  const page = (await built(chart(`unit: "%"\nalt: Growth in four years.\n\n${SIGNED}`))).page("stories/a/");
  expect(page).toContain('aria-label="Growth in four years. A chart; its numbers are in the table below"');
  expect(words(page, "value")).toEqual(["10%", "−5%", "–"]);
  expect(elements(parseHtml(page), "figcaption")).toEqual([]);
});

test("the numbers of a scale have the same number of decimals", async () => {
  const table = "| m | b |\n|---|---|\n| 2025 | 5.6 |\n| 2026 | 6 |";
  for (const type of ["lines", "dots"]) {
    const page = (await built(chart(`type: ${type}\n\n${table}`))).page("stories/a/");
    const numbers = words(page, "tick").filter((label) => label.includes("."));
    expect(numbers.length).toBeGreaterThan(1);
    expect(words(page, "tick")).toEqual(expect.arrayContaining(["5.6", "6.0"]));
  }
});

test("dots of equal values stand below one another", async () => {
  const table = "| m | 2006 | 2016 | 2026 |\n|---|---|---|---|\n| x | 44 | 44 | 50 |\n| y | 40 | 61 | 61 |";
  const page = (await built(chart(`type: dots\n\n${table}`))).page("stories/a/");
  const places = [...page.matchAll(/<svg x="([\d.]+%)" y="([\d.]+)"/g)].map(([, x, y]) => `${x} ${y}`);
  expect(new Set(places).size).toBe(6);
});

test.each([5, 12, 30, 60])("lines over %i labels that are no dates end within the drawing", async (count) => {
  const rows = Array.from({ length: count }, (_, nth) => `| Quarter ${nth} | ${nth} |`).join("\n");
  const page = (await built(chart(`type: lines\n\n| Quarter | b |\n|---|---|\n${rows}`))).page("stories/a/");
  const [path = ""] = page.match(/ d="M[^"]*"/) ?? [];
  const across = [...path.matchAll(/[ML]([\d.]+),/g)].map(([, x]) => Number(x));
  expect(across).toHaveLength(count);
  expect(Math.max(...across)).toBeLessThanOrEqual(1000);
  expect(across).toEqual([...across].sort((a, b) => a - b));
});

test("a long label below lines is cut; the table has all of it", async () => {
  const long = "a label of many words ".repeat(10).trim();
  const table = `| m | b |\n|---|---|\n| ${long} 1 | 1 |\n| ${long} 2 | 2 |`;
  const page = (await built(chart(`type: lines\n\n${table}`))).page("stories/a/");
  expect(words(page, "tick").filter((label) => label.endsWith("…"))).toHaveLength(2);
  expect(page).toContain(`${long} 2</th>`);
});

test("lines are named where they end, or in a legend if the names do not fit there", async () => {
  const table = (names: string, end: string) =>
    chart(`type: lines\n\n| m | ${names} |\n|---|---|---|\n| 2025 | 1 | 9 |\n| 2026 | ${end} |`);
  const legends = (page: string) => elements(parseHtml(page), "ul").flatMap((list) => textOf(list));
  const named = (await built(table("North | South", "2 | 8"))).page("stories/a/");
  expect(words(named, "value")).toEqual(["North", "South"]);
  expect(legends(named)).not.toContain("NorthSouth");
  for (const [names, end] of [
    ["North | A very long name", "2 | 8"],
    ["North | South", "5 | 5.1"],
    ["North | South", "2 | "],
  ] as const) {
    const page = (await built(table(names, end))).page("stories/a/");
    expect(words(page, "value")).toEqual([]);
    expect(legends(page)).toContain(names.replace(" | ", ""));
  }
});

test("right to left, a chart is mirrored, and numbers are those of the language", async () => {
  const [ltr, rtl] = await Promise.all([
    built(chart("| a | b |\n|---|---|\n| x | 1234.5 |"), "lang: de"),
    built(chart("| a | b |\n|---|---|\n| x | 1234.5 |"), "lang: ar"),
  ]);
  const [[x, width]] = placesIn(ltr.page("stories/a/")).bars as [[number, number]];
  const [[mirrored]] = placesIn(rtl.page("stories/a/")).bars as [[number, number]];
  expect(x).toBe(0);
  expect(mirrored).toBeCloseTo(100 - width, 1);
  expect(ltr.page("stories/a/")).toContain("1.234,5");
});

test.each([
  ["lines", 6],
  ["dots", 6],
])("%s: nothing is drawn outside, and every series has a mark of its own", async (type, count) => {
  const columns = ["A", "B", "C", "D", "E", "F"];
  const rows = ["2024-01", "2024-02", "2026-12"].map(
    (month, row) => `| ${month} | ${columns.map((_, n) => (n + 1) * 10 ** row).join(" | ")} |`,
  );
  const site = await built(
    chart(`type: ${type}\n| m | ${columns.join(" | ")} |\n|${"---|".repeat(7)}\n${rows.join("\n")}`),
  );
  const { marks } = placesIn(site.page("stories/a/"));
  expect(marks).toHaveLength(3 * count);
  for (const x of marks) expect(x >= 0 && x <= 100).toBe(true);
  const shapes = [...site.page("stories/a/").matchAll(/class="mark (series-\d)" d="([^"]*)"/g)];
  expect(new Map(shapes.map(([, series, d]) => [d, series])).size).toBe(count);
});

test("its table is on the page for those who do not see it, in feeds and in Markdown, with its notes", async () => {
  const body = chart(`title: Sums\nsource: Customs\nnote: A note.\nunit: "%"\n\n${SIGNED}`);
  const site = await built(body);
  const page = parseHtml(site.page("stories/a/"));
  const rows = elements(page, "table").flatMap((table) => elements(table, "tr").map((row) => textOf(row)));
  expect(rows).toEqual(["ab", "x10%", "y−5%", "z–"]);
  expect(site.read("dist/rss.xml")).not.toContain("&#x3C;svg");
  expect(site.read("dist/rss.xml")).toMatch(/Sums[\s\S]*10%[\s\S]*A note\.[\s\S]*Source: Customs/);
  expect(site.read("dist/stories/a/index.md")).toContain(
    "**Sums**\n\n| a | b |\n| --- | --: |\n| x | 10% |\n| y | -5% |\n| z |  |\n\nA note.\n\nSource: Customs",
  );
});

test("a file of numbers is part of its page, and is published with it", async () => {
  const site = await built("Text.");
  site.write("briefings/a.md", story("A", "", chart("csv: data.csv")));
  expect(reportOf(await site.build())).toContain("there is no file `data.csv`");
  await site.write("briefings/data.csv", "a,b\nx,111\n").clean();
  expect(site.page("stories/a/")).toContain(">111<");
  expect(site.page("stories/a/")).toContain('<a href="/media/data.csv" download>');
  const { published } = await site.write("briefings/data.csv", "a,b\nx,222\n").clean();
  expect(site.page("stories/a/")).toContain(">222<");
  expect(published?.written).toContain("stories/a/index.html");
  expect(published?.written).not.toContain("archive/index.html");
});

test("ids of patterns are unique on a page, and no heading has one", async () => {
  const two = chart("| a | b | c |\n|---|---|---|\n| x | 1 | 2 |");
  const site = await built(
    `${two}\n\n### Chart 1 2\n\n${two}`,
    `questions: [{question: Why?, answer: "${two.replaceAll("\n", "\\n")}"}]`,
  );
  const ids = [...site.page("stories/a/").matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids.filter((id) => id!.startsWith("chart-")).sort()).toEqual([
    ...["chart-1-2", "chart-1-2-1", "chart-2-2", "chart-3-2"],
  ]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("nothing in a table becomes markup", async () => {
  const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&lt;b>`;
  const csv = `${'"'}${evil.replaceAll('"', '""')}${'"'},"b"\n${'"'}${evil.replaceAll('"', '""')}${'"'},1\n`;
  const site = await built(chart(`csv: data.csv\ntitle: "T"\nalt: ${evil}`), "", {
    "briefings/data.csv": csv,
  });
  const page = parseHtml(site.page("stories/a/"));
  expect(
    elements(page, "script").every((script) => attribute(script, "type") === "application/ld+json"),
  ).toBe(true);
  expect(elements(page, "img")).toEqual([]);
  expect(elements(page, "th").map((cell) => textOf(cell))).toContain(evil);
  expect(site.read("dist/rss.xml")).not.toContain("<script");
});
