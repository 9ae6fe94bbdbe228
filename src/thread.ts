import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** What a thread is begun with. */
export interface Beginning<Data = unknown> {
  /** The compiled module that it runs; absolute. */
  readonly module: string;
  readonly data: Data;
}

/** A thread of its own opens four at once, and both threads up to twelve of the cache; the rest is for what they write. */
const FILES = 40;

/** Starts a thread; undefined where the system lets this process open too few files for one. */
export function startThread(module: URL, data?: unknown): Worker | undefined {
  if (!canOpen(FILES)) return undefined;
  const workerData: Beginning = { module: fileURLToPath(module), data };
  return new Worker(new URL("./thread-entry.js", import.meta.url), { workerData });
}

/** Whether so many more files can be opened now. */
function canOpen(count: number): boolean {
  const path = fileURLToPath(import.meta.url);
  const files: number[] = [];
  try {
    while (files.length < count) files.push(openSync(path, "r"));
    return true;
  } catch {
    return false;
  } finally {
    for (const file of files) closeSync(file);
  }
}
