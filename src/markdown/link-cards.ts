import type { Link, Paragraph, PhrasingContent } from "mdast";
import { safeDecode } from "../text/url.ts";
import type { Arranging } from "./arranging.ts";
import { elementNode, turnInto } from "./element-node.ts";

/**
 * Turns a paragraph that is nothing but one link to another site into a card: a bare address, or a link with a title,
 * `[Headline](https://… "Outlet")`. Everything on it is what the author wrote; nobody asks the other site.
 */
export function turnIntoLinkCard(
  node: Paragraph,
  [link, ...others]: readonly PhrasingContent[],
  { sourceAt }: Pick<Arranging, "sourceAt">,
): void {
  if (link?.type !== "link" || others.length > 0 || !/^https?:\/\/[^/]/i.test(link.url)) return;
  const outlet = link.title?.trim() ?? "";
  const isBare = isAddress(link);
  if (!isBare && outlet === "") return;
  const known = isBare ? sourceAt(link.url) : undefined;
  const shown = link.url.replace(/^https?:\/\/(?:www\.)?/i, "").replace(/\/$/, "");
  const host = shown.split(/[/?#]/)[0]!;
  const [image, ...words] = wordsOf(link);
  const headline: PhrasingContent[] = isBare
    ? [{ type: "text", value: known ? (known.title ?? known.outlet) : safeDecode(shown) }]
    : words;
  const children: PhrasingContent[] = [...(image ? [image] : []), elementNode("strong", {}, headline)];
  const below = outlet || (known?.title && known.outlet) || host;
  if (below !== shown)
    children.push({ type: "text", value: " " }, elementNode("small", {}, [{ type: "text", value: below }]));
  turnInto(node, "div", { class: "link-card" });
  node.children = [{ ...link, title: null, children: children as Link["children"] }];
}

/** Whether a link shows nothing but its own address. */
function isAddress({ url, children }: Link): boolean {
  const [text, ...others] = children;
  if (text?.type !== "text" || others.length > 0) return false;
  return url === text.value || url === `http://${text.value}` || url === `https://${text.value}`;
}

/** The image at the start of a link, if there is one, and the words after it. */
function wordsOf({ children }: Link): [PhrasingContent | undefined, ...PhrasingContent[]] {
  const [first, ...rest] = children;
  if (first?.type !== "image") return [undefined, ...children];
  const [text, ...others] = rest;
  if (text?.type !== "text") return [first, ...rest];
  return [first, { ...text, value: text.value.replace(/^\s+/, "") }, ...others];
}
