import type { Root } from "mdast";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { YamlSource } from "../schema/index.ts";
import type { Mapping } from "../schema/value.ts";
import type { ParsedText } from "./parsed-text.ts";
import type { TextWriter } from "./text-writer.ts";

/**
 * How texts become trees. Each part has a reference, which reads everything and reports every problem. It may have an
 * accelerator, which is faster in common cases and throws `StepAside` in all others. The rule: if an accelerator has a
 * result, the reference has the same one, positions included, and reports nothing. Every test of `content/` reads with
 * both.
 */
export interface Parsers {
  readonly yaml: YamlParser;
  readonly markdown: MarkdownParser;
  readonly rawHtml: RawHtmlParser;
}

export interface YamlParser {
  /** Undefined if something was reported. */
  read(source: YamlSource, report: Report): Mapping | undefined;
}

export interface MarkdownParser {
  /** The tree of a file's text. The YAML between its fences is left out, or its first child. */
  parseFile(text: string): MarkdownFile;
  /** The tree of a text in the front matter. */
  parseFragment(text: string): Root;
}

export interface MarkdownFile {
  readonly root: Root;
  /** Where the text starts in the file. The tree's offsets count from there. */
  readonly offset: number;
  /** The text between the fences. */
  readonly yaml: string;
}

/** Reads raw HTML. It has no accelerator: libraries do the work, and are loaded for the first text that needs them. */
export interface RawHtmlParser {
  /** The Markdown tree of `text`, written to `out`. `prefix`: what the ids of its footnotes start with. */
  parse(root: Root, text: string, out: TextWriter, prefix: string): ParsedText;
}

/** Thrown by an accelerator if it cannot read a document. */
export class StepAside extends Error {
  readonly part: keyof Parsers;

  constructor(part: keyof Parsers) {
    super(`the accelerator for ${part} steps aside`);
    this.part = part;
  }
}
