import type { ElementContent, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import type { Root } from "mdast";
import type { Report } from "../diagnostics/diagnostic.ts";
import type { YamlSource } from "../schema/index.ts";
import type { Mapping } from "../schema/value.ts";

/**
 * How texts become trees, and trees HTML. Each part has a reference, which knows and reports
 * everything, and an accelerator, which does the same faster for the common case and otherwise
 * throws `StepAside`. The law: where an accelerator gives a result, the reference gives the same
 * one, positions included, and reports nothing. The tests in test/differential/ hold it.
 */
export interface Parsers {
  readonly yaml: YamlParser;
  readonly markdown: MarkdownParser;
  readonly html: HtmlMaker;
}

export interface YamlParser {
  /** Undefined where something was reported. */
  read(source: YamlSource, report: Report): Mapping | undefined;
}

export interface MarkdownParser {
  /** The tree of a file's text, the YAML between its fences left out or as the first child. */
  parseFile(text: string): MarkdownFile;
  /** The tree of a text that stands inside the front matter. */
  parseFragment(text: string): Root;
}

export interface MarkdownFile {
  readonly root: Root;
  /** Where in the file the text starts from whose start the tree's offsets count. */
  readonly offset: number;
  /** What stands between the fences. */
  readonly yaml: string;
}

export interface HtmlMaker {
  /** The Markdown tree of `text` as clean HTML. `inspect` sees the tree before anything unsafe is removed from it. */
  toTree(root: Root, text: string, inspect: (tree: HtmlNodes) => void): HtmlRoot;
  write(nodes: readonly ElementContent[]): string;
}

/** An accelerator's way to say that a document is not for it. */
export class StepAside extends Error {
  readonly part: keyof Parsers;

  constructor(part: keyof Parsers) {
    super(`the accelerator for ${part} steps aside`);
    this.part = part;
  }
}

/**
 * Reads with the parsers given, and once more with the reference in place of each part that steps
 * aside. A reference and its libraries are loaded when the first reader needs them; `prepare` is told before.
 */
export async function readWith<T>(
  parsers: Parsers,
  read: (parsers: Parsers) => T,
  prepare: (part: keyof Parsers) => void = () => {},
): Promise<T> {
  let current = parsers;
  for (;;) {
    try {
      return read(current);
    } catch (error) {
      if (!(error instanceof StepAside)) throw error;
      prepare(error.part);
      current = { ...current, ...(await references[error.part]()) };
    }
  }
}

const references: { readonly [Part in keyof Parsers]: () => Promise<Pick<Parsers, Part>> } = {
  yaml: async () => ({ yaml: { read: (await import("../schema/yaml.ts")).readYaml } }),
  markdown: async () => ({ markdown: (await import("./reference-markdown.ts")).markdownReference }),
  html: async () => ({ html: (await import("./reference-html.ts")).htmlReference }),
};
