import type { Place } from "../../diagnostics/diagnostic.ts";
import { printableJson } from "../../diagnostics/printable.ts";
import type { GraphData } from "./graph-data.ts";

/** Increase this if programs that read the file would have to change. */
const VERSION = 2;

/** Where an edge is written: a file of the site, and a line, 1-based. */
export interface Origin {
  readonly path: string;
  readonly line: number;
}

export interface GraphJsonOptions {
  readonly originOf?: (place: Place) => Origin | undefined;
  readonly next?: string | undefined;
}

/**
 * The graph as JSON, with one node or edge on each line, so that versions can be compared. Without `originOf`, as it is
 * published, it says nothing about the source files. In pieces, because a large site's graph is longer than a string
 * can be. Edges may lead to nodes of other parts; `next` is the address of the part after this one, relative to it.
 */
export function* renderGraphJson(
  { site, nodes, edges }: GraphData,
  { originOf = () => undefined, next }: GraphJsonOptions = {},
): Generator<string> {
  const text = (value: unknown) => JSON.stringify(value);
  // Ids are long, and used in hundreds of thousands of edges, so each is encoded only once.
  const ids = new Map<string, string>();
  const idOf = (id: string) => {
    const known = ids.get(id) ?? text(id);
    ids.set(id, known);
    return known;
  };
  yield `{"version":${VERSION},"site":${text(site)},${next ? `"next":${text(next)},` : ""}\n"nodes":[`;
  for (const [index, node] of nodes.entries()) yield `${index === 0 ? "\n" : ",\n"}${text(node)}`;
  yield `${nodes.length === 0 ? "" : "\n"}],\n"edges":[`;
  let isFirst = true;
  for (const { type, from, to, role, origin } of edges) {
    const place = originOf(origin);
    const more = `${role ? `,"role":"${role}"` : ""}${place ? `,"origin":${printableJson(place)}` : ""}`;
    yield `${isFirst ? "\n" : ",\n"}{"type":"${type}","from":${idOf(from)},"to":${idOf(to)}${more}}`;
    isFirst = false;
  }
  yield `${isFirst ? "" : "\n"}]}\n`;
}
