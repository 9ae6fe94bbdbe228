import { join } from "node:path";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";

/**
 * A file of the site that is made from another file or a page. Because that takes long, it is stored until no page
 * needs it.
 */
export interface DerivedAsset {
  /** Where it is published. */
  readonly path: string;
  /** Its name in the store: it changes with everything that the file is made from. */
  readonly name: string;
  /** Undefined if making it failed, which is reported. */
  readonly make: (disk: Disk, report: Report) => Promise<Uint8Array | undefined>;
}

/** How many files are made at once; each takes its own thread. */
const AT_ONCE = 4;

interface Making {
  readonly disk: Disk;
  readonly report: Report;
  /** When it aborts, no further file is started. */
  readonly signal: AbortSignal | undefined;
}

/** Makes what is not in the folder yet, and removes what is no longer needed. */
export async function makeDerivedAssets(
  files: readonly DerivedAsset[],
  folder: string,
  { disk, report, signal }: Making,
): Promise<void> {
  const found = new Set(disk.info(folder) ? disk.list(folder).map(({ name }) => name) : []);
  const missing = files.filter(({ name }) => !found.has(name));
  for (const { name } of files) found.delete(name);
  for (const name of found) disk.remove(join(folder, name));
  if (missing.length > 0) disk.makeFolder(folder);
  const make = async ({ name, make }: DerivedAsset) => {
    const bytes = await make(disk, report);
    if (!bytes) return;
    // Renamed when it is complete: a file with the final name is never made again.
    disk.write(join(folder, `${name}.part`), bytes);
    disk.rename(join(folder, `${name}.part`), join(folder, name));
  };
  for (let at = 0; at < missing.length; at += AT_ONCE) {
    signal?.throwIfAborted();
    await Promise.all(missing.slice(at, at + AT_ONCE).map(make));
  }
}
