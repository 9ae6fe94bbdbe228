import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { ChartRow, ChartTable } from "../markdown/charts/chart.ts";
import { type Drawing, type Drawn, LINE, type Side, shareOf, wrapped } from "./frame.ts";
import { Fills, legend, mark } from "./series.ts";
import { svg, text } from "./svg.ts";

/**
 * Rows with labels above, so that no label is cut off, from `top` on. `draw` draws a row, and returns where it ends; this
 * returns where all of them end.
 */
function labelled(
  rows: readonly ChartRow[],
  { parts, side, top = 0 }: { readonly parts: string[]; readonly side: Side; readonly top?: number },
  draw: (row: ChartRow, y: number, index: number) => number,
): number {
  let y = top;
  for (const [index, row] of rows.entries()) {
    for (const line of wrapped(row.label)) {
      y += LINE;
      parts.push(svg("text", { x: side.x(0), y: y - 5 }, text(line)));
    }
    y = draw(row, y, index) + 9;
  }
  return y;
}

/** Bars from zero, each with its number at the end. */
export function bars({ series, rows }: ChartTable, { side, number, id }: Drawing): Drawn {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const share = (chosen: number[]) => (chosen.length === 0 ? 0 : shareOf(chosen.map(number), 40));
  const left = share(values.filter((value) => value < 0));
  const right = share(values.filter((value) => value >= 0));
  const scale = scaleLinear([low, high === low ? low + 1 : high], [left, 100 - right]);
  const fills = new Fills(id, series.length);
  const thickness = series.length > 1 ? 12 : 16;
  const parts: string[] = [];
  const height = labelled(rows, { parts, side }, (row, top) => {
    let y = top;
    for (const [nth, value] of row.values.entries()) {
      const end = scale(value ?? 0);
      if (value !== null && value !== 0)
        parts.push(svg("rect", { ...side.span(scale(0), end), y, height: thickness, ...fills.of(nth) }));
      const isBack = value !== null && value < 0;
      const place = {
        x: side.x(end),
        y: y + thickness - (thickness > 12 ? 4 : 2),
        dx: side.dx(isBack ? -5 : 5),
      };
      const anchor = isBack ? { "text-anchor": "end" } : {};
      const words = value === null ? "–" : number(value);
      parts.push(svg("text", { class: "value", ...place, ...anchor }, text(words)));
      y += thickness + 2;
    }
    parts.push(baseline(side.x(scale(0)), top, y - 2));
    return y;
  });
  return { height, parts: [fills.definitions, ...parts], legend: legend(series, swatch(fills)) };
}

/** Bars of several parts, with their sum at the end. */
export function stackedBars({ series, rows }: ChartTable, { side, number, id }: Drawing): Drawn {
  const keys = series.map((_, nth) => nth);
  const layers = stack<ChartRow, number>()
    .keys(keys)
    .value((row, nth) => row.values[nth] ?? 0)([...rows]);
  const sums = rows.map(({ values }) => sumOf(values));
  const scale = scaleLinear([0, Math.max(...sums) || 1], [0, 100 - shareOf(sums.map(number), 40)]);
  const fills = new Fills(id, series.length);
  const parts: string[] = [];
  const height = labelled(rows, { parts, side }, (_, y, index) => {
    for (const [nth, layer] of layers.entries()) {
      const [from, to] = layer[index]!;
      if (to > from)
        parts.push(svg("rect", { ...side.span(scale(from), scale(to)), y, height: 18, ...fills.of(nth) }));
    }
    const sum = sums[index]!;
    const place = { x: side.x(scale(sum)), y: y + 14, dx: side.dx(5) };
    parts.push(svg("text", { class: "value", ...place }, text(number(sum))));
    parts.push(baseline(side.x(0), y, y + 18));
    return y + 18;
  });
  return { height, parts: [fills.definitions, ...parts], legend: legend(series, swatch(fills)) };
}

/** A mark for each number, on a line for each row. */
export function dots({ series, rows }: ChartTable, { side, number }: Drawing): Drawn {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const domain = low === high ? [Math.min(0, low), Math.max(low, 0) || 1] : [low, high];
  const scale = scaleLinear(domain, [0, 100]).nice(4);
  const labels = scale.ticks(4).map(number);
  const margin = shareOf(labels, 40) / 2;
  scale.range([margin, 100 - margin]);
  const parts: string[] = [];
  const marks: string[] = [];
  const height = labelled(rows, { parts, side, top: LINE }, (row, y) => {
    const middle = y + 8;
    parts.push(svg("line", { class: "track", x1: "0%", x2: "100%", y1: middle, y2: middle }));
    for (const [nth, value] of row.values.entries())
      if (value !== null) marks.push(mark(nth, side.x(scale(value)), middle));
    return y + 16;
  });
  const grid = scale.ticks(4).map((tick, index) =>
    [
      svg("line", {
        class: "grid",
        x1: side.x(scale(tick)),
        x2: side.x(scale(tick)),
        y1: LINE,
        y2: height,
      }),
      svg(
        "text",
        { class: "tick", x: side.x(scale(tick)), y: 11, "text-anchor": "middle" },
        text(labels[index]!),
      ),
    ].join(""),
  );
  const sign = (nth: number) => mark(nth, "14", 6);
  return { height, parts: [...grid, ...parts, ...marks], legend: legend(series, sign) };
}

const swatch = (fills: Fills) => (nth: number) =>
  svg("rect", { x: 6, width: 16, height: 12, ...fills.of(nth) });

/** The place of zero, beside the bars of one row. */
const baseline = (x: string, top: number, bottom: number): string =>
  svg("line", { class: "axis", x1: x, x2: x, y1: top - 2, y2: bottom + 2 });

/** A sum with no more decimals than its parts. */
function sumOf(values: readonly (number | null)[]): number {
  const decimals = (value: number) => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0;
  const known = values.filter((value) => value !== null);
  const most = Math.min(10, Math.max(0, ...known.map(decimals)));
  return Number(known.reduce((sum, value) => sum + value, 0).toFixed(most));
}
