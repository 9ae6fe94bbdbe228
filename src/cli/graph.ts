import type { Place } from "../diagnostics/diagnostic.ts";
import { Lines } from "../diagnostics/positions.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import { renderGraphDot } from "../outputs/graph/dot.ts";
import { type GraphData, graphData } from "../outputs/graph/graph-data.ts";
import { renderGraphMl } from "../outputs/graph/graphml.ts";
import { type Origin, renderGraphJson } from "../outputs/graph/json.ts";
import { renderGraphJsonLd } from "../outputs/graph/json-ld.ts";
import { renderGraphMermaid } from "../outputs/graph/mermaid.ts";
import { exitCode } from "./exit.ts";
import type { Io } from "./io.ts";
import type { GraphFormat } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { type ReadingOptions, readFor } from "./reading.ts";

const WRITERS: Readonly<Record<GraphFormat, (data: GraphData, sourceOf: SourceOf) => string>> = {
  json: (data, sourceOf) => [...renderGraphJson(data, { originOf: originsIn(sourceOf) })].join(""),
  jsonld: renderGraphJsonLd,
  dot: renderGraphDot,
  graphml: renderGraphMl,
  mermaid: renderGraphMermaid,
};

export interface GraphOptions extends ReadingOptions {
  readonly format: GraphFormat;
}

/** Prints the graph. If the site has errors, its graph would be incomplete, so only the errors are printed. */
export async function graphCommand(root: string, options: GraphOptions, io: Io): Promise<number> {
  const { diagnostics, sourceOf, plan } = await readFor(root, options, io);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  printDiagnostics(errors, sourceOf, { ...options, format: "pretty" }, io);
  if (errors.length === 0) io.out(WRITERS[options.format](graphData(plan.site.context), sourceOf));
  return exitCode(errors, false);
}

/** Finds line numbers; reads every file once. */
function originsIn(sourceOf: SourceOf): (place: Place) => Origin | undefined {
  const files = new Map<string, Lines>();
  return ({ path, span }) => {
    const lines = files.get(path) ?? new Lines(sourceOf(path) ?? "");
    files.set(path, lines);
    return { path, line: lines.position(span?.start ?? 0).line };
  };
}
