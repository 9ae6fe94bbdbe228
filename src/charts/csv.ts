import Papa from "papaparse";
import type { CsvRow, CsvTable } from "./tools.ts";

const DELIMITERS = [",", ";", "\t", "|"];

/** What the names of the columns are divided by; in the other lines, a comma may be a decimal sign. */
function delimiterOf(text: string): string {
  const head = /^\s*(.*)/.exec(text)![1]!.replace(/"[^"]*"/g, "");
  const counts = DELIMITERS.map((sign) => head.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

/** Rows of a CSV file (RFC 4180; spreadsheets of many languages write semicolons), without empty ones. */
export function readCsv(text: string): CsvTable {
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) });
  const rows: CsvRow[] = [];
  const lines: number[] = [];
  let line = 1;
  for (const cells of data) {
    lines.push(line);
    if (cells.some((cell) => cell.trim() !== ""))
      rows.push({ cells: cells.map((cell) => cell.trim()), line });
    line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
  }
  const broken = errors.find(({ type }) => type === "Quotes");
  if (!broken) return { rows };
  const at = lines[broken.row ?? 0] ?? 1;
  return { rows, problem: { message: "a quotation mark without its counterpart", line: at } };
}
