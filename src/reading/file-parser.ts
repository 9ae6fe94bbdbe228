import type { Limits } from "../content/limits.ts";
import type { Parsed } from "../content/parse.ts";
import { type SectionAliases, SectionNames } from "../content/sections.ts";
import type { SourceFile } from "../content/source-file.ts";
import type { Code } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Disk } from "../disk/disk.ts";
import type { ParserChoice } from "../markdown/load-parsers.ts";
import type { Parsers } from "../markdown/parsers.ts";
import { loadInTurn } from "../process/load.ts";
import type { FoundFile } from "../source/found-file.ts";
import { readSource } from "../source/scan.ts";
import type { ParsedFile } from "../store/parsed-file.ts";
import { hashOf } from "../text/hash.ts";

/** Everything besides a file that decides how it is parsed, as plain data that can be sent to another thread. */
export interface ParserOptions {
  readonly timeZone: string;
  readonly aliases: SectionAliases;
  readonly limits: Limits;
  /** See `ParseOptions`. */
  readonly unwanted: readonly Code[];
  readonly parser: ParserChoice;
  /** Changes with all of these and with the version of the code. */
  readonly key: string;
}

/** Reads and parses files, in any thread. It loads the parsers for the first file. */
export class FileParser {
  readonly #disk: Disk;
  readonly #options: ParserOptions;
  readonly #sections: SectionNames;
  readonly #keyHash: number;
  #parse: ((source: SourceFile) => Promise<Parsed>) | undefined;

  constructor(options: ParserOptions, disk: Disk) {
    this.#options = options;
    this.#disk = disk;
    this.#sections = new SectionNames(options.aliases);
    this.#keyHash = hashOf(options.key);
  }

  /** A file's text, with a digest that is only valid for these options; or why it cannot be read as a text. */
  source(file: FoundFile): SourceFile | readonly Diagnostic[] {
    const problems: Diagnostic[] = [];
    const source = readSource(file, this.#disk, (problem) => problems.push(problem), this.#options.limits);
    if (!source) return problems;
    return { path: source.path, text: source.text, digest: `${source.digest}-${this.#keyHash}` };
  }

  async parse({ seen }: FoundFile, source: SourceFile): Promise<ParsedFile> {
    this.#parse ??= await this.#load();
    const { path, digest } = source;
    return { path, digest, seen, ...(await this.#parse(source)) };
  }

  async #load(): Promise<(source: SourceFile) => Promise<Parsed>> {
    const { timeZone, limits, unwanted, parser } = this.#options;
    loadInTurn(import.meta.url, "../content/parse.js");
    for (const name of ["load-parsers", ...(parser === "reference" ? ["reference"] : [])])
      loadInTurn(import.meta.url, `../markdown/${name}.js`);
    const [{ parse }, { loadParsers }] = await Promise.all([
      import("../content/parse.ts"),
      import("../markdown/load-parsers.ts"),
    ]);
    const parsers = await loadParsers(parser);
    const options = { timeZone, limits, unwanted, sections: this.#sections, prepare };
    return (source) => parse(source, options, parsers);
  }
}

/** Loads a part's reference without opening many files at once. */
const prepare = (part: keyof Parsers): void => loadInTurn(import.meta.url, MODULES[part]);

const MODULES: Readonly<Record<keyof Parsers, string>> = {
  yaml: "../schema/yaml.js",
  markdown: "../markdown/reference-markdown.js",
  rawHtml: "../markdown/raw-html.js",
};
