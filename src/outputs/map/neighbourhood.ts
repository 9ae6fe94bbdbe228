import type { OutletNode, TopicNode } from "../../graph/nodes.ts";
import type { Counted } from "../../graph/ranked.ts";
import type { View } from "../../pages/view.ts";
import { shorten } from "../../text/shorten.ts";
import { labelsOf, placeBelow } from "./labels.ts";
import type { MapModel } from "./model.ts";

/** How many neighbours fit on a small map. */
const NEIGHBOURS = 8;
/** The size of the drawing, in its own units. */
const BOX = { width: 330, height: 280 };
/** Neighbours are in two columns, which bend around the centre: their names need all the width. */
const COLUMN = { near: 62, bend: 36, row: 70 };
/** How many characters of a name fit. */
const LONGEST = 18;

/** A small map: a node, surrounded by those with the most stories in common. Undefined if there are none. */
export function neighbourhood(
  centre: TopicNode | OutletNode,
  neighbours: readonly Counted<TopicNode | OutletNode>[],
  view: View,
): MapModel | undefined {
  const chosen = [...neighbours].sort((a, b) => b.count - a.count).slice(0, NEIGHBOURS);
  if (chosen.length === 0) return undefined;
  const most = chosen[0]!.count;
  const rows = Math.ceil(chosen.length / 2);
  const around = chosen.map(({ node, count }, index) => {
    const y = (Math.floor(index / 2) - (rows - 1) / 2) * COLUMN.row;
    const x = COLUMN.near + Math.round(COLUMN.bend * (1 - (y / (1.5 * COLUMN.row)) ** 2));
    const at = { x: index % 2 === 0 ? x : -x, y };
    return { ...circle(node, at, 6 + Math.round(6 * (count / most)), view), count };
  });
  const lines = around.map(({ x, y, count }, index) => {
    const width = Math.round(10 + 20 * (count / most)) / 10;
    return { from: 0, to: index + 1, x1: 0, y1: 0, x2: x, y2: y, width };
  });
  const circles = [circle(centre, { x: 0, y: 0 }, 16, view), ...around.map(({ count, ...node }) => node)];
  const box = [-BOX.width / 2, -BOX.height / 2, BOX.width, BOX.height] as const;
  const texts = circles.map(({ text }) => text);
  const labels = labelsOf(texts, circles, box);
  const nodes = circles.map((node, index) => ({
    ...node,
    label: labels[index] ?? placeBelow(node),
    named: labels[index] !== undefined,
  }));
  return { box: box.join(" "), nodes, lines };
}

function circle(node: TopicNode | OutletNode, at: { x: number; y: number }, r: number, view: View) {
  const href = view.href(node);
  return {
    ...at,
    r,
    kind: node.kind,
    text: shorten(node.name, LONGEST),
    title: node.name,
    href,
  };
}
