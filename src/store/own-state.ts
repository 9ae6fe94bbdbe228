import { join } from "node:path";
import type { Disk } from "../disk/disk.ts";

/**
 * The name of an empty folder that git accepts from nobody. Git stores no empty folders, but an uninitialised submodule
 * appears as one, and an initialised one contains a file or a full folder with this name. So builds on this machine created
 * a state folder that has it, or somebody who can copy whole folders and could change the site itself as well.
 */
const PROOF = ".git";
/** The folder that contains it. */
export const PROOF_FOLDER = "made-here";

/** Whether a state folder can be trusted: it contains finished texts, and says what to publish and remove. */
export function isOwnState(state: string, disk: Disk): boolean {
  const around = join(state, PROOF_FOLDER);
  const proof = join(around, PROOF);
  const areFolders = [state, around, proof].every((path) => disk.info(path)?.kind === "folder");
  return areFolders && disk.list(proof).length === 0;
}

/** Throws `ELOOP` if a link has replaced the folder: its target is not ours, and would be removed. */
function checkPlace(state: string, disk: Disk): void {
  const kind = disk.info(state)?.kind;
  if (kind !== undefined && kind !== "folder")
    throw Object.assign(new Error("no folder"), { code: "ELOOP", path: state });
}

/** Whether a folder, if there is one, is a state folder, or can become one without anything being removed. */
export const isUnused = (state: string, disk: Disk): boolean =>
  isOwnState(state, disk) || disk.info(state) === undefined || keptIn(state, disk).length === 0;

/** What is in a state folder but locks, and what a volume of its own has there. */
export const keptIn = (state: string, disk: Disk): string[] =>
  disk
    .list(state)
    .map(({ name }) => name)
    .filter((name) => name !== "lock" && !name.startsWith("lock-") && name !== "lost+found");

/** Call this while holding the lock: from here on, the state folder contains only what builds on this machine wrote. */
export function claimState(state: string, disk: Disk): void {
  if (isOwnState(state, disk)) return;
  checkPlace(state, disk);
  for (const name of disk.info(state) ? keptIn(state, disk) : []) {
    checkPlace(state, disk);
    disk.removeTree(join(state, name));
  }
  disk.makeFolder(join(state, PROOF_FOLDER, PROOF));
}
