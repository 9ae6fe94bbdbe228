import type { Element, ElementContent, Properties, RootContent, Text } from "hast";
import type { Nodes } from "mdast";

/** What an element is made from: a node of the Markdown tree, or nothing that has a place. */
interface Placed {
  readonly position?: Nodes["position"];
}

export const NEWLINE: Text = { type: "text", value: "\n" };

/** Each on a line of its own, with a line end before and behind all. */
export function framed(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.length === 0 ? [NEWLINE] : [NEWLINE, ...(onLines(nodes) as ElementContent[]), NEWLINE];
}

export function onLines(nodes: readonly ElementContent[]): RootContent[] {
  const out: RootContent[] = [];
  for (const [index, node] of nodes.entries()) {
    if (index > 0) out.push(NEWLINE);
    out.push(node);
  }
  return out;
}

export const isParagraph = (node: ElementContent): node is Element =>
  node.type === "element" && node.tagName === "p";

export const text = (value: string, { position }: Placed): Text =>
  position ? { type: "text", value, position } : { type: "text", value };

export function element(
  tagName: string,
  { position }: Placed,
  children: ElementContent[],
  properties: Properties = {},
): Element {
  const node: Element = { type: "element", tagName, properties, children };
  if (position) node.position = position;
  return node;
}
