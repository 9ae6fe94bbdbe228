import type { List, ListItem, Nodes, Root } from "mdast";
import { MarkdownWriter } from "./markdown-writer.ts";
import type { Block, ParsedText } from "./parsed-text.ts";
import { isShown, plainText } from "./plain-text.ts";
import type { TextWriter } from "./text-writer.ts";

/**
 * A Markdown tree (mdast, with GitHub's extensions) without raw HTML. `prefix`: what the ids of its footnotes start with.
 */
export function textOfMarkdown(root: Root, out: TextWriter, prefix: string): ParsedText {
  const writer = new MarkdownWriter(root, out, prefix);
  const blocks: Block[] = [];
  for (const node of root.children.filter(isShown)) {
    if (blocks.length > 0) blocks.push(new LineEnd(out));
    blocks.push(new MarkdownBlock(node, writer));
  }
  return { blocks, writeFootnotes: () => writer.footnotes() };
}

/** Whether a tree contains raw HTML. */
export const hasRawHtml = (node: Nodes): boolean =>
  node.type === "html" || ("children" in node && node.children.some(hasRawHtml));

class MarkdownBlock implements Block {
  readonly id = undefined;
  readonly #node: Nodes;
  readonly #writer: MarkdownWriter;

  constructor(node: Nodes, writer: MarkdownWriter) {
    this.#node = node;
    this.#writer = writer;
  }

  get name(): string {
    const node = this.#node;
    if (node.data?.hName) return node.data.hName;
    if (node.type === "heading") return `h${node.depth}`;
    if (node.type === "list") return node.ordered ? "ol" : "ul";
    return BLOCKS[node.type] ?? node.type;
  }

  get text(): string {
    return plainText(this.#node);
  }

  get position() {
    return this.#node.position;
  }

  get items(): readonly Block[] {
    return (this.#node as List).children.map((item) => new MarkdownBlock(item, this.#writer));
  }

  write(): void {
    this.#writer.block(this.#node);
  }

  writeContent(): void {
    if (this.#node.type === "heading") this.#writer.phrasing(this.#node.children);
    else this.#writer.unframed(this.#node as ListItem);
  }
}

/** Names of blocks in HTML, if they differ from those in Markdown. */
const BLOCKS: { readonly [Type in Nodes["type"]]?: string } = {
  code: "pre",
  paragraph: "p",
  thematicBreak: "hr",
};

class LineEnd implements Block {
  readonly id = undefined;
  readonly name = "";
  readonly text = "\n";
  readonly position = undefined;
  readonly items = [];
  readonly #out: TextWriter;

  constructor(out: TextWriter) {
    this.#out = out;
  }

  write(): void {
    this.#out.lineEnd();
  }

  writeContent(): void {
    this.write();
  }
}
