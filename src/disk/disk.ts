import * as fs from "node:fs";

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
  write(path: string, bytes: Uint8Array | string): void;
  /** Writes a new file; throws `EEXIST` if it exists. */
  create(path: string, bytes: Uint8Array | string): void;
  /** Replaces what is at `to`. Atomic within one file system. */
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** Removes an empty folder; false if it is not empty. */
  removeFolder(folder: string): boolean;
  removeTree(folder: string): void;
  /** Creates a folder with its parents, unless it exists. */
  makeFolder(folder: string): void;
}

/** Follow no link, and do not wait for somebody to write to a pipe; Windows has neither flag. */
const READ = fs.constants.O_RDONLY | (fs.constants.O_NOFOLLOW ?? 0) | (fs.constants.O_NONBLOCK ?? 0);

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
  write: (path, bytes) => fs.writeFileSync(path, bytes),
  create: (path, bytes) => fs.writeFileSync(path, bytes, { flag: "wx" }),
  rename: (from, to) => fs.renameSync(from, to),
  remove: (file) => fs.rmSync(file, { force: true }),
  removeFolder(folder) {
    try {
      fs.rmdirSync(folder);
      return true;
    } catch (error) {
      if (["ENOTEMPTY", "EEXIST", "ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? ""))
        return false;
      throw error;
    }
  },
  removeTree: (folder) => fs.rmSync(folder, { recursive: true, force: true }),
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
