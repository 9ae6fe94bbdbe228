import type { Nodes, Root } from "mdast";
import { readStrictYaml } from "../schema/strict-yaml.ts";
import { withHouseMarks } from "./house-marks.ts";
import { type MarkdownFile, type Parsers, StepAside } from "./parsers.ts";
import { readStrictMarkdown } from "./strict-markdown.ts";

/** A fast Markdown parser: CommonMark with GFM to mdast, offsets in UTF-16 units. */
export type FastMarkdown = (text: string) => Root;

/**
 * The accelerators. Without a fast Markdown parser, `StrictMarkdown` and the reference read Markdown, and everything else
 * is still fast.
 */
export function acceleratedParsers(parseFast: FastMarkdown | undefined): Parsers {
  const parsePlain = (text: string): Root => {
    if (UNPLAIN.test(text)) throw new StepAside("markdown");
    const strict = readStrictMarkdown(text);
    if (strict) return strict;
    const root = parseFast?.(text) ?? aside("markdown");
    if (/:\/\/|\[[ x]\]/i.test(text) && isDoubtful(root)) throw new StepAside("markdown");
    return root;
  };
  const parse = (text: string) => withHouseMarks(text, parsePlain);
  return {
    yaml: { read: (source) => readStrictYaml(source) ?? aside("yaml") },
    markdown: {
      parseFile(text) {
        const { body, ...file } = cut(text);
        return { ...file, root: parse(body) };
      },
      parseFragment: parse,
    },
    rawHtml: { parse: () => aside("rawHtml") },
  };
}

/** Cuts off the front matter if its fences are bare: three hyphens, alone on their lines. */
function cut(text: string): Omit<MarkdownFile, "root"> & { readonly body: string } {
  const end = text.startsWith("---\n") ? text.indexOf("\n---", 3) : -1;
  const offset = end + "\n---\n".length;
  if (end < 0 || (text[offset - 1] ?? "\n") !== "\n") throw new StepAside("markdown");
  return {
    yaml: text.slice("---\n".length, Math.max(end, "---\n".length)),
    offset,
    body: text.slice(offset),
  };
}

/** Letters of Chinese, Japanese and Korean, their punctuation, and other punctuation: the insides of character classes. */
const CJK =
  "\\u1100-\\u11ff\\u2e80-\\u2fff\\u3040-\\ua4cf\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff00-\\uffef";
const CJK_SIGN =
  "\\u3000-\\u303f\\ufe10-\\ufe1f\\ufe30-\\ufe6f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65\\uffe0-\\uffef";
const SIGN = "!-)+-/:-@[-`{-~\\xa1-\\xbf\\u2010-\\u2bff";

/**
 * If a text contains this, the fast parsers may read it differently, or with other positions. The reference reads it.
 */
// Each pattern starts with a sign that is rare in texts, and looks back from there; and letters are written in both
// cases instead of with a flag. So the engine skips most of a text, and needs a quarter of the time.
const UNPLAIN = new RegExp(
  [
    "<(?:[A-Za-z/!?]|(?<=\\(\\s*<))", // raw HTML, autolinks, addresses in angle brackets
    "://(?<=[Hh][Tt]{2}[Pp][Ss]?://)(?<!\\]\\([Hh][Tt]{2}[Pp][Ss]?://)", // bare addresses
    "\\.(?<=[Ww]{3}\\.)(?<![/A-Za-z0-9.-][Ww]{3}\\.)|@(?<=[\\w.+-]@)",
    "\\]:(?:(?! [A-Za-z“])|(?<!\\n\\n\\[\\^[\\w-]{1,99}\\]:))", // definitions, but footnotes of plain text
    "\\[[ Xx]\\][^\\S\\n]*\\n", // a task without text
    "[\\t\\f\\v]|&#(?!\\d{3,6};)", // tabs, unusual character references
    "[*_~](?:[\\ud800-\\udfff]|\\\\[*_~])|(?:[\\ud800-\\udfff]|\\\\[*_~])[*_~]", // emphasis beside astral characters and escapes
    "(?:```|~~~)(?<=[ >](?:```|~~~))", // code within lists and quotes
    // emphasis beside punctuation in Chinese, Japanese and Korean
    `[*_](?:[${CJK_SIGN}]|(?<=[${CJK_SIGN}][*_]))|_(?:[${CJK}]|(?<=[${CJK}]_))`,
    `\\*(?:[${SIGN}](?<=[${CJK}]\\*+.)|[${CJK}](?<=[${SIGN}]\\*+.))`,
    "\\*[_~]|_[*~]|~[*_]", // two kinds of emphasis side by side
  ].join("|"),
);

/**
 * What only the tree shows: an address that became a link by itself, which has no position in the reference, and a task
 * that does not start with a paragraph, which is no task for the reference.
 */
function isDoubtful(node: Nodes): boolean {
  if (node.type === "link") return node.children[0]?.position?.start.offset === node.position?.start.offset;
  if (node.type === "listItem" && typeof node.checked === "boolean" && node.children[0]?.type !== "paragraph")
    return true;
  return "children" in node && node.children.some(isDoubtful);
}

function aside(part: keyof Parsers): never {
  throw new StepAside(part);
}
