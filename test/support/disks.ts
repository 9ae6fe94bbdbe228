import { type Disk, nodeDisk } from "../../src/disk/disk.ts";

/** Operations that change the disk, in the order of their names in `Disk`. */
const CHANGES = [
  ...(["write", "create", "copy", "rename", "remove", "removeFolder", "removeTree", "makeFolder"] as const),
] as const;
type Change = (typeof CHANGES)[number];

/** What is written only to save time later: a failure there is no failure of the build. */
const SAVES_TIME = /[/\\]documents(?:[/\\]|$)/;

/** The lock, which has tests of its own. */
const LOCK = /\.briefgen[/\\]lock/;

export interface CountedDisk extends Disk {
  /** Changes so far, the failed ones included, as `write /path`. */
  readonly changes: readonly string[];
}

/** The real disk, with a hook before each change. The hook may throw. */
function hookedDisk(before: (number: number, change: Change, args: readonly unknown[]) => void): CountedDisk {
  const changes: string[] = [];
  const hooked = Object.fromEntries(
    CHANGES.map((change) => [
      change,
      (...args: unknown[]) => {
        if (!SAVES_TIME.test(String(args[0])) && !LOCK.test(String(args[0]))) {
          changes.push(`${change} ${String(args[0])}`);
          before(changes.length, change, args);
        }
        return (nodeDisk[change] as (...rest: unknown[]) => unknown)(...args);
      },
    ]),
  );
  return { ...nodeDisk, ...(hooked as unknown as Pick<Disk, Change>), changes };
}

export const countingDisk = (): CountedDisk => hookedDisk(() => {});

/**
 * A disk whose `nth` change (from 1) fails with the code: a write leaves half of its bytes behind, as
 * a full disk does. With `forever` every later change that needs room fails, too.
 */
export function failingDisk(nth: number, code = "ENOSPC", { forever = false } = {}): CountedDisk {
  return hookedDisk((number, change, args) => {
    const needsRoom = change === "write" || change === "create" || change === "makeFolder";
    if (number !== nth && !(forever && number > nth && needsRoom)) return;
    if (change === "write") {
      const [path, bytes] = args as [string, string | Uint8Array];
      nodeDisk.write(path, bytes.slice(0, bytes.length >> 1));
    }
    throw Object.assign(new Error(`${code}: ${change}`), { code, path: args[0] });
  });
}

/** Operations that only look. */
const LOOKS = ["read", "open", "list", "info", "follow"] as const;

/** The real disk, whose `nth` look (from 1) fails with the code. Counts all looks, the lock's left out. */
export function blindDisk(nth: number, code = "EIO"): Disk & { readonly looks: readonly string[] } {
  const looks: string[] = [];
  const hooked = Object.fromEntries(
    LOOKS.map((look) => [
      look,
      (path: string) => {
        if (!LOCK.test(path) && looks.push(`${look} ${path}`) === nth)
          throw Object.assign(new Error(`${code}: ${look}`), { code, path });
        return nodeDisk[look](path);
      },
    ]),
  );
  return { ...nodeDisk, ...(hooked as unknown as Pick<Disk, (typeof LOOKS)[number]>), looks };
}

/** A disk that refuses everything that is written only to save time. */
export const forgetfulDisk = (): Disk => ({
  ...nodeDisk,
  write(path, bytes) {
    if (SAVES_TIME.test(path)) throw Object.assign(new Error("ENOSPC: write"), { code: "ENOSPC", path });
    nodeDisk.write(path, bytes);
  },
});
