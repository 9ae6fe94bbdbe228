import type { StoryNode } from "../../graph/nodes.ts";
import { type Attributes, type RichElement, type RichText, treeOf } from "../../markdown/rich-text.ts";
import type { View } from "../../pages/view.ts";
import type { SitePath } from "../../router/paths.ts";
import type { Sources } from "../story/sources.ts";
import type { TextForm } from "../story/story-text.ts";
import { blockMarkdown, blocksInItem, headingMarkdown } from "./blocks.ts";
import { inlineMarkdown, noteLabel } from "./inline.ts";

/** Writes a story's texts as Markdown. Every address is absolute; `page` is the story's. No names are linked. */
export function markdownForm(story: StoryNode, view: View, sources: Sources, page: SitePath): TextForm {
  const { document } = story;
  const dataOf = (chart: Attributes): string | undefined => {
    const table = view.context.tableOf(document, chart);
    return table && JSON.stringify(table);
  };
  const resolve = (attributes: Attributes): Attributes => {
    const { to, href, key, n, of } = attributes;
    if (typeof n === "string") return { ...attributes, data: dataOf(attributes) };
    if (typeof of === "string") return { words: view.t[of] };
    if (typeof to === "string") {
      const address = view.context.linkOf(document, Number(to), true);
      return { ...attributes, href: address, src: address };
    }
    if (typeof href === "string" && href.startsWith("#"))
      return { ...attributes, href: view.context.url(page) + href };
    if (typeof key === "string") return { number: String(sources.citation(key)?.number) };
    return attributes;
  };
  const tree = (text: RichText) => treeOf(text, resolve);
  return {
    blocks: (text) => blockMarkdown(tree(text)),
    // An entry of a list may hold lists.
    inline: (text) => blocksInItem(tree(text)),
    heading: (text) => headingMarkdown(tree(text)),
    words: (text) => inlineMarkdown([text]).trim(),
    footnotes: (text) => notes(tree(text)),
  };
}

/** The items of the list of footnotes, as Markdown's footnotes. */
function notes(tree: ReturnType<typeof treeOf>): string {
  const isElement = (node: (typeof tree)[number]): node is RichElement => typeof node === "object";
  const items = tree.filter(isElement).flatMap(({ children }) => children.filter(isElement));
  return items
    .map(({ attributes, children }) => {
      const text = blockMarkdown(children).replace(/\n(?=[^\n])/g, "\n    ");
      return `[^${noteLabel(`#${attributes.id ?? ""}`)}]: ${text}`;
    })
    .join("\n\n");
}
