import type { Html, Nodes, Parents, Root, Text } from "mdast";
import { alignLines } from "./align-lines.ts";
import { type HtmlToken, hasWords, htmlTokens } from "./html-tokens.ts";
import type { Position } from "./text-links.ts";
import type { TextWriter } from "./text-writer.ts";

/** A start tag of raw HTML in a text. */
export interface Tag {
  /** As the author wrote it. */
  readonly written: string;
  /** The name of its element, in small letters. */
  readonly name: string;
  readonly position: Position;
  /** Whether the text has an end tag for it, or it needs none. */
  isClosed: boolean;
}

/** Elements without an end tag, and those that end without one (HTML Standard, section “Optional tags”). */
const ENDLESS: ReadonlySet<string> = new Set([
  ...["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"],
  ...["wbr", "frame", "keygen", "image", "html", "head", "body", "p", "li", "dt", "dd", "rt", "rp", "option"],
  ...["optgroup", "colgroup", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"],
]);

/** Elements of running text, which end with a paragraph (HTML Standard, section “Phrasing content”). */
const RUNNING: ReadonlySet<string> = new Set([
  ...[
    "a",
    "abbr",
    "b",
    "bdi",
    "bdo",
    "cite",
    "code",
    "del",
    "em",
    "i",
    "ins",
    "kbd",
    "mark",
    "q",
    "s",
    "samp",
  ],
  ...["small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var"],
]);

/** What an element ends with, by the node that contains its start tag; in other nodes, with a paragraph. */
const AROUND: { readonly [Type in Nodes["type"]]?: string } = {
  root: "section",
  blockquote: "quote",
  listItem: "list item",
  footnoteDefinition: "footnote",
  heading: "heading",
  tableCell: "cell",
};

/** Nodes whose children are blocks. */
const CONTAINERS: ReadonlySet<string> = new Set(["root", "blockquote", "listItem", "footnoteDefinition"]);

interface Open {
  readonly tag: Tag;
  readonly node: Html;
  readonly parent: Parents;
  /** Whether another report tells the author where to look. */
  isReported: boolean;
}

/**
 * Reports what raw HTML in a tree hides: comments and elements that are never closed, instructions, words in tags. Ends
 * such elements with their paragraph or section, so that the rest of the text stays as it is. Returns the start tags by
 * their offset in the text, as `hast-util-raw` has it. `published`: the names of elements that pages may contain.
 */
export function finishHtml(
  root: Root,
  text: string,
  out: TextWriter,
  published: ReadonlySet<string>,
): ReadonlyMap<number, Tag> {
  const finishing = new Finishing(text, out, published);
  for (const { node, parent } of [...htmlIn(root)]) finishing.read(node, parent);
  finishing.endAll();
  return finishing.tags;
}

class Finishing {
  readonly tags = new Map<number, Tag>();
  readonly #text: string;
  readonly #out: TextWriter;
  readonly #published: ReadonlySet<string>;
  readonly #open: Open[] = [];
  /** End tags that were added. */
  readonly #inserted = new Set<Nodes>();

  constructor(text: string, out: TextWriter, published: ReadonlySet<string>) {
    this.#text = text;
    this.#out = out;
    this.#published = published;
  }

  read(node: Html | Text, parent: Parents): void {
    const start = node.position?.start.offset ?? 0;
    const written = this.#text.slice(start, node.position?.end.offset);
    if (node.type === "text") {
      this.#markReported(written);
      return;
    }
    const lines = written === node.value ? undefined : alignLines(node.value, written, start);
    const offset = (at: number) => ({ offset: lines?.offset(at) ?? start + at });
    for (const token of htmlTokens(node.value)) {
      const end = token.start + firstLine(token.written).length;
      const position = { start: offset(token.start), end: offset(end) };
      if (!reportLost(token, position, this.#out)) {
        node.value = blanked(node.value, token);
        // End tags in it are lost with it.
        this.#markReported(token.written);
      } else if (token.kind === "start") this.#start(token, position, start, { node, parent });
      else if (token.kind === "end") this.#close(token.name);
    }
  }

  #start(token: HtmlToken, position: Position, start: number, at: Pick<Open, "node" | "parent">): void {
    const { name, written } = token;
    const tag: Tag = { written, name, position, isClosed: ENDLESS.has(name) };
    this.tags.set(start + token.start, tag);
    const words = this.#published.has(name) && hasWords(token);
    if (words) reportWords(tag, this.#out);
    if (!tag.isClosed) this.#open.push({ tag, ...at, isReported: words });
  }

  /** End tags in a text that `checkTags` reports, or that is lost: their start tags need no second report. */
  #markReported(written: string): void {
    for (const [, name] of written.matchAll(/(?<!\\)<\/([A-Za-z][^\s/>]*)/g)) {
      const start = this.#open.findLast(({ tag }) => tag.name === name!.toLowerCase());
      if (start) start.isReported = true;
    }
  }

  #close(name: string): void {
    const index = this.#open.findLastIndex(({ tag }) => tag.name === name);
    if (index < 0) return;
    this.#open[index]!.tag.isClosed = true;
    this.#open.splice(index, 1);
  }

  endAll(): void {
    for (const unclosed of this.#open) this.#end(unclosed);
  }

  /** Elements that are not published end at once, so that nothing after them is lost with them. */
  #end({ tag, node, parent, isReported }: Open): void {
    const { children } = parent as { children: Nodes[] };
    const isPublished = this.#published.has(tag.name);
    const isInBlock = CONTAINERS.has(parent.type) && RUNNING.has(tag.name);
    const after = children.indexOf(node) + 1;
    const isEnd = (other: Nodes) =>
      this.#inserted.has(other) || (other.type === "heading" && other.depth <= 2);
    const isNext = (other: Nodes, index: number) => index >= after && isEnd(other);
    const next = isPublished && !isInBlock ? children.findIndex(isNext) : after;
    const point = node.position?.end;
    const position = point && { position: { start: point, end: point } };
    const html: Html = { type: "html", value: `</${tag.name}>`, ...position };
    this.#inserted.add(html);
    children.splice(next < 0 ? children.length : next, 0, html);
    if (!isPublished || isReported) return;
    const around = (isInBlock ? undefined : AROUND[parent.type]) ?? "paragraph";
    const label = `it ends with its ${around}; add \`</${tag.name}>\``;
    this.#out.report("BG0218", `\`${shown(tag.written)}\` is never closed`, { label }, tag.position);
  }
}

/** Raw HTML in a tree, and texts with what may be the start of an end tag. */
function* htmlIn(parent: Parents): Generator<{ readonly node: Html | Text; readonly parent: Parents }> {
  for (const node of parent.children) {
    if (node.type === "html" || (node.type === "text" && node.value.includes("</"))) yield { node, parent };
    else if ("children" in node) yield* htmlIn(node);
  }
}

/** Reports HTML of which nothing is published, except comments; false if there is such a report. */
function reportLost(
  { kind, name, written, isEnded }: HtmlToken,
  position: Position,
  out: TextWriter,
): boolean {
  if (kind === "comment") {
    if (isEnded) return true;
    const label = "the text after it is hidden; end it with `-->`";
    out.report("BG0218", "the comment is never closed", { label }, position);
    return false;
  }
  if (name === "plaintext") {
    // It has no end: everything after it would be plain text.
    out.report("BG0218", "`<plaintext>` is not published", { label: "the text after it is kept" }, position);
    return false;
  }
  if (kind !== "other") {
    if (isEnded) return true;
    const label = "it is removed; end it with `>`, or write `\\<` if you mean the sign";
    out.report("BG0218", `the tag \`${shown(written)}\` is not finished`, { label }, position);
    return false;
  }
  const label = isEnded ? "it is removed" : "it is never closed: the rest of its block is removed";
  out.report("BG0218", `\`${shown(written)}\` is not published`, { label }, position);
  return false;
}

function reportWords({ written, position }: Tag, out: TextWriter): void {
  const label = "its words are not published; write `\\<` if you mean the sign";
  out.report("BG0218", `\`${shown(written)}\` is read as a tag of HTML`, { label }, position);
}

/** HTML with a comment instead of a token, or spaces if it is too short. The length stays, and so do all other places. */
function blanked(html: string, { start, written }: HtmlToken): string {
  const { length } = written;
  const blank = length < "<!---->".length ? " ".repeat(length) : `<!--${" ".repeat(length - 7)}-->`;
  return html.slice(0, start) + blank + html.slice(start + length);
}

const firstLine = (text: string): string => text.split("\n", 1)[0]!;

/** A piece of HTML in a message. */
export function shown(written: string): string {
  const line = firstLine(written);
  return line.length === written.length && line.length <= 60 ? line : `${line.slice(0, 60)}…`;
}
