import { resolve } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { hasBriefings } from "../disk/scan.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/** The folder of the site that a command is to work on, absolute, with links followed. Throws a `UsageError` where none is there. */
export function siteFolder(root: string, { cwd }: Pick<Io, "cwd">): string {
  const folder = nodeDisk.follow(resolve(cwd, root));
  if (folder === undefined || !hasBriefings(folder, nodeDisk))
    throw new UsageError("there is no site here; `briefgen init` begins one, or give the site's folder");
  return folder;
}
