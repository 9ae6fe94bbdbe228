import { scaleLinear, scalePoint, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import type { ChartTable } from "../markdown/charts/chart.ts";
import { type Drawing, type Drawn, NARROWEST, shareOf, widthOf } from "./frame.ts";
import { classOf, dashOf, legend, mark } from "./series.ts";
import { svg, text } from "./svg.ts";

const TOP = 20;
const PLOT = 200;
const HEIGHT = TOP + PLOT + 24;

/** With more points, marks would cover the line. */
const MOST_MARKS = 24;

/** Lines over time, or over the labels in their order. A missing number is a gap. */
export function lines(table: ChartTable, drawing: Drawing): Drawn {
  const { series, rows } = table;
  const { side, number } = drawing;
  const down = downOf(table);
  const steps = down.ticks(4);
  const across = acrossOf(table, drawing, shareOf(steps.map(number), 30));
  const grid = steps.map((step) => {
    const y = TOP + down(step);
    return [
      svg("line", { class: step === 0 ? "axis" : "grid", x1: "0%", x2: "100%", y1: y, y2: y }),
      svg("text", { class: "tick", x: side.x(0), y: y - 4 }, text(number(step))),
    ].join("");
  });
  const paths: string[] = [];
  const marks: string[] = [];
  for (const [nth] of series.entries()) {
    const path = line<(typeof rows)[number]>()
      .digits(1)
      .defined((row) => row.values[nth] !== null)
      .x((_, index) => side.at(across.at(index)) * 10)
      .y((row) => down(row.values[nth] ?? 0));
    paths.push(lineOf(path([...rows]) ?? "", nth));
    for (const [index, { values }] of rows.entries()) {
      const value = values[nth] ?? null;
      const isAlone =
        (rows[index - 1]?.values[nth] ?? null) === null && (rows[index + 1]?.values[nth] ?? null) === null;
      if (value !== null && (rows.length <= MOST_MARKS || isAlone))
        marks.push(mark(nth, side.x(across.at(index)), TOP + down(value)));
    }
  }
  const box = { x: 0, y: TOP, width: "100%", height: PLOT, viewBox: `0 0 1000 ${PLOT}` };
  const plot = svg("svg", { ...box, preserveAspectRatio: "none", overflow: "visible" }, ...paths);
  const labels = across.ticks.map(({ at, label }) => {
    const half = (widthOf(label) / NARROWEST) * 50;
    const anchor = at < half ? "start" : at > 100 - half ? "end" : "middle";
    return svg("text", { class: "tick", x: side.x(at), y: HEIGHT - 4, "text-anchor": anchor }, text(label));
  });
  const sign = (nth: number) =>
    svg("line", { ...strokeOf(nth), x1: 0, x2: 28, y1: 6, y2: 6 }) +
    (rows.length <= MOST_MARKS ? mark(nth, "14", 6) : "");
  return { height: HEIGHT, parts: [...grid, plot, ...marks, ...labels], legend: legend(series, sign) };
}

const strokeOf = (nth: number) => ({
  class: `line ${classOf(nth)}`,
  fill: "none",
  stroke: "currentColor",
  "stroke-dasharray": dashOf(nth),
});

const lineOf = (d: string, nth: number): string =>
  svg("path", { ...strokeOf(nth), "vector-effect": "non-scaling-stroke", d });

/** From zero, unless all numbers are far from it. */
function downOf({ rows }: ChartTable) {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isNearZero = low >= 0 && low < high * 0.6;
  const bottom = isNearZero ? 0 : low;
  return scaleLinear([bottom, high > bottom ? high : bottom + 1], [PLOT, 0]).nice(4);
}

interface Across {
  /** The place of a row, in percent. */
  at(index: number): number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** `start`: where the lines start, beside the numbers of the scale, in percent. */
function acrossOf({ rows }: ChartTable, { date }: Drawing, start: number): Across {
  const range: [number, number] = [start, 98.5];
  const room = (NARROWEST * (range[1] - start)) / 100;
  const labels = rows.map(({ label }) => label);
  const most = (shown: readonly string[]) =>
    Math.max(2, Math.floor(room / (Math.max(...shown.map(widthOf)) + 14)));
  const isDated = labels.every((label) => DATE.test(label));
  if (isDated) {
    const times = labels.map(timeOf);
    const scale = scaleUtc([Math.min(...times), Math.max(...times)], range);
    const length = Math.min(...labels.map((label) => label.length));
    const labelOf = (time: Date) => date(time.toISOString().slice(0, length));
    const few = Math.min(6, most(labels.map(date)));
    const ticks = scale.ticks(few);
    // Two ticks may be in one month, or one year.
    const unique = ticks.filter((tick, index) => index === 0 || labelOf(tick) !== labelOf(ticks[index - 1]!));
    const step = Math.ceil(unique.length / few);
    const shown = unique.filter((_, index) => index % step === 0);
    return {
      at: (index) => scale(times[index]!),
      ticks: shown.map((tick) => ({ at: scale(tick), label: labelOf(tick) })),
    };
  }
  const scale = scalePoint(
    labels.map((_, index) => index),
    range,
  );
  const step = Math.max(1, Math.ceil((labels.length - 1) / Math.max(1, most(labels) - 1)));
  return {
    at: (index) => scale(index)!,
    ticks: labels.flatMap((label, index) => (index % step === 0 ? [{ at: scale(index)!, label }] : [])),
  };
}

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const timeOf = (partial: string): number =>
  Date.parse(`${partial}${"-01".repeat((10 - partial.length) / 3)}T00:00:00Z`);
