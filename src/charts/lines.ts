import { scaleLinear, scaleUtc } from "d3-scale";
import { line } from "d3-shape";
import type { ChartTable } from "../markdown/charts/chart.ts";
import { shorten } from "../text/shorten.ts";
import { type Drawing, type Drawn, LINE, NARROWEST, shareOf, widthOf } from "./frame.ts";
import { classOf, dashOf, legend, mark } from "./series.ts";
import { svg, text } from "./svg.ts";

const TOP = 20;
const PLOT = 200;
const HEIGHT = TOP + PLOT + 24;

/** The most room that the names of lines may take beside them, in percent. */
const MOST_NAMES = 28;

/** With more points, marks would cover the line. */
const MOST_MARKS = 24;

/** Lines over time, or over the labels in their order. A missing number is a gap. */
export function lines(table: ChartTable, drawing: Drawing): Drawn {
  const { series, rows } = table;
  const { side } = drawing;
  const down = downOf(table);
  const steps = down.ticks(4);
  const numbers = drawing.scale(steps);
  const names = endNames(table, down);
  const end = 100 - Math.max(1.5, shareOf(names.length > 0 ? series : [], MOST_NAMES));
  const across = acrossOf(table, drawing, [shareOf(numbers, 30), end]);
  const grid = steps.map((step, index) => {
    const y = TOP + down(step);
    return [
      svg("line", { class: step === 0 ? "axis" : "grid", x1: "0%", x2: "100%", y1: y, y2: y }),
      svg("text", { class: "tick", x: side.x(0), y: y - 4 }, text(numbers[index]!)),
    ].join("");
  });
  const { paths, marks } = drawn(table, side, across, down);
  const box = { x: 0, y: TOP, width: "100%", height: PLOT, viewBox: `0 0 1000 ${PLOT}` };
  const plot = svg("svg", { ...box, preserveAspectRatio: "none", overflow: "visible" }, ...paths);
  const labels = across.ticks.map(({ at, label }) => {
    const half = halfOf(label);
    const anchor = at < half ? "start" : at > 100 - half ? "end" : "middle";
    return svg("text", { class: "tick", x: side.x(at), y: HEIGHT - 4, "text-anchor": anchor }, text(label));
  });
  const named = names.map(({ name, y }) =>
    svg("text", { class: "value", x: side.x(across.at(rows.length - 1)), y, dx: side.dx(9) }, text(name)),
  );
  const sign = (nth: number) =>
    svg("line", { ...strokeOf(nth), x1: 0, x2: 28, y1: 6, y2: 6 }) +
    (rows.length <= MOST_MARKS ? mark(nth, "14", 6) : "");
  return {
    height: HEIGHT,
    parts: [...grid, plot, ...marks, ...labels, ...named],
    legend: named.length > 0 ? "" : legend(series, sign),
  };
}

/** The lines, and the marks on them. */
function drawn({ series, rows }: ChartTable, side: Drawing["side"], across: Across, down: Down) {
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
  return { paths, marks };
}

/** The names of several series, each where its line ends; empty if they do not fit there. */
function endNames({ series, rows }: ChartTable, down: Down): { readonly name: string; readonly y: number }[] {
  const isShort = series.every((name) => shareOf([name], 100) <= MOST_NAMES);
  const ends = rows.at(-1)?.values ?? [];
  if (series.length < 2 || !isShort || ends.includes(null)) return [];
  const names = series.map((name, nth) => ({ name, y: TOP + down(ends[nth] ?? 0) + 4 }));
  const places = names.map(({ y }) => y).sort((a, b) => a - b);
  return places.every((y, index) => index === 0 || y - places[index - 1]! >= LINE - 3) ? names : [];
}

const strokeOf = (nth: number) => ({
  class: `line ${classOf(nth)}`,
  fill: "none",
  stroke: "currentColor",
  "stroke-dasharray": dashOf(nth),
});

const lineOf = (d: string, nth: number): string =>
  svg("path", { ...strokeOf(nth), "vector-effect": "non-scaling-stroke", d });

type Down = ReturnType<typeof downOf>;

/** From zero, unless all numbers are far from it. */
function downOf({ rows }: ChartTable) {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const isNearZero = low >= 0 && low < high * 0.6;
  const bottom = isNearZero ? 0 : low;
  return scaleLinear([bottom, high > bottom ? high : bottom + 1], [PLOT, 0]).nice(4);
}

/** A label that has no room, without its end; the table below the drawing has all of it. */
function cut(label: string, room: number): string {
  const width = widthOf(label);
  return width <= room ? label : shorten(label, Math.floor((label.length * room) / width));
}

interface Across {
  /** The place of a row, in percent. */
  at(index: number): number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
}

/** `between`: where the lines start, beside the numbers of the scale, and where they end, in percent. */
function acrossOf({ rows }: ChartTable, { date }: Drawing, between: readonly [number, number]): Across {
  const room = (NARROWEST * (between[1] - between[0])) / 100;
  const labels = rows.map(({ label }) => (DATE.test(label) ? label : cut(label, room / 2)));
  const most = (shown: readonly string[]) =>
    Math.max(2, Math.floor(room / (Math.max(...shown.map(widthOf)) + 14)));
  if (!labels.every((label) => DATE.test(label))) {
    const step = Math.max(1, Math.ceil((labels.length - 1) / Math.max(1, most(labels) - 1)));
    const shown = labels.flatMap((label, index) => (index % step === 0 ? [{ at: index, label }] : []));
    return placed(scaleLinear([0, labels.length - 1], [0, 1]), (index) => index, shown, between);
  }
  const times = labels.map(timeOf);
  const scale = scaleUtc([Math.min(...times), Math.max(...times)], [0, 1]);
  const length = Math.min(...labels.map((label) => label.length));
  const labelOf = (time: Date) => date(time.toISOString().slice(0, length));
  const few = Math.min(6, most(labels.map(date)));
  const ticks = scale.ticks(few);
  // Two ticks may be in one month, or one year.
  const unique = ticks.filter((tick, index) => index === 0 || labelOf(tick) !== labelOf(ticks[index - 1]!));
  const step = Math.ceil(unique.length / few);
  const shown = unique.filter((_, index) => index % step === 0);
  const marked = shown.map((tick) => ({ at: tick.getTime(), label: labelOf(tick) }));
  return placed(scale, (index) => times[index]!, marked, between);
}

/** What is across, with room for the first and the last label below their points. */
function placed(
  share: (value: number) => number,
  positionOf: (index: number) => number,
  shown: Across["ticks"],
  [start, end]: readonly [number, number],
): Across {
  const [first, last] = [shown[0], shown.at(-1)];
  const from = first && share(first.at) < 0.1 ? Math.max(start, halfOf(first.label)) : start;
  const room = last ? 100 - halfOf(last.label) - from : 100;
  const width = Math.min(end - from, room / Math.max(0.5, last ? share(last.at) : 1));
  const place = (value: number) => from + share(value) * width;
  return {
    at: (index) => place(positionOf(index)),
    ticks: shown.map(({ at, label }) => ({ at: place(at), label })),
  };
}

/** Half of the room of a label, in percent of the narrowest column. */
const halfOf = (label: string): number => Math.min(25, (widthOf(label) / NARROWEST) * 50);

const DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

const timeOf = (partial: string): number =>
  Date.parse(`${partial}${"-01".repeat((10 - partial.length) / 3)}T00:00:00Z`);
