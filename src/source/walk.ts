import { join, relative, sep } from "node:path";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import type { Disk, FileInfo } from "../disk/disk.ts";
import { byCodePoint } from "../text/order.ts";
import { type FoundFile, foundFile, unseenFile } from "./found-file.ts";
import { isLitter } from "./litter.ts";

/** At most so many links to folders are followed: a few folders with two links each to the next make a million paths. */
const MOST_LINKS = 100;

/**
 * Files in a folder of the site, in the order of their paths. Links that lead out of the folder are reported. At files that
 * somebody else is to look at, it does not look: that takes as long as everything else here.
 */
export function walk(
  root: string,
  folder: string,
  disk: Disk,
  report: Report,
  isElsewhere: (path: string) => boolean = () => false,
): FoundFile[] {
  const start = join(root, folder);
  if (!disk.info(start)) return [];
  return new Walk(join(disk.follow(root) ?? root, folder), { disk, report, isElsewhere }).from(start, folder);
}

class Walk {
  /** The target of a link must be content: a link to `.git` or `.env` would publish secrets. */
  readonly #within: string;
  readonly #disk: Disk;
  readonly #report: Report;
  readonly #isElsewhere: (path: string) => boolean;
  readonly #found: FoundFile[] = [];
  #links = 0;

  constructor(
    within: string,
    {
      disk,
      report,
      isElsewhere,
    }: { readonly disk: Disk; readonly report: Report; readonly isElsewhere: (path: string) => boolean },
  ) {
    this.#within = within;
    this.#disk = disk;
    this.#report = report;
    this.#isElsewhere = isElsewhere;
  }

  from(start: string, path: string): FoundFile[] {
    this.#follow(start, path, []);
    return this.#found.sort((a, b) => byCodePoint(a.path, b.path));
  }

  /** Follows a link, or reports why not. */
  #follow(link: string, path: string, above: readonly string[]): void {
    const real = this.#disk.follow(link);
    if (real === undefined) this.#refuse(path, "it is broken");
    else if (above.includes(real)) this.#refuse(path, "it leads back to a folder above it");
    else if (!isWithin(real, this.#within)) this.#refuse(path, `it leads out of ${path.split("/")[0]}/`);
    else {
      const info = this.#disk.info(real);
      if (info?.kind === "file") this.#found.push(foundFile(path, real, info));
      else if (info?.kind === "folder") {
        this.#links += 1;
        if (this.#links <= MOST_LINKS) this.#enter(real, path, above, info);
        else if (this.#links === MOST_LINKS + 1)
          this.#refuse(path, `more than ${MOST_LINKS} links lead to folders`);
      }
    }
  }

  /** `real`: the path with links resolved, so what is in it is a link only if the listing says so. */
  #enter(real: string, path: string, above: readonly string[], info: FileInfo | undefined): void {
    const around = [...above, real];
    for (const { name, kind } of this.#disk.list(real)) {
      if (isLitter(name)) continue;
      const child = join(real, name);
      const childPath = `${path}/${name.normalize("NFC")}`;
      if (kind === "link") this.#follow(child, childPath, around);
      else if (kind === "folder") this.#enter(child, childPath, around, this.#disk.info(child));
      else if (kind === "file") this.#take(child, childPath);
    }
    const now = this.#disk.info(real);
    if (now && (now.kind !== "folder" || now.inode !== info?.inode))
      this.#refuse(path, "it replaced a folder while the folder was being read");
  }

  #take(child: string, path: string): void {
    if (this.#isElsewhere(path)) {
      this.#found.push(unseenFile(path, child));
      return;
    }
    const info = this.#disk.info(child);
    // If a name is in another encoding, the platform returns characters that are not on the disk.
    if (!info && path.includes("\ufffd")) {
      const details = { at: { path }, label: "its name is not UTF-8", help: ["rename it"] };
      this.#report(diagnostic("BG0003", "the file cannot be read", details));
    } else this.#found.push(foundFile(path, child, info));
  }

  #refuse(path: string, label: string): void {
    this.#report(diagnostic("BG0004", "this symbolic link is not followed", { at: { path }, label }));
  }
}

/** Whether a path is a folder or inside it. Both are absolute, with links resolved. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === "" || (way !== ".." && !way.startsWith(`..${sep}`) && !/^(?:[a-z]:|\/)/i.test(way));
}
