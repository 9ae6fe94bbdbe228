import type { Html, Nodes, Parents, Root } from "mdast";
import { alignLines } from "./align-lines.ts";
import { type HtmlToken, hasWords, htmlTokens } from "./html-tokens.ts";
import type { Position, TextWriter } from "./text-writer.ts";

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

/** Nodes whose children are blocks. */
const CONTAINERS: ReadonlySet<Nodes["type"]> = new Set([
  ...(["root", "blockquote", "list", "listItem", "footnoteDefinition"] as const),
]);

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
  const tags = new Map<number, Tag>();
  const open: Open[] = [];
  for (const { node, parent } of [...htmlIn(root)]) readNode(node, parent);
  const inserted = new Set<Nodes>();
  for (const unclosed of open) end(unclosed);
  return tags;

  function readNode(node: Html, parent: Parents): void {
    const start = node.position?.start.offset ?? 0;
    const written = text.slice(start, node.position?.end.offset);
    const lines = written === node.value ? undefined : alignLines(node.value, written, start);
    const placeOf = (token: HtmlToken): Position => {
      const offset = (at: number) => ({ offset: lines?.offset(at) ?? start + at });
      const length = firstLine(token.written).length;
      return { start: offset(token.start), end: offset(token.start + length) };
    };
    for (const token of htmlTokens(node.value)) {
      const position = placeOf(token);
      const isWhole = reportLost(token, position, out);
      if (!isWhole) {
        node.value = blanked(node.value, token);
        // End tags in it are lost with it.
        for (const [, name] of token.written.matchAll(/<\/([A-Za-z][^\s/>]*)/g)) {
          const start = open.findLast(({ tag }) => tag.name === name!.toLowerCase());
          if (start) start.isReported = true;
        }
      } else if (token.kind === "start") {
        const { name } = token;
        const tag: Tag = { written: token.written, name, position, isClosed: ENDLESS.has(name) };
        tags.set(start + token.start, tag);
        const words = published.has(name) && hasWords(token);
        if (words) reportWords(tag, out);
        if (!tag.isClosed) open.push({ tag, node, parent, isReported: words });
      } else if (token.kind === "end") close(token.name);
    }
  }

  function close(name: string): void {
    const index = open.findLastIndex(({ tag }) => tag.name === name);
    if (index < 0) return;
    open[index]!.tag.isClosed = true;
    open.splice(index, 1);
  }

  /** Elements that are not published end at once, so that nothing after them is lost with them. */
  function end({ tag, node, parent, isReported }: Open): void {
    const { children } = parent as { children: Nodes[] };
    const isPublished = published.has(tag.name);
    const isBlock = CONTAINERS.has(parent.type);
    const after = children.indexOf(node) + 1;
    const isEnd = (other: Nodes) => inserted.has(other) || (other.type === "heading" && other.depth <= 2);
    const next = isPublished ? children.findIndex((other, index) => index >= after && isEnd(other)) : after;
    const point = node.position?.end;
    const html: Html = {
      type: "html",
      value: `</${tag.name}>`,
      ...(point && { position: { start: point, end: point } }),
    };
    inserted.add(html);
    children.splice(next < 0 ? children.length : next, 0, html);
    if (!isPublished || isReported) return;
    const label = `it ends with its ${isBlock ? "section" : "paragraph"}; add \`</${tag.name}>\``;
    out.report("BG0218", `\`${shown(tag.written)}\` is never closed`, { label }, tag.position);
  }
}

function* htmlIn(parent: Parents): Generator<{ readonly node: Html; readonly parent: Parents }> {
  for (const node of parent.children) {
    if (node.type === "html") yield { node, parent };
    else if ("children" in node) yield* htmlIn(node);
  }
}

/** Reports HTML of which nothing is published, except comments; false if there is such a report. */
function reportLost({ kind, written, isEnded }: HtmlToken, position: Position, out: TextWriter): boolean {
  if (kind === "comment") {
    if (isEnded) return true;
    const label = "the text after it is hidden; end it with `-->`";
    out.report("BG0218", "the comment is never closed", { label }, position);
    return false;
  }
  if (kind !== "other") {
    if (isEnded) return true;
    const label = "nothing of it stays; end it with `>`, or write `\\<` if you mean the sign";
    out.report("BG0218", `the tag \`${shown(written)}\` is not finished`, { label }, position);
    return false;
  }
  const label = isEnded
    ? "nothing of it stays"
    : "it is never closed: nothing of the rest of its block stays";
  out.report("BG0218", `\`${shown(written)}\` is not published`, { label }, position);
  return false;
}

function reportWords({ written, position }: Tag, out: TextWriter): void {
  const label = "its words are not published; write `\\<` if you mean the sign";
  out.report("BG0218", `\`${shown(written)}\` is read as a tag of HTML`, { label }, position);
}

/** The length stays, so that the places of everything else do. */
const blanked = (html: string, { start, written }: HtmlToken): string =>
  html.slice(0, start) + written.replace(/[^\n]/g, " ") + html.slice(start + written.length);

const firstLine = (text: string): string => text.split("\n", 1)[0]!;

/** A piece of HTML in a message. */
export function shown(written: string): string {
  const line = firstLine(written);
  return line.length === written.length && line.length <= 60 ? line : `${line.slice(0, 60)}…`;
}
