import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type Flood, foldFloods } from "../diagnostics/floods.ts";
import { renderGithub, renderJson } from "../diagnostics/machine.ts";
import { renderPretty, type SourceOf } from "../diagnostics/pretty.ts";
import { printable } from "../diagnostics/printable.ts";
import { type Io, wantsColor } from "./io.ts";
import type { SiteOptions } from "./options.ts";

export type ReportOptions = Pick<SiteOptions, "format" | "quiet" | "verbose" | "color" | "strict">;

/** Lines are cropped to this width if there is no terminal. */
const WIDTH = 120;

/**
 * Prints diagnostics in the requested format: for people on `err`, where floods are folded unless all are wanted; for
 * machines on `out`, always all of them.
 */
export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  sourceOf: SourceOf,
  options: ReportOptions,
  io: Io,
  advice = options.verbose,
): void {
  // With --strict, a warning is why nothing was published.
  const isWanted = ({ severity }: Diagnostic) =>
    severity === "error" ||
    (severity === "warning" && (!options.quiet || options.strict)) ||
    (!options.quiet && advice);
  const found = diagnostics.filter(isWanted);
  if (options.format === "json") io.out(renderJson(found, sourceOf));
  else if (options.format === "github") io.out(renderGithub(found, sourceOf));
  else if (found.length > 0) {
    const { shown, floods } = options.verbose ? { shown: found, floods: [] } : foldFloods(found);
    const style = { color: wantsColor(io, options.color), width: io.columns ?? WIDTH };
    io.err(`${renderPretty(shown, sourceOf, style)}\n`);
    if (floods.length > 0) io.err(`${totals(floods)}\n`);
  }
}

/** `18,064 × warning[BG0208]: an image from another site is linked, not shown (5 shown)`, and so on. */
const totals = (floods: readonly Flood[]): string => {
  const counts = floods.map(({ count }) => count.toLocaleString("en"));
  const width = Math.max(...counts.map(({ length }) => length));
  const lines = floods.map(({ first: { severity, code }, title, shown, count }, index) => {
    const rest = shown < count ? ` (${shown} shown)` : "";
    return `${counts[index]!.padStart(width)} × ${severity}[${code}]: ${printable(title)}${rest}\n`;
  });
  return `${lines.join("")}-v shows all\n`;
};
