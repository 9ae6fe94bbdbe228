/** Limits that no file written by a person reaches. The names are those of the configuration, below `limits:`. */
export interface Limits {
  /** MiB of a file below briefings/ or pages/. */
  readonly file_size: number;
  /** KiB (1,024 characters) of front matter. */
  readonly front_matter: number;
  /** Depth of lists and mappings in the front matter. */
  readonly depth: number;
  /** Depth of quotes and lists in the text. */
  readonly nesting: number;
  /** Brackets, asterisks, underscores and backticks in one paragraph; see `tooManyMarks`. */
  readonly marks: number;
  /**
   * Lists within lists, quotes, definitions of links and footnotes, rows of tables and underlined headings of a text;
   * see `tooManyBlocks`.
   */
  readonly blocks: number;
  /** Sources of a story. */
  readonly sources: number;
  /** Topics of a story. */
  readonly topics: number;
  /** Former addresses of a story, each of which becomes a page. */
  readonly aliases: number;
  /** Authors of a story. */
  readonly authors: number;
  /** Bytes of a file's path in the output. */
  readonly path: number;
  /** Pages in one folder of the output; with more, a warning. */
  readonly folder: number;
}

export const LIMITS: Limits = {
  file_size: 32,
  front_matter: 4096,
  depth: 40,
  nesting: 50,
  marks: 1000,
  blocks: 2000,
  sources: 10_000,
  topics: 500,
  aliases: 500,
  authors: 200,
  path: 800,
  folder: 54_000,
};
