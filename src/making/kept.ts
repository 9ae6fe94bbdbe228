import { join } from "node:path";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";

/** A file of the site that takes long to make, and is kept until no page needs it any more. */
export interface KeptFile {
  /** Where it is published. */
  readonly path: string;
  /** What it is called where it is kept: it changes with everything that the file is made from. */
  readonly name: string;
  /** Undefined where that failed, which is reported. */
  readonly make: (disk: Disk, report: Report) => Promise<Uint8Array | undefined>;
}

/** Files that are made at once; each takes a thread of its own. */
const AT_ONCE = 4;

interface Making {
  readonly disk: Disk;
  readonly report: Report;
  /** Begins no further file. */
  readonly signal: AbortSignal | undefined;
}

/** Makes what is not in the folder yet, and removes from it what is not wanted any more. */
export async function makeKept(
  files: readonly KeptFile[],
  folder: string,
  { disk, report, signal }: Making,
): Promise<void> {
  const found = new Set(disk.info(folder) ? disk.list(folder).map(({ name }) => name) : []);
  const missing = files.filter(({ name }) => !found.has(name));
  for (const { name } of files) found.delete(name);
  for (const name of found) disk.remove(join(folder, name));
  if (missing.length > 0) disk.makeFolder(folder);
  const make = async ({ name, make }: KeptFile) => {
    const bytes = await make(disk, report);
    if (!bytes) return;
    // Renamed when it is whole: what bears the name is never made again.
    disk.write(join(folder, `${name}.part`), bytes);
    disk.rename(join(folder, `${name}.part`), join(folder, name));
  };
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    await Promise.all(missing.slice(at, at + AT_ONCE).map(make));
  }
}
