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
/**
 * The drawing's width and the most of its height: about those of the narrowest screen that shows it, so that names are
 * as large as in other small print, or larger.
 */
const WIDTH = 860;
const HEIGHT = 600;
/** Room around the outermost circles, for their names. */
const MARGIN = { x: 60, y: 24 };
/** Steps in which circles that came too close make room for each other. */
const LOOSENING = 40;
/** The space between two circles. */
const SPACE = 5;

/**
 * The place of each node on the map: nodes that share stories attract each other, all others repel. The same nodes and
 * connections always have the same layout: d3-force starts from fixed places, and its random numbers are a fixed sequence.
 */
export function layOut({ nodes, connections }: Connections): Layout {
  const most = nodes[0]?.stories ?? 1;
  const moving = nodes.map(({ stories }) => ({
    r: Math.round(4 + 14 * Math.sqrt(stories / most)),
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
  const height = drawTogether(moving);
  const circles = moving.map(({ x, y, r }) => ({ x: Math.round(x), y: Math.round(y), r }));
  return { circles, box: [-WIDTH / 2, -height / 2, WIDTH, height] };
}

/** Moves circles that lie in any range into the drawing. Returns its height. */
function drawTogether(moving: { x: number; y: number; readonly r: number }[]): number {
  const rangeOf = (values: readonly number[]) => ({
    start: Math.min(0, ...values),
    end: Math.max(0, ...values),
  });
  const [across, down] = [rangeOf(moving.map(({ x }) => x)), rangeOf(moving.map(({ y }) => y))];
  const room = { x: WIDTH - 2 * MARGIN.x, y: HEIGHT - 2 * MARGIN.y };
  const scale = {
    x: Math.min(1, room.x / Math.max(1, across.end - across.start)),
    y: Math.min(1, room.y / Math.max(1, down.end - down.start)),
  };
  const height = Math.ceil((down.end - down.start) * scale.y) + 2 * MARGIN.y;
  for (const circle of moving) {
    circle.x = (circle.x - (across.start + across.end) / 2) * scale.x;
    circle.y = (circle.y - (down.start + down.end) / 2) * scale.y;
  }
  forceSimulation(moving)
    .force(
      "collide",
      forceCollide<(typeof moving)[number]>(({ r }) => r + SPACE),
    )
    .stop()
    .tick(LOOSENING);
  for (const circle of moving) {
    const most = { x: WIDTH / 2 - circle.r - 1, y: height / 2 - circle.r - 1 };
    circle.x = Math.max(-most.x, Math.min(most.x, circle.x));
    circle.y = Math.max(-most.y, Math.min(most.y, circle.y));
  }
  return height;
}

/** Points of a sunflower's spiral: close together, but never in the same place. */
function spiral(index: number): { x: number; y: number } {
  const distance = 20 * Math.sqrt(index + 0.5);
  const angle = index * Math.PI * (3 - Math.sqrt(5));
  return { x: distance * Math.cos(angle), y: distance * Math.sin(angle) };
}
