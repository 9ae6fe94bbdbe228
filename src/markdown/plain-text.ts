import type { Nodes } from "mdast";
import { trimLines } from "trim-lines";
import { GROUP } from "./citation-groups.ts";

/** Nodes that contain blocks, so they may contain definitions. */
export const CONTAINERS: ReadonlySet<Nodes["type"]> = new Set([
  ...(["blockquote", "list", "listItem", "footnoteDefinition"] as const),
]);

/** Definitions and front matter are not part of the text. */
export const isShown = ({ type }: Nodes): boolean =>
  type !== "definition" && type !== "footnoteDefinition" && type !== "yaml";

/** A node's plain text, as it would be read aloud: groups of citations are none of it. */
export function plainText(node: Nodes): string {
  switch (node.type) {
    case "text":
      return node.value.includes("\n") ? trimLines(node.value) : node.value;
    case "inlineCode":
      return node.value.replace(/\r?\n|\r/g, " ");
    case "code":
      return node.value;
    case "break":
      return "\n";
    default: {
      if (!("children" in node) || node.data?.hName === GROUP) return "";
      const between = CONTAINERS.has(node.type) || node.type.startsWith("table") ? "\n" : "";
      return node.children.filter(isShown).map(plainText).join(between);
    }
  }
}
