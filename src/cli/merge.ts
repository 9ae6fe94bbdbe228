import { resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { mergeParts } from "../shards/merge-parts.ts";
import { changesFile } from "./changes-file.ts";
import { countProblems, plural } from "./counts.ts";
import { exitCode } from "./exit.ts";
import { interruptible } from "./interruptible.ts";
import type { Io } from "./io.ts";
import { lockTimeout } from "./locked.ts";
import { type BuildOptions, readNow, type SiteOptions } from "./options.ts";
import { printDiagnostics } from "./print-diagnostics.ts";
import { findSite, followed } from "./site-folder.ts";
import { stateIn } from "./state-option.ts";

/** Options of `merge`. */
export type MergeOptions = Pick<
  SiteOptions,
  "out" | "state" | "now" | "strict" | "format" | "quiet" | "verbose" | "color"
> &
  Pick<BuildOptions, "changes">;

/** Joins the parts of all shards, and publishes the site. */
export async function mergeCommand(
  folders: readonly string[],
  options: MergeOptions,
  io: Io,
): Promise<number> {
  const start = performance.now();
  const { out, now, strict = false } = options;
  const root = findSite(".", io) ?? io.cwd;
  const request = {
    ...{ root, out, home: io.home, strict, state: stateIn(options.state, root, io) },
    ...{ folders: folders.map((name) => ({ name, path: followed(resolve(io.cwd, name)) })) },
    now: readNow(now, io),
  };
  const announce = changesFile(options.changes, request, io);
  const merged = await interruptible(
    (running) => mergeParts(request, nodeDisk, { ...running, announce, lockTimeout: lockTimeout(io) }),
    { ...options, untouched: out },
    io,
  );
  if (typeof merged === "number") return merged;
  const { diagnostics, parts, published } = merged;
  printDiagnostics(diagnostics, () => undefined, options, io);
  if (!published)
    io.err(`${countProblems(diagnostics)}: nothing was published, ${printable(out)} is unchanged.\n`);
  else if (options.format === "pretty" && !options.quiet) {
    const { written, unchanged, removed } = published;
    const seconds = ((performance.now() - start) / 1000).toFixed(2);
    const changes = `${written.length} written, ${unchanged} unchanged, ${removed.length} removed`;
    const pages = plural(parts[0]!.summary.pages, "page");
    io.err(
      `${printable(out)}: ${pages} from ${plural(parts.length, "shard")}\n${changes}, in ${seconds} s\n`,
    );
  }
  return exitCode(diagnostics, strict);
}
