import { nodeDisk } from "../disk/disk.ts";
import { build } from "../site/site.ts";
import { countProblems, plural } from "./counts.ts";
import { exitCode } from "./exit.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions } from "./options.ts";
import { printDiagnostics } from "./report.ts";
import { isBegun, siteFolder } from "./site-folder.ts";

/** Reports every diagnostic of a build, editorial advice, and dead links in the finished pages; writes nothing. */
export async function checkCommand(root: string, options: Omit<SiteOptions, "out">, io: Io): Promise<number> {
  siteFolder(root, io, isBegun);
  const request = { ...buildRequest(root, { ...options, out: "dist" }, io), out: undefined, audit: true };
  const { diagnostics, sourceOf, summary } = await build(request, nodeDisk);
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
