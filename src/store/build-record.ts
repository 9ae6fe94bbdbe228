import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk, FileInfo } from "../disk/disk.ts";
import type { DependencyTable } from "./dependency-table.ts";
import { decodeTable, encodeTable } from "./table-bytes.ts";

/** Path of one of our files, relative to the output → its state when a build left it. */
export type PublishedFiles = ReadonlyMap<string, PublishedFile>;

export interface PublishedFile {
  readonly digest: string;
  /** Bytes, and milliseconds since 1970: if neither has changed, neither has the file. */
  readonly size: number;
  readonly modified: number;
}

/** Whether a file of the output is as a build left it. */
export const isIntact = ({ size, modified }: PublishedFile, info: FileInfo | undefined): boolean =>
  info?.kind === "file" && info.size === size && Math.abs(info.modified - modified) < SAME_TIME;

/** Milliseconds. A file that was copied into the output has its time to the microsecond; see `Disk.copy`. */
const SAME_TIME = 0.002;

/** What a build remembers: which files of the output are ours, and when there is nothing to do. */
export interface BuildRecord<Summary = unknown> {
  /** Everything that the result depends on besides the sources and the clock. */
  readonly key: string;
  /** A hash of the sources' sizes and times; see `hashOfFiles`. */
  readonly sources: number | undefined;
  /**
   * The time of the build, and the next date that changes something: milliseconds since 1970. Between the two, the
   * clock changes nothing.
   */
  readonly from: number;
  readonly until: number | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly summary: Summary;
  readonly files: PublishedFiles;
}

/** Whether a build now would have the recorded result, and its output is still intact. */
export function isUnchanged(
  { files, ...record }: BuildRecord,
  { key, sources, now }: Pick<BuildRecord, "key" | "sources"> & { readonly now: number },
  folder: string,
  disk: Disk,
): boolean {
  if (sources === undefined || record.sources !== sources || record.key !== key) return false;
  if (!isTime(now, record)) return false;
  for (const [path, published] of files)
    if (!isIntact(published, disk.info(join(folder, path)))) return false;
  return true;
}

/** Whether the clock has changed nothing since a site was built. */
export const isTime = (now: number, { from, until }: Pick<BuildRecord, "from" | "until">): boolean =>
  now >= from && now < (until ?? Number.POSITIVE_INFINITY);

/** A record that was read from the disk. */
export interface SavedRecord<Summary> {
  readonly record: BuildRecord<Summary>;
  /** What each file was made from; undefined if that was not recorded, or by another version. */
  table(version: string): DependencyTable | undefined;
}

export const RECORD_FILE = "record.bin";

/** Changes with the format of the file. A record in another format is not used, so its files do not count as ours. */
const FORM = 2;

/**
 * The format of the file:
 *
 *     4 bytes   CRC-32 of the JSON
 *     4 bytes   its length in bytes
 *     JSON      {form, version, key, sources, from, until, diagnostics, summary, files}
 *     table     see `encodeTable`; absent if it is not known what files were made from
 *
 * `version` says which code wrote the table.
 */
const HEADER = 8;

export function encodeRecord(
  { files, ...record }: BuildRecord,
  dependencies?: { readonly table: DependencyTable; readonly version: string },
): Uint8Array {
  const rows = [...files].map(([path, { digest, size, modified }]) => [path, digest, size, modified]);
  const json = Buffer.from(
    JSON.stringify({ form: FORM, version: dependencies?.version, ...record, files: rows }),
  );
  const header = Buffer.alloc(HEADER);
  header.writeUInt32BE(crc32(json), 0);
  header.writeUInt32BE(json.length, 4);
  return Buffer.concat([header, json, ...(dependencies ? [encodeTable(dependencies.table)] : [])]);
}

/** Undefined if there is no record that can be trusted. */
export function readRecord<Summary>(state: string, disk: Disk): SavedRecord<Summary> | undefined {
  const path = join(state, RECORD_FILE);
  try {
    if (disk.info(path)?.kind !== "file") return undefined;
    const bytes = disk.read(path);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    const end = HEADER + view.getUint32(4);
    const json = bytes.subarray(HEADER, end);
    if (crc32(json) !== view.getUint32(0)) return undefined;
    const { form, version, files, ...record } = JSON.parse(Buffer.from(json).toString());
    if (form !== FORM) return undefined;
    return {
      record: { ...record, files: publishedFiles(files) },
      table: (current) => (version === current ? decodeTable(bytes.subarray(end)) : undefined),
    };
  } catch {
    return undefined;
  }
}

/** Identifies the current record; undefined if there is none. */
export function recordStamp(state: string, disk: Disk): string | undefined {
  const info = disk.info(join(state, RECORD_FILE));
  return info && `${info.inode} ${info.size} ${info.modified} ${info.changed}`;
}

/** Throws if a path leads out of the output: a damaged or forged record must not. */
function publishedFiles(rows: readonly (readonly [string, string, number, number])[]): PublishedFiles {
  return new Map(
    rows.map(([path, digest, size, modified]) => {
      if (!isSafePath(path)) throw new RangeError(path);
      return [path, { digest, size, modified }];
    }),
  );
}

/** Only plain relative paths are safe. */
export const isSafePath = (path: string): boolean => PLAIN.test(path) || isSafe(path);

/** Most paths look like this. */
const PLAIN = /^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/;

const isSafe = (path: string): boolean =>
  path !== "" &&
  !path.startsWith("/") &&
  !path.includes("\\") &&
  path.split("/").every((part) => part !== "" && part !== "." && part !== "..");
