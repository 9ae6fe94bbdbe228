import { scaleLinear } from "d3-scale";
import { stack } from "d3-shape";
import type { ChartRow, ChartTable } from "../markdown/charts/chart.ts";
import { type Drawing, type Drawn, decimalsOf, shareOf } from "./frame.ts";
import { labelled } from "./rows.ts";
import { Fills, legend } from "./series.ts";
import { svg, text } from "./svg.ts";

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

const swatch = (fills: Fills) => (nth: number) =>
  svg("rect", { x: 6, width: 16, height: 12, ...fills.of(nth) });

/** The place of zero, beside the bars of one row. */
const baseline = (x: string, top: number, bottom: number): string =>
  svg("line", { class: "axis", x1: x, x2: x, y1: top - 1, y2: bottom + 1 });

/** A sum with no more decimals than its parts. */
function sumOf(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  const most = Math.min(10, Math.max(0, ...known.map(decimalsOf)));
  return Number(known.reduce((sum, value) => sum + value, 0).toFixed(most));
}
