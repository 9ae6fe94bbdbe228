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
  const text = (value: unknown) => JSON.stringify(value);
  // Ids are long and stand in many edges, and there are hundreds of thousands of these: each is written once.
  const ids = new Map(nodes.map(({ id }) => [id, text(id)]));
  const edgeRows = edges.map(({ type, from, to, role, origin }) => {
    const place = originOf(origin);
    const more = `${role ? `,"role":"${role}"` : ""}${place ? `,"origin":${text(place)}` : ""}`;
    return `{"type":"${type}","from":${ids.get(from)},"to":${ids.get(to)}${more}}`;
  });
  const lines = (rows: readonly string[]) => (rows.length === 0 ? "" : `\n${rows.join(",\n")}\n`);
  return `{"version":${VERSION},"site":${text(site)},\n"nodes":[${lines(nodes.map(text))}],\n"edges":[${lines(edgeRows)}]}\n`;
}
