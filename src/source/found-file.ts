import type { Disk, FileInfo, OpenFile } from "../disk/disk.ts";

/** A file of the site, as the scan found it. */
export interface FoundFile {
  /** Relative to the site's root, with `/`, in Unicode form NFC. */
  readonly path: string;
  /** Its place on the disk: absolute, with links resolved, in the disk's Unicode form. */
  readonly absolute: string;
  /**
   * Size and times, which differ for another file or other content. Empty if that is not certain: the file
   * changed so recently that it may change again and look the same, or it has disappeared. `ELSEWHERE` if nobody looked.
   */
  readonly seen: string;
  /** Bytes, when it was found. */
  readonly size: number;
  /** Identifies the file; see `FileInfo`. */
  readonly inode: number;
  readonly device: number;
}

/** Milliseconds: files can change faster than the clocks of file systems tick. */
const RACY = 100;

/** A file as it is now. */
export function foundFile(path: string, absolute: string, info: FileInfo | undefined): FoundFile {
  const { size = 0, modified = 0, changed = 0, inode = 0, device = 0 } = info ?? {};
  const sure = info && Date.now() - Math.max(modified, changed) >= RACY;
  return { path, absolute, size, inode, device, seen: sure ? `${size} ${modified} ${changed}` : "" };
}

/** For files that another share of the work looks at. */
const ELSEWHERE = "elsewhere";

/** A file that nobody has looked at; it can be read nevertheless. */
export const unseenFile = (path: string, absolute: string): FoundFile => ({
  ...{ path, absolute, size: 0, inode: 0, device: 0, seen: ELSEWHERE },
});

/**
 * Opens a file that was found. Meanwhile, somebody with write access to the site's folder could have replaced the file, or
 * a folder above it, with a link, whose target would be published: then this throws `ELOOP`. It throws `EISDIR` or `EINVAL`
 * if there is now a folder or a pipe. Another file in its place is fine: editors do that when they save.
 */
export function openFound({ absolute, inode, device }: FoundFile, disk: Disk): OpenFile {
  const file = disk.open(absolute);
  const opened = file.info();
  const isOpen = (one: Pick<FileInfo, "inode" | "device"> | undefined) =>
    one?.inode === opened.inode && one.device === opened.device;
  // The number of a deleted file is reused, perhaps for a pipe.
  if (opened.kind === "file" && isOpen({ inode, device })) return file;
  if (opened.kind === "file" && disk.follow(absolute) === absolute && isOpen(disk.info(absolute)))
    return file;
  file.close();
  throw Object.assign(new Error("not the file that was found"), { code: CODES[opened.kind], path: absolute });
}

/** What is wrong with the opened file. */
const CODES = { file: "ELOOP", link: "ELOOP", folder: "EISDIR", other: "EINVAL" } as const;

/** The file's bytes. Throws like `openFound`, and `EFBIG` if it has more than `max`, or more than can be read at once. */
export function readFound(found: FoundFile, disk: Disk, max = MOST): Uint8Array {
  const file = openFound(found, disk);
  try {
    const { size } = file.info();
    if (size <= max) return file.read(0, size);
    throw Object.assign(new Error("too large"), { code: "EFBIG", path: found.absolute, size });
  } finally {
    file.close();
  }
}

/** The most bytes that systems read at once. */
const MOST = 2 ** 31 - 4096;
