import type { Element, Root } from "xast";
import { toXml } from "xast-util-to-xml";

/** An XML 1.0 document. */
export function xmlDocument(root: Element): string {
  const tree: Root = {
    type: "root",
    children: [
      { type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' },
      { type: "text", value: "\n" },
      root,
    ],
  };
  // The writer leaves `>` alone, but `]]>` may not stand in content (XML 1.0, section 2.4).
  return `${toXml(tree, { closeEmptyElements: true, tightClose: true }).replaceAll("]]>", "]]&gt;")}\n`;
}
