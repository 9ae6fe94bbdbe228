/** A piece of text, without character references, or an element. */
export type HtmlNode = string | HtmlElement;

export interface HtmlElement {
  /** In small letters. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

const VOID = new Set(["br", "hr", "img"]);
/** A tag as the HTML writers of `content/` write it, or a stretch of text. */
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[^\s"=<>/]+(?:="[^"]*")?)*)\s*>|[^<]+|</g;
const ATTRIBUTE = /([^\s"=]+)(?:="([^"]*)")?/g;

/** Reads prose, which is well formed: every element is closed but the void ones, and attributes are in double quotes. */
export function readHtml(html: string): HtmlNode[] {
  const root: HtmlNode[] = [];
  const open: HtmlNode[][] = [root];
  for (const [token, closing, name, attributes = ""] of html.matchAll(TOKEN)) {
    if (name === undefined) open.at(-1)!.push(decode(token));
    else if (closing) open.pop();
    else {
      const children: HtmlNode[] = [];
      open.at(-1)!.push({ name, attributes: readAttributes(attributes), children });
      if (!VOID.has(name)) open.push(children);
    }
  }
  return root;
}

function readAttributes(written: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, value = ""] of written.matchAll(ATTRIBUTE)) attributes[name!] = decode(value);
  return attributes;
}

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** Replaces the references that the HTML writers make. */
const decode = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(amp|lt|gt|quot));/gi, (_, hex, decimal, name) =>
        name ? NAMED[name]! : String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)),
      )
    : text;

/** The text in a node, as it stands. */
export const textIn = (node: HtmlNode): string =>
  typeof node === "string" ? node : node.children.map(textIn).join("");
