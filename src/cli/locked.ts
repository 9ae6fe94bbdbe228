import { printable } from "../diagnostics/printable.ts";
import type { Holder } from "../store/holder.ts";
import type { LockedError, LockTimeout } from "../store/lock.ts";
import type { Io } from "./io.ts";

/** The lock timeout in milliseconds; most builds take less. `BRIEFGEN_WAIT` sets it, in seconds. */
const WAIT = 60_000;

/** How `build` waits for another build of the site. */
export const lockTimeout = (io: Io): LockTimeout => ({ ...noLockTimeout(io), wait: readWait(io) ?? WAIT });

/** How `watch` does: it has nothing else to do. */
export const noLockTimeout = ({ err }: Io): LockTimeout => ({
  wait: Number.POSITIVE_INFINITY,
  told: (holder) => err(`waiting for another build of this site: ${nameOf(holder)}\n`),
});

export function explainLock({ holder, path }: LockedError): string {
  const who = holder ? `: ${nameOf(holder)}` : "";
  return `error[BG0706]: another build of this site is running${who}\n  = help: wait until it is done, or stop it; if there is none, delete ${path}\n`;
}

/** Another watch builds into the same folder, perhaps with other options. */
export const explainTaken = ({ holder, path }: LockedError, out: string): string =>
  `another watch builds ${printable(out)}${holder ? `: ${nameOf(holder)}` : ""}; choose another folder with -o, or stop it (if there is none, delete ${printable(path)})`;

const readWait = ({ env }: Io): number | undefined =>
  /^\d{1,6}$/.test(env.BRIEFGEN_WAIT ?? "") ? Number(env.BRIEFGEN_WAIT) * 1000 : undefined;

const nameOf = ({ pid, host, since }: Holder): string =>
  `process ${pid} on ${printable(host)}, since ${new Date(since).toTimeString().slice(0, 8)}`;
