import type { Disk, FileInfo, OpenFile } from "./disk.ts";

/** A file of the site, as the scan found it. */
export interface FoundFile {
  /** Relative to the site's root, with `/`, in Unicode form NFC. */
  readonly path: string;
  /** Where it is on the disk: absolute, with links followed, in the Unicode form that the disk has. */
  readonly absolute: string;
  /**
   * Size and times: another file, or another content, looks otherwise. Empty where that is not sure, because
   * the file changed so lately that it may change again and look the same, or vanished meanwhile.
   */
  readonly seen: string;
  /** Bytes, when it was found. */
  readonly size: number;
  /** Which file it is; see `FileInfo`. */
  readonly inode: number;
  readonly device: number;
}

/** Milliseconds: clocks of file systems are coarser than files can change. */
const RACY = 100;

/** A file as it is found now. */
export function foundFile(path: string, absolute: string, info: FileInfo | undefined): FoundFile {
  const { size = 0, modified = 0, changed = 0, inode = 0, device = 0 } = info ?? {};
  const sure = info && Date.now() - Math.max(modified, changed) >= RACY;
  return { path, absolute, size, inode, device, seen: sure ? `${size} ${modified} ${changed}` : "" };
}

/**
 * Opens a file that was found. Whoever may write into the site's folder could have put a link in its place since, or in
 * that of a folder on the way, and what it leads to would be published: then this throws `ELOOP`; `EISDIR` and `EINVAL`
 * where a folder or a pipe is there. Another file in its place, as editors leave it when they save, is fine.
 */
export function openFound({ absolute, inode, device }: FoundFile, disk: Disk): OpenFile {
  const file = disk.open(absolute);
  const opened = file.info();
  const isOpen = (one: Pick<FileInfo, "inode" | "device"> | undefined) =>
    one?.inode === opened.inode && one.device === opened.device;
  // The number of a file that is gone is given to another one, which may be a pipe.
  if (opened.kind === "file" && isOpen({ inode, device })) return file;
  if (opened.kind === "file" && disk.follow(absolute) === absolute && isOpen(disk.info(absolute)))
    return file;
  file.close();
  throw Object.assign(new Error("not the file that was found"), { code: CODES[opened.kind], path: absolute });
}

/** What is wrong with what was opened. */
const CODES = { file: "ELOOP", link: "ELOOP", folder: "EISDIR", other: "EINVAL" } as const;

/** Its bytes. Throws as `openFound` does, and `EFBIG` where it has more of them than `max`, or than can be read at once. */
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

/** What systems read at once, at most: bytes. */
const MOST = 2 ** 31 - 4096;
