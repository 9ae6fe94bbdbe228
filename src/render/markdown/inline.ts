import { type HtmlElement, type HtmlNode, textIn } from "./html-tree.ts";

/** Elements for which Markdown has no sign, and without whose tags the text would say something else. */
const KEPT = new Set(["sub", "sup", "ins", "mark", "kbd"]);

/**
 * Running text of HTML as Markdown (CommonMark with GitHub's strikethrough and footnotes), on as many
 * lines as the HTML. What Markdown would read as a sign is escaped.
 */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  let out = "";
  for (const [index, node] of nodes.entries()) {
    const markdown = typeof node === "string" ? escapeMarkdown(node) : element(node, out, nodes[index + 1]);
    // Backticks of two pieces of code side by side would be read as one sign.
    if (out.endsWith("`") && markdown.startsWith("`")) out += "<!-- -->";
    out += /\s$/.test(out) ? markdown.replace(/^\s+/, "") : markdown;
  }
  return out;
}

/** `before` is what stands in front of the element. */
function element(node: HtmlElement, before: string, after: HtmlNode | undefined): string {
  const { name, attributes, children } = node;
  switch (name) {
    case "em":
    case "i":
      return around("*", "em", node, before, after);
    case "strong":
    case "b":
      return around("**", "strong", node, before, after);
    case "del":
    case "s":
      return around("~~", "del", node, before, after);
    case "code":
      return codeSpan(textIn(node));
    case "br":
      return "\\\n";
    case "img":
      return `!${link(escapeMarkdown(attributes.alt ?? ""), attributes.src ?? "", attributes.title)}`;
    case "a":
      return anchor(node);
    case "sup":
      return superscript(node);
    default: {
      const inner = inlineMarkdown(children);
      return KEPT.has(name) ? between(`<${name}>`, inner, `</${name}>`) : inner;
    }
  }
}

/** A citation's number leads to the footnote of that number; common knowledge has no source to lead to. */
function superscript(node: HtmlElement): string {
  const { class: kind = "" } = node.attributes;
  if (kind === "common-knowledge") return "";
  if (kind === "citation") return `[^${textIn(node)}]`;
  const [reference] = node.children;
  if (typeof reference === "object" && "data-footnote-ref" in reference.attributes)
    return `[^${noteLabel(reference.attributes.href ?? "")}]`;
  return between("<sup>", inlineMarkdown(node.children), "</sup>");
}

/** White space goes outside: a tag alone on its line would begin a block of HTML (CommonMark 0.31, section 4.6). */
function between(opening: string, markdown: string, closing: string): string {
  const [, lead = "", inner = "", trail = ""] = /^(\s*)(.*?)(\s*)$/s.exec(markdown) ?? [];
  return inner === "" ? lead : lead + opening + inner + closing + trail;
}

/** `…#fn-1` → `note-1`: apart from the numbers of sources. */
export const noteLabel = (href: string): string => `note-${href.slice(href.lastIndexOf("#fn-") + 4)}`;

function anchor({ attributes, children }: HtmlElement): string {
  const { href, title } = attributes;
  if ("data-footnote-backref" in attributes) return "";
  const text = inlineMarkdown(children).trim();
  if (href === undefined) return text;
  if (title === undefined && children.length === 1 && children[0] === href && /^https?:[^\s<>]+$/.test(href))
    return `<${href}>`;
  return link(text, href, title);
}

/** `text` is Markdown already. */
export function link(text: string, href: string, title?: string): string {
  const target = /^[^\s<>()\\]+$/.test(href) ? href : `<${href.replace(/[<>\\\n]/g, encodeURIComponent)}>`;
  const words = title === undefined ? "" : ` "${title.replace(/["\\&]/g, "\\$&").replace(/\s+/g, " ")}"`;
  return `[${text}](${target}${words})`;
}

/** Text between signs, where Markdown would take them for what they are (CommonMark 0.31, section 6.2); else between tags. */
function around(
  sign: string,
  tag: string,
  { children }: HtmlElement,
  before: string,
  after: HtmlNode | undefined,
): string {
  const [, lead = "", inner = "", trail = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inlineMarkdown(children)) ?? [];
  if (inner === "") return lead;
  const next = after === undefined ? "" : textIn(after);
  // Strong emphasis within emphasis and nothing else, or the other way: `***both***`.
  const [only, ...others] = children;
  const both =
    others.length === 0 && typeof only === "object" && (only.name === "strong") !== (tag === "strong");
  const core = both ? inner.replace(/^\*+|\*+$/g, "") : inner;
  const behind = before + lead;
  const ahead = trail + next;
  const opens = WORD_START.test(core) || (/^[^\s*~_]/.test(core) && NO_WORD_END.test(behind));
  const closes = WORD_END.test(core) || (/[^\s*~_]$/.test(core) && NO_WORD_START.test(ahead));
  const apart = !/[*~_]$/.test(behind) && !/^[*~_]/.test(ahead);
  const marked = opens && closes && apart ? sign + inner + sign : `<${tag}>${inner}</${tag}>`;
  return lead + marked + trail;
}

const WORD_START = /^[\p{L}\p{N}]/u;
const WORD_END = /[\p{L}\p{N}]$/u;
const NO_WORD_START = /^(?:$|[\s\p{P}\p{S}])/u;
const NO_WORD_END = /(?:^|[\s\p{P}\p{S}])$/u;

/** Between more backticks than the code has in a row, and on one line: an empty one would end it (CommonMark 0.31, section 6.1). */
export function codeSpan(text: string): string {
  const code = text.replace(/\s*\n\s*/g, " ");
  if (code === "") return "";
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/s.test(code) ? " " : "";
  return fence + pad + code + pad + fence;
}

/**
 * Signs within a line; what counts only at its start is for `escapeLines`. A bare address would become a link that takes
 * the backslashes in it for its own, so it is kept from being one; and `<` is written so that nothing can make it a sign again.
 */
export const escapeMarkdown = (text: string): string =>
  /[\\`*_[\]<&~|\n@]| {2}|!$|:\/\/|www\./i.test(text)
    ? text
        .replace(/[\\`*[\]~|@]|&(?=#?\w+;)|!$|:(?=\/\/)|(?<=www)\./gi, "\\$&")
        .replaceAll("<", "&lt;")
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
        .replace(/[ \t]*\n[ \t]*/g, "\n")
        .replace(/ {2,}/g, " ")
    : text;

/** A paragraph in whose lines nothing stands at the start that would begin another block. */
export const escapeLines = (paragraph: string): string =>
  paragraph
    .replace(/^[ \t]+|(?<!\\)[ \t]+$/gm, "")
    .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-+$|:-)/gm, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");
