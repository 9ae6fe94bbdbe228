import { readFileSync } from "node:fs";
import { hostname } from "node:os";

/** The process that holds a lock, according to the lock. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
  /** When it took the lock, in milliseconds since 1970. */
  readonly since: number;
  /** The id of the system's current boot (`/proc/sys/kernel/random/boot_id`); empty if unknown. */
  readonly boot: string;
  /** When the process started, in ticks since the system booted (`/proc/PID/stat`); empty if unknown. */
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

/** Milliseconds after which a lock from another machine, whose process cannot be checked, is ignored: a build takes less. */
export const FOREIGN_LOCKS_LAST = 60 * 60 * 1000;

/**
 * Whether the process is still running. Process ids are reused, so its start time must match as well, if it is
 * known. `foreign`: for how many milliseconds to believe that one on another machine is.
 */
export function isAlive(holder: Holder, now: number, foreign: number): boolean {
  if (holder.host !== hostname()) return Math.abs(now - holder.since) < foreign;
  if (holder.boot !== bootId()) return false;
  return exists(holder.pid) && startOf(holder.pid) === holder.started;
}

/** The holder that a lock names; undefined if the text does not name one. */
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

/** Whether the holder is this process. */
export const isThisProcess = ({ host, pid }: Holder): boolean => host === hostname() && pid === process.pid;

function exists(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process cannot be signalled, but it exists.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const bootId = (): string => readProc("sys/kernel/random/boot_id").trim();

/** Field 22 of `stat` in proc(5), the 20th after the name, which is in brackets and may contain any character. */
function startOf(pid: number): string {
  const stat = readProc(`${pid}/stat`);
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}

/** A file from Linux's `/proc`; empty if there is none. */
function readProc(path: string): string {
  try {
    return readFileSync(`/proc/${path}`, "utf8");
  } catch {
    return "";
  }
}
