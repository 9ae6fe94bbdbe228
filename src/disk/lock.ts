import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Disk } from "./disk.ts";
import { type Holder, isAlive, isThisProcess, readHolder, thisProcess } from "./holder.ts";

/** How long a build waits for another one of the same site, and what it does meanwhile. */
export interface Patience {
  /** Milliseconds. */
  readonly wait: number;
  /** Is told once, when the waiting begins to show, who is waited for. */
  readonly told?: ((holder: Holder) => void) | undefined;
}

/** Thrown where another process has not let go of the lock in time. */
export class LockedError extends Error {
  /** Undefined where the lock does not say, and cannot be removed. */
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
  /** Whether another process held it before: then what was read before may be old. */
  readonly waited: boolean;
  /** To be called once. */
  release(): void;
}

/** Milliseconds between two looks at a lock that another process holds, and until somebody is told. */
const LOOK_AGAIN = 25;
const TELL_AFTER = 300;
/** Milliseconds after which a lock that names no holder is not just being released. */
const NAMELESS = 2_000;

/** A disk that says one of these can hold no lock, and will refuse what the lock is for, too. */
const READ_ONLY = ["EACCES", "EPERM", "EROFS"];

/** What systems say where a folder is not renamed because there is another, or because it was tidied up just now. */
const TAKEN = ["EEXIST", "ENOTEMPTY", "ENOTDIR", "ENOENT", "EPERM", "EACCES", "EBUSY"];

/** Locks of this very process: what names it and is not among them, an earlier process of its number has left. */
const ours = new Set<string>();

/**
 * Takes the lock of a site's state folder, which protects everything that lies in it and all outputs
 * that are published from it; waits for whoever holds it. Locks whose process is gone are taken over.
 *
 * The lock is a folder, `lock`, with one file whose name no other lock ever has. It is made under another
 * name and renamed, which fails where there is a lock that holds a file. A lock that was left behind is
 * taken away by that file's name and then by removing the empty folder; so of two processes that take
 * away the same one, none can take the lock of the other that was quicker.
 */
export async function takeLock(
  state: string,
  disk: Disk,
  { wait, told }: Patience,
  signal?: AbortSignal,
): Promise<Lock> {
  const start = Date.now();
  let wasTold = false;
  for (let waited = false; ; waited = true) {
    const release = tryToTake(state, disk);
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

/** What releases the lock; undefined where another process has it. */
function tryToTake(state: string, disk: Disk): (() => void) | undefined {
  removeStale(state, disk);
  const name = `${process.pid}-${crypto.randomUUID()}`;
  const [made, lock] = [join(state, `lock-${name}`), join(state, "lock")];
  try {
    disk.makeFolder(made);
    disk.write(join(made, name), JSON.stringify(thisProcess(Date.now())));
  } catch (error) {
    quietly(() => disk.removeTree(made));
    const { code = "" } = error as NodeJS.ErrnoException;
    // Whoever has the lock has tidied up just now.
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

/** Whoever holds the lock; undefined where nobody does any more. */
function holderOf(state: string, disk: Disk): Holder | undefined {
  return holdersIn(join(state, "lock"), disk).find(({ holder }) => holder)?.holder;
}

/** Takes away a lock whose process is gone. */
function removeStale(state: string, disk: Disk): void {
  const lock = join(state, "lock");
  const info = disk.info(lock);
  if (!info) return;
  if (info.kind !== "folder") disk.remove(lock);
  for (const { name, holder } of holdersIn(lock, disk))
    if (!isHeld(name, holder)) quietly(() => remove(lock, name, disk));
}

/** Whether the process of a file in a lock's folder still holds it. What cannot be read, nobody wrote to its end. */
const isHeld = (name: string, holder: Holder | undefined): boolean =>
  holder !== undefined && isAlive(holder, Date.now()) && (!isThisProcess(holder) || ours.has(name));

/** What is in a lock's folder, which may vanish at any time. */
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

/** Removes what processes have left that died while they took the lock. Whoever is taking it now tries again. */
function removeLeftovers(state: string, disk: Disk): void {
  quietly(() => {
    for (const { name } of disk.list(state)) if (name.startsWith("lock-")) disk.removeTree(join(state, name));
  });
}

function remove(lock: string, name: string, disk: Disk): void {
  disk.remove(join(lock, name));
  disk.removeFolder(lock);
}

/** A lock that cannot be taken away is recovered when its process is gone. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}
