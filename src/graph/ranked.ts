import { byCodePoint } from "../text/order.ts";
import type { Node, StoryNode } from "./nodes.ts";

/** A node, and how many stories connect it to the given one. */
export interface Counted<N> {
  readonly node: N;
  readonly count: number;
}

/** A story that leads to more nodes says nothing about which of them belong together, and would create millions of pairs. */
export const MANY = 200;

/** Counts the nodes that stories lead to, most frequent first; ties by id. */
export function ranked<N extends Node>(
  stories: readonly StoryNode[],
  lead: (story: StoryNode) => readonly N[],
): Counted<N>[] {
  const counts = new Map<N, number>();
  for (const story of stories) {
    const nodes = lead(story);
    if (nodes.length <= MANY) for (const node of nodes) counts.set(node, (counts.get(node) ?? 0) + 1);
  }
  return [...counts]
    .map(([node, count]) => ({ node, count }))
    .sort((a, b) => b.count - a.count || byCodePoint(a.node.id, b.node.id));
}
