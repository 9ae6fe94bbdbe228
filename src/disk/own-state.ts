import { join } from "node:path";
import type { Disk } from "./disk.ts";

/**
 * An empty folder of a name that git takes from nobody. Git carries no empty folders, but an unborn submodule comes as one,
 * and one that is there has a file or a full folder of that name in it. So a state folder that has this was made by builds
 * here; or by whoever can copy whole folders, and could change the site itself as well.
 */
const PROOF = ".git";
/** The folder around it. */
export const PROOF_FOLDER = "made-here";

/** Whether what is kept in a state folder may be believed: finished HTML is in it, and what to publish and remove. */
export function isOwnState(state: string, disk: Disk): boolean {
  const around = join(state, PROOF_FOLDER);
  const proof = join(around, PROOF);
  const areFolders = [state, around, proof].every((path) => disk.info(path)?.kind === "folder");
  return areFolders && disk.list(proof).length === 0;
}

/** Throws `ELOOP` where a link is in the folder's place by now: what it leads to is somebody else's, and would be removed. */
function checkPlace(state: string, disk: Disk): void {
  const kind = disk.info(state)?.kind;
  if (kind !== undefined && kind !== "folder")
    throw Object.assign(new Error("no folder"), { code: "ELOOP", path: state });
}

/** To be called with the lock: from here on the state folder holds nothing that no build here has made. */
export function claimState(state: string, disk: Disk): void {
  if (isOwnState(state, disk)) return;
  checkPlace(state, disk);
  const entries = disk.info(state) ? disk.list(state) : [];
  for (const { name } of entries) {
    if (name === "lock" || name.startsWith("lock-")) continue;
    checkPlace(state, disk);
    disk.removeTree(join(state, name));
  }
  disk.makeFolder(join(state, PROOF_FOLDER, PROOF));
}
