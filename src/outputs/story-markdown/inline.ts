import { type RichElement, type RichNode, textIn } from "../../markdown/rich-text.ts";

/** Elements that Markdown has no markup for, and whose tags are needed to keep the meaning. */
const KEPT = new Set(["sub", "sup", "ins", "mark", "kbd"]);

/**
 * Running text as Markdown (CommonMark with GitHub's strikethrough and footnotes), with its line breaks. What Markdown
 * would read as markup is escaped.
 */
export function inlineMarkdown(nodes: readonly RichNode[]): string {
  let out = "";
  for (const [index, node] of nodes.entries()) {
    const markdown = typeof node === "string" ? escapeMarkdown(node) : element(node, out, nodes[index + 1]);
    // The backticks of two code spans side by side would be read as one sign.
    if (out.endsWith("`") && markdown.startsWith("`")) out += "<!-- -->";
    out += /\s$/.test(out) ? markdown.replace(/^\s+/, "") : markdown;
  }
  return out;
}

/** `before`: the Markdown in front of the element. */
function element(node: RichElement, before: string, after: RichNode | undefined): string {
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
      return `!${link(escapeMarkdown(String(attributes.alt ?? "")), String(attributes.src ?? ""), attributes.title)}`;
    case "a":
      return anchor(node);
    case "audio":
    case "video":
      return recording(node);
    case "source":
    case "track":
      return "";
    case "word":
      return `${escapeMarkdown(String(attributes.words ?? ""))} `;
    case "citation":
      return `[^${attributes.number}]`;
    case "cites":
      return group(children);
    case "common":
      return "";
    case "sup":
      return superscript(node);
    default: {
      const inner = inlineMarkdown(children);
      return KEPT.has(name) ? between(`<${name}>`, inner, `</${name}>`) : inner;
    }
  }
}

/** References to sources, in parentheses if there are words among them. */
function group(children: readonly RichNode[]): string {
  const isWordless = children.every((child) =>
    typeof child === "string" ? child === ", " : child.name === "citation",
  );
  if (!isWordless) return ` (${inlineMarkdown(children)})`;
  return inlineMarkdown(children.filter((child) => typeof child === "object"));
}

/** A link to the recording. */
function recording({ attributes, children }: RichElement): string {
  const own =
    attributes.src ??
    children.flatMap((child) => (typeof child === "object" ? (child.attributes.src ?? []) : []))[0];
  const words = String(attributes["aria-label"] ?? attributes.title ?? children.map(textIn).join("").trim());
  return typeof own === "string" ? link(escapeMarkdown(words || own), own) : escapeMarkdown(words);
}

function superscript({ attributes, children }: RichElement): string {
  const [reference] = children;
  const inLink = attributes["data-footnote-ref"];
  if (inLink !== undefined) return `[^${noteLabel(String(inLink))}]`;
  if (typeof reference === "object" && "data-footnote-ref" in reference.attributes)
    return `[^${noteLabel(String(reference.attributes.href))}]`;
  return between("<sup>", inlineMarkdown(children), "</sup>");
}

/** Moves white space outside: a tag alone on its line would start an HTML block (CommonMark 0.31, section 4.6). */
function between(opening: string, markdown: string, closing: string): string {
  const [, lead = "", inner = "", trail = ""] = /^(\s*)(.*?)(\s*)$/s.exec(markdown) ?? [];
  return inner === "" ? lead : lead + opening + inner + closing + trail;
}

/** `…#fn-1` → `note-1`, `…#answer-2-fn-1` → `note-answer-2-1`: different from the numbers of sources. */
export const noteLabel = (href: string): string =>
  `note-${href.slice(href.lastIndexOf("#") + 1).replace(/^(answer-\d+-)?fn-/, "$1")}`;

function anchor({ attributes, children }: RichElement): string {
  const { href, title } = attributes;
  const card = title === undefined ? cardIn(children) : undefined;
  if (card && typeof href === "string") return link(inlineMarkdown(card.words).trim(), href, card.outlet);
  if ("data-footnote-backref" in attributes) return "";
  const text = inlineMarkdown(children).trim();
  if (typeof href !== "string") return text;
  if (title === undefined && children.length === 1 && children[0] === href && /^https?:[^\s<>]+$/.test(href))
    return `<${href}>`;
  return link(text, href, title);
}

/** A link card's picture and headline, and its outlet, which is the link's title. */
function cardIn(children: readonly RichNode[]): { words: RichNode[]; outlet: string } | undefined {
  const outlet = children.at(-1);
  const headline = children.at(-3);
  if (typeof outlet !== "object" || outlet.name !== "small") return undefined;
  if (typeof headline !== "object" || headline.name !== "strong") return undefined;
  const image = children.length > 3 ? [children[0]!, " "] : [];
  return { words: [...image, ...headline.children], outlet: textIn(outlet) };
}

/** `text` is already Markdown. */
export function link(text: string, href: string, title?: string | true): string {
  const target = /^[^\s<>()\\]+$/.test(href) ? href : `<${href.replace(/[<>\\\n]/g, encodeURIComponent)}>`;
  const words =
    typeof title !== "string" ? "" : ` "${title.replace(/["\\&]/g, "\\$&").replace(/\s+/g, " ")}"`;
  return `[${text}](${target}${words})`;
}

/** Text between signs, if Markdown would recognise them (CommonMark 0.31, section 6.2); otherwise between tags. */
function around(
  sign: string,
  tag: string,
  { children }: RichElement,
  before: string,
  after: RichNode | undefined,
): string {
  const [, lead = "", inner = "", trail = ""] = /^(\s*)(.*?)(\s*)$/s.exec(inlineMarkdown(children)) ?? [];
  if (inner === "") return lead;
  const next = after === undefined ? "" : textIn(after);
  // Strong emphasis as the only content of emphasis, or the reverse: `***both***`.
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

/**
 * Between more backticks than the code has in a row, and on one line: an empty one would end it (CommonMark 0.31,
 * section 6.1).
 */
export function codeSpan(text: string): string {
  const code = text.replace(/\s*\n\s*/g, " ");
  if (code === "") return "";
  const longest = Math.max(0, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = /^`|`$|^ .* $/s.test(code) ? " " : "";
  return fence + pad + code + pad + fence;
}

/**
 * Escapes signs within a line; `escapeLines` does the rest, at its start. A bare address would become a link with the
 * backslashes as part of it, so it is escaped, too. `<` becomes a character reference, which nothing can undo.
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

/** A paragraph in which no start of a line would start another block. */
export const escapeLines = (paragraph: string): string =>
  isPlainLine(paragraph)
    ? paragraph
    : paragraph
        .replace(/^[ \t]+|(?<!\\)[ \t]+$/gm, "")
        .replace(/^(?:#{1,6}(?=\s|$)|[-+](?=\s|$)|>|=+$|-+$|:-)/gm, "\\$&")
        .replace(/^(\d{1,9})([.)])(?=\s|$)/gm, "$1\\$2");

/** One line that starts with a word, as most paragraphs are: there is nothing to escape at its start. */
const isPlainLine = (paragraph: string): boolean =>
  /^[^\s\d#+=>:-]/.test(paragraph) && !/\s/.test(paragraph.at(-1)!) && !paragraph.includes("\n");
