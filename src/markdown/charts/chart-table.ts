import type { Code } from "../../diagnostics/codes.ts";
import { type ChartTable, type ChartType, MOST_ROWS, MOST_SERIES } from "./chart.ts";
import { numberIn } from "./numbers.ts";

/** A problem of a table: of one cell, of a row if `column` is absent, or of all of it. */
export interface TableProblem {
  readonly code: Extract<Code, "BG0221" | "BG0222">;
  readonly message: string;
  readonly label?: string | undefined;
  /** 0-based; the head is row 0. */
  readonly row?: number;
  readonly column?: number;
}

const NOT_A_NUMBER = {
  "no number": "write a number; leave the cell empty if it is not known",
  ambiguous: "a thousand, or a decimal? Write it without a comma; readers see it as their language writes it",
};

/** The numbers in a table of cells, whose first row is its head and whose first column has the labels. */
export function readTable(
  type: ChartType,
  [head = [], ...body]: readonly (readonly string[])[],
  report: (problem: TableProblem) => void,
): ChartTable | undefined {
  const found: TableProblem[] = [];
  const refuse = (message: string, place: Pick<TableProblem, "label" | "row" | "column"> = {}) =>
    void found.push({ code: "BG0221", message, ...place });
  const [heading = "", ...series] = head;
  if (series.length === 0)
    refuse("a chart needs two columns", { label: "the first has the labels, the others numbers", row: 0 });
  if (series.length > MOST_SERIES)
    refuse(`the chart has ${series.length} series`, { label: TOO_MANY, row: 0, column: MOST_SERIES + 1 });
  const fewest = type === "lines" ? 2 : 1;
  if (body.length < fewest)
    refuse(type === "lines" ? "a line needs two rows or more" : "the chart has no rows", { row: 0 });
  if (body.length > MOST_ROWS[type]) {
    report({
      ...{ code: "BG0221", message: `the chart has ${body.length} rows`, row: MOST_ROWS[type] + 1 },
      label: `at most ${MOST_ROWS[type]} can be read: leave some out, or show a table`,
    });
    return undefined;
  }
  let percent = 0;
  let known = 0;
  const rows = body.map((cells, index) => {
    const row = index + 1;
    if (cells.length > head.length)
      refuse("the row has more cells than the head", { row, column: head.length });
    const label = cells[0] ?? "";
    if (label === "") refuse("a row without a label", { row, label: "name it in the first column" });
    const values = series.map((_, nth) => {
      const column = nth + 1;
      const number = numberIn(cells[column] ?? "");
      if (typeof number === "string") {
        const message = `\`${cells[column]}\` is not a number`;
        found.push({ code: "BG0222", message, label: NOT_A_NUMBER[number], row, column });
        return null;
      }
      if (type === "stacked bars" && number.value !== null && number.value < 0)
        refuse("a negative number in stacked bars", { label: "use `type: bars`", row, column });
      if (number.value !== null) known += 1;
      if (number.isPercent) percent += 1;
      return number.value;
    });
    return { label, values };
  });
  if (known === 0 && found.length === 0) refuse("the chart has no number");
  for (const problem of found.slice(0, MOST_PROBLEMS)) report(problem);
  if (found.length > 0) return undefined;
  return { heading, series, rows, ...(percent > 0 && percent === known ? { unit: "%" } : {}) };
}

/** Of one table: a file with other contents has one in every line, and the first few say which mistake it is. */
const MOST_PROBLEMS = 5;

const TOO_MANY = `at most ${MOST_SERIES} can be told apart; split the chart`;
