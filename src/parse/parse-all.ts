import { join } from "node:path";
import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import type { ParserChoice } from "../content/load-parsers.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import { type CachedFile, DocumentCache } from "../disk/document-cache.ts";
import type { FoundFile } from "../disk/found-file.ts";
import { Pauses, type Progress } from "../pauses.ts";
import { Reader, type ReaderOptions, type ReadFile } from "./reader.ts";
import { SecondThread } from "./second-thread.ts";
import { Turns } from "./turns.ts";

export interface ParseRequest {
  readonly files: readonly FoundFile[];
  readonly config: Config;
  readonly parser: ParserChoice;
  /** Whether a second thread may help. It reads from the real disk. */
  readonly threads: boolean;
  /** The folder of what is kept between builds; undefined where nothing is to be kept. */
  readonly state: string | undefined;
  /** Whatever else the results depend on, such as the version of the code. */
  readonly version: string;
  readonly signal?: AbortSignal | undefined;
  readonly progress?: Progress | undefined;
  /** Told how many files had to be read, when that is done and what they gave is still to be kept. */
  readonly onRead?: ((files: number) => void) | undefined;
}

export interface AllParsed {
  readonly documents: Document[];
  /** Paths of files that cannot be read as texts, or whose front matter cannot. */
  readonly broken: string[];
  /** Path of a file → what was found in it alone. */
  readonly diagnostics: Map<string, readonly Diagnostic[]>;
  /** For files that change later. */
  readonly reader: Reader;
  /** To be called when details are no longer asked for all the time. */
  readonly close: () => void;
}

/** The site's documents: parsed now, or when their files last changed. */
export async function parseAll(
  { files, config, parser, threads, state, version, signal, progress, onRead }: ParseRequest,
  disk: Disk,
): Promise<AllParsed> {
  const options = optionsOf({ config, parser, version });
  const cache = new DocumentCache(state && join(state, "documents"), options.key, disk);
  const reading = new Reading(cache, options, disk);
  const changed = files.filter((file) => !cache.unread(file));
  await reading.readAll(changed, { threads, pauses: new Pauses(signal, progress), onRead });

  const documents: Document[] = [];
  const broken: string[] = [];
  const diagnostics = new Map<string, readonly Diagnostic[]>();
  for (const file of files) {
    const { document, ...found } = reading.of(file);
    if (found.diagnostics.length > 0) diagnostics.set(file.path, found.diagnostics);
    if (document) documents.push(document);
    else broken.push(file.path);
  }
  cache.save(files);
  const { reader } = reading;
  return { documents, broken, diagnostics, reader, close: () => cache.close() };
}

/** The documents that `parseAll` kept, without a look at their files. */
export function documentsKept(
  { files, state, ...request }: Omit<ParseRequest, "threads" | "signal">,
  disk: Disk,
): Pick<AllParsed, "documents" | "broken"> {
  const cache = new DocumentCache(state && join(state, "documents"), optionsOf(request).key, disk);
  const documents: Document[] = [];
  const broken: string[] = [];
  for (const { path } of files) {
    const document = cache.kept(path);
    if (document) documents.push(document);
    else broken.push(path);
  }
  return { documents, broken };
}

function optionsOf({
  config,
  parser,
  version,
}: Pick<ParseRequest, "config" | "parser" | "version">): ReaderOptions {
  const { timeZone } = config.site;
  const { aliases } = config.sections;
  // What is read from the configuration is recorded, and plain data is wanted.
  const limits = { ...config.limits };
  const key = JSON.stringify([version, timeZone, aliases, parser, limits]);
  return { timeZone, aliases, limits, parser, key };
}

/** Reads the files that changed since the cache knew them. */
class Reading {
  readonly #cache: DocumentCache;
  readonly reader: Reader;
  readonly #options: ReaderOptions;
  readonly #results = new Map<string, Pick<CachedFile, "document" | "diagnostics">>();

  constructor(cache: DocumentCache, options: ReaderOptions, disk: Disk) {
    this.#cache = cache;
    this.#options = options;
    this.reader = new Reader(options, disk);
  }

  of(file: FoundFile): Pick<CachedFile, "document" | "diagnostics"> {
    return this.#results.get(file.path) ?? this.#cache.unread(file)!;
  }

  async readAll(
    files: readonly FoundFile[],
    { threads, pauses, onRead }: Pick<ParseRequest, "threads" | "onRead"> & { readonly pauses: Pauses },
  ): Promise<void> {
    const turns = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const assignment = { files, options: this.#options, turns };
    const second = threads ? SecondThread.start(assignment, (file) => this.#keep(file)) : undefined;
    try {
      for (const index of new Turns(turns, files.length, "front")) {
        await this.#read(files[index]!);
        if (pauses.isDue) await pauses.take({ stage: "reading", done: index, total: files.length });
      }
      onRead?.(files.length);
      await second?.ended;
    } finally {
      await second?.stop();
    }
    if (second) for (const file of files) if (!this.#results.has(file.path)) await this.#read(file);
  }

  async #read(file: FoundFile): Promise<void> {
    const source = this.reader.source(file);
    if (!("text" in source)) {
      this.#results.set(file.path, { document: undefined, diagnostics: source as readonly Diagnostic[] });
      return;
    }
    const known = this.#cache.find(file, source.digest);
    if (known) this.#results.set(file.path, known);
    else this.#keep(await this.reader.parse(file, source));
  }

  #keep({ row, texts }: ReadFile): void {
    const kept = this.#cache.add(row, texts);
    this.#results.set(kept.path, kept);
  }
}
