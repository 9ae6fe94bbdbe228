import type { SiteContext } from "../../pages/site-context.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import { type GraphData, graphData } from "./graph-data.ts";
import { renderGraphJson } from "./json.ts";

/** `graph.json`, if the configuration says so. It reads every node. */
export const graphJson = ({ context }: SiteContext): PlannedFile[] =>
  context.config.graph === "on"
    ? [hostFile("graph.json", () => encoded(graphData(context)), { slow: true })]
    : [];

/** The file may have hundreds of megabytes, so its size is counted first: a growing buffer would be in memory twice. */
function encoded(data: GraphData): Uint8Array {
  const encoder = new TextEncoder();
  let size = 0;
  for (const piece of inLargePieces(renderGraphJson(data))) size += encoder.encode(piece).length;
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of inLargePieces(renderGraphJson(data)))
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
