import { join } from "node:path";
import type { Config } from "./config/config.ts";
import type { Document } from "./content/document.ts";
import { parse } from "./content/parse.ts";
import type { Parsers } from "./content/parsers.ts";
import type { Report } from "./diagnostics/diagnostic.ts";
import type { Disk } from "./disk/disk.ts";
import { type CachedFile, DocumentCache } from "./disk/document-cache.ts";
import { type FoundFile, readSource } from "./disk/scan.ts";
import { hashOf } from "./text/hash.ts";

export interface ParseRequest {
  readonly files: readonly FoundFile[];
  readonly config: Config;
  readonly parsers: Parsers;
  /** The folder of what is kept between builds; undefined where nothing is to be kept. */
  readonly state: string | undefined;
  /** Whatever else the results depend on, such as the version of the code. */
  readonly version: string;
}

/** The site's documents: parsed now, or when their files last changed. Files that cannot be read as texts are `broken`. */
export async function parseAll(
  { files, config, parsers, state, version }: ParseRequest,
  disk: Disk,
  report: Report,
): Promise<{ documents: Document[]; broken: string[] }> {
  const options = { timeZone: config.site.timeZone, sections: config.sections };
  const key = JSON.stringify([version, options.timeZone, options.sections.aliases]);
  const cache = new DocumentCache(state && join(state, "documents"), key, disk);
  const documents: Document[] = [];
  const broken: string[] = [];
  for (const file of files) {
    const entry = cache.unread(file) ?? (await read(file));
    for (const problem of entry?.diagnostics ?? []) report(problem);
    if (entry?.document) documents.push(entry.document);
    else broken.push(file.path);
  }
  cache.save(files);
  return { documents, broken };

  async function read(file: FoundFile): Promise<CachedFile | undefined> {
    const source = readSource(file, disk, report);
    if (!source) return undefined;
    // What is made from a document depends on the options that it was read with, too.
    const digest = `${source.digest}-${hashOf(key)}`;
    return (
      cache.find(file, digest) ??
      cache.add(file, digest, await parse({ ...source, digest }, options, parsers))
    );
  }
}
