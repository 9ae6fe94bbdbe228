import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import { raw } from "hast-util-raw";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import type { Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { VFile } from "vfile";
import { FORBIDDEN } from "../text/characters.ts";
import { HEADINGS } from "./elements.ts";
import type { Block, ParsedText } from "./parsed-text.ts";
import { replaceRemoved, STRIPPED } from "./removed-html.ts";
import { type Attributes, NO_ATTRIBUTES } from "./rich-text.ts";
import type { TextWriter } from "./text-writer.ts";

/** What raw HTML may contain: GitHub's list without anything that loads from elsewhere, plus what news texts use. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !["picture", "source"].includes(name)),
    ...["abbr", "bdi", "bdo", "caption", "cite", "figcaption", "figure", "mark", "small", "time", "u"],
  ],
  attributes: {
    a: ["href", "name", "dataFootnoteRef", "dataFootnoteBackref"],
    code: [["className", /^language-[\w-]+$/]],
    del: ["dateTime"],
    details: ["open"],
    img: ["src", "alt", "width", "height"],
    input: ["checked", ["type", "checkbox"], ["disabled", true]],
    ins: ["dateTime"],
    li: ["value"],
    ol: ["start", "reversed"],
    section: ["dataFootnotes"],
    td: ["align", "colSpan", "rowSpan", "headers"],
    th: ["align", "colSpan", "rowSpan", "headers", "scope", "abbr"],
    time: ["dateTime"],
    "*": ["dir", "id", "lang", "title"],
  },
  strip: [...STRIPPED],
  clobber: [],
  clobberPrefix: "",
  // `TextWriter` checks addresses, because it knows their places.
  protocols: {},
};

const ALLOWED: ReadonlySet<string> = new Set(schema.tagNames);

/** A Markdown tree with raw HTML. Tags may open in one block and close in another, so the whole text becomes HTML first. */
export function textOfRawHtml(root: Root, text: string, out: TextWriter, prefix: string): ParsedText {
  const whole = toHtmlTree(root, text, prefix);
  replaceRemoved(whole, ALLOWED, out);
  const tree = sanitize(whole, schema) as HtmlRoot;
  const footnotes = takeFootnotes(tree);
  return {
    blocks: tree.children.map((node) => new HtmlBlock(node, out)),
    writeFootnotes() {
      if (footnotes) write(footnotes, out);
      return footnotes !== undefined;
    },
  };
}

class HtmlBlock implements Block {
  readonly #node: HtmlNodes;
  readonly #out: TextWriter;

  constructor(node: HtmlNodes, out: TextWriter) {
    this.#node = node;
    this.#out = out;
  }

  get name(): string {
    return this.#node.type === "element" ? this.#node.tagName : "";
  }

  get text(): string {
    return plainText(this.#node);
  }

  get position() {
    return this.#node.position;
  }

  get id() {
    return this.#node.type === "element" ? idOf(this.#node) : undefined;
  }

  get items(): readonly Block[] {
    const { children } = this.#node as Element;
    return children.filter((child) => isElement(child, "li")).map((item) => new HtmlBlock(item, this.#out));
  }

  write(): void {
    write(this.#node, this.#out);
  }

  writeContent(): void {
    for (const child of (this.#node as Element).children) {
      if (isElement(child, "p")) for (const inner of child.children) write(inner, this.#out);
      else write(child, this.#out);
    }
  }
}

/** A Markdown tree, read from `text`, as an HTML tree: raw HTML in it is parsed, but nothing is removed yet. */
function toHtmlTree(root: Root, text: string, prefix: string): HtmlNodes {
  const tree = toHast(root, { allowDangerousHtml: true, clobberPrefix: prefix, footnoteLabel: "-" });
  return withoutForbidden(raw(tree, { file: new VFile(text) }));
}

/**
 * Character references in raw HTML can mean characters that no page may contain, and the control characters of
 * `RichText`.
 */
function withoutForbidden(node: HtmlNodes): HtmlNodes {
  if (node.type === "text") node.value = allowed(node.value);
  if (node.type === "element") {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = allowed(value);
    }
  }
  if ("children" in node) for (const child of node.children) withoutForbidden(child);
  return node;
}

const allowed = (text: string): string =>
  FORBIDDEN.test(text) ? [...text].filter((c) => !FORBIDDEN.test(c)).join("") : text;

function takeFootnotes(tree: HtmlRoot): Element | undefined {
  const index = tree.children.findIndex(
    (node) => isElement(node, "section") && node.properties.dataFootnotes !== undefined,
  );
  if (index < 0) return undefined;
  const [section] = tree.children.splice(index, 1);
  return (section as Element).children.find((node) => isElement(node, "ol"));
}

function write(node: HtmlNodes, out: TextWriter): void {
  if (node.type === "text") out.text(node.value, node.position);
  else if (node.type !== "element") return;
  else if (node.tagName === "img") out.image(attributesOf(node), node.position);
  else if (node.tagName === "input") out.checkbox(node.properties.checked === true);
  else writeElement(node, out);
}

/** An element's id; `name` is the old way to give a link one (HTML 4.01, section 12.2.3). */
function idOf({ tagName, properties: { id, name } }: Element): string | undefined {
  const own = id ?? (tagName === "a" ? name : undefined);
  return typeof own === "string" ? own : undefined;
}

function writeElement(node: Element, out: TextWriter): void {
  const { tagName: name, position } = node;
  const attributes = attributesOf(node);
  if (HEADINGS.has(name)) out.openHeading(Number(name[1]), plainText(node), { position, attributes });
  else out.open(name, attributes, position);
  for (const child of node.children) write(child, out);
  out.close();
}

/** Properties whose attributes have different names. */
const NAMES: Readonly<Record<string, string>> = {
  className: "class",
  dataFootnoteBackref: "data-footnote-backref",
  dataFootnoteRef: "data-footnote-ref",
};

function attributesOf(node: Element): Attributes {
  const { properties } = node;
  const names = Object.keys(properties);
  if (names.length === 0) return NO_ATTRIBUTES;
  const attributes: Record<string, string | true> = {};
  for (const name of names) {
    const value = properties[name];
    const isEmpty = value === undefined || value === null || value === false;
    // All classes of a list may have been removed.
    if (isEmpty || (Array.isArray(value) && value.length === 0)) continue;
    if (name === "name") attributes.id = idOf(node)!;
    else
      attributes[NAMES[name] ?? name.toLowerCase()] =
        value === true || (Array.isArray(value) ? value.join(" ") : String(value));
  }
  return attributes;
}

const isElement = (node: HtmlNodes, name: string): node is Element =>
  node.type === "element" && node.tagName === name;

/** Plain text, without the numbers of footnotes. */
function plainText(node: HtmlNodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.properties.dataFootnoteRef !== undefined) return "";
  return "children" in node ? node.children.map(plainText).join("") : "";
}
