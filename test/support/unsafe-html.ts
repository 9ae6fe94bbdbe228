import { type DefaultTreeAdapterTypes, parse } from "parse5";

const DANGEROUS = new Set(
  "script iframe frame frameset object embed applet style link meta base form button textarea select svg math template noscript portal".split(
    " ",
  ),
);
const ADDRESSES = new Set(
  "href src action formaction poster data srcset background cite ping xlink:href".split(" "),
);

/**
 * Everything in a piece of HTML that could run or load something, as a browser would read it:
 * `<script>`, `onclick on <b>`, `javascript:alert(1)`. Empty where it is safe.
 */
export const unsafeParts = (html: string): string[] => inspect(parse(`<!doctype html><body>${html}`));

function inspect(node: DefaultTreeAdapterTypes.Node): string[] {
  const found: string[] = [];
  if ("tagName" in node) {
    if (DANGEROUS.has(node.tagName)) found.push(`<${node.tagName}>`);
    for (const { name, value } of node.attrs) {
      if (/^on/i.test(name) || name === "style" || name === "srcdoc")
        found.push(`${name} on <${node.tagName}>`);
      if (ADDRESSES.has(name) && isUnsafe(value)) found.push(value);
    }
  }
  const children = "childNodes" in node ? node.childNodes : [];
  return [...found, ...children.flatMap(inspect)];
}

/** Whether a browser would follow the address to something else than a page or an e-mail program. */
export function isUnsafe(address: string): boolean {
  const base = "https://base.example/folder/page.html";
  // A browser drops tabs and line ends anywhere, and control characters and spaces around (URL standard, 4.4).
  if (!URL.canParse(address, base)) return false;
  return !["https:", "http:", "mailto:"].includes(new URL(address, base).protocol);
}
