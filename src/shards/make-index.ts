import { dirname, join } from "node:path";
import { Tracker } from "../dependencies/tracker.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import { Problems } from "../diagnostics/problems.ts";
import type { Disk } from "../disk/disk.ts";
import type { Progress } from "../process/pauses.ts";
import { type DocumentReader, openReader } from "../reading/document-reader.ts";
import { parsedFilesIn } from "../reading/indexed-documents.ts";
import { readSettings } from "../site/read-sources.ts";
import type { BuildRequest } from "../site/request.ts";
import { scan, sourcesOf } from "../source/scan.ts";
import { bestEffort } from "../store/best-effort.ts";
import { encodeIndex, hasBytes } from "../store/index-file.ts";
import type { ParsedFile } from "../store/parsed-file.ts";
import { stamp } from "../store/stamp.ts";
import { type Share, shareName } from "../text/share.ts";
import { digestsOf, indexesBelow, indexesIn, originOf, sourcesOfShare } from "./index-files.ts";

export interface IndexRequest {
  readonly site: Pick<BuildRequest, "root" | "baseUrl" | "parser" | "strict">;
  readonly share: Share;
  /** Where to write the index; absolute. */
  readonly folder: string;
  /** A folder with indexes that can be trusted, of any shares and versions of the site. */
  readonly cache: string | undefined;
}

export interface MadeIndex {
  /** Sorted; if one is an error, nothing was written. */
  readonly diagnostics: readonly Diagnostic[];
  readonly sourceOf: SourceOf;
  /** Its path; undefined if nothing was written. */
  readonly path?: string;
  readonly texts: number;
  /** How many of them had to be parsed, because the cache did not know them. */
  readonly parsed: number;
  readonly bytes: number;
}

/**
 * Reads a share's texts, and writes what they say to an index. It replaces other indexes of the share in the folder. In one
 * thread: who builds in shards has other work for the second core, and two threads take more time together.
 */
export async function makeIndex(
  { site, share, folder, cache }: IndexRequest,
  disk: Disk,
  running: { readonly signal: AbortSignal | undefined; readonly progress: Progress | undefined },
): Promise<MadeIndex> {
  const found: Diagnostic[] = [];
  const files = scan(site.root, disk, (problem) => found.push(problem), share);
  const problems = new Problems(site.strict, found);
  const { config } = await readSettings(files, site, { tracker: new Tracker(), problems, disk });
  const { texts, others } = sourcesOfShare(files, share);
  const reader = openReader(
    { config, parser: site.parser, version: stamp(), store: undefined },
    undefined,
    disk,
  );
  const wanted = new Set(texts.map(({ path }) => path));
  if (cache !== undefined) adopt(reader, { cache, share, wanted }, disk);
  const { documents, diagnostics, parsed } = await reader.read(texts, { threads: false, ...running });
  for (const ofFile of diagnostics.values()) for (const problem of ofFile) problems.reportOfFile(problem);
  const result = {
    diagnostics: problems.grave(),
    sourceOf: sourcesOf(files, disk),
    texts: texts.length,
    parsed,
  };
  if (problems.failed()) return { ...result, bytes: 0 };
  const read = documents.map(
    (document): ParsedFile => ({
      ...{ path: document.path, digest: document.digest, seen: "", document },
      diagnostics: diagnostics.get(document.path) ?? [],
    }),
  );
  const origin = originOf(files, disk);
  const { name, bytes } = encodeIndex({ ...origin, share, others: digestsOf(others, disk) }, read);
  const path = join(folder, name);
  // What is there already keeps its time: nothing has to be made again from it.
  if (!hasBytes(path, bytes, disk)) writeShared(path, bytes, disk);
  for (const older of indexesIn(folder, disk))
    if (older.path !== path && shareName(older.share) === shareName(share)) disk.remove(older.path);
  return { ...result, path, bytes: bytes.length };
}

/** Gives the reader what indexes say about the share's files. */
function adopt(
  reader: DocumentReader,
  {
    cache,
    share,
    wanted,
  }: { readonly cache: string; readonly share: Share; readonly wanted: ReadonlySet<string> },
  disk: Disk,
): void {
  for (const { path, share: other } of indexesBelow(cache, disk)) {
    // Another share of as many has none of the files, and its own process may just be replacing its index.
    const isForeign = other.of === share.of && other.number !== share.number;
    if (isForeign) continue;
    for (const file of parsedFilesIn(path, wanted, disk)) reader.adopt(file);
  }
}

/** Writes a file as a whole: under another name first, which no other process uses that makes the same index now. */
function writeShared(path: string, bytes: Uint8Array, disk: Disk): void {
  const next = `${path}.${crypto.randomUUID()}.tmp`;
  disk.makeFolder(dirname(path));
  try {
    disk.write(next, bytes);
    disk.rename(next, path);
  } catch (error) {
    bestEffort(() => disk.remove(next));
    throw error;
  }
}
