import * as fs from "node:fs";
import { join } from "node:path";

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export interface FileInfo {
  readonly kind: FolderEntry["kind"];
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970, with fractions. */
  readonly modified: number;
  /**
   * When its content, name or permissions last changed; nobody can set this back. Milliseconds since 1970, with
   * fractions.
   */
  readonly changed: number;
  /** Its file system; files can be renamed within one. */
  readonly device: number;
  /** Its number in that file system; no two files have the same one at a time. */
  readonly inode: number;
}

export interface OpenFile {
  /** The metadata of the open file itself, whatever its path leads to now; as of the first call. */
  info(): FileInfo;
  /** `length` bytes from `offset`, or fewer if the file ends. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/**
 * What briefgen needs from a disk. Paths are absolute. Failures throw the platform's errors, with
 * their `code` (`ENOSPC`, `EACCES`, …). Tests pass a disk that fails at the Nth operation.
 */
export interface Disk {
  read(path: string): Uint8Array;
  /** Opens a file to read parts of it. Does not follow links: a link throws `ELOOP`. */
  open(path: string): OpenFile;
  /** Entries, in code unit order of their names. */
  list(folder: string): FolderEntry[];
  /** What is at the path itself, without following links; undefined if there is nothing. */
  info(path: string): FileInfo | undefined;
  /** The path with all links resolved; undefined if it is broken or a loop. */
  follow(path: string): string | undefined;
  /** Whether files can be created in a folder. */
  isWritable(folder: string): boolean;
  write(path: string, bytes: Uint8Array | string): void;
  /** Writes a new file; throws `EEXIST` if it exists. */
  create(path: string, bytes: Uint8Array | string): void;
  /** Replaces what is at `to`, at once. Throws `EXDEV` if the two are on different mounts. */
  rename(from: string, to: string): void;
  /** Copies a file with its time of modification, to the microsecond; throws `EEXIST` if `to` exists. */
  copy(from: string, to: string): void;
  remove(file: string): void;
  /** Removes an empty folder; false if it is not empty, or something is mounted there. */
  removeFolder(folder: string): boolean;
  /** Removes a folder with all that is in it. Where something is mounted, an empty folder stays. */
  removeTree(folder: string): void;
  /** Creates a folder with its parents, unless it exists. */
  makeFolder(folder: string): void;
}

/** Follow no link, and do not wait for somebody to write to a pipe; Windows has neither flag. */
const READ = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

/** Why `rmdir` leaves a folder where it is. A folder on which something is mounted is busy. */
const KEPT = ["ENOTEMPTY", "EEXIST", "ENOENT", "ENOTDIR", "EBUSY"];

export const nodeDisk: Disk = {
  read: (path) => fs.readFileSync(path),
  open(path) {
    const file = fs.openSync(path, READ);
    let known: FileInfo | undefined;
    return {
      info() {
        known ??= infoOf(fs.fstatSync(file));
        return known;
      },
      read(offset, length) {
        const bytes = Buffer.allocUnsafe(length);
        return bytes.subarray(0, fs.readSync(file, bytes, 0, length, offset));
      },
      close: () => fs.closeSync(file),
    };
  },
  list: (folder) =>
    fs
      .readdirSync(folder, { withFileTypes: true })
      .map((entry) => ({ name: entry.name, kind: kindOf(entry) }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  info(path) {
    const stats = statsOf(path);
    return stats && infoOf(stats);
  },
  follow(path) {
    try {
      return fs.realpathSync(path);
    } catch (error) {
      if (["ENOENT", "ELOOP", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? ""))
        return undefined;
      throw error;
    }
  },
  isWritable(folder) {
    try {
      fs.accessSync(folder, fs.constants.W_OK);
      return true;
    } catch {
      return false;
    }
  },
  write: (path, bytes) => fs.writeFileSync(path, bytes),
  create: (path, bytes) => fs.writeFileSync(path, bytes, { flag: "wx" }),
  rename: (from, to) => fs.renameSync(from, to),
  copy(from, to) {
    fs.copyFileSync(from, to, fs.constants.COPYFILE_EXCL);
    const { atimeMs, mtimeMs } = fs.statSync(from);
    fs.utimesSync(to, atimeMs / 1000, mtimeMs / 1000);
  },
  remove: (file) => fs.rmSync(file, { force: true }),
  removeFolder(folder) {
    try {
      fs.rmdirSync(folder);
      return true;
    } catch (error) {
      if (KEPT.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
      throw error;
    }
  },
  removeTree(folder) {
    try {
      fs.rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EBUSY") throw error;
      for (const { name, kind } of nodeDisk.list(folder))
        if (kind === "folder") nodeDisk.removeTree(join(folder, name));
        else nodeDisk.remove(join(folder, name));
    }
  },
  makeFolder: (folder) => {
    fs.mkdirSync(folder, { recursive: true });
  },
};

/** A path below a file does not exist, like one whose last part is missing. */
function statsOf(path: string): fs.Stats | undefined {
  try {
    return fs.lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return undefined;
    throw error;
  }
}

const infoOf = (stats: fs.Stats): FileInfo => ({
  kind: kindOf(stats),
  size: stats.size,
  modified: stats.mtimeMs,
  changed: stats.ctimeMs,
  device: stats.dev,
  inode: stats.ino,
});

function kindOf(entry: fs.Dirent | fs.Stats): FolderEntry["kind"] {
  if (entry.isFile()) return "file";
  if (entry.isDirectory()) return "folder";
  return entry.isSymbolicLink() ? "link" : "other";
}
