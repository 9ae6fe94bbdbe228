import type { PageContext } from "../../pages/context.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import { type GraphData, graphData, partsOf } from "./graph-data.ts";
import { renderGraphJson } from "./json.ts";

/** The paths of `graph.json` and of the further parts of a large graph; none if the configuration says so. */
export const graphPaths = ({ config, graph }: PageContext): string[] =>
  config.graph === "on" ? partsOf(graph).map((_, index) => pathOf(index)) : [];

const pathOf = (index: number): string => (index === 0 ? "graph.json" : `graph-${index + 1}.json`);

/** `graph.json`, if the configuration says so. Together, its parts read every node. */
export function graphJson({ context }: SiteContext): PlannedFile[] {
  if (context.config.graph !== "on") return [];
  const parts = partsOf(context.graph);
  return parts.map((part, index) => {
    const next = index + 1 < parts.length ? pathOf(index + 1) : undefined;
    return hostFile(pathOf(index), () => encoded(graphData(context, part), next), { slow: true });
  });
}

/** The file may have tens of megabytes, so its size is counted first: a growing buffer would be in memory twice. */
function encoded(data: GraphData, next: string | undefined): Uint8Array {
  const encoder = new TextEncoder();
  let size = 0;
  for (const piece of inLargePieces(renderGraphJson(data, { next }))) size += encoder.encode(piece).length;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of inLargePieces(renderGraphJson(data, { next })))
    at += encoder.encodeInto(piece, bytes.subarray(at)).written;
  return bytes;
}

/** The same text in pieces of about 64 KB, which take less time to encode than small ones. */
function* inLargePieces(pieces: Iterable<string>): Generator<string> {
  let large = "";
  for (const piece of pieces) {
    large += piece;
    if (large.length < 2 ** 16) continue;
    yield large;
    large = "";
  }
  yield large;
}
