import type { Disk } from "../disk/disk.ts";
import { Changes } from "./changes.ts";
import { Watcher } from "./watcher.ts";

export interface WatchRequest {
  /** The site's folder: absolute, with links followed. */
  readonly root: string;
  /** Whether to check every file again and again instead of using the system's events. */
  readonly poll: boolean;
  readonly disk: Disk;
  /**
   * Builds. `dirty` lists the source files (absolute) that are known to have appeared, disappeared or changed
   * since the last call, or folders if no files are known. It is for messages, and a hint: there may be
   * others.
   */
  readonly rebuild: (dirty: ReadonlySet<string>) => Promise<void>;
  /** Milliseconds until time alone changes something about the site; zero or less if it has. Read again and again. */
  readonly dueIn: () => number;
  readonly signal: AbortSignal;
  readonly warn: (text: string) => void;
}

/** Milliseconds without a change after which the whole site is checked once more, because an event may have been lost. */
const REST = 2_000;

/**
 * Builds once now, and again after changes and when something is due, until the signal. Events only mean that something is
 * different; the build's own scan finds out what. Changes during a build cause one more build.
 */
export async function watchSite({ rebuild, dueIn, signal, ...request }: WatchRequest): Promise<void> {
  const changes = new Changes(signal);
  const watcher = new Watcher({ ...request, changes });
  try {
    await watcher.open();
    await rebuild(new Set());
    let rest = Number.POSITIVE_INFINITY;
    for (let noted = await changes.next(rest, dueIn); noted; noted = await changes.next(rest, dueIn)) {
      await rebuild(watcher.settle(noted));
      rest = noted.size === 0 ? Number.POSITIVE_INFINITY : REST;
      if (watcher.isBlind && !signal.aborted) await watcher.renew();
    }
  } finally {
    await watcher.close();
  }
}
