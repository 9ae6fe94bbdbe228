import type { ChartTools, ChartWords } from "../charts/tools.ts";
import type { ChartTable } from "../markdown/charts/chart.ts";
import type { Attributes } from "../markdown/rich-text.ts";
import { escapeHtml, escapeText } from "../text/html.ts";

interface Shown {
  readonly charts: ChartTools;
  readonly view: ChartWords;
  /** The address of the file with its numbers. Unescaped. */
  readonly file: string | undefined;
  /** Whether it is shown elsewhere, such as in a feed: then the table stands for the drawing. */
  readonly isAbsolute: boolean;
}

/** A chart's drawing, which comes before the notes on it, and after them its table, for those who do not see it. */
export function chartHtml(
  table: ChartTable,
  chart: Attributes,
  { charts, view, file, isAbsolute }: Shown,
): { readonly before: string; readonly after: string } {
  if (isAbsolute) return { before: charts.table(table, chart, view), after: "" };
  const { t } = view;
  const words = (name: string) => escapeText(t[name] ?? "");
  const link = `<p><a href="${escapeHtml(file ?? "")}" download>${words("chart_file")}</a></p>\n`;
  const numbers = `<div class="table" tabindex="0">${charts.table(table, chart, view)}</div>`;
  const details = `<summary>${words("chart_numbers")}</summary>\n${numbers}\n${file === undefined ? "" : link}`;
  return {
    before: charts.draw(table, chart, view),
    after: `\n<details class="numbers">\n${details}</details>`,
  };
}
