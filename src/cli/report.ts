import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderGithub, renderJson } from "../diagnostics/machine.ts";
import { renderPretty, type SourceOf } from "../diagnostics/pretty.ts";
import { type Io, wantsColor } from "./io.ts";
import type { SiteOptions } from "./options.ts";

export type ReportOptions = Pick<SiteOptions, "format" | "quiet" | "verbose" | "color">;

/** Lines are cropped to this width if there is no terminal. */
const WIDTH = 120;

/** Prints diagnostics in the requested format: for people on `err`, for machines on `out`. */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
  options: ReportOptions,
  io: Io,
  advice = options.verbose,
): void {
  const shown = diagnostics.filter(
    ({ severity }) => severity === "error" || (!options.quiet && (severity === "warning" || advice)),
  );
  if (options.format === "json") io.out(renderJson(shown, sourceOf));
  else if (options.format === "github") io.out(renderGithub(shown, sourceOf));
  else if (shown.length > 0)
    io.err(
      `${renderPretty(shown, sourceOf, { color: wantsColor(io, options.color), width: io.columns ?? WIDTH })}\n`,
    );
}
