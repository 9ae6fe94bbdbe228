import { dirname, join } from "node:path";
import type { Disk } from "../disk/disk.ts";
import { isSafePath, RECORD_FILE } from "../store/build-record.ts";
import { moveFile, tryRename } from "./move.ts";
import type { Output } from "./output.ts";

/** What to do to the output. Every step can safely be done twice. */
export interface Journal {
  /** The whole staged tree becomes the output, with one rename if it is on the same mount. */
  readonly whole: boolean;
  /** Staged files that replace those with the same path. */
  readonly staged: readonly string[];
  /** Files to remove from the output. */
  readonly removed: readonly string[];
}

const JOURNAL_FILE = "journal.json";
/** The build's record, until everything in the journal is done. */
const NEXT_RECORD = `${RECORD_FILE}.next`;

/**
 * After this, the publication will happen, even if this process dies. `record`: the build's record, as `encodeRecord`
 * writes it. `ready`: called when only one step is left, which hardly fails; if it throws, there is no publication.
 */
export function writeJournal(
  journal: Journal,
  record: Uint8Array,
  { state }: Output,
  disk: Disk,
  ready: () => void,
): void {
  makeState(state, disk);
  disk.write(join(state, NEXT_RECORD), record);
  writeWhole(join(state, JOURNAL_FILE), JSON.stringify(journal), disk, ready);
}

/** Replaces the record of a build whose output stays as it is. */
export function writeRecord(record: Uint8Array, state: string, disk: Disk): void {
  makeState(state, disk);
  writeWhole(join(state, RECORD_FILE), record, disk);
}

function makeState(state: string, disk: Disk): void {
  disk.makeFolder(state);
  disk.write(join(dirname(state), ".gitignore"), "*\n");
}

export function applyJournal(
  { whole, staged, removed }: Journal,
  { folder, state, staging }: Output,
  disk: Disk,
): void {
  if (!(whole && isMovedWhole({ folder, staging }, disk))) {
    // Removals come first: a file may have to make room for a folder with its name, or the reverse.
    for (const path of removed) disk.remove(join(folder, path));
    removeEmptyFolders(removed, folder, disk);
    const made = new Set<string>();
    for (const path of staged) {
      const from = join(staging, path);
      if (!disk.info(from)) continue;
      const to = join(folder, path);
      if (!made.has(dirname(to))) disk.makeFolder(dirname(to));
      made.add(dirname(to));
      moveFile(from, to, disk);
    }
  }
  const next = join(state, NEXT_RECORD);
  if (disk.info(next)) disk.rename(next, join(state, RECORD_FILE));
  disk.remove(join(state, JOURNAL_FILE));
  disk.removeTree(staging);
}

function isMovedWhole({ folder, staging }: Pick<Output, "folder" | "staging">, disk: Disk): boolean {
  if (!disk.info(staging) || disk.info(folder)) return false;
  disk.makeFolder(dirname(folder));
  return tryRename(staging, folder, disk);
}

/** Finishes an interrupted publication, or discards it if it was only staged. */
export function recover(output: Output, disk: Disk): void {
  const journal = readJournal(output.state, disk);
  if (journal) {
    applyJournal(journal, output, disk);
    return;
  }
  for (const file of [JOURNAL_FILE, NEXT_RECORD]) disk.remove(join(output.state, file));
  disk.removeTree(output.staging);
}

/** Whether a publication was interrupted. */
export const isInterrupted = (state: string, disk: Disk): boolean =>
  disk.info(join(state, JOURNAL_FILE)) !== undefined;

/** Undefined if there is none, or if it cannot be trusted. */
export function readJournal(state: string, disk: Disk): Journal | undefined {
  const path = join(state, JOURNAL_FILE);
  return disk.info(path)?.kind === "file"
    ? parseJournal(new TextDecoder().decode(disk.read(path)))
    : undefined;
}

function parseJournal(text: string): Journal | undefined {
  try {
    const { whole, staged, removed } = JSON.parse(text) as Record<string, unknown>;
    const isPaths = (value: unknown): value is string[] =>
      Array.isArray(value) && value.every((path) => typeof path === "string" && isSafePath(path));
    return typeof whole === "boolean" && isPaths(staged) && isPaths(removed)
      ? { whole, staged, removed }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A reader sees the old file or the new one, never a part. */
export function writeWhole(path: string, content: string | Uint8Array, disk: Disk, ready?: () => void): void {
  if (disk.info(path)?.kind === "folder") disk.removeTree(path);
  disk.write(`${path}.tmp`, content);
  ready?.();
  disk.rename(`${path}.tmp`, path);
}

function removeEmptyFolders(removed: readonly string[], folder: string, disk: Disk): void {
  const folders = new Set(removed.map((path) => dirname(path)));
  for (const start of folders) {
    for (let path = start; path !== "."; path = dirname(path))
      if (!disk.removeFolder(join(folder, path))) break;
  }
}
