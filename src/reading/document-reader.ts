import type { Config } from "../config/config.ts";
import type { Document } from "../content/document.ts";
import { type Diagnostic, turnedOff } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { ParserChoice } from "../markdown/load-parsers.ts";
import { Pauses, type Progress } from "../process/pauses.ts";
import type { FoundFile } from "../source/found-file.ts";
import { DocumentStore, type StorePlace } from "../store/document-store.ts";
import type { ParsedFile } from "../store/parsed-file.ts";
import { FileParser, type ParserOptions } from "./file-parser.ts";
import { SecondThread } from "./second-thread.ts";
import { WorkQueue } from "./work-queue.ts";

export interface ReaderRequest {
  readonly config: Config;
  readonly parser: ParserChoice;
  /** Anything else that the results depend on, such as the version of the code. */
  readonly version: string;
  /** Where documents are stored between builds; undefined if they are not stored. */
  readonly store: StorePlace | undefined;
}

export interface ReadOptions {
  /** Whether a second thread may help. It reads from the real disk. */
  readonly threads: boolean;
  readonly signal: AbortSignal | undefined;
  readonly progress: Progress | undefined;
}

/** The results of reading files. */
export interface ReadDocuments {
  readonly documents: readonly Document[];
  /** Paths of files that are not texts, or whose front matter cannot be read. */
  readonly broken: readonly string[];
  /** Path of a file → the problems in it alone. */
  readonly diagnostics: Map<string, readonly Diagnostic[]>;
  /** How many files had to be parsed. */
  readonly parsed: number;
}

/** A reader for the documents of a site: `before`, if its options are the same. */
export function openReader(
  request: ReaderRequest,
  before: DocumentReader | undefined,
  disk: Disk,
): DocumentReader {
  const options = parserOptions(request);
  const isSame = before?.key === options.key && before.folder === request.store?.folder;
  return isSame ? before : new DocumentReader(options, request.store, disk);
}

/** Options of a parser for a site. */
export function parserOptions({ config, parser, version }: Omit<ReaderRequest, "store">): ParserOptions {
  const { timeZone } = config.site;
  const { aliases } = config.sections;
  // A copy: the configuration notes who reads it, but this must be plain data.
  const limits = { ...config.limits };
  const unwanted = turnedOff(config.severities);
  const key = JSON.stringify([version, timeZone, aliases, parser, limits, unwanted]);
  return { timeZone, aliases, limits, unwanted, parser, key };
}

/** Reads documents: from the store, or by parsing their files. */
export class DocumentReader {
  readonly folder: string | undefined;
  readonly #options: ParserOptions;
  readonly #parser: FileParser;
  readonly #store: DocumentStore;

  constructor(options: ParserOptions, store: StorePlace | undefined, disk: Disk) {
    this.folder = store?.folder;
    this.#options = options;
    this.#parser = new FileParser(options, disk);
    this.#store = new DocumentStore(store, options.key, disk);
  }

  get key(): string {
    return this.#options.key;
  }

  /** Reads all documents of the site, and stores them for the next build. */
  async read(files: readonly FoundFile[], options: ReadOptions): Promise<ReadDocuments> {
    const changed = files.filter((file) => !this.#store.unread(file));
    // Perhaps only their times are new, as in a new checkout.
    const edited = changed.filter((file) => !this.#touched(file));
    const results = await this.#readAll(edited, options);
    const documents: Document[] = [];
    const broken: string[] = [];
    const diagnostics = new Map<string, readonly Diagnostic[]>();
    for (const file of files) {
      const { document, diagnostics: found } = results.get(file.path) ?? this.#store.get(file)!;
      if (found.length > 0) diagnostics.set(file.path, found);
      if (document) documents.push(document);
      else broken.push(file.path);
    }
    this.#store.save(files);
    return { documents, broken, diagnostics, parsed: edited.length };
  }

  /** Whether the store knows a file's bytes, and only its times are new. */
  #touched(file: FoundFile): boolean {
    if (!this.#store.get(file)) return false;
    const source = this.#parser.source(file);
    return "text" in source && this.#store.find(file, source.digest) !== undefined;
  }

  /** Reads one file, from the store if possible. */
  async readOne(file: FoundFile): Promise<Pick<ParsedFile, "document" | "diagnostics">> {
    const source = this.#parser.source(file);
    if (!("text" in source)) return { document: undefined, diagnostics: source };
    const known = this.#store.find(file, source.digest);
    if (known) return known;
    const parsed = await this.#parser.parse(file, source);
    this.#store.add(parsed);
    return parsed;
  }

  close(): void {
    this.#store.close();
  }

  async #readAll(files: readonly FoundFile[], { threads, signal, progress }: ReadOptions) {
    const results = new Map<string, Pick<ParsedFile, "document" | "diagnostics">>();
    const pauses = new Pauses(signal, progress);
    const queue = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const keep = (file: ParsedFile, json: string) => {
      this.#store.add(file, json);
      results.set(file.path, file);
    };
    const second = threads ? SecondThread.start({ files, options: this.#options, queue }, keep) : undefined;
    try {
      for (const index of new WorkQueue(queue, files.length)) {
        results.set(files[index]!.path, await this.readOne(files[index]!));
        if (pauses.isDue) await pauses.take({ stage: "reading", done: index, total: files.length });
      }
      await second?.ended;
    } finally {
      await second?.stop();
    }
    for (const file of files) if (!results.has(file.path)) results.set(file.path, await this.readOne(file));
    return results;
  }
}
