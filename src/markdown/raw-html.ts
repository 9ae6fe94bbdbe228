import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import type { Root } from "mdast";
import { CITE, GROUP, groupCitations } from "./citation-groups.ts";
import { OWN_ELEMENTS, richName } from "./element-node.ts";
import { HEADINGS } from "./elements.ts";
import { finishHtml } from "./finish-html.ts";
import { toHtmlTrees } from "./html-tree.ts";
import type { Block, ParsedText } from "./parsed-text.ts";
import { replaceRemoved, STRIPPED } from "./removed-html.ts";
import { type Attributes, NO_ATTRIBUTES } from "./rich-text.ts";
import type { TextWriter } from "./text-writer.ts";
import { PLAYER, writeImage } from "./write-image.ts";

/** What raw HTML may contain: GitHub's list without anything that loads from elsewhere, plus what news texts use. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []),
    ...["abbr", "bdi", "bdo", "caption", "cite", "figcaption", "figure", "mark", "small", "time", "u"],
    ...["audio", "video", "track", ...OWN_ELEMENTS],
  ],
  attributes: {
    a: ["href", "name", "dataFootnoteRef", "dataFootnoteBackref", ["rel", "license"]],
    audio: ["src", "loop", "muted"],
    "briefgen-alert": [["kind", /^[a-z]+$/]],
    "briefgen-chart": [["n", /^\d+$/]],
    "briefgen-block": [["n", /^\d+$/]],
    "briefgen-cite": ["key"],
    "briefgen-word": [["of", "chart_source"]],
    code: [["className", /^language-[\w-]+$/]],
    del: ["dateTime"],
    details: ["open"],
    div: [["className", "gallery", "link-card"]],
    figure: [["className", "chart"]],
    img: ["src", "srcSet", "alt", "width", "height"],
    input: ["checked", ["type", "checkbox"], ["disabled", true]],
    ins: ["dateTime"],
    li: ["value"],
    ol: ["start", "reversed"],
    p: [["className", "chart-note", "chart-source"]],
    small: [["className", "credit"]],
    source: ["src", "srcSet", "type", "media"],
    sup: ["dataFootnoteRef"],
    td: ["align", "colSpan", "rowSpan", "headers"],
    th: ["align", "colSpan", "rowSpan", "headers", "scope", "abbr"],
    time: ["dateTime"],
    track: ["src", "kind", "srcLang", "label", "default"],
    video: ["src", "poster", "loop", "muted", "playsInline", "width", "height"],
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
  const tags = finishHtml(root, text, out, ALLOWED);
  const { body, footnotes } = toHtmlTrees(root, text, prefix);
  for (const tree of [body, footnotes])
    if (tree) groupCitations<HtmlNodes>(tree, text, out.sources, htmlElement);
  const published = (tree: HtmlRoot): HtmlRoot => {
    replaceRemoved(tree, { allowed: ALLOWED, tags, out });
    return withoutEmpty(sanitize(tree, schema)) as HtmlRoot;
  };
  const blocks = published(body).children;
  const notes = footnotes && published(footnotes).children;
  return {
    blocks: blocks.map((node) => new HtmlBlock(node, out)),
    writeFootnotes() {
      for (const node of notes ?? []) write(node, out);
      return notes !== undefined;
    },
  };
}

/** Without the paragraphs of which nothing is left. */
function withoutEmpty(node: HtmlNodes): HtmlNodes {
  if (!("children" in node)) return node;
  for (const child of node.children) withoutEmpty(child);
  node.children = (node.children as Element[]).filter(
    (child) => !isElement(child, "p") || idOf(child) !== undefined || child.children.some(shows),
  );
  return node;
}

/** Whether it is more than white space. */
const shows = (node: HtmlNodes): boolean =>
  node.type === "text" ? node.value.trim() !== "" : node.type === "element";

const htmlElement = (
  tagName: string,
  properties: Element["properties"],
  children: HtmlNodes[],
  position: HtmlNodes["position"],
): HtmlNodes => ({
  ...{ type: "element", tagName, properties, children: children as Element["children"] },
  ...(position ? { position } : {}),
});

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

function write(node: HtmlNodes, out: TextWriter): void {
  if (node.type === "text") out.text(node.value, node.position);
  else if (node.type !== "element") return;
  else if (node.tagName === "img") writeImage(out, attributesOf(node), node.position);
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
  if (name === CITE) {
    out.citeInGroup(String(node.properties.key), position);
    return;
  }
  if (HEADINGS.has(name)) out.openHeading(Number(name[1]), plainText(node), { position, attributes });
  else if (name === "briefgen-chart") out.openChart(Number(node.properties.n), position);
  else if (name === "audio" || name === "video") out.open(name, { ...attributes, ...PLAYER[name] }, position);
  else out.open(richName(name), attributes, position);
  for (const child of node.children) write(child, out);
  if (name === "audio" || name === "video") writeFallback(node, out);
  out.close();
}

/** A link to a recording, for programs that have no player, unless its author wrote something for them. */
function writeFallback({ properties: { src, title }, children }: Element, out: TextWriter): void {
  if (children.some((child) => child.type === "text" && child.value.trim() !== "")) return;
  if (children.some((child) => isElement(child, "a") || isElement(child, "p")) || out.isInLink) return;
  const source = children.find((child) => isElement(child, "source")) as Element | undefined;
  const address = String(src ?? source?.properties.src);
  out.linkToPlayed(String(title ?? address));
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

/** Plain text, without the numbers of footnotes and groups of citations. */
function plainText(node: HtmlNodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && (node.tagName === GROUP || node.properties.dataFootnoteRef !== undefined))
    return "";
  return "children" in node ? node.children.map(plainText).join("") : "";
}
