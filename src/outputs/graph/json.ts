import type { Place } from "../../diagnostics/diagnostic.ts";
import { printableJson } from "../../diagnostics/printable.ts";
import type { GraphData } from "./graph-data.ts";

/** Increase this if programs that read the file would have to change. */
const VERSION = 1;

/** Where an edge is written: a file of the site, and a line, 1-based. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

/**
 * The graph as JSON, with one node or edge on each line, so that versions can be compared. Without `originOf`, as it is
 * published, it says nothing about the source files. In pieces, because a large site's graph is longer than a string
 * can be.
 */
export function* renderGraphJson(
  { site, nodes, edges }: GraphData,
  originOf: (place: Place) => Origin | undefined = () => undefined,
): Generator<string> {
  const text = (value: unknown) => JSON.stringify(value);
  // Ids are long, and used in hundreds of thousands of edges, so each is encoded only once.
  const ids = new Map<string, string>();
  yield `{"version":${VERSION},"site":${text(site)},\n"nodes":[`;
  for (const node of nodes) {
    yield ids.size === 0 ? "\n" : ",\n";
    ids.set(node.id, text(node.id));
    yield text(node);
  }
  yield `${ids.size === 0 ? "" : "\n"}],\n"edges":[`;
  let isFirst = true;
  for (const { type, from, to, role, origin } of edges) {
    const place = originOf(origin);
    const more = `${role ? `,"role":"${role}"` : ""}${place ? `,"origin":${printableJson(place)}` : ""}`;
    yield `${isFirst ? "\n" : ",\n"}{"type":"${type}","from":${ids.get(from)},"to":${ids.get(to)}${more}}`;
    isFirst = false;
  }
  yield `${isFirst ? "" : "\n"}]}\n`;
}
