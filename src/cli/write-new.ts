import { dirname, join } from "node:path";
import { nodeDisk } from "../disk/disk.ts";
import { isWithin } from "../source/walk.ts";
import { UsageError } from "./exit.ts";

/**
 * Writes a new file of a site; returns false if it exists, and leaves it alone. Links that lead out of the site are
 * not followed.
 */
export function writeNew(
  { path, text }: { readonly path: string; readonly text: string | Uint8Array },
  root: string,
  dryRun = false,
): boolean {
  const target = join(root, path);
  if (nodeDisk.info(target)) return false;
  if (!isWithin(realFolder(target), nodeDisk.follow(root) ?? root))
    throw new UsageError(`${path} would be written outside the site: one of its folders is a link`);
  if (dryRun) return true;
  nodeDisk.makeFolder(dirname(target));
  nodeDisk.create(target, text);
  return true;
}

/** The nearest existing folder above a path, with links resolved. */
export function realFolder(path: string): string {
  let folder = dirname(path);
  while (!nodeDisk.info(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return nodeDisk.follow(folder) ?? folder;
}

/** The first of these folders that a path is in; its last part may not exist. All are absolute. */
export function folderAround(path: string, folders: readonly string[]): string | undefined {
  const real = realFolder(path);
  return folders.find(
    (folder) => isWithin(path, folder) || isWithin(real, nodeDisk.follow(folder) ?? folder),
  );
}
