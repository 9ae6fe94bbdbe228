import type { Data, Nodes, Parent, PhrasingContent } from "mdast";
import type { Attributes } from "./rich-text.ts";
import type { Position } from "./text-links.ts";

/** An element that Markdown has no node for, such as a caption. */
export interface ElementNode extends Parent {
  readonly type: "element";
  data: Data;
  children: PhrasingContent[];
}

declare module "mdast" {
  interface Data {
    /** Of an element that takes the place of the node's own, with the names of HTML; its name is `hName`. */
    attributes?: Attributes | undefined;
  }
  interface PhrasingContentMap {
    element: ElementNode;
  }
  interface RootContentMap {
    element: ElementNode;
  }
}

/**
 * Elements of rich text that HTML does not have, by their names in a tree: a tag in raw HTML that an author might write means
 * none of them.
 */
export const OWN_ELEMENTS: readonly string[] = [
  ...[
    "briefgen-alert",
    "briefgen-word",
    "briefgen-chart",
    "briefgen-block",
    "briefgen-cites",
    "briefgen-cite",
  ],
];

/** The name in rich text of an element in a tree. */
export const richName = (name: string): string =>
  name.startsWith("briefgen-") ? name.slice("briefgen-".length) : name;

/** What tells both writers, this program's and `mdast-util-to-hast`, to write a node as another element. */
const asElement = (name: string, { class: classes, ...attributes }: Attributes): Data => ({
  hName: name,
  hProperties: {
    ...(attributes as Record<string, string>),
    ...(typeof classes === "string" ? { className: classes.split(" ") } : {}),
  },
  attributes: { ...(classes === undefined ? {} : { class: classes }), ...attributes },
});

export const elementNode = (
  name: string,
  attributes: Attributes,
  children: PhrasingContent[],
  position?: Position,
): ElementNode => ({
  type: "element",
  data: asElement(name, attributes),
  children,
  ...(position ? { position: position as NonNullable<ElementNode["position"]> } : {}),
});

/** Has a node written as another element. */
export function turnInto(node: Nodes, name: string, attributes: Attributes = {}): void {
  node.data = asElement(name, attributes);
}
