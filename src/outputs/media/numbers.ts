import type { ChartTools, CsvRow } from "../../charts/tools.ts";
import { decodeText } from "../../content/source-file.ts";
import { type Details, type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { ChartTable, ChartType } from "../../markdown/charts/chart.ts";
import { readTable } from "../../markdown/charts/chart-table.ts";

/** More numbers than any chart shows. */
const MOST_BYTES = 1024 * 1024;

const SPREADSHEET = /\.(?:xlsx?|xlsm|ods|numbers)$/i;
const AS_CSV = "in your spreadsheet program, save it as “CSV UTF-8”";

/**
 * The numbers in a file of values between commas, for a type of chart. What is wrong with them is reported without a place,
 * which is that of the chart; the line of the file is another place.
 */
export function readNumbers(
  { path, bytes }: { readonly path: string; readonly bytes: Uint8Array },
  type: ChartType,
  tools: ChartTools,
  report: (found: Diagnostic) => void,
): ChartTable | undefined {
  const refuse = (message: string, details: Details = {}) =>
    report(diagnostic("BG0223", `${message}: \`${path}\``, details));
  if (bytes.length > MOST_BYTES) {
    refuse("the file has more than 1 MiB", { label: "leave only what the chart shows" });
    return undefined;
  }
  if (SPREADSHEET.test(path)) {
    refuse("the file is a spreadsheet", { help: [AS_CSV] });
    return undefined;
  }
  const decoded = decodeText(path, bytes);
  if ("problem" in decoded) {
    const { message, label, at } = decoded.problem;
    refuse(message, { help: [AS_CSV], ...(at && label ? { also: [{ at, label }] } : {}) });
    return undefined;
  }
  const { rows, problem } = tools.csv(decoded.text);
  const lineOf = (line: number, label: string): Details => ({
    also: [{ at: { path, position: { line, column: 1 } }, label }],
  });
  if (problem) {
    refuse(problem.message, lineOf(problem.line, "here"));
    return undefined;
  }
  if (rows.length === 0) {
    refuse("the file is empty");
    return undefined;
  }
  return readTable(
    type,
    rows.map(({ cells }) => cells),
    ({ code, message, label, row = 0, column }) => {
      const line = lineAt(rows, row);
      const where = column === undefined ? "in this line" : `in column ${column + 1}`;
      report(diagnostic(code, `${message}: line ${line} of \`${path}\``, { label, ...lineOf(line, where) }));
    },
  );
}

const lineAt = (rows: readonly CsvRow[], row: number): number => (rows[row] ?? rows.at(-1)!).line;
