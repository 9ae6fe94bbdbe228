import { dirname, join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import { bestEffort } from "../store/best-effort.ts";

/** The name under which a copy waits in its folder until it is complete. */
export const COPY_FILE = ".briefgen-copy";

/** Renames a file or folder; false if the two places are on different mounts, between which nothing can be renamed. */
export function tryRename(from: string, to: string, disk: Disk): boolean {
  try {
    disk.rename(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EXDEV") return false;
    throw error;
  }
}

/**
 * Moves a file to where readers find it. They see the old file or the new one, never a part, also on another mount. If
 * it fails or the process dies, `from` is still there, or the move is done.
 */
export function moveFile(from: string, to: string, disk: Disk): void {
  if (tryRename(from, to, disk)) return;
  const copy = join(dirname(to), COPY_FILE);
  // Left by a process that died; or a link, which must not be followed.
  disk.removeTree(copy);
  try {
    disk.copy(from, copy);
    disk.rename(copy, to);
  } catch (error) {
    bestEffort(() => disk.remove(copy));
    throw error;
  }
  disk.remove(from);
}
