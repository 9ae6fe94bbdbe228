import { resolve } from "node:path";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { findLeftovers, removeKept, removeLeftovers, removeStateFolder } from "../publish/clean.ts";
import { locateOutput, STATE_FOLDER, stateFolder } from "../publish/locate-output.ts";
import { takeLock } from "../store/lock.ts";
import { isOwnState } from "../store/own-state.ts";
import { plural } from "./counts.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";
import { lockTimeout } from "./locked.ts";
import { findSite } from "./site-folder.ts";
import { stateIn } from "./state-option.ts";

export interface CleanOptions {
  readonly out: string;
  readonly state?: string;
  readonly dryRun?: boolean;
  readonly quiet?: boolean;
}

/** At most this many kept files are named. */
const NAMED = 10;

/** Removes what builds have written, and nothing that somebody else wrote or changed. */
export async function cleanCommand(
  folder: string,
  { out, state: option, dryRun = false, quiet = false }: CleanOptions,
  io: Io,
): Promise<number> {
  const root = findSite(folder, io) ?? nodeDisk.follow(resolve(io.cwd, folder));
  if (root === undefined) throw new UsageError(`there is no folder \`${printable(folder)}\``);
  const place = { root, home: io.home, state: stateIn(option, root, io) };
  const output = locateOutput({ ...place, out }, nodeDisk);
  if ("problem" in output) throw new UsageError(output.problem.message);
  const say = (text: string) => !quiet && io.err(`${text}\n`);
  const kept = option ?? STATE_FOLDER;
  const state = stateFolder(place, nodeDisk);
  if (!nodeDisk.info(state)) {
    say(`nothing to remove: ${folder === "." ? "this folder" : folder} has no files from a build`);
    return 0;
  }
  if (!isOwnState(state, nodeDisk)) {
    say(`nothing to remove: ${kept} was not written by a build on this machine`);
    return 0;
  }
  const lock = await takeLock(state, nodeDisk, lockTimeout(io));
  const found = findLeftovers(output, nodeDisk);
  try {
    if (!dryRun) {
      removeLeftovers(found, output, nodeDisk);
      removeKept(place, nodeDisk);
    }
  } finally {
    lock.release();
  }
  if (!dryRun) removeStateFolder(place, nodeDisk);
  const would = dryRun ? "would remove" : "removed";
  say(`${would} ${plural(found.ours.length, "file")} from ${out}, and the caches in ${kept}`);
  for (const path of found.changed.slice(0, NAMED))
    say(`kept ${out}/${path}: it has changed since it was built`);
  if (found.changed.length > NAMED) say(`kept ${found.changed.length - NAMED} more that have changed`);
  return 0;
}
