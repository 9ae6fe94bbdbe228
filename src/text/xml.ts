import type { Element, Root } from "xast";
import { toXml } from "xast-util-to-xml";

export interface XmlOptions {
  /** Address of a CSS style sheet (W3C, “Associating Style Sheets with XML documents”). */
  readonly stylesheet?: string;
}

/** An XML 1.0 document. */
export function xmlDocument(root: Element, { stylesheet }: XmlOptions = {}): string {
  const declaration = { type: "instruction", name: "xml", value: 'version="1.0" encoding="utf-8"' } as const;
  const style = {
    type: "instruction",
    name: "xml-stylesheet",
    value: `type="text/css" href="${stylesheet}"`,
  } as const;
  const line = { type: "text", value: "\n" } as const;
  const head = stylesheet === undefined ? [declaration, line] : [declaration, line, style, line];
  return `${xmlText({ type: "root", children: [...head, root] })}\n`;
}

/** XML without a declaration. Nodes of type `raw` are finished XML. */
export const xmlText = (node: Root | Element): string =>
  // The writer leaves `>` alone, but `]]>` may not stand in content (XML 1.0, section 2.4).
  toXml(node, { closeEmptyElements: true, tightClose: true, allowDangerousXml: true }).replaceAll(
    "]]>",
    "]]&gt;",
  );
