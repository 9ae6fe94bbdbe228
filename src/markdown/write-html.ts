import { escapeText } from "../text/html.ts";
import { CODE, HEADINGS, VOID } from "./elements.ts";
import {
  type Attributes,
  NO_ATTRIBUTES,
  type RichText,
  type RichTextReader,
  readRichText,
} from "./rich-text.ts";

/** What a text needs from the page that shows it. All functions return text that is escaped for HTML. */
export interface HtmlPage {
  /** The `href` of the nth link of the document. */
  link(index: number): string;
  /** The `src` of the nth link, which is an image. It may end with more attributes, after a quotation mark. */
  image(index: number): string;
  /** A piece of text, `source` from `start` to `end`, with names linked. */
  names(source: string, start: number, end: number): string;
  /** The source with a key. */
  source(key: string): { readonly number: number; readonly label: string } | undefined;
  /** The address of the text's own page: empty on that page, absolute elsewhere. Unescaped. */
  readonly page: string;
  /** The words “back to the text”. Unescaped. */
  readonly back: string;
}

/** A text as HTML that is safe to publish. */
export function writeHtml(text: RichText, page: HtmlPage): string {
  const writer = new HtmlWriter(page);
  readRichText(text, writer);
  return writer.html;
}

class HtmlWriter implements RichTextReader {
  html = "";
  readonly #page: HtmlPage;
  /** How many open elements forbid linked names. */
  #plain = 0;

  constructor(page: HtmlPage) {
    this.#page = page;
  }

  text(source: string, start: number, end: number): void {
    // Most pieces without a name are line ends between blocks.
    if (end - start === 1 && source[start] === "\n") this.html += "\n";
    else if (this.#plain > 0) this.html += escapeText(source.slice(start, end));
    else this.html += this.#page.names(source, start, end);
  }

  open(name: string, attributes: Attributes): void {
    if (PLAIN.has(name)) this.#plain += 1;
    if (attributes === NO_ATTRIBUTES && !OWN.has(name)) this.html += `<${name}>`;
    else if (name === "citation") this.#citation(attributes);
    else if (name === "common") this.html += '<sup class="common-knowledge">*</sup>';
    else this.#element(name, attributes);
  }

  close(name: string): void {
    if (PLAIN.has(name)) this.#plain -= 1;
    if (name === "table") this.html += "</table></div>";
    else if (!VOID.has(name) && name !== "citation" && name !== "common") this.html += `</${name}>`;
  }

  #citation({ key, nth }: Attributes): void {
    const source = this.#page.source(String(key));
    if (!source) return;
    const { number, label } = source;
    const href = escapeAttribute(`${this.#page.page}#source-${key}`);
    const id = escapeAttribute(`cite-${key}-${nth}`);
    const link = `<a href="${href}" id="${id}" data-source="${escapeAttribute(label)}">${number}</a>`;
    this.html += `<sup class="citation">${nth === undefined ? number : link}</sup>`;
  }

  #element(name: string, attributes: Attributes): void {
    // In this frame, a wide table scrolls, also by keyboard, so that the page does not.
    if (name === "table") this.html += '<div class="table" tabindex="0">';
    this.html += `<${name}`;
    for (const key in attributes) {
      const value = attributes[key]!;
      if (name === "img" && key === "to") this.#source(Number(value), attributes);
      else this.#attribute(key, value);
    }
    if (name === "img") this.html += ' loading="lazy" decoding="async"';
    this.html += ">";
  }

  /** What an author says of an image's size stays. */
  #source(index: number, { width, height }: Attributes): void {
    const { link, image } = this.#page;
    const isSized = width !== undefined || height !== undefined;
    this.html += ` src="${isSized ? link(index) : image(index)}"`;
  }

  #attribute(key: string, value: string | true): void {
    const { page, back, link } = this.#page;
    if (value === true) this.html += ` ${key}`;
    else if (key === "to") this.html += ` href="${link(Number(value))}"`;
    else if (key === "align") this.html += ` class="align-${escapeAttribute(value)}"`;
    else if (key === "href" && value.startsWith("#")) this.html += ` href="${escapeAttribute(page + value)}"`;
    else this.html += ` ${key}="${escapeAttribute(value)}"`;
    if (key === "data-footnote-backref") this.html += ` aria-label="${escapeAttribute(back)}"`;
  }
}

/** Elements in which no name is linked. */
const PLAIN: ReadonlySet<string> = new Set(["a", ...CODE, ...HEADINGS]);

/** Elements that are not written under their own name. */
const OWN: ReadonlySet<string> = new Set(["citation", "common", "table", "img"]);

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
};

/** Text in double quotes. */
const escapeAttribute = (text: string): string =>
  /[&"'`]/.test(text) ? text.replace(/[&"'`]/g, (sign) => REFERENCES[sign]!) : text;
