import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";
import type { Connections } from "./connections.ts";

/** Centre and radius, in whole units of the drawing. */
export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
}

export interface Layout {
  /** One for each node. */
  readonly circles: readonly Circle[];
  /** The drawing's `viewBox`: left, top, width, height. */
  readonly box: readonly [number, number, number, number];
}

/** Steps until nothing moves any more. */
const TICKS = 300;
/** Room around the outermost circles, for their names. */
const MARGIN = 90;

/**
 * The place of each node on the map: nodes that share stories attract each other, all others repel. The same nodes and
 * connections always have the same layout: d3-force starts from fixed places, and its random numbers are a fixed sequence.
 */
export function layOut({ nodes, connections }: Connections): Layout {
  const most = nodes[0]?.stories ?? 1;
  const moving = nodes.map(({ stories }) => ({
    r: Math.round(5 + 19 * Math.sqrt(stories / most)),
    x: 0,
    y: 0,
  }));
  for (const [index, node] of moving.entries()) Object.assign(node, spiral(index));
  const links = connections.map(({ from, to, stories }) => ({ source: from, target: to, stories }));
  forceSimulation(moving)
    .force("charge", forceManyBody().strength(-900))
    .force(
      "collide",
      forceCollide<(typeof moving)[number]>(({ r }) => r + 14),
    )
    .force(
      "links",
      forceLink(links)
        .distance(120)
        .strength(({ stories }) => 0.04 + 0.2 * (stories / most)),
    )
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.12))
    .stop()
    .tick(TICKS);
  const circles = moving.map(({ x, y, r }) => ({ x: Math.round(x), y: Math.round(y), r }));
  return { circles, box: boxAround(circles) };
}

/** Points of a sunflower's spiral: close together, but never in the same place. */
function spiral(index: number): { x: number; y: number } {
  const distance = 20 * Math.sqrt(index + 0.5);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}

function boxAround(circles: readonly Circle[]): Layout["box"] {
  const left = Math.min(0, ...circles.map(({ x, r }) => x - r)) - MARGIN;
  const right = Math.max(0, ...circles.map(({ x, r }) => x + r)) + MARGIN;
  const top = Math.min(0, ...circles.map(({ y, r }) => y - r)) - MARGIN / 3;
  const bottom = Math.max(0, ...circles.map(({ y, r }) => y + r)) + MARGIN / 3;
  return [left, top, right - left, bottom - top];
}
