import { dirname, join } from "node:path";
import { Tracker } from "../dependencies/tracker.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceOf } from "../diagnostics/pretty.ts";
import { Problems } from "../diagnostics/problems.ts";
import type { Disk } from "../disk/disk.ts";
import { Pauses, type Progress } from "../process/pauses.ts";
import { parserOptions } from "../reading/document-reader.ts";
import { FileParser } from "../reading/file-parser.ts";
import { entriesIn } from "../reading/indexed-documents.ts";
import { readSettings } from "../site/read-sources.ts";
import type { BuildRequest } from "../site/request.ts";
import type { FoundFile } from "../source/found-file.ts";
import { scan, sourcesOf } from "../source/scan.ts";
import { bestEffort } from "../store/best-effort.ts";
import { encodeIndex, hasBytes, type IndexEntry, indexEntry } from "../store/index-file.ts";
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

interface Running {
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress | undefined;
}

/**
 * Reads a share's texts, and writes what they say to an index. It replaces other indexes of the share in the folder. In one
 * thread: who builds in shards has other work for the second core, and two threads take more time together.
 */
export async function makeIndex(
  { site, share, folder, cache }: IndexRequest,
  disk: Disk,
  running: Running,
): Promise<MadeIndex> {
  const found: Diagnostic[] = [];
  const files = scan(site.root, disk, (problem) => found.push(problem), share);
  const problems = new Problems(site.strict, found);
  const { config } = await readSettings(files, site, { tracker: new Tracker(), problems, disk });
  const { texts, others } = sourcesOfShare(files, share);
  const parser = new FileParser(parserOptions({ config, parser: site.parser, version: stamp() }), disk);
  const known = cache === undefined ? NONE : knownEntries(cache, { share, texts }, disk);
  const { entries, parsed } = await readEntries(texts, known, { parser, problems }, running);
  const result = {
    diagnostics: problems.grave(),
    sourceOf: sourcesOf(files, disk),
    texts: texts.length,
    parsed,
  };
  if (problems.failed()) return { ...result, bytes: 0 };
  const origin = originOf(files, disk);
  const { name, bytes } = encodeIndex({ ...origin, share, others: digestsOf(others, disk) }, entries);
  const path = join(folder, name);
  // What is there already keeps its time: nothing has to be made again from it.
  if (!hasBytes(path, bytes, disk)) writeShared(path, bytes, disk);
  for (const older of indexesIn(folder, disk))
    if (older.path !== path && shareName(older.share) === shareName(share)) disk.remove(older.path);
  return { ...result, path, bytes: bytes.length };
}

const NONE: ReadonlyMap<string, IndexEntry> = new Map();

/** What indexes say about the share's texts, by their paths. */
function knownEntries(
  cache: string,
  { share, texts }: { readonly share: Share; readonly texts: readonly FoundFile[] },
  disk: Disk,
): ReadonlyMap<string, IndexEntry> {
  const wanted = new Set(texts.map(({ path }) => path));
  const known = new Map<string, IndexEntry>();
  for (const { path, share: other } of indexesBelow(cache, disk)) {
    // Another share of as many has none of the files, and its own process may just be replacing its index.
    const isForeign = other.of === share.of && other.number !== share.number;
    if (isForeign) continue;
    for (const entry of entriesIn(path, wanted, disk)) known.set(entry.path, entry);
  }
  return known;
}

/** Reads texts, and parses those that are not known. At once as they will be written: so no document stays in memory. */
async function readEntries(
  texts: readonly FoundFile[],
  known: ReadonlyMap<string, IndexEntry>,
  { parser, problems }: { readonly parser: FileParser; readonly problems: Problems },
  { signal, progress }: Running,
): Promise<{ readonly entries: readonly IndexEntry[]; readonly parsed: number }> {
  const entries: IndexEntry[] = [];
  const pauses = new Pauses(signal, progress);
  const report = (diagnostics: readonly Diagnostic[]) => {
    for (const problem of diagnostics) problems.reportOfFile(problem);
  };
  let parsed = 0;
  for (const [index, file] of texts.entries()) {
    if (pauses.isDue) await pauses.take({ stage: "reading", done: index, total: texts.length });
    const source = parser.source(file);
    if (!("text" in source)) {
      report(source);
      continue;
    }
    const before = known.get(file.path);
    if (before?.digest === source.digest) {
      report(JSON.parse(before.problems));
      entries.push(before);
      continue;
    }
    const { document, diagnostics } = await parser.parse(file, source);
    parsed += 1;
    report(diagnostics);
    if (document) entries.push(indexEntry(document, diagnostics));
  }
  return { entries, parsed };
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
