import type { Document, Outlined, StoryDocument } from "../content/document.ts";
import { makeGist, outlineText } from "../content/gist.ts";
import type { Limits } from "../content/limits.ts";
import type { ParserChoice } from "../content/load-parsers.ts";
import type { Parsed } from "../content/parse.ts";
import type { Parsers } from "../content/parsers.ts";
import { type SectionAliases, SectionNames } from "../content/sections.ts";
import type { SourceFile } from "../content/source-file.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { encodeDetail } from "../disk/detail-text.ts";
import type { Disk } from "../disk/disk.ts";
import type { FoundFile } from "../disk/found-file.ts";
import { readSource } from "../disk/scan.ts";
import { readRow, type StoryRow, type Texts, writeRow } from "../disk/shard.ts";
import { documentOf, StoredText } from "../disk/stored.ts";
import { loadInTurn } from "../load.ts";
import { hashOf } from "../text/hash.ts";

/** Everything besides a file that decides what parsing it gives, as plain data that another thread can be sent. */
export interface ReaderOptions {
  readonly timeZone: string;
  readonly aliases: SectionAliases;
  readonly limits: Limits;
  readonly parser: ParserChoice;
  /** Stands for all of these and for the version of the code. */
  readonly key: string;
}

/** One file, read and parsed. */
export interface ReadFile {
  /** The row as JSON: read anew, it is the same, but holds on to no tree and to no piece of the file's text. */
  readonly row: string;
  readonly texts: Texts;
}

/** Reads and parses files, in whichever thread it is. What parses is loaded with the first file. */
export class Reader {
  readonly #disk: Disk;
  readonly #options: ReaderOptions;
  readonly #sections: SectionNames;
  readonly #keyHash: number;
  #parse: ((source: SourceFile) => Promise<Parsed>) | undefined;

  constructor(options: ReaderOptions, disk: Disk) {
    this.#options = options;
    this.#disk = disk;
    this.#sections = new SectionNames(options.aliases);
    this.#keyHash = hashOf(options.key);
  }

  /** A file's text, with a digest that counts for these options only; or why it cannot be read as a text. */
  source(file: FoundFile): SourceFile | readonly Diagnostic[] {
    const problems: Diagnostic[] = [];
    const source = readSource(file, this.#disk, (problem) => problems.push(problem), this.#options.limits);
    if (!source) return problems;
    return { path: source.path, text: source.text, digest: `${source.digest}-${this.#keyHash}` };
  }

  async parse(file: FoundFile, source: SourceFile): Promise<ReadFile> {
    this.#parse ??= await this.#load();
    const { document, diagnostics } = await this.#parse(source);
    const { path, digest } = source;
    const story = document?.kind === "story" ? document : undefined;
    const outline = story ? outlineText(story) : "";
    const row = writeRow({
      ...{ path, digest, seen: file.seen, diagnostics },
      outline: document && !story ? withoutDetail(document) : undefined,
      story: story && storyRow(story, outline),
    });
    const detail = document ? encodeDetail(document.detail) : NOTHING;
    return { row, texts: { outline: new TextEncoder().encode(outline), detail } };
  }

  /** What parsing a file gave. */
  parsed({ row, texts: { outline, detail } }: ReadFile): Parsed {
    const read = readRow(row);
    const texts = { outline: new StoredText(outline), detail: new StoredText(detail) };
    return { document: documentOf(read, texts), diagnostics: read.diagnostics };
  }

  async #load(): Promise<(source: SourceFile) => Promise<Parsed>> {
    const { timeZone, limits, parser } = this.#options;
    for (const name of ["parse", "load-parsers", ...(parser === "reference" ? ["reference"] : [])])
      loadInTurn(import.meta.url, `../content/${name}.js`);
    const [{ parse }, { loadParsers }] = await Promise.all([
      import("../content/parse.ts"),
      import("../content/load-parsers.ts"),
    ]);
    const parsers = await loadParsers(parser);
    const options = { timeZone, limits, sections: this.#sections, prepare };
    return (source) => parse(source, options, parsers);
  }
}

/** Lets a part's reference be loaded without opening many files at once. */
const prepare = (part: keyof Parsers): void =>
  loadInTurn(import.meta.url, part === "yaml" ? "../schema/yaml.js" : `../content/reference-${part}.js`);

const NOTHING = new Uint8Array();

const storyRow = (story: StoryDocument, outline: string): StoryRow => [
  story.sound,
  story.id,
  story.slug,
  makeGist(story, outline),
];

const withoutDetail = ({ detail, ...outline }: Document): Outlined => outline;
