import { join } from "node:path";
import { crc32 } from "node:zlib";
import { type Diagnostic, type SeverityOverrides, settle } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { bestEffort } from "./best-effort.ts";
import { type BuildRecord, isTime } from "./build-record.ts";

/**
 * The result of a check, advice included. It has a file of its own, because builds do not need it and it may be larger than
 * their record. Its diagnostics are as they were reported: sorting them is for the one who reads them.
 */
export interface CheckRecord<Summary>
  extends Pick<BuildRecord<Summary>, "key" | "sources" | "from" | "until" | "diagnostics" | "summary"> {
  readonly severities: SeverityOverrides;
}

const FOLDER = "check";
/** 4 bytes with the CRC-32 of the rest, which is JSON. */
const FILE = "result.bin";

/** Keeps a result until the next one. `state`: a state folder that can be trusted. */
export function writeCheck<Summary>(record: CheckRecord<Summary>, state: string, disk: Disk): void {
  if (record.sources === undefined) return;
  bestEffort(() => {
    const folder = join(state, FOLDER);
    const waiting = join(folder, `${FILE}.tmp`);
    disk.makeFolder(folder);
    const json = Buffer.from(JSON.stringify(record));
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(json));
    disk.write(waiting, Buffer.concat([checksum, json]));
    disk.rename(waiting, join(folder, FILE));
  });
}

/** The kept result, settled, if a check now would have the same; undefined if there is none. */
export function readCheck<Summary>(
  { key, sources, now }: Pick<BuildRecord, "key" | "sources"> & { readonly now: number },
  state: string,
  disk: Disk,
): { readonly diagnostics: readonly Diagnostic[]; readonly summary: Summary } | undefined {
  const path = join(state, FOLDER, FILE);
  try {
    if (sources === undefined || disk.info(path)?.kind !== "file") return undefined;
    const bytes = Buffer.from(disk.read(path));
    const json = bytes.subarray(4);
    if (crc32(json) !== bytes.readUInt32BE(0)) return undefined;
    const record = JSON.parse(json.toString()) as CheckRecord<Summary>;
    const isSame = record.key === key && record.sources === sources && isTime(now, record);
    if (!isSame) return undefined;
    return { summary: record.summary, diagnostics: settle(record.diagnostics, record.severities) };
  } catch {
    return undefined;
  }
}
