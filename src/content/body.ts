import type { Element, ElementContent, Nodes, Root, RootContent } from "hast";
import type { Root as MarkdownRoot } from "mdast";
import { diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import { balance } from "../text/direction.ts";
import { shortenAtWord } from "../text/shorten.ts";
import { Anchors } from "./anchors.ts";
import type { Bullet, Detail, Document, Section } from "./document.ts";
import { HEADINGS } from "./headings.ts";
import type { Prose } from "./prose.ts";
import { isSafeAddress } from "./safe-address.ts";
import type { SectionKind } from "./sections.ts";
import { type BodyContext, ProseWriter } from "./writer.ts";

/** Reads the body of one file: its sections, links, citations and anchors. */
export class BodyReader {
  readonly #context: BodyContext;
  readonly #writer: ProseWriter;
  readonly #anchors = new Anchors();
  readonly #bullets: Bullet[] = [];
  #sections: readonly Section[] = [];
  #footnotes: Prose | undefined;
  #excerpt = "";

  constructor(context: BodyContext) {
    this.#context = context;
    this.#writer = new ProseWriter(context);
    if (context.sources instanceof Map)
      for (const key of context.sources.keys()) this.#reserve(`source-${key}`);
  }

  /** Reads the text below the front matter. */
  readText(markdown: MarkdownRoot): void {
    const tree = this.#clean(markdown, this.#context.text);
    const footnotes = this.#takeFootnotes(tree);
    const groups = this.#nameSections(groupByHeading(tree.children));
    for (const { id } of groups) this.#writer.reserve(id);
    this.#anchorHeadings(tree);
    this.#excerpt = excerptOf(tree, groups);
    this.#sections = groups.map((group) => this.#section(group));
    if (footnotes) this.#footnotes = this.#writer.write([footnotes]);
  }

  /** A text of the front matter, at `span` of the file, that shares this body's links and citations. */
  readFragment(markdown: MarkdownRoot, text: string, span: Span): Prose {
    const tree = this.#clean(markdown, text, span);
    this.#takeFootnotes(tree);
    return this.#writer.write(tree.children as ElementContent[], span);
  }

  /** Takes an anchor that nothing else on the page has. */
  anchorFor(text: string): string {
    let anchor = this.#anchors.for(text);
    while (!this.#writer.reserve(anchor)) anchor = this.#anchors.for(text);
    this.#writer.anchors.push(anchor);
    return anchor;
  }

  #reserve(id: string): void {
    this.#anchors.take(id);
    this.#writer.reserve(id);
  }

  /** What was read, as far as it is part of the document's outline. */
  outline(): Pick<Document, "excerpt" | "links" | "fragments" | "bullets"> {
    const { links, fragments } = this.#writer;
    return { excerpt: this.#excerpt, links, fragments, bullets: this.#bullets };
  }

  /** All that was read besides. */
  detail(): Detail {
    const { citations, anchors, words } = this.#writer;
    const footnotes = this.#footnotes && { footnotes: this.#footnotes };
    const ids = this.#sections.map(({ id }) => id);
    return { sections: this.#sections, ...footnotes, citations, anchors: [...anchors, ...ids], words };
  }

  #clean(markdown: MarkdownRoot, text: string, span?: Span): Root {
    return this.#context.parsers.html.toTree(markdown, text, (tree) =>
      reportUnsafe(tree, this.#context, span),
    );
  }

  #takeFootnotes(tree: Root): Element | undefined {
    const index = tree.children.findIndex(
      (node) => isElement(node, "section") && node.properties.dataFootnotes !== undefined,
    );
    if (index < 0) return undefined;
    const [section] = tree.children.splice(index, 1);
    return (section as Element).children.find((node): node is Element => isElement(node, "ol"));
  }

  #nameSections(groups: readonly Group[]): NamedGroup[] {
    const seen = new Map<SectionKind, Span>();
    return groups.map((group) => {
      const { heading, nodes } = group;
      if (!heading) return { heading, nodes, title: "", kind: "lead", id: "lead" };
      const title = balance(textOf(heading).trim()).text;
      const kind = this.#context.sections.kindOf(title);
      if (kind === undefined) return { heading, nodes, title, kind: "other", id: this.#anchors.for(title) };
      if (!seen.has(kind)) {
        seen.set(kind, spanOf(heading, this.#context.offset));
        this.#anchors.take(kind);
        return { heading, nodes, title, kind, id: kind };
      }
      const { path } = this.#context;
      const also = [{ at: { path, span: seen.get(kind)! }, label: "the first one" }];
      const details = {
        at: { path, span: spanOf(heading, this.#context.offset) },
        label: "the second one",
        also,
      };
      this.#context.report(diagnostic("BG0206", `the section “${title}” appears twice`, details));
      return { heading, nodes, title, kind: "other", id: this.#anchors.for(title) };
    });
  }

  /** Gives every heading inside the sections an id, and puts them below the section's own heading. */
  #anchorHeadings(tree: Root): void {
    visitElements(tree, (element) => {
      if (!HEADINGS.has(element.tagName)) return;
      if (element.tagName < "h3") element.tagName = "h3";
      element.properties.id = this.#anchors.for(textOf(element));
    });
  }

  #section({ kind, id, title, nodes }: NamedGroup): Section {
    const lists =
      kind === "deeper"
        ? nodes.filter((node): node is Element => isElement(node, "ul") || isElement(node, "ol"))
        : [];
    const rest = nodes.filter((node) => !lists.includes(node as Element)) as ElementContent[];
    const bullets = lists.flatMap((list) =>
      list.children
        .filter((item): item is Element => isElement(item, "li"))
        .map((item) => this.#bullet(item)),
    );
    return { kind, id, heading: title, prose: this.#writer.write(rest), bullets };
  }

  #bullet(item: Element): Section["bullets"][number] {
    const inner = item.children.flatMap((child) => (isElement(child, "p") ? child.children : [child]));
    this.#bullets.push({ text: plainText(item), span: spanOf(item, this.#context.offset) });
    return { index: this.#bullets.length - 1, prose: this.#writer.write(inner) };
  }
}

interface Group {
  readonly heading: Element | undefined;
  readonly nodes: readonly RootContent[];
}

interface NamedGroup extends Group {
  readonly title: string;
  readonly kind: Section["kind"];
  readonly id: string;
}

/** Splits a text at its headings of the first and second level; text before them comes first. */
function groupByHeading(nodes: readonly RootContent[]): Group[] {
  const groups: { heading: Element | undefined; nodes: RootContent[] }[] = [
    { heading: undefined, nodes: [] },
  ];
  for (const node of nodes) {
    if (isElement(node, "h1") || isElement(node, "h2")) groups.push({ heading: node, nodes: [] });
    else groups.at(-1)!.nodes.push(node);
  }
  const lead = groups[0]!.nodes.some((node) => node.type === "element" || textOf(node).trim() !== "");
  return lead ? groups : groups.slice(1);
}

function reportUnsafe(tree: Nodes, { path, report, offset }: BodyContext, fallback?: Span): void {
  visitElements(tree, (element) => {
    for (const kind of ["href", "src"] as const) {
      const address = element.properties[kind];
      if (typeof address !== "string" || isSafeAddress(address, kind)) continue;
      const span = fallback ?? spanOf(element, offset);
      report(
        diagnostic("BG0202", "an unsafe address was removed", {
          at: { path, span },
          label: "only http:, https: and mailto: are published",
        }),
      );
    }
  });
}

function visitElements(node: Nodes, visit: (element: Element) => void): void {
  if (node.type === "element") visit(node);
  if ("children" in node) for (const child of node.children) visitElements(child, visit);
}

/** The first paragraph of the news section, else of the text, in at most about 300 characters. */
function excerptOf(tree: Root, groups: readonly NamedGroup[]): string {
  const nodes = groups.find(({ kind }) => kind === "happened")?.nodes ?? tree.children;
  const paragraph = nodes.find((node) => isElement(node, "p") && textOf(node).trim() !== "");
  return paragraph ? shortenAtWord(plainText(paragraph), 300) : "";
}

const isElement = (node: Nodes, name: string): node is Element =>
  node.type === "element" && node.tagName === name;

/** Plain text, without the numbers of footnotes. */
function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (node.type === "element" && node.properties.dataFootnoteRef !== undefined) return "";
  if (!("children" in node)) return "";
  let text = "";
  for (const child of node.children) text += textOf(child);
  return text;
}

/** Text on one line, without citations. */
function plainText(node: Nodes): string {
  const text = textOf(node);
  const words = text.includes("[@") ? text.replace(/\s*\[@[^\]\s]*\]/g, "") : text;
  return balance(words.replace(/\s+/g, " ").trim()).text;
}

/** A node's place in the file; see `BodyContext.offset`. */
function spanOf({ position }: Nodes, offset: number): Span {
  const start = offset + (position?.start.offset ?? 0);
  return { start, end: offset + (position?.end.offset ?? position?.start.offset ?? 0) };
}
