import { resolve } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { hasBriefings } from "../source/scan.ts";
import { UsageError } from "./exit.ts";
import type { Io } from "./io.ts";

/**
 * The absolute folder of the site that a command works on, with links resolved. Throws a `UsageError` if there is no
 * site.
 */
export function siteFolder(root: string, { cwd }: Pick<Io, "cwd">): string {
  const folder = nodeDisk.follow(resolve(cwd, root));
  if (folder === undefined || !hasBriefings(folder, nodeDisk))
    throw new UsageError(
      "there is no site here; run `briefgen init` to create one, or give the site's folder",
    );
  return folder;
}
