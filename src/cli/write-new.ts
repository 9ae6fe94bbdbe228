import { dirname, join } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { isWithin } from "../disk/scan.ts";
import { UsageError } from "./exit.ts";

/** Writes a file of a site; false where one is there, which is never touched. Throws `UsageError` where a link leads out of the site. */
export function writeNew(
  { path, text }: { readonly path: string; readonly text: string },
  root: string,
  dryRun = false,
): boolean {
  const target = join(root, path);
  if (nodeDisk.info(target)) return false;
  if (leadsOut(path, root))
    throw new UsageError(`${path} would be written behind a symbolic link that leads out of the site`);
  if (dryRun) return true;
  nodeDisk.makeFolder(dirname(target));
  nodeDisk.create(target, text);
  return true;
}

/** Whether a file of the site would be written somewhere else, because a folder on the way is a symbolic link. */
export const leadsOut = (path: string, root: string): boolean =>
  !isWithin(realFolder(join(root, path)), realFolder(join(root, "briefgen")));

/** The nearest folder above a path that exists, with links followed. */
function realFolder(path: string): string {
  let folder = dirname(path);
  while (!nodeDisk.info(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return nodeDisk.follow(folder) ?? folder;
}
