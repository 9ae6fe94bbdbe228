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
  /** When its content, name or rights last changed; nobody can set it back. Milliseconds since 1970, with fractions. */
  readonly changed: number;
  /** The file system that holds it: files can be renamed within one. */
  readonly device: number;
  /** Its number in that file system: no two files have one at a time. */
  readonly inode: number;
}

export interface OpenFile {
  /** Of the very file that is open, whatever its path leads to by now; as it was when this was first asked. */
  info(): FileInfo;
  /** `length` bytes from `offset`, or fewer where the file ends. */
  read(offset: number, length: number): Uint8Array;
  close(): void;
}

/**
 * What briefgen does with a disk. Paths are absolute. Failures throw the platform's errors, with
 * their `code` (`ENOSPC`, `EACCES`, …). Tests pass a disk that fails at the Nth operation.
 */
export interface Disk {
  read(path: string): Uint8Array;
  /** Opens a file of which parts are to be read. A link in its place is not followed: that throws `ELOOP`. */
  open(path: string): OpenFile;
  /** In code unit order of the names. */
  list(folder: string): FolderEntry[];
  /** What is at the path itself, links not followed; undefined where nothing is. */
  info(path: string): FileInfo | undefined;
  /** The path with every link followed; undefined where it leads nowhere or round in circles. */
  follow(path: string): string | undefined;
  write(path: string, bytes: Uint8Array | string): void;
  /** Writes a file that must not exist; throws `EEXIST` where it does. */
  create(path: string, text: string): void;
  /** Replaces what is at `to`. Atomic within one file system. */
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** Removes a folder that is empty; false where it is not. */
  removeFolder(folder: string): boolean;
  removeTree(folder: string): void;
  /** With its parents; nothing happens where it exists. */
  makeFolder(folder: string): void;
}

/** Neither through a link nor waiting for somebody to write into a pipe; Windows has neither flag. */
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
  create: (path, text) => fs.writeFileSync(path, text, { flag: "wx" }),
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

/** A path below a file leads nowhere, like one whose end is missing. */
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
