import { scaleLinear } from "d3-scale";
import type { ChartTable } from "../markdown/charts/chart.ts";
import { type Drawing, type Drawn, LINE, NARROWEST, shareOf } from "./frame.ts";
import { labelled } from "./rows.ts";
import { legend, mark } from "./series.ts";
import { svg, text } from "./svg.ts";

/** The area and the height of a mark, in pixels. */
const AREA = 90;
const MARK = 12;

/** A mark for each number, on a line for each row. */
export function dots({ series, rows }: ChartTable, { side, scale: written, id }: Drawing): Drawn {
  const values = rows.flatMap((row) => row.values.filter((value) => value !== null));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const domain = low === high ? [Math.min(0, low), Math.max(low, 0) || 1] : [low, high];
  const scale = scaleLinear(domain, [0, 100]).nice(4);
  const steps = scale.ticks(4);
  const labels = written(steps);
  const margin = shareOf(labels, 40) / 2;
  scale.range([margin, 100 - margin]);
  const parts: string[] = [];
  const marks: string[] = [];
  const height = labelled(rows, { parts, side, top: LINE + 4 }, (row, y) => {
    const places = row.values.map((value) => (value === null ? undefined : scale(value)));
    const { offsets, most } = offsetsOf(places);
    const middle = y + (most * MARK) / 2 + 2;
    parts.push(svg("line", { class: "track", x1: "0%", x2: "100%", y1: middle, y2: middle }));
    parts.push(svg("use", { href: `#${id}-grid`, y: middle }));
    for (const [nth, place] of places.entries())
      if (place !== undefined) marks.push(mark(nth, side.x(place), middle + offsets[nth]! * MARK, AREA));
    return y + most * MARK + 4;
  });
  const across = steps.map((step) => side.x(scale(step)));
  const grid = across.map((x) => svg("line", { class: "grid", x1: x, x2: x, y1: -MARK / 2, y2: MARK / 2 }));
  const ticks = across.map((x, index) =>
    svg("text", { class: "tick", x, y: 11, "text-anchor": "middle" }, text(labels[index]!)),
  );
  const definitions = svg("defs", {}, svg("g", { id: `${id}-grid` }, ...grid));
  const sign = (nth: number) => mark(nth, "14", 6, AREA);
  return { height, parts: [definitions, ...ticks, ...parts, ...marks], legend: legend(series, sign) };
}

/** Marks that would cover one another stand below one another: how far from the middle each is, in marks. */
function offsetsOf(places: readonly (number | undefined)[]): {
  readonly offsets: number[];
  readonly most: number;
} {
  const near = (MARK / NARROWEST) * 100;
  const known = places.flatMap((place, nth) => (place === undefined ? [] : [{ place, nth }]));
  const groups: number[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const { place, nth } of known.sort((a, b) => a.place - b.place)) {
    if (place - last < near) groups.at(-1)!.push(nth);
    else groups.push([nth]);
    last = place;
  }
  const offsets: number[] = [];
  for (const group of groups)
    for (const [index, nth] of group.sort((a, b) => a - b).entries())
      offsets[nth] = index - (group.length - 1) / 2;
  return { offsets, most: Math.max(1, ...groups.map((group) => group.length)) };
}
