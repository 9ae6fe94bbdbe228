import type { ElementContent, Properties } from "hast";
import { escapeText } from "../text/html.ts";

const VOID = new Set(["br", "hr", "img"]);

/** Properties of clean trees → attributes. */
const ATTRIBUTES: Readonly<Record<string, string>> = {
  align: "align",
  alt: "alt",
  ariaDescribedBy: "aria-describedby",
  ariaLabel: "aria-label",
  className: "class",
  dataFootnoteBackref: "data-footnote-backref",
  dataFootnoteRef: "data-footnote-ref",
  dataSource: "data-source",
  decoding: "decoding",
  href: "href",
  id: "id",
  loading: "loading",
  src: "src",
  start: "start",
  tabIndex: "tabindex",
  title: "title",
};

/**
 * Writes a clean HTML tree as hast-util-to-html does; undefined where the tree has a property that
 * is not among the usual ones.
 */
export function toPlainHtml(nodes: readonly ElementContent[]): string | undefined {
  let html = "";
  for (const node of nodes) {
    if (node.type === "text") {
      html += escapeText(node.value);
      continue;
    }
    if (node.type !== "element") return undefined;
    const attributes = writeAttributes(node.properties);
    const content = toPlainHtml(node.children);
    if (attributes === undefined || content === undefined) return undefined;
    const name = node.tagName;
    html += VOID.has(name) ? `<${name}${attributes}>` : `<${name}${attributes}>${content}</${name}>`;
  }
  return html;
}

function writeAttributes(properties: Properties): string | undefined {
  let attributes = "";
  for (const name in properties) {
    const value = properties[name];
    if (value === undefined) continue;
    const attribute = ATTRIBUTES[name];
    if (attribute === undefined || value === null || value === false) return undefined;
    if (value === true) {
      attributes += ` ${attribute}`;
      continue;
    }
    const written = Array.isArray(value) ? value.join(" ") : String(value);
    attributes += ` ${attribute}="${escapeAttribute(written)}"`;
  }
  return attributes;
}

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
};

/** Text in double quotes, escaped exactly as the library does it. */
const escapeAttribute = (text: string): string =>
  /[&"'`]/.test(text) ? text.replace(/[&"'`]/g, (sign) => REFERENCES[sign]!) : text;
