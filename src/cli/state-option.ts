import { resolve } from "node:path";
import type { Command } from "commander";
import { printable } from "../diagnostics/printable.ts";
import { nodeDisk } from "../disk/disk.ts";
import { dangerOf, followExisting, stateFolder } from "../publish/locate-output.ts";
import { isUnused } from "../store/own-state.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** For commands that use what builds keep. */
export const addStateOption = (command: Command): Command =>
  command.option(
    "--state <folder>",
    "folder for what builds keep, relative to the site's folder (default: .briefgen)",
  );

/**
 * The folder for what is kept between builds, absolute; undefined for the usual one. Throws a `UsageError` if there are or may be
 * other files in it, which builds and `clean` would remove.
 */
export function stateIn(option: string | undefined, root: string, { home }: Io): string | undefined {
  if (option === undefined) return undefined;
  const follow = (path: string) => followExisting(path, nodeDisk);
  const [site, folder] = [follow(root), follow(resolve(root, option))];
  if (folder === stateFolder({ root: site }, nodeDisk)) return undefined;
  const refuse = (why: string) =>
    new UsageError(`\`${printable(option)}\` cannot be used for --state: ${why}`);
  const danger = dangerOf(folder, site, home === undefined ? undefined : follow(home));
  if (danger !== undefined) throw refuse(danger);
  const kind = nodeDisk.info(folder)?.kind;
  if (kind !== undefined && kind !== "folder") throw refuse("it is not a folder");
  if (!isUnused(folder, nodeDisk)) throw refuse("it holds other files");
  return folder;
}
