import type { Place } from "../diagnostics/diagnostic.ts";
import type { Named } from "./names.ts";
import type { Relations } from "./relations.ts";

/** Where a topic, outlet or author is first named. */
export function firstUse(node: Named, relations: Relations): Place | undefined {
  if (node.kind === "author") return relations.writtenBy.to(node).at(-1)?.at;
  if (node.kind === "outlet")
    return (relations.publishedBy.to(node)[0] ?? relations.cameFrom.to(node)[0])?.at;
  return (
    relations.about.to(node).at(-1) ??
    relations.questionAbout.to(node)[0] ??
    relations.storylineAbout.to(node)[0] ??
    relations.covers.to(node)[0]
  )?.at;
}
