import { type Diagnostic, settle } from "../diagnostics/diagnostic.ts";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import type { BuildRequest } from "../site/request.ts";
import { Site } from "../site/site.ts";
import { countProblems, plural } from "./counts.ts";
import { exitCode, UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

export interface CheckOptions extends Omit<SiteOptions, "out"> {
  /** A version in git to compare with. */
  readonly since?: string;
}

/** Reports every diagnostic of a build, editorial advice, and dead links in the finished pages; changes nothing. */
export async function checkCommand(root: string, options: CheckOptions, io: Io): Promise<number> {
  siteFolder(root, io, isBegun);
  const request = { ...buildRequest(root, { ...options, out: "dist" }, io), out: undefined, audit: true };
  // To compare it, the site must be read.
  const site = new Site(nodeDisk, { keep: options.since !== undefined });
  const { sourceOf, summary, ...result } = await site.update(request);
  const diagnostics =
    options.since === undefined
      ? result.diagnostics
      : await withChanges(result.diagnostics, options.since, request, site);
  printDiagnostics(diagnostics, sourceOf, options, io, true);
  if (options.format === "pretty" && !options.quiet) {
    const advice = diagnostics.filter(({ severity }) => severity === "advice").length;
    const found = [
      countProblems(diagnostics) ?? "no problems",
      ...(advice ? [plural(advice, "piece of advice", "pieces of advice")] : []),
    ];
    io.err(
      `checked ${plural(summary.stories, "story", "stories")} and ${plural(summary.pages, "page")}: ${found.join(", ")}\n`,
    );
  }
  return exitCode(diagnostics, options.strict ?? false);
}

/** The diagnostics of a check, and what changed since an earlier version. */
async function withChanges(
  diagnostics: readonly Diagnostic[],
  since: string,
  { root, now }: BuildRequest,
  { built }: Site,
): Promise<Diagnostic[]> {
  const { changesSince, HistoryError } = await import("../history/since.ts");
  try {
    const found = await changesSince(root, since, built!, now);
    return settle([...diagnostics, ...found], built!.sources.config.severities);
  } catch (error) {
    if (error instanceof HistoryError)
      throw new UsageError(`cannot compare with \`${printable(since)}\`: ${printable(error.message)}`);
    throw error;
  }
}
