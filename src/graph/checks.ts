import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { findCycles } from "./cycles.ts";
import type { Node, StoryNode } from "./nodes.ts";
import type { Edge, Relation } from "./relation.ts";

/** Reports cycles in a relation that must not have any: each at one of its edges, with the path around it. */
export function refuseCycles<N extends Node>(
  code: "BG0303" | "BG0304" | "BG0309",
  message: string,
  relation: Relation<N, N>,
  report: Report,
): void {
  for (const cycle of findCycles(relation.starts, (node) => relation.from(node).map(({ to }) => to))) {
    const [first, second = first] = cycle;
    const edge = relation.from(first!).find(({ to }) => to === second);
    const label = [...cycle, first!].map(({ id }) => id).join(" → ");
    report(diagnostic(code, message, { ...(edge ? { at: edge.at } : {}), label }));
  }
}

/** Warns about a story that is older than the one it follows, unless a date could not be read. */
export function compareDates({ from, to, at }: Edge<StoryNode, StoryNode, unknown>, report: Report): void {
  const sound = from.document.sound && to.document.sound;
  if (!sound || from.date.epoch >= to.date.epoch) return;
  const { path, front } = to.document;
  report(
    diagnostic("BG0306", "the story is older than the one it follows", {
      at,
      label: `this story is dated ${from.date.day}`,
      also: [{ at: { path, span: front.date.span }, label: `this one is dated ${to.date.day}` }],
    }),
  );
}
