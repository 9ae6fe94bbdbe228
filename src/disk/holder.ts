import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that holds a lock, as the lock says. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When it took the lock: milliseconds since 1970. */
  readonly since: number;
  /** The boot of the system on which it runs (`/proc/sys/kernel/random/boot_id`); empty where the system does not say. */
  readonly boot: string;
  /** When the process started, in the system's ticks since it booted (`/proc/PID/stat`); empty where the system does not say. */
  readonly started: string;
}

/** What this process writes into a lock. */
export const thisProcess = (now: number): Holder => ({
  host: hostname(),
  pid: process.pid,
  since: now,
  boot: bootId(),
  started: startOf(process.pid),
});

/** Milliseconds after which a lock is not believed whose process cannot be looked for, because it is another machine's. */
const FOREIGN_LOCKS_LAST = 60 * 60 * 1000;

/**
 * Whether the process still runs. A number is given to another process once the first one is gone, so the
 * time of its start counts, too, where the system tells it.
 */
export function isAlive(holder: Holder, now: number): boolean {
  if (holder.host !== hostname()) return Math.abs(now - holder.since) < FOREIGN_LOCKS_LAST;
  if (holder.boot !== bootId()) return false;
  return exists(holder.pid) && startOf(holder.pid) === holder.started;
}

/** The holder that a lock names; undefined where the text is none. */
export function readHolder(text: string): Holder | undefined {
  try {
    const { host, pid, since, boot, started } = JSON.parse(text) as Record<string, unknown>;
    return typeof host === "string" &&
      Number.isSafeInteger(pid) &&
      typeof since === "number" &&
      typeof boot === "string" &&
      typeof started === "string"
      ? { host, pid: pid as number, since, boot, started }
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the holder is this very process. */
export const isThisProcess = ({ host, pid }: Holder): boolean => host === hostname() && pid === process.pid;

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be signalled, but is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const bootId = (): string => readProc("sys/kernel/random/boot_id").trim();

/** Field 22 of proc(5)'s `stat`, the 20th behind the name, which is in brackets and may hold any character. */
function startOf(pid: number): string {
  const stat = readProc(`${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** A file of Linux's `/proc`; empty where there is none. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}
