import type { Disk } from "../disk/disk.ts";
import { Changes } from "./changes.ts";
import { Watcher } from "./watcher.ts";

export interface WatchRequest {
  /** The site's folder: absolute, with links followed. */
  readonly root: string;
  /** Whether to look at every file again and again, in place of the system's events. */
  readonly poll: boolean;
  readonly disk: Disk;
  /**
   * Builds. `dirty` are the source files (absolute) that are known to have come, gone or changed since the
   * last call, or folders where no files are known: for a line that tells of them, and as a hint. There
   * may be others.
   */
  readonly rebuild: (dirty: ReadonlySet<string>) => Promise<void>;
  readonly signal: AbortSignal;
  readonly warn: (text: string) => void;
}

/** Milliseconds without a change after which the whole site is looked at once more: an event may have been lost. */
const REST = 2_000;

/**
 * Rebuilds once now and again after changes, until the signal. Events only mean that something is
 * different; what it is, the build's own scan finds out. Changes during a build cause one more.
 */
export async function watchSite({ rebuild, signal, ...request }: WatchRequest): Promise<void> {
  const changes = new Changes(signal);
  const watcher = new Watcher({ ...request, changes });
  try {
    await watcher.open();
    await rebuild(new Set());
    let seen = true;
    for (let noted = await changes.next(); noted; noted = await changes.next(seen ? undefined : REST)) {
      await rebuild(watcher.settle(noted));
      seen = noted.size === 0;
      if (watcher.isBlind && !signal.aborted) await watcher.renew();
    }
  } finally {
    await watcher.close();
  }
}
