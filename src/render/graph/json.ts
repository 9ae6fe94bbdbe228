import type { Place } from "../../diagnostics/diagnostic.ts";
import type { GraphData } from "../../pages/graph-data.ts";

/** Changes when a reader of the file would have to. */
const VERSION = 1;

/** Where an edge is written: a file of the site, and a line, 1-based. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

/**
 * The graph as JSON, one node or edge on each line, so that versions of it can be compared. Without
 * `originOf` it says nothing of the files that it comes from, as it is published.
 */
export function renderGraphJson(
  { site, nodes, edges }: GraphData,
  originOf: (place: Place) => Origin | undefined = () => undefined,
): string {
  const lines = (rows: readonly object[]) =>
    rows.length === 0 ? "" : `\n${rows.map((row) => JSON.stringify(row)).join(",\n")}\n`;
  const rows = edges.map(({ origin, ...edge }) => ({ ...edge, origin: originOf(origin) }));
  return `{"version":${VERSION},"site":${JSON.stringify(site)},\n"nodes":[${lines(nodes)}],\n"edges":[${lines(rows)}]}\n`;
}
