import {
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
  symbolWye,
} from "d3-shape";
import { rounded, svg, text } from "./svg.ts";

/*
 * How series look. Colours are the theme's (`.series-1` …); each series has a pattern, a line and a mark of its own, for
 * those who do not see colours, and for paper.
 */

const DASHES = [undefined, "7 3", "2 3", "10 3 2 3", "1 5", "14 4"];

const SYMBOLS = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolWye];

/** Lines over the colour, in a tile of 6 × 6; the first series is plain. */
const TEXTURES = [
  "",
  "M-1 1l2-2M0 6l6-6M5 7l2-2",
  "M0 3h6",
  "M3 0v6",
  "M1.5 1.5h1M4.5 4.5h1",
  "M-1 5l2 2M0 0l6 6M5-1l2 2",
];

export const classOf = (nth: number): string => `series-${nth + 1}`;

export const dashOf = (nth: number): string | undefined => DASHES[nth];

/** A mark, around the origin. */
const markOf = (nth: number, area: number): string =>
  (symbol(SYMBOLS[nth], area)() ?? "").replace(/-?\d*\.\d+(?:e-?\d+)?/g, (number) => rounded(Number(number)));

/** A mark at a place across and down; `area` in square pixels. */
export const mark = (nth: number, x: string, y: number, area = 50): string =>
  svg(
    "svg",
    { x, y, overflow: "visible", width: 1, height: 1 },
    svg("path", { class: `mark ${classOf(nth)}`, d: markOf(nth, area) }),
  );

/** What areas of a chart are filled with. `id`: the start of the ids of patterns. */
export class Fills {
  readonly #id: string;
  readonly #count: number;

  constructor(id: string, count: number) {
    this.#id = id;
    this.#count = count;
  }

  /** The definitions of the patterns. */
  get definitions(): string {
    if (this.#count < 2) return "";
    const patterns = TEXTURES.slice(1, this.#count).map((d, index) =>
      svg(
        "pattern",
        { id: `${this.#id}-${index + 2}`, width: 6, height: 6, patternUnits: "userSpaceOnUse" },
        svg("rect", { class: classOf(index + 1), width: 6, height: 6 }),
        svg("path", { class: "texture", d }),
      ),
    );
    return svg("defs", {}, ...patterns);
  }

  /** The attributes of an area. */
  of(nth: number): { readonly class?: string; readonly fill?: string } {
    return nth === 0 ? { class: classOf(0) } : { fill: `url(#${this.#id}-${nth + 1})` };
  }
}

/** Names of series, each with its sign; nothing for a single one. */
export function legend(names: readonly string[], sign: (nth: number) => string): string {
  if (names.length < 2) return "";
  const items = names.map((name, nth) => {
    const swatch = svg("svg", { class: "swatch", width: 28, height: 12, "aria-hidden": "true" }, sign(nth));
    return `<li>${swatch}${text(name)}</li>`;
  });
  return `<ul class="legend">${items.join("")}</ul>\n`;
}
