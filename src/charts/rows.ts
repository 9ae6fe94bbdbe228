import type { ChartRow } from "../markdown/charts/chart.ts";
import { LINE, type Side, wrapped } from "./frame.ts";
import { svg, text } from "./svg.ts";

/**
 * Rows with labels above, so that no label is cut off, from `top` on. `draw` draws a row, and returns where it ends; this
 * returns where all of them end.
 */
export function labelled(
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
    y = draw(row, y + 4, index) + 9;
  }
  return y;
}
