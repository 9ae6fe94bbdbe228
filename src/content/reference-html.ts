import type { Nodes as HastNodes, Root as HastRoot } from "hast";
import { raw } from "hast-util-raw";
import { defaultSchema, type Schema, sanitize } from "hast-util-sanitize";
import { toHtml } from "hast-util-to-html";
import type { Root } from "mdast";
import { toHast } from "mdast-util-to-hast";
import { VFile } from "vfile";
import { FORBIDDEN } from "../text/characters.ts";
import type { HtmlMaker } from "./parsers.ts";
import { MARK } from "./prose.ts";
import { SAFE_SCHEMES } from "./safe-address.ts";

/** What raw HTML may hold: GitHub's list without anything that loads from elsewhere, plus what news texts use. */
const schema: Schema = {
  ...defaultSchema,
  tagNames: [
    ...(defaultSchema.tagNames ?? []).filter((name) => !["picture", "source"].includes(name)),
    ...["abbr", "caption", "cite", "figcaption", "figure", "mark", "small", "time", "u"],
  ],
  attributes: {
    a: ["href", "dataFootnoteRef", "dataFootnoteBackref"],
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
  clobber: [],
  clobberPrefix: "",
  protocols: SAFE_SCHEMES,
};

/** The libraries that make clean HTML of everything that Markdown may hold. */
export const htmlReference: HtmlMaker = {
  toTree(root, text, inspect) {
    const tree = toHtmlTree(root, text);
    inspect(tree);
    return sanitize(tree, schema) as HastRoot;
  },
  write: (children) =>
    toHtml(
      { type: "root", children: [...children] },
      { characterReferences: { useNamedReferences: true }, closeSelfClosing: false },
    ),
};

/** A Markdown tree, read from `text`, as an HTML tree: raw HTML in it is parsed, but nothing removed yet. */
function toHtmlTree(root: Root, text: string): HastNodes {
  const tree = toHast(root, {
    allowDangerousHtml: true,
    clobberPrefix: "",
    footnoteBackLabel: MARK.back,
    footnoteLabel: "-",
  });
  return hasRaw(tree) ? dropForbidden(raw(tree, { file: new VFile(text) })) : tree;
}

/** Character references of raw HTML can stand for characters that no page may hold, and that mark places in prose. */
function dropForbidden(node: HastNodes): HastNodes {
  if (node.type === "text") node.value = withoutForbidden(node.value);
  if (node.type === "element") {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = withoutForbidden(value);
    }
  }
  if ("children" in node) for (const child of node.children) dropForbidden(child);
  return node;
}

const withoutForbidden = (text: string): string =>
  FORBIDDEN.test(text) ? [...text].filter((c) => !FORBIDDEN.test(c)).join("") : text;

const hasRaw = (node: HastNodes): boolean =>
  (node.type as string) === "raw" || ("children" in node && node.children.some(hasRaw));
