import { closeSync, openSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

/** What a thread starts with. */
export interface Beginning<Data = unknown> {
  /** The compiled module to run; absolute. */
  readonly module: string;
  readonly data: Data;
}

/**
 * How many more files a second thread may need: it opens four when it starts, the store up to twelve, and the rest is
 * for what is written.
 */
const FILES = 40;

/** Starts a thread; undefined if the system does not allow this process to open enough files. */
export function startThread(module: URL, data?: unknown): Worker | undefined {
  if (!canOpen(FILES)) return undefined;
  const workerData: Beginning = { module: fileURLToPath(module), data };
  return new Worker(new URL("./thread-entry.js", import.meta.url), { workerData });
}

/** Whether this many more files can be opened now. */
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
