import type { Definition, Heading, Image, ImageReference, Link, LinkReference, Nodes } from "mdast";
import { reference } from "../markdown/reference.ts";
import { escapeHtml } from "../text/html.ts";
import { tidyName } from "../text/names.ts";
import type { Notes } from "./site-note.ts";
import { attributeIn, TAGS, type Tag } from "./site-tags.ts";
import { isInside, lineAt, opaqueParts, type Stretch, stretchOf } from "./site-text.ts";

/** Where an address of a text leads in the new site. */
export type Found =
  /** The new address. */
  | { readonly kind: "here"; readonly address: string }
  /** `address`: the whole address on the old site, if that is known; `why`: completes “links … are now plain text”. */
  | { readonly kind: "nowhere"; readonly address: string | undefined; readonly why: string }
  | { readonly kind: "elsewhere" };

export interface LinkContext {
  readonly find: (address: string, kind: "link" | "image") => Found;
  /** The key of the source with this address; undefined if it cannot be a source, or if the text has its citations. */
  readonly cite: ((address: string, title: string | undefined) => string | undefined) | undefined;
  readonly note: Notes;
}

interface Edit extends Stretch {
  readonly text: string;
}

/** A body in which every link and image leads somewhere, and every link to another site is cited. */
export function linkedBody(text: string, context: LinkContext): string {
  return new LinkedBody(text, context).written();
}

class LinkedBody {
  readonly #text: string;
  readonly #context: LinkContext;
  readonly #edits: Edit[] = [];
  readonly #definitions = new Map<string, Definition>();
  /** Headings have no citations. */
  readonly #headings: Stretch[] = [];

  constructor(text: string, context: LinkContext) {
    this.#text = text;
    this.#context = context;
  }

  written(): string {
    const root = reference.markdown.parseFragment(this.#text);
    this.#visit(root, (node) => {
      if (node.type === "definition" && !this.#definitions.has(node.identifier))
        this.#definitions.set(node.identifier, node);
      if (node.type === "heading") this.#headings.push(stretchOf(node as Heading));
    });
    this.#visit(root, (node) => this.#edit(node));
    this.#editHtml();
    let written = "";
    let done = 0;
    for (const { start, end, text } of this.#edits.sort((a, b) => a.start - b.start || a.end - b.end)) {
      if (start < done) continue;
      written += this.#text.slice(done, start) + text;
      done = end;
    }
    return written + this.#text.slice(done);
  }

  #visit(node: Nodes, visit: (node: Nodes) => void): void {
    visit(node);
    if ("children" in node) for (const child of node.children) this.#visit(child, visit);
  }

  #edit(node: Nodes): void {
    // Some bare addresses are found after parsing, and have no place.
    if (!node.position) return;
    if (node.type === "link") this.#link(node, node.url);
    else if (node.type === "linkReference") this.#link(node, this.#definitions.get(node.identifier)?.url);
    else if (node.type === "image") this.#image(node, node.url);
    else if (node.type === "imageReference") this.#image(node, this.#definitions.get(node.identifier)?.url);
    else if (node.type === "definition") this.#definition(node);
    else if (node.type === "text") this.#escapeCitations(stretchOf(node), "\\[");
    else if (node.type === "html") this.#escapeCitations(stretchOf(node), "[<!-- -->");
  }

  #link(node: Link | LinkReference, url: string | undefined): void {
    if (url === undefined) return;
    const { start, end } = stretchOf(node);
    const label = contentOf(node);
    const found = url === "" ? NO_ADDRESS : this.#context.find(url, "link");
    if (found.kind === "elsewhere") {
      const isBare = this.#text[start] !== "[";
      const title = isBare ? "" : textIn(node).trim();
      // What is only a picture says nothing that needs a source.
      if ((isBare || title !== "") && !isInside(start, this.#headings)) this.#cite(url, title, end);
    } else if (found.kind === "here" || found.address !== undefined) {
      if (node.type === "link" && label) this.#redirect(label.end, end, found.address!);
      if (found.kind === "nowhere") this.#sayLost(found.why, url, start, true);
    } else {
      this.#sayLost(found.why, url, start, false);
      if (!label) this.#edits.push({ start, end, text: "" });
      else this.#edits.push({ start, end: label.start, text: "" }, { start: label.end, end, text: "" });
    }
  }

  /** A destination behind `](` or `]:`. */
  #redirect(from: number, end: number, address: string): void {
    const destination =
      /^[\s\S]*?\][(:]\s*(<[^<>\n]*>|[^\s()]*(?:\((?:[^\s()]|\([^\s()]*\))*\)[^\s()]*)*)/.exec(
        this.#text.slice(from, end),
      );
    if (!destination) return;
    const start = from + destination[0].length - destination[1]!.length;
    this.#edits.push({ start, end: from + destination[0].length, text: address });
  }

  #image(node: Image | ImageReference, url: string | undefined): void {
    const { start, end } = stretchOf(node);
    const found = url === undefined || url === "" ? LOST : this.#context.find(url, "image");
    if (found.kind === "elsewhere") return;
    if (found.kind === "here") {
      if (node.type === "image") this.#redirect(start + 1 + (node.alt ?? "").length, end, found.address);
      return;
    }
    this.#sayLostImage(url ?? "", start);
    this.#edits.push({ start, end, text: (node.alt ?? "").replace(/[[\]\\`*_<]/g, "\\$&") });
  }

  #definition(node: Definition): void {
    const found = this.#context.find(node.url, "link");
    const { start, end } = stretchOf(node);
    const file = found.kind === "here" ? found : this.#context.find(node.url, "image");
    const address =
      file.kind === "here" ? file.address : found.kind === "nowhere" ? found.address : undefined;
    if (address !== undefined) this.#redirect(start, end, address);
  }

  /** Tags of HTML with addresses. */
  #editHtml(): void {
    const opaque = opaqueParts(this.#text);
    for (const match of this.#text.matchAll(TAGS)) {
      const { 0: whole, index } = match;
      if (isInside(index, opaque)) continue;
      const name = match[1]!.toLowerCase();
      const tag = { name, whole, start: index, end: index + whole.length };
      if (name === "a") this.#anchor(tag);
      else if (name === "img") this.#htmlImage(tag);
      else this.#embed(tag);
    }
  }

  #anchor(tag: Tag): void {
    const href = attributeIn(tag, "href");
    if (!href || href.value === "") return;
    const found = this.#context.find(href.value, "link");
    const close = /<\/a\s*>/i.exec(this.#text.slice(tag.end));
    if (found.kind === "elsewhere") {
      const title = tidyName(
        this.#text.slice(tag.end, tag.end + (close?.index ?? 0)).replace(/<[^>]*>/g, ""),
      );
      const line = this.#text.slice(this.#text.lastIndexOf("\n", tag.start - 1) + 1, tag.start);
      const inHeading = isInside(tag.start, this.#headings) || /<h[1-6]\b(?!.*<\/h[1-6])/i.test(line);
      if (close && title !== "" && !inHeading)
        this.#cite(href.value, title, tag.end + close.index + close[0].length);
    } else if (found.address !== undefined) {
      this.#edits.push({ ...href.place, text: escapeHtml(found.address) });
      if (found.kind === "nowhere") this.#sayLost(found.why, href.value, tag.start, true);
    } else if (found.kind === "nowhere") {
      this.#sayLost(found.why, href.value, tag.start, false);
      this.#edits.push({ ...href.whole, text: "" });
    }
  }

  #htmlImage(tag: Tag): void {
    const src = attributeIn(tag, "src");
    const found = src ? this.#context.find(src.value, "image") : LOST;
    if (found.kind === "here") this.#edits.push({ ...src!.place, text: escapeHtml(found.address) });
    if (found.kind !== "nowhere") return;
    this.#sayLostImage(src?.value ?? "", tag.start);
    this.#edits.push({ ...tag, text: attributeIn(tag, "alt")?.written ?? "" });
  }

  /** Pages load nothing from elsewhere, so what was embedded becomes a link. */
  #embed(tag: Tag): void {
    const src = attributeIn(tag, tag.name === "object" ? "data" : "src");
    const line = lineAt(this.#text, tag.start);
    if (!src) return;
    const found = this.#context.find(src.value, "image");
    const address = found.kind === "elsewhere" ? src.value.replace(/^\/\//, "https://") : found.address;
    this.#context.note({
      kind: "mark-up",
      message: `\`<${tag.name}>\` is a link now`,
      detail: src.value,
      line,
    });
    const title = attributeIn(tag, "title")?.written || src.written;
    const text = address === undefined ? title : `<a href="${escapeHtml(address)}">${title}</a>`;
    this.#edits.push({ ...tag, text });
  }

  #cite(url: string, title: string, at: number): void {
    const key = this.#context.cite?.(url, tidyName(title) || undefined);
    if (key !== undefined) this.#edits.push({ start: at, end: at, text: ` [@${key}]` });
  }

  /** What looks like a citation is none. */
  #escapeCitations({ start, end }: Stretch, escaped: string): void {
    if (!this.#context.cite) return;
    for (const { index } of this.#text
      .slice(start, end)
      .matchAll(/(?<!\\)\[(?=@\*|-?@[\p{L}\p{N}][^[\]]*\])/gu))
      this.#edits.push({ start: start + index, end: start + index + 1, text: escaped });
  }

  #sayLost(why: string, detail: string, at: number, isKept: boolean): void {
    const becomes = isKept ? "now lead to the old site" : "are plain text now";
    const line = lineAt(this.#text, at);
    this.#context.note({ kind: "link", message: `links to ${why} ${becomes}`, detail, line });
  }

  #sayLostImage(detail: string, at: number): void {
    const line = lineAt(this.#text, at);
    this.#context.note({
      kind: "picture",
      message: "pictures that the old site does not have: only their descriptions stay",
      detail,
      line,
    });
  }
}

const NO_ADDRESS: Found = { kind: "nowhere", address: undefined, why: "no address" };

const LOST: Found = { kind: "nowhere", address: undefined, why: "" };

/** The place of a link's content. */
function contentOf({ children }: Link | LinkReference): Stretch | undefined {
  const [first, last] = [children[0], children.at(-1)];
  return first && last ? { start: stretchOf(first).start, end: stretchOf(last).end } : undefined;
}

const textIn = (node: Nodes): string =>
  node.type === "text" || node.type === "inlineCode"
    ? node.value
    : node.type === "break"
      ? " "
      : "children" in node
        ? node.children.map(textIn).join("")
        : "";
