import { build } from "../build.ts";
import { watchSite } from "../dev/watch.ts";
import { nodeDisk } from "../disk/disk.ts";
import { summary } from "./build.ts";
import { EXIT } from "./exit.ts";
import type { Io } from "./io.ts";
import { buildRequest, type SiteOptions } from "./options.ts";
import { countProblems, printDiagnostics } from "./report.ts";

/** Builds on every change, until Ctrl-C. A failed build leaves the last good site in place. */
export async function watchCommand(root: string, options: SiteOptions, io: Io): Promise<number> {
  const rebuild = async () => {
    const start = performance.now();
    const request = buildRequest(root, options, io);
    const result = await build(request, nodeDisk);
    printDiagnostics(result.diagnostics, result.sourceOf, options, io);
    const seconds = (performance.now() - start) / 1000;
    if (!result.published) io.err(`${countProblems(result.diagnostics)}: ${options.out} is as it was\n`);
    else if (!options.quiet) io.err(summary(result, options, seconds));
  };
  const { root: folder } = buildRequest(root, options, io);
  const stop = new AbortController();
  let code: number = EXIT.interrupted;
  process.once("SIGINT", () => stop.abort());
  process.once("SIGTERM", () => {
    code = EXIT.terminated;
    stop.abort();
  });
  await watchSite({
    root: folder,
    out: options.out,
    rebuild,
    signal: stop.signal,
    warn: (text) => io.err(`${text}\n`),
  });
  return code;
}
