import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Disk } from "../disk/disk.ts";
import {
  FOREIGN_LOCKS_LAST,
  type Holder,
  isAlive,
  isThisProcess,
  readHolder,
  thisProcess,
} from "./holder.ts";

/** How long a build waits for another one of the same site, and what it does meanwhile. */
export interface LockTimeout {
  /** Milliseconds. */
  readonly wait: number;
  /** For how many milliseconds a lock from another machine counts; default: an hour. */
  readonly foreign?: number | undefined;
  /** Called once, when the wait becomes noticeable, with the process that holds the lock. */
  readonly told?: ((holder: Holder) => void) | undefined;
}

/** Thrown if another process has not released the lock in time. */
export class LockedError extends Error {
  /** Undefined if the lock does not name its holder, and cannot be removed. */
  readonly holder: Holder | undefined;
  /** The lock's folder. */
  readonly path: string;

  constructor(holder: Holder | undefined, path: string) {
    super(`another process holds ${path}`);
    this.holder = holder;
    this.path = path;
  }
}

export interface Lock {
  /** Whether another process held it before; then anything read earlier may be out of date. */
  readonly waited: boolean;
  /** Call this once. */
  release(): void;
}

/** Milliseconds between two checks of another process's lock, and until the user is notified. */
const LOOK_AGAIN = 25;
const TELL_AFTER = 300;
/** Milliseconds after which a lock without a holder is not merely being released. */
const NAMELESS = 2_000;

/** With one of these errors, a disk cannot hold a lock, and will also refuse what the lock protects. */
const READ_ONLY = ["EACCES", "EPERM", "EROFS"];

/** Errors when a folder cannot be renamed because there is another, or because it has just been cleaned up. */
const TAKEN = ["EEXIST", "ENOTEMPTY", "ENOTDIR", "ENOENT", "EPERM", "EACCES", "EBUSY"];

/** Locks of this process. A lock with its id that is not in this set was left by an earlier process with the same id. */
const ours = new Set<string>();

/**
 * Takes the lock of a site's state folder, which protects everything in it and all outputs published from it;
 * waits for the process that holds it. Takes over locks whose process is gone.
 *
 * The lock is a folder, `lock`, with one file whose name no other lock ever has. It is created under another
 * name and renamed, which fails if there is a lock with a file in it. To remove a stale lock, a process deletes
 * that file by name and then the empty folder. So if two processes remove the same stale lock, neither can remove
 * the new lock of the faster one.
 */
export async function takeLock(
  state: string,
  disk: Disk,
  { wait, told, foreign = FOREIGN_LOCKS_LAST }: LockTimeout,
  signal?: AbortSignal,
): Promise<Lock> {
  const start = Date.now();
  let wasTold = false;
  for (let waited = false; ; waited = true) {
    const release = tryToTake(state, disk, foreign);
    if (release) return { waited, release };
    const holder = holderOf(state, disk);
    const soFar = Date.now() - start;
    if (soFar >= (holder ? wait : Math.max(wait, NAMELESS)))
      throw new LockedError(holder, join(state, "lock"));
    if (holder && soFar >= TELL_AFTER && !wasTold) {
      told?.(holder);
      wasTold = true;
    }
    await sleep(LOOK_AGAIN, undefined, { signal });
  }
}

/** Returns a function that releases the lock; undefined if another process has it. */
function tryToTake(state: string, disk: Disk, foreign: number): (() => void) | undefined {
  removeStale(state, disk, foreign);
  const name = `${process.pid}-${crypto.randomUUID()}`;
  const [made, lock] = [join(state, `lock-${name}`), join(state, "lock")];
  try {
    disk.makeFolder(made);
    disk.write(join(made, name), JSON.stringify(thisProcess(Date.now())));
  } catch (error) {
    quietly(() => disk.removeTree(made));
    const { code = "" } = error as NodeJS.ErrnoException;
    // The process that has the lock has just cleaned up.
    if (code === "ENOENT") return undefined;
    if (READ_ONLY.includes(code)) return () => {};
    throw error;
  }
  ours.add(name);
  try {
    disk.rename(made, lock);
  } catch (error) {
    ours.delete(name);
    quietly(() => disk.removeTree(made));
    if (TAKEN.includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
    throw error;
  }
  removeLeftovers(state, disk);
  return () => {
    ours.delete(name);
    quietly(() => remove(lock, name, disk));
  };
}

/** The holder of the lock; undefined if nobody holds it any more. */
function holderOf(state: string, disk: Disk): Holder | undefined {
  return holdersIn(join(state, "lock"), disk).find(({ holder }) => holder)?.holder;
}

/** Removes a lock whose process is gone. */
function removeStale(state: string, disk: Disk, foreign: number): void {
  const lock = join(state, "lock");
  const info = disk.info(lock);
  if (!info) return;
  if (info.kind !== "folder") disk.remove(lock);
  for (const { name, holder } of holdersIn(lock, disk))
    if (!isHeld(name, holder, foreign)) quietly(() => remove(lock, name, disk));
}

/**
 * Whether the process named by a file in a lock's folder still holds it. An unreadable file was never completely
 * written.
 */
const isHeld = (name: string, holder: Holder | undefined, foreign: number): boolean =>
  holder !== undefined && isAlive(holder, Date.now(), foreign) && (!isThisProcess(holder) || ours.has(name));

/** The contents of a lock's folder, which may disappear at any time. */
function holdersIn(folder: string, disk: Disk): { name: string; holder: Holder | undefined }[] {
  try {
    return disk.list(folder).map(({ name }) => ({
      name,
      holder: readHolder(new TextDecoder().decode(disk.read(join(folder, name)))),
    }));
  } catch {
    return [];
  }
}

/** Removes what processes left that died while taking the lock. A process that is taking it now tries again. */
function removeLeftovers(state: string, disk: Disk): void {
  quietly(() => {
    for (const { name } of disk.list(state)) if (name.startsWith("lock-")) disk.removeTree(join(state, name));
  });
}

function remove(lock: string, name: string, disk: Disk): void {
  disk.remove(join(lock, name));
  disk.removeFolder(lock);
}

/** A lock that cannot be removed is recovered when its process is gone. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
