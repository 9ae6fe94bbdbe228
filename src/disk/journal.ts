import { dirname, join } from "node:path";
import type { Disk } from "./disk.ts";
import { isSafePath, manifestFrom, serialiseManifest } from "./manifest.ts";
import type { Output } from "./output.ts";

/** What to do to the output. Every step can safely be done twice. */
export interface Journal {
  /** The whole staged tree becomes the output, with one rename. */
  readonly whole: boolean;
  /** Staged files that replace those with the same path. */
  readonly staged: readonly string[];
  /** Files to remove from the output. */
  readonly removed: readonly string[];
  /** The contents of the output afterwards, as `serialiseManifest` writes it: it is large, and written twice. */
  readonly manifest: string;
}

/** From here on, the publication will happen, even if this process dies. */
export function writeJournal(journal: Journal, { state }: Output, disk: Disk): void {
  const { manifest, ...steps } = journal;
  disk.makeFolder(state);
  disk.write(join(dirname(state), ".gitignore"), "*\n");
  const text = `{"manifest":${manifest},"steps":${JSON.stringify(steps)}}`;
  writeWhole(join(state, "journal.json"), text, disk);
}

export function applyJournal(
  { whole, staged, removed, manifest }: Journal,
  { folder, state, staging }: Output,
  disk: Disk,
): void {
  if (whole && disk.info(staging) && !disk.info(folder)) {
    disk.makeFolder(dirname(folder));
    disk.rename(staging, folder);
  } else {
    // Removals come first: a file may have to make room for a folder with its name, or the other way round.
    for (const path of removed) disk.remove(join(folder, path));
    removeEmptyFolders(removed, folder, disk);
    const made = new Set<string>();
    for (const path of staged) {
      const from = join(staging, path);
      if (!disk.info(from)) continue;
      const to = join(folder, path);
      if (!made.has(dirname(to))) disk.makeFolder(dirname(to));
      made.add(dirname(to));
      disk.rename(from, to);
    }
  }
  writeWhole(join(state, "manifest.json"), manifest, disk);
  disk.remove(join(state, "journal.json"));
  disk.removeTree(staging);
}

/** Finishes an interrupted publication, or discards it if it was only staged. */
export function recover(output: Output, disk: Disk): void {
  const journal = readJournal(output.state, disk);
  if (journal) {
    applyJournal(journal, output, disk);
    return;
  }
  disk.remove(join(output.state, "journal.json"));
  disk.removeTree(output.staging);
}

/** Undefined if there is none, or if it cannot be trusted. */
export function readJournal(state: string, disk: Disk): Journal | undefined {
  const path = join(state, "journal.json");
  return disk.info(path)?.kind === "file"
    ? parseJournal(new TextDecoder().decode(disk.read(path)))
    : undefined;
}

function parseJournal(text: string): Journal | undefined {
  try {
    const { manifest, steps } = JSON.parse(text) as Record<string, unknown>;
    const { whole, staged, removed } = steps as Record<string, unknown>;
    const isPaths = (value: unknown): value is string[] =>
      Array.isArray(value) && value.every((path) => typeof path === "string" && isSafePath(path));
    const files = manifestFrom(manifest);
    return typeof whole === "boolean" && isPaths(staged) && isPaths(removed) && files
      ? { whole, staged, removed, manifest: serialiseManifest(files) }
      : undefined;
  } catch {
    return undefined;
  }
}

/** A reader sees either the old file or the new one, never part of one. */
function writeWhole(path: string, text: string, disk: Disk): void {
  if (disk.info(path)?.kind === "folder") disk.removeTree(path);
  disk.write(`${path}.tmp`, text);
  disk.rename(`${path}.tmp`, path);
}

function removeEmptyFolders(removed: readonly string[], folder: string, disk: Disk): void {
  const folders = new Set(removed.map((path) => dirname(path)));
  for (const start of folders) {
    for (let path = start; path !== "."; path = dirname(path))
      if (!disk.removeFolder(join(folder, path))) break;
  }
}
