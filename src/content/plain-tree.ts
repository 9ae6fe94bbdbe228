import type { Element, ElementContent, Properties, RootContent, Text, Root as Tree } from "hast";
import type { AlignType, BlockContent, List, ListItem, Nodes, Root, Table, TableRow } from "mdast";
import { normalizeUri } from "micromark-util-sanitize-uri";
import { trimLines } from "trim-lines";
import { StepAside } from "./parsers.ts";
import { isSafeAddress } from "./safe-address.ts";

/**
 * A Markdown tree as a clean HTML tree, in one step: what mdast-util-to-hast and hast-util-sanitize
 * make of it. Steps aside where the document has something that needs them: raw HTML, footnotes,
 * references, unsafe addresses.
 */
export const toPlainTree = (root: Root): Tree => ({ type: "root", children: onLines(blocks(root.children)) });

function blocks(nodes: readonly Nodes[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (const node of nodes) if (node.type !== "yaml") out.push(block(node));
  return out;
}

function block(node: Nodes): ElementContent {
  switch (node.type) {
    case "paragraph":
      return element("p", node, phrasing(node.children));
    case "heading":
      return element(`h${node.depth}`, node, phrasing(node.children));
    case "list":
      return list(node);
    case "blockquote":
      return element("blockquote", node, framed(blocks(node.children)));
    case "thematicBreak":
      return element("hr", node, []);
    case "table":
      return table(node);
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

function phrasing(nodes: readonly Nodes[]): ElementContent[] {
  const out: ElementContent[] = [];
  for (const node of nodes) {
    switch (node.type) {
      case "text":
        out.push(text(node.value.includes("\n") ? trimLines(node.value) : node.value, node));
        break;
      case "emphasis":
        out.push(element("em", node, phrasing(node.children)));
        break;
      case "strong":
        out.push(element("strong", node, phrasing(node.children)));
        break;
      case "delete":
        out.push(element("del", node, phrasing(node.children)));
        break;
      case "inlineCode":
        out.push(element("code", node, [text(node.value.replace(/\r?\n|\r/g, " "), node)]));
        break;
      case "link":
        out.push(element("a", node, phrasing(node.children), address("href", node.url, node.title)));
        break;
      case "image":
        out.push(image(node));
        break;
      default:
        // A hard break takes the spaces of the line behind it: rare, and left to the library like everything else.
        throw new StepAside("html");
    }
  }
  return out;
}

function image(node: Extract<Nodes, { type: "image" }>): Element {
  const { src, ...title } = address("src", node.url, node.title);
  const alt = node.alt === null || node.alt === undefined ? {} : { alt: node.alt };
  return element("img", node, [], { src, ...alt, ...title });
}

function address(name: "href" | "src", url: string, title: string | null | undefined): Properties {
  const href = normalizeUri(url);
  // hast-util-sanitize knows schemes in small letters only.
  if (!isSafeAddress(href, name) || /^[^/?#:]*[A-Z][^/?#:]*:/.test(href)) throw new StepAside("html");
  return title === null || title === undefined ? { [name]: href } : { [name]: href, title };
}

function list(node: List): Element {
  const loose = node.spread || node.children.some(({ spread, children }) => spread ?? children.length > 1);
  const properties: Properties =
    typeof node.start === "number" && node.start !== 1 ? { start: node.start } : {};
  const items = node.children.map((item) => listItem(item, loose));
  return element(node.ordered ? "ol" : "ul", node, framed(items), properties);
}

/** In a tight list the paragraphs' frames are left out; blocks stand on lines of their own. */
function listItem(item: ListItem, loose: boolean): Element {
  const children: ElementContent[] = [];
  let tail: ElementContent | undefined;
  for (const [index, child] of itemBlocks(item).entries()) {
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
function itemBlocks(item: ListItem): ElementContent[] {
  const all = blocks(item.children as BlockContent[]);
  if (typeof item.checked !== "boolean") return all;
  const box: Element = {
    type: "element",
    tagName: "input",
    properties: { checked: item.checked },
    children: [],
  };
  const [head] = all;
  if (head && isParagraph(head)) {
    head.children.unshift(box, ...(head.children.length > 0 ? [{ type: "text", value: " " } as const] : []));
    return all;
  }
  return [{ type: "element", tagName: "p", properties: {}, children: [box] }, ...all];
}

function table(node: Table): Element {
  const [head, ...body] = node.children.map((row, index) =>
    tableRow(row, index === 0 ? "th" : "td", node.align),
  );
  const parts: ElementContent[] = [];
  if (head) parts.push(element("thead", node.children[0]!, framed([head])));
  if (body.length > 0) parts.push(element("tbody", node, framed(body)));
  return element("table", node, framed(parts));
}

/** As many cells as the table has columns. */
function tableRow(row: TableRow, name: "th" | "td", align: AlignType[] | null | undefined): Element {
  const columns = align?.length ?? row.children.length;
  const cells: ElementContent[] = [];
  for (let column = 0; column < columns; column += 1) {
    const cell = row.children[column];
    const side = align?.[column];
    cells.push(element(name, cell ?? row, cell ? phrasing(cell.children) : [], side ? { align: side } : {}));
  }
  return element("tr", row, framed(cells));
}

const NEWLINE: Text = { type: "text", value: "\n" };

/** Each on a line of its own, with a line end before and behind all. */
function framed(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.length === 0 ? [NEWLINE] : [NEWLINE, ...(onLines(nodes) as ElementContent[]), NEWLINE];
}

function onLines(nodes: readonly ElementContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const [index, node] of nodes.entries()) {
    if (index > 0) out.push(NEWLINE);
    out.push(node);
  }
  return out;
}

const isParagraph = (node: ElementContent): node is Element =>
  node.type === "element" && node.tagName === "p";

const text = (value: string, { position }: Nodes): Text =>
  position ? { type: "text", value, position } : { type: "text", value };

function element(
  tagName: string,
  { position }: Nodes,
  children: ElementContent[],
  properties: Properties = {},
): Element {
  const node: Element = { type: "element", tagName, properties, children };
  if (position) node.position = position;
  return node;
}
