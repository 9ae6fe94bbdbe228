import { join } from "node:path";
import type { Disk } from "./disk.ts";

/**
 * A folder that is always empty. Git and pull requests carry no empty folders, so a state folder that has it was made by
 * builds here; or by whoever can copy whole folders, and could change the site itself as well.
 */
const PROOF = "made-here";

/** Whether what is kept in a state folder may be believed: finished HTML is in it, and what to publish and remove. */
export const isOwnState = (state: string, disk: Disk): boolean =>
  disk.info(join(state, PROOF))?.kind === "folder" && disk.list(join(state, PROOF)).length === 0;

/** To be called with the lock: from here on the state folder holds nothing that no build here has made. */
export function claimState(state: string, disk: Disk): void {
  if (isOwnState(state, disk)) return;
  const entries = disk.info(state) ? disk.list(state) : [];
  for (const { name } of entries)
    if (name !== "lock" && !name.startsWith("lock-")) disk.removeTree(join(state, name));
  disk.makeFolder(join(state, PROOF));
}
