import type { Definition, List, ListItem, Nodes, Resource, Root } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { trimLines } from "trim-lines";
import { CITE } from "./citation-groups.ts";
import { type ElementNode, richName } from "./element-node.ts";
import { Footnotes } from "./footnotes.ts";
import { CONTAINERS, isShown, plainText } from "./plain-text.ts";
import { NO_ATTRIBUTES } from "./rich-text.ts";
import type { TextWriter } from "./text-writer.ts";
import { writeImage } from "./write-image.ts";
import { writeTable } from "./write-table.ts";

/** Writes the nodes of one tree. Blocks are on lines of their own, as in the output of mdast-util-to-hast. */
export class MarkdownWriter {
  readonly #out: TextWriter;
  readonly #definitions = new Map<string, Definition>();
  readonly #notes: Footnotes;

  constructor(root: Root, out: TextWriter, prefix: string) {
    this.#out = out;
    this.#notes = new Footnotes(prefix);
    this.#findDefinitions(root.children);
  }

  /** If a label has several definitions, the first one counts (CommonMark, section 4.7). */
  #findDefinitions(nodes: readonly Nodes[]): void {
    for (const node of nodes) {
      if (node.type === "definition") {
        const label = node.identifier.toUpperCase();
        if (!this.#definitions.has(label)) this.#definitions.set(label, node);
      } else if (CONTAINERS.has(node.type)) {
        if (node.type === "footnoteDefinition") this.#notes.define(node);
        this.#findDefinitions((node as List).children);
      }
    }
  }

  footnotes(): boolean {
    return this.#notes.write(this.#out, (nodes) => this.#blocks(nodes));
  }

  #blocks(nodes: readonly Nodes[]): void {
    for (const [index, node] of nodes.filter(isShown).entries()) {
      if (index > 0) this.#out.lineEnd();
      this.block(node);
    }
  }

  /** Blocks, with a line end before the first and after the last. */
  #framed(nodes: readonly Nodes[]): void {
    this.#out.lineEnd();
    this.#blocks(nodes);
    if (nodes.some(isShown)) this.#out.lineEnd();
  }

  block(node: Nodes): void {
    const out = this.#out;
    switch (node.type) {
      case "paragraph":
        this.#open(node, "p");
        this.phrasing(node.children);
        out.close();
        break;
      case "heading":
        out.openHeading(node.depth, plainText(node), node);
        this.phrasing(node.children);
        out.close();
        break;
      case "list":
        this.#list(node);
        break;
      case "blockquote":
        this.#open(node, "blockquote");
        this.#framed(node.children);
        out.close();
        break;
      case "thematicBreak":
        out.leaf("hr");
        break;
      case "table":
        writeTable(node, out, (cell) => this.phrasing(cell));
        break;
      case "code":
        this.#code(node);
        break;
      default:
        this.phrasing([node]);
        break;
    }
  }

  /** Opens a node's element: its own, or the one that takes its place. */
  #open({ data, position }: Nodes, name: string): void {
    this.#out.open(richName(data?.hName ?? name), data?.attributes ?? NO_ATTRIBUTES, position);
  }

  #code({ lang, value, position }: Extract<Nodes, { type: "code" }>): void {
    const [language = ""] = lang?.split(/\s+/) ?? [];
    this.#out.open("pre", NO_ATTRIBUTES, position);
    this.#out.open("code", /^[\w-]+$/.test(language) ? { class: `language-${language}` } : NO_ATTRIBUTES);
    if (value) this.#out.text(`${value}\n`, position);
    this.#out.close();
    this.#out.close();
  }

  phrasing(nodes: readonly Nodes[]): void {
    let before: Nodes["type"] | undefined;
    for (const node of nodes) {
      if (node.type === "text") {
        const value = node.value.includes("\n") ? trimLines(node.value) : node.value;
        this.#out.text(before === "break" ? value.replace(/^[ \t]+/, "") : value, node.position);
      } else this.#inline(node);
      before = node.type;
    }
  }

  #inline(node: Nodes): void {
    const out = this.#out;
    switch (node.type) {
      case "emphasis":
        this.#element("em", node);
        break;
      case "strong":
        this.#element("strong", node);
        break;
      case "delete":
        this.#element("del", node);
        break;
      case "inlineCode":
        out.open("code", NO_ATTRIBUTES, node.position);
        out.text(node.value.replace(/\r?\n|\r/g, " "), node.position);
        out.close();
        break;
      case "link":
        this.#link(node, node);
        break;
      case "linkReference":
        this.#link(node, this.#definitions.get(node.identifier.toUpperCase())!);
        break;
      case "image":
        writeImage(out, imageOf(node, node), node.position);
        break;
      case "imageReference":
        writeImage(out, imageOf(node, this.#definitions.get(node.identifier.toUpperCase())!), node.position);
        break;
      case "footnoteReference":
        this.#notes.refer(node, out);
        break;
      case "element":
        this.#ownElement(node);
        break;
      case "break":
        out.leaf("br");
        out.lineEnd();
        break;
      default:
        throw new TypeError(`a node that Markdown does not have: ${node.type}`);
    }
  }

  #ownElement(node: ElementNode): void {
    const { hName: name = "", attributes } = node.data;
    if (name === CITE) {
      this.#out.citeInGroup(String(attributes?.key), node.position);
      return;
    }
    if (name === "briefgen-chart") this.#out.openChart(Number(attributes?.n), node.position);
    else this.#open(node, name);
    this.phrasing(node.children);
    this.#out.close();
  }

  #element(
    name: string,
    { children, position }: Extract<Nodes, { type: "emphasis" | "strong" | "delete" }>,
  ): void {
    this.#out.open(name, NO_ATTRIBUTES, position);
    this.phrasing(children);
    this.#out.close();
  }

  #link(
    { children, position }: Extract<Nodes, { type: "link" | "linkReference" }>,
    { url, title }: Resource,
  ): void {
    this.#out.open("a", { href: addressOf(url), title: title ?? undefined }, position);
    this.phrasing(children);
    this.#out.close();
  }

  #list(node: List): void {
    const out = this.#out;
    const start =
      typeof node.start === "number" && node.start !== 1 ? { start: String(node.start) } : NO_ATTRIBUTES;
    const isLoose =
      node.spread || node.children.some(({ spread, children }) => spread ?? children.length > 1);
    out.open(node.ordered ? "ol" : "ul", start, node.position);
    for (const item of node.children) {
      out.lineEnd();
      out.open("li", NO_ATTRIBUTES, item.position);
      this.#item(item, isLoose);
      out.close();
    }
    out.lineEnd();
    out.close();
  }

  /** In a tight list, paragraphs have no `p`; other blocks are on lines of their own. */
  #item(item: ListItem, isLoose: boolean): void {
    const blocks = item.children.filter(isShown);
    const isTask = typeof item.checked === "boolean";
    // If a task does not start with a paragraph, its box gets one.
    const isBoxApart = isTask && blocks[0]?.type !== "paragraph";
    if (isBoxApart) this.#box(item, isLoose);
    for (const [index, block] of blocks.entries()) {
      const isParagraph = block.type === "paragraph";
      if (isLoose || isBoxApart || index > 0 || !isParagraph) this.#out.lineEnd();
      const isOpened = isParagraph && (isLoose || block.data?.hName !== undefined);
      if (isOpened) this.#open(block, "p");
      if (isTask && index === 0 && isParagraph) {
        this.#out.checkbox(item.checked!);
        if (block.children.length > 0) this.#out.text(" ");
      }
      if (!isParagraph) this.block(block);
      else this.phrasing(block.children);
      if (isOpened) this.#out.close();
    }
    const last = blocks.at(-1);
    if (last ? isLoose || last.type !== "paragraph" : isBoxApart && isLoose) this.#out.lineEnd();
  }

  #box({ checked }: ListItem, isLoose: boolean): void {
    if (isLoose) this.#out.lineEnd();
    if (isLoose) this.#out.open("p");
    this.#out.checkbox(checked!);
    if (isLoose) this.#out.close();
  }

  /** An item's blocks, without the `p` of its paragraphs. */
  unframed(item: ListItem): void {
    for (const [index, block] of item.children.filter(isShown).entries()) {
      if (index > 0) this.#out.lineEnd();
      if (index === 0 && typeof item.checked === "boolean") {
        this.#out.checkbox(item.checked);
        this.#out.text(" ");
      }
      if (block.type === "paragraph" && !block.data?.hName) this.phrasing(block.children);
      else this.block(block);
    }
  }
}

const imageOf = ({ alt }: { readonly alt?: string | null | undefined }, { url, title }: Resource) => ({
  src: addressOf(url),
  alt: alt ?? undefined,
  title: title ?? undefined,
});

const addressOf = (url: string): string => (isUsual(url) ? url : normalizeUri(url));

/** An address in which nothing needs to be escaped. */
const isUsual = (url: string): boolean => /^[\w!#$&'()*+,./:;=?@~-]*$/.test(url);
