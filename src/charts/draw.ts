import type { ChartTable, ChartType } from "../markdown/charts/chart.ts";
import type { Attributes } from "../markdown/rich-text.ts";
import { Formats } from "../theme/formats.ts";
import { bars, stackedBars } from "./bars.ts";
import { readCsv } from "./csv.ts";
import { dots } from "./dots.ts";
import { type Drawing, type Drawn, decimalsOf, Side } from "./frame.ts";
import { lines } from "./lines.ts";
import { svg, text } from "./svg.ts";
import type { ChartTools, ChartWords } from "./tools.ts";

const TYPES: Readonly<Record<ChartType, (table: ChartTable, drawing: Drawing) => Drawn>> = {
  ...{ bars, lines, dots },
  "stacked bars": stackedBars,
};

const formats = new Map<string, Formats>();

function formatsOf(lang: string): Formats {
  const known = formats.get(lang) ?? new Formats(lang);
  formats.set(lang, known);
  return known;
}

function draw(table: ChartTable, { type, title, unit, alt, n }: Attributes, { lang, t }: ChartWords): string {
  const formats = formatsOf(lang);
  const number = (value: number, decimals?: number) =>
    formats.exactNumber(value, isPercent(table, unit), decimals);
  const { height, parts, legend } = TYPES[type as ChartType](table, {
    side: new Side(lang),
    number: (value) => number(value),
    scale: (steps) => {
      const decimals = Math.max(0, ...steps.map(decimalsOf));
      return steps.map((step) => number(step, decimals));
    },
    date: (partial) => formats.shortDate(partial),
    id: `chart-${n}`,
  });
  const named = [title, unit === "%" ? undefined : unit].filter((part) => part !== undefined).join(", ");
  const label = sentences(String(alt ?? named), t.chart_of ?? "");
  const frame = {
    class: "plot",
    width: "100%",
    height,
    fill: "currentColor",
    role: "img",
    "aria-label": label,
  };
  return `${legend}${svg("svg", frame, ...parts)}`;
}

/** Words after words, with one full stop between them. */
function sentences(first: string, second: string): string {
  if (first === "" || second === "") return first + second;
  return `${first}${/\p{Sentence_Terminal}["'\p{Pf}\p{Pe}]*$/u.test(first) ? "" : "."} ${second}`;
}

const isPercent = (table: ChartTable, unit: Attributes[string]): boolean =>
  table.unit === "%" || unit === "%";

function tableOf(table: ChartTable, { unit }: Attributes, { lang }: ChartWords): string {
  const { heading, series, rows } = table;
  const formats = formatsOf(lang);
  const corner = heading === "" ? "<td></td>" : `<th scope="col">${text(heading)}</th>`;
  const head = series.map((name) => `<th scope="col" class="align-right">${text(name)}</th>`).join("");
  const body = rows.map(({ label, values }) => {
    const cells = values.map(
      (value) =>
        `<td class="align-right">${value === null ? "–" : formats.exactNumber(value, isPercent(table, unit))}</td>`,
    );
    return `<tr><th scope="row">${text(label)}</th>${cells.join("")}</tr>\n`;
  });
  return `<table>\n<thead>\n<tr>${corner}${head}</tr>\n</thead>\n<tbody>\n${body.join("")}</tbody>\n</table>`;
}

export const chartTools: ChartTools = { draw, table: tableOf, csv: readCsv };
