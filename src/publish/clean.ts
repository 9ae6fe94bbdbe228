import { dirname, join } from "node:path";
import { digestOf } from "../disk/digest.ts";
import type { Disk } from "../disk/disk.ts";
import { isIntact, type PublishedFile, RECORD_FILE, readRecord } from "../store/build-record.ts";
import { keptIn, PROOF_FOLDER } from "../store/own-state.ts";
import { recover } from "./journal.ts";
import { isPreview, locateOutput, type OutputRequest, stateFolder } from "./locate-output.ts";
import type { Output } from "./output.ts";

/** What builds have left in an output. */
export interface Leftovers {
  /** Files that are still as a build left them; relative to the output, with `/`. */
  readonly ours: readonly string[];
  /** Files that a build wrote and somebody has changed since. */
  readonly changed: readonly string[];
}

/** Finds what builds have left. Call this while holding the lock; it first finishes an interrupted publication. */
export function findLeftovers(output: Output, disk: Disk): Leftovers {
  recover(output, disk);
  const ours: string[] = [];
  const changed: string[] = [];
  for (const [path, published] of readRecord(output.state, disk)?.record.files ?? [])
    if (disk.info(join(output.folder, path)))
      (isOurs(join(output.folder, path), published, disk) ? ours : changed).push(path);
  return { ours, changed };
}

/** A copied file may have another time, but has the same content. */
const isOurs = (path: string, published: PublishedFile, disk: Disk): boolean => {
  const info = disk.info(path);
  if (isIntact(published, info)) return true;
  return info?.kind === "file" && digestOf(disk.read(path)) === published.digest;
};

/** Removes our files, the folders that are then empty, and the records about the output. */
export function removeLeftovers({ ours }: Leftovers, { folder, state }: Output, disk: Disk): void {
  for (const path of ours) disk.remove(join(folder, path));
  const folders = new Set(ours.map((path) => dirname(path)));
  for (const start of folders)
    for (let path = start; path !== "."; path = dirname(path))
      if (!disk.removeFolder(join(folder, path))) break;
  disk.removeFolder(folder);
  disk.removeTree(state);
}

/**
 * Removes what is kept between builds: previews, the document store and other stored results. The records about other
 * outputs stay: without them, nobody would know which of their files are ours.
 */
export function removeKept(request: Omit<OutputRequest, "out">, disk: Disk): void {
  const state = stateFolder(request, disk);
  if (disk.info(state)?.kind !== "folder") return;
  for (const name of keptIn(state, disk)) {
    if (!isPreview(join(state, name), state)) continue;
    const preview = locateOutput({ ...request, out: join(state, name) }, disk);
    if ("folder" in preview) for (const path of [preview.folder, preview.state]) disk.removeTree(path);
  }
  const isOther = (name: string) =>
    name === PROOF_FOLDER || disk.info(join(state, name, RECORD_FILE)) !== undefined;
  for (const name of keptIn(state, disk))
    if (disk.info(join(state, name))?.kind === "folder" && !isOther(name)) disk.removeTree(join(state, name));
}

/** Removes the state folder if it is empty. Call this after releasing the lock. */
export function removeStateFolder(request: Pick<OutputRequest, "root" | "state">, disk: Disk): void {
  const state = stateFolder(request, disk);
  const names = disk.info(state)?.kind === "folder" ? keptIn(state, disk) : [];
  if (names.some((name) => name !== ".gitignore" && name !== PROOF_FOLDER)) return;
  disk.remove(join(state, ".gitignore"));
  disk.removeTree(join(state, PROOF_FOLDER));
  disk.removeFolder(state);
}
