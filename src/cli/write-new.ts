import { dirname, join } from "node:path";
import { nodeDisk } from "../disk/disk.ts";

/** Writes a file of a site; false where one is there, which is never touched. */
export function writeNew(
  { path, text }: { readonly path: string; readonly text: string },
  root: string,
  dryRun = false,
): boolean {
  const target = join(root, path);
  if (nodeDisk.info(target)) return false;
  if (dryRun) return true;
  nodeDisk.makeFolder(dirname(target));
  nodeDisk.create(target, text);
  return true;
}
