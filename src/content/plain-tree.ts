import type { Element, ElementContent, Properties, Root as Tree } from "hast";
import type { AlignType, BlockContent, List, ListItem, Nodes, Root, Table, TableRow } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { trimLines } from "trim-lines";
import { StepAside } from "./parsers.ts";
import { element, framed, isParagraph, NEWLINE, onLines, text } from "./plain-elements.ts";
import { Footnotes } from "./plain-footnotes.ts";
import { isSafeAddress } from "./safe-address.ts";

/**
 * A Markdown tree as a clean HTML tree, in one step: what mdast-util-to-hast and hast-util-sanitize
 * make of it. Steps aside where the document has something that needs them: raw HTML, references of
 * links, unsafe addresses.
 */
export function toPlainTree(root: Root): Tree {
  const notes = new Footnotes(root);
  const builder = new Builder(notes);
  const children = builder.blocks(root.children.filter(({ type }) => type !== "footnoteDefinition"));
  const section = notes.section((definition) => builder.blocks(definition.children));
  return { type: "root", children: onLines(section ? [...children, section] : children) };
}

/** Builds the elements of one document. */
class Builder {
  readonly #notes: Footnotes;

  constructor(notes: Footnotes) {
    this.#notes = notes;
  }

  blocks(nodes: readonly Nodes[]): ElementContent[] {
    const out: ElementContent[] = [];
    for (const node of nodes) if (node.type !== "yaml") out.push(this.#block(node));
    return out;
  }

  #block(node: Nodes): ElementContent {
    switch (node.type) {
      case "paragraph":
        return element("p", node, this.#phrasing(node.children));
      case "heading":
        return element(`h${node.depth}`, node, this.#phrasing(node.children));
      case "list":
        return this.#list(node);
      case "blockquote":
        return element("blockquote", node, framed(this.blocks(node.children)));
      case "thematicBreak":
        return element("hr", node, []);
      case "table":
        return this.#table(node);
      case "code": {
        const properties: Properties = {};
        if (node.lang) {
          if (!/^[\w-]+$/.test(node.lang)) throw new StepAside("html");
          properties.className = [`language-${node.lang}`];
        }
        const code = element("code", node, [text(node.value ? `${node.value}\n` : "", node)], properties);
        return element("pre", node, [code]);
      }
      default:
        throw new StepAside("html");
    }
  }

  #phrasing(nodes: readonly Nodes[]): ElementContent[] {
    const out: ElementContent[] = [];
    for (const node of nodes) {
      switch (node.type) {
        case "text":
          out.push(text(node.value.includes("\n") ? trimLines(node.value) : node.value, node));
          break;
        case "emphasis":
          out.push(element("em", node, this.#phrasing(node.children)));
          break;
        case "strong":
          out.push(element("strong", node, this.#phrasing(node.children)));
          break;
        case "delete":
          out.push(element("del", node, this.#phrasing(node.children)));
          break;
        case "inlineCode":
          out.push(element("code", node, [text(node.value.replace(/\r?\n|\r/g, " "), node)]));
          break;
        case "link":
          out.push(element("a", node, this.#phrasing(node.children), address("href", node.url, node.title)));
          break;
        case "image":
          out.push(image(node));
          break;
        case "footnoteReference":
          out.push(this.#notes.reference(node));
          break;
        default:
          // A hard break takes the spaces of the line behind it: rare, and left to the library like everything else.
          throw new StepAside("html");
      }
    }
    return out;
  }

  #list(node: List): Element {
    const loose = node.spread || node.children.some(({ spread, children }) => spread ?? children.length > 1);
    const properties: Properties =
      typeof node.start === "number" && node.start !== 1 ? { start: node.start } : {};
    const items = node.children.map((item) => this.#listItem(item, loose));
    return element(node.ordered ? "ol" : "ul", node, framed(items), properties);
  }

  /** In a tight list the paragraphs' frames are left out; blocks stand on lines of their own. */
  #listItem(item: ListItem, loose: boolean): Element {
    const children: ElementContent[] = [];
    let tail: ElementContent | undefined;
    for (const [index, child] of this.#itemBlocks(item).entries()) {
      const paragraph = isParagraph(child);
      if (loose || index !== 0 || !paragraph) children.push(NEWLINE);
      if (paragraph && !loose) children.push(...child.children);
      else children.push(child);
      tail = child;
    }
    if (tail && (loose || !isParagraph(tail))) children.push(NEWLINE);
    return element("li", item, children);
  }

  /** An item's blocks; that of a task begins with its box. */
  #itemBlocks(item: ListItem): ElementContent[] {
    const all = this.blocks(item.children as BlockContent[]);
    if (typeof item.checked !== "boolean") return all;
    const box: Element = {
      type: "element",
      tagName: "input",
      properties: { checked: item.checked },
      children: [],
    };
    const [head] = all;
    if (head && isParagraph(head)) {
      head.children.unshift(
        box,
        ...(head.children.length > 0 ? [{ type: "text", value: " " } as const] : []),
      );
      return all;
    }
    return [{ type: "element", tagName: "p", properties: {}, children: [box] }, ...all];
  }

  #table(node: Table): Element {
    const [head, ...body] = node.children.map((row, index) =>
      this.#tableRow(row, index === 0 ? "th" : "td", node.align),
    );
    const parts: ElementContent[] = [];
    if (head) parts.push(element("thead", node.children[0]!, framed([head])));
    if (body.length > 0) parts.push(element("tbody", node, framed(body)));
    return element("table", node, framed(parts));
  }

  /** As many cells as the table has columns. */
  #tableRow(row: TableRow, name: "th" | "td", align: AlignType[] | null | undefined): Element {
    const columns = align?.length ?? row.children.length;
    const cells: ElementContent[] = [];
    for (let column = 0; column < columns; column += 1) {
      const cell = row.children[column];
      const side = align?.[column];
      cells.push(
        element(name, cell ?? row, cell ? this.#phrasing(cell.children) : [], side ? { align: side } : {}),
      );
    }
    return element("tr", row, framed(cells));
  }
}

function image(node: Extract<Nodes, { type: "image" }>): Element {
  const { src, ...title } = address("src", node.url, node.title);
  const alt = node.alt === null || node.alt === undefined ? {} : { alt: node.alt };
  return element("img", node, [], { src, ...alt, ...title });
}

function address(name: "href" | "src", url: string, title: string | null | undefined): Properties {
  const href = isUsual(url) ? url : normalizeUri(url);
  // hast-util-sanitize knows schemes in small letters only.
  if (!isSafeAddress(href, name) || /^[^/?#:]*[A-Z][^/?#:]*:/.test(href)) throw new StepAside("html");
  return title === null || title === undefined ? { [name]: href } : { [name]: href, title };
}

/** An address in which nothing is to be escaped. */
const isUsual = (url: string): boolean => /^[\w!#$&'()*+,./:;=?@~-]*$/.test(url);
