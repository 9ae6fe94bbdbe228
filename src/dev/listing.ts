import { join, sep } from "node:path";
import type { Disk } from "../disk/disk.ts";
import { isLitter } from "../source/litter.ts";

/** A link counts as a file: it is not followed. */
export type Kind = "file" | "folder";

/** The result of looking at a path again. */
export interface Look {
  readonly before: Kind | undefined;
  readonly now: Kind | undefined;
  /** For a file, the path itself; for a folder, the files that appeared or disappeared in it. */
  readonly files: readonly string[];
}

/** The files and folders that existed at the last look, without litter. Paths are absolute. */
export class Listing {
  readonly #disk: Disk;
  readonly #kinds = new Map<string, Kind>();

  constructor(disk: Disk) {
    this.#disk = disk;
  }

  add(path: string, kind: Kind): void {
    this.#kinds.set(path, kind);
  }

  kindOf(path: string): Kind | undefined {
    return this.#kinds.get(path);
  }

  /** Checks what is at a path now. */
  lookAt(path: string): Look {
    const before = this.#kinds.get(path);
    const now = kindOnDisk(path, this.#disk);
    if (before !== "folder" && now !== "folder") {
      this.#kinds.delete(path);
      if (now) this.#kinds.set(path, now);
      return { before, now, files: before || now ? [path] : [] };
    }
    const old = new Listing(this.#disk);
    for (const [one, kind] of this.#kinds) if (one === path || one.startsWith(path + sep)) old.add(one, kind);
    const found = new Listing(this.#disk);
    for (const [one, kind] of entries(path, this.#disk)) found.add(one, kind);
    for (const one of old.#kinds.keys()) this.#kinds.delete(one);
    for (const [one, kind] of found.#kinds) this.#kinds.set(one, kind);
    return { before, now, files: old.differences(found) };
  }

  /** Whether there are now folders, at a path or below it, that are not in this listing. */
  lacksFolders(path: string): boolean {
    for (const [one, kind] of entries(path, this.#disk))
      if (kind === "folder" && this.#kinds.get(one) !== "folder") return true;
    return false;
  }

  /** The files that are in only one of the two listings. */
  differences(other: Listing): string[] {
    return [...this.#without(other), ...other.#without(this)];
  }

  #without(other: Listing): string[] {
    return [...this.#kinds].flatMap(([path, kind]) =>
      kind === "file" && !other.#kinds.has(path) ? [path] : [],
    );
  }
}

function kindOnDisk(path: string, disk: Disk): Kind | undefined {
  const kind = disk.info(path)?.kind;
  return kind && (kind === "folder" ? "folder" : "file");
}

/** What is at a path and below it, as far as it can be read. */
function* entries(path: string, disk: Disk): Generator<[string, Kind]> {
  const kind = kindOnDisk(path, disk);
  if (kind) yield [path, kind];
  if (kind !== "folder") return;
  let names: string[] = [];
  try {
    names = disk
      .list(path)
      .map(({ name }) => name)
      .filter((name) => !isLitter(name));
  } catch {
    // It has just disappeared, or may not be read: the build reports that.
  }
  for (const name of names) yield* entries(join(path, name), disk);
}
