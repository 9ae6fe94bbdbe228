import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/charts/csv.ts";
import { tableIn } from "../../src/markdown/charts/chart.ts";
import { numberIn } from "../../src/markdown/charts/numbers.ts";
import { readRichText } from "../../src/markdown/rich-text.ts";
import { writePlain } from "../../src/markdown/write-plain.ts";
import { bodyIn, story } from "./parsed.ts";

const chart = (lines: string) => `\`\`\`chart\n${lines}\n\`\`\``;
const TABLE = "| Year | Stolen |\n| --- | ---: |\n| 2023 | 1 |\n| 2024 | 2.5 |";

/** The charts of a body, with their tables. */
function chartsIn(body: string) {
  const found: unknown[] = [];
  for (const { text } of bodyIn(story(body).document).sections)
    readRichText(text, {
      text: () => {},
      close: () => {},
      open(name, { data, ...attributes }) {
        if (name === "chart") found.push({ ...attributes, ...(data ? { table: tableIn(data) } : {}) });
      },
    });
  return found;
}

test("a fence has keys, then a table", () => {
  const body = chart(
    `type: Lines\ntitle: "Stolen, *by year* [@ap]"\nunit: million\nalt: It rises.\n\n${TABLE}`,
  );
  const table = {
    ...{ heading: "Year", series: ["Stolen"] },
    rows: [
      { label: "2023", values: [1] },
      { label: "2024", values: [2.5] },
    ],
  };
  const known = {
    n: "1",
    type: "lines",
    title: "Stolen, by year",
    unit: "million",
    alt: "It rises.",
  };
  expect(chartsIn(body)).toEqual([{ ...known, table }]);
  expect(chartsIn(`${body}\n\n<u>x</u>`)).toEqual(chartsIn(body));
  expect(story(body).problems).toEqual([]);
  expect(story(body).document.citations).toEqual([{ key: "ap", count: 1 }]);
});

test.each([
  ["a backslash at its end", "| a | b |\n| --- | --- |\nc | 1\\", "1\\"],
  ["an escaped bar at its end", "| a | b |\n| --- | --- |\n| c | 1\\|", "1|"],
  ["another separator of lines", "| a | b |\n| --- | --- |\n| c | 1\u20282 |", "1\u20282"],
])("a row with %s is read: its cell is no number", (_, lines, cell) => {
  expect(story(chart(lines)).problems).toMatchObject([
    { code: "BG0222", message: expect.stringContaining(`${cell}\` is not a number`) },
  ]);
});

test("a table alone is a chart of bars; missing numbers are gaps, and percent a unit", () => {
  expect(chartsIn(chart("| a | b | c |\n|---|---|---|\n| x\\|y | 12 % | – |\n| `z` | | 3% |"))).toMatchObject(
    [
      {
        type: "bars",
        table: {
          unit: "%",
          rows: [
            { label: "x|y", values: [12, null] },
            { label: "z", values: [null, 3] },
          ],
        },
      },
    ],
  );
});

test("in quotes, lists, notes and answers, problems are at their lines", () => {
  const bad = "```chart\n| a | b |\n|---|---|\n| x | many |\n```";
  const indented = (sign: string, rest: string) => sign + bad.replaceAll("\n", `\n${rest}`);
  for (const body of [indented("> ", "> "), indented("- ", "  "), `a[^1]\n\n${indented("[^1]: ", "    ")}`])
    expect(story(body).problems.map(({ code, marked }) => [code, marked])).toEqual([["BG0222", "many"]]);
});

test.each(["<noscript><p title='</noscript><img src=x>'>", "<math><mtext><table><mglyph><style><img src=x>"])(
  "a title in broken HTML is repaired, and what is removed is named: %s",
  (title) => {
    const body = chart(`title: ${title}\nsource: ${title}\nnote: ${title}\n\n${TABLE}`);
    expect(chartsIn(body)).toHaveLength(1);
    expect(new Set(story(body).problems.map(({ code }) => code))).toContain("BG0218");
  },
);

test("its words are found, and the file of its numbers is a link", () => {
  const body = chart(`title: Stolen\nsource: Customs\n\n${TABLE}`);
  expect(writePlain(bodyIn(story(body).document).sections[0]!.text).split("\n")).toEqual([
    ...["Stolen", "Stolen", "2023 1", "2024 2.5", "Customs"],
  ]);
  const { document } = story(chart("csv: data/a.csv\ntype: lines"));
  expect(document.links).toMatchObject([{ kind: "data", target: "data/a.csv", chart: "lines" }]);
  expect(document.charts).toBe(1);
});

describe("a cell holds the number", () => {
  test.each([
    ["1234.5", 1234.5],
    ["1 234,5", 1234.5],
    ["1\u202f234", 1234],
    ["1,234,567", 1234567],
    ["1,234.5", 1234.5],
    ["1.234,5", 1234.5],
    ["1.234", 1.234],
    ["0,125", 0.125],
    ["3,5", 3.5],
    ["−3", -3],
    ["+7", 7],
    ["-.5", -0.5],
    ["1e3", 1000],
    ["", null],
    ["n/a", null],
    ["–", null],
    ["…", null],
  ])("%s", (cell, value) => {
    expect(numberIn(cell)).toEqual({ value, isPercent: false });
  });

  test.each(["1,234", "many", "1 2", "1.2.3", "12 apples", "--3", "0x10", "NaN", "1e999"])(
    "but not %s",
    (cell) => {
      expect(typeof numberIn(cell)).toBe("string");
    },
  );
});

describe("a file of values", () => {
  test.each([
    [
      "a,b\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      '\ufeffa;b\r\n"x; y";"say ""yes"""\r\n',
      [
        ["a", "b"],
        ["x; y", 'say "yes"'],
      ],
    ],
    [
      "a\tb\n\n1,5\t2\n",
      [
        ["a", "b"],
        ["1,5", "2"],
      ],
    ],
    [
      "a;b\n1,5;2,5",
      [
        ["a", "b"],
        ["1,5", "2,5"],
      ],
    ],
  ])("%j", (text, expected) => {
    expect(readCsv(text.replace("\ufeff", "")).rows.map(({ cells }) => cells)).toEqual(expected);
  });

  test("knows the lines of its rows", () => {
    expect(readCsv('a,b\n"x\ny",1\n\nz,2').rows.map(({ line }) => line)).toEqual([1, 2, 5]);
    expect(readCsv('a,b\nx,"1').problem).toMatchObject({ line: 2 });
  });
});
