import type { Element, Nodes as HtmlNodes, Root as HtmlRoot } from "hast";
import { raw } from "hast-util-raw";
import type { FootnoteReference, Root } from "mdast";
import { defaultHandlers, type Handler, type State, toHast } from "mdast-util-to-hast";
import { VFile } from "vfile";
import { FORBIDDEN } from "../text/characters.ts";

/** A text as HTML: its blocks, and the list of its footnotes. */
interface HtmlTrees {
  readonly body: HtmlRoot;
  readonly footnotes: HtmlRoot | undefined;
}

/**
 * A Markdown tree, read from `text`, as HTML: raw HTML in it is parsed, but nothing is removed yet. Footnotes are parsed
 * apart, so that no tag of the text reaches them. `prefix`: what the ids of footnotes start with.
 */
export function toHtmlTrees(root: Root, text: string, prefix: string): HtmlTrees {
  const tree = toHast(root, {
    ...{ allowDangerousHtml: true, clobberPrefix: prefix, footnoteLabel: "-" },
    handlers: withoutInnerLinks(),
  }) as HtmlRoot;
  const last = tree.children.at(-1);
  const section = last?.type === "element" && last.properties.dataFootnotes !== undefined ? last : undefined;
  if (section) tree.children.pop();
  const list = section?.children.find((node) => node.type === "element" && node.tagName === "ol");
  const file = new VFile(text);
  const parsed = (children: HtmlRoot["children"]) =>
    tidied(raw({ type: "root", children }, { file })) as HtmlRoot;
  return { body: parsed(tree.children), footnotes: list && parsed([list]) };
}

/** Footnotes in links are only numbers, as `Footnotes` writes them. */
function withoutInnerLinks(): Record<string, Handler> {
  let open = 0;
  const inLink =
    (handler: Handler): Handler =>
    (state, node, parent) => {
      open += 1;
      const element = handler(state, node, parent);
      open -= 1;
      return element;
    };
  return {
    link: inLink(defaultHandlers.link),
    linkReference: inLink(defaultHandlers.linkReference),
    footnoteReference: (state: State, node: FootnoteReference) => {
      const sup = defaultHandlers.footnoteReference(state, node);
      if (open === 0) return sup;
      const [link] = sup.children as Element[];
      const id = node.identifier.toUpperCase();
      state.footnoteCounts.set(id, state.footnoteCounts.get(id)! - 1);
      return { ...sup, properties: { dataFootnoteRef: link!.properties.href! }, children: link!.children };
    },
  };
}

/**
 * Without characters that no page may contain, and the control characters of `RichText`: character references in raw
 * HTML can mean them. And without the place of an element that has an end and no start, as those have that were moved out
 * of a table.
 */
function tidied(node: HtmlNodes): HtmlNodes {
  if (node.position && !node.position.start) delete node.position;
  if (node.type === "text") node.value = allowed(node.value);
  if (node.type === "element") {
    for (const [name, value] of Object.entries(node.properties)) {
      if (typeof value === "string") node.properties[name] = allowed(value);
    }
  }
  if ("children" in node) for (const child of node.children) tidied(child);
  return node;
}

const allowed = (text: string): string =>
  FORBIDDEN.test(text) ? [...text].filter((c) => !FORBIDDEN.test(c)).join("") : text;
