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
  /** The `poster` of a video, which is the nth link. */
  poster(index: number): string;
  /** A piece of text, `source` from `start` to `end`, with names linked. */
  names(source: string, start: number, end: number): string;
  /** What is inside the player of the nth link, a recording, such as its captions; and the rest of its attributes. */
  recording(index: number): { readonly attributes: string; readonly inside: string };
  /** A chart's drawing, and its table, before and after the notes on it. */
  chart(attributes: Attributes): { readonly before: string; readonly after: string };
  /** A word of the theme. Unescaped. */
  word(name: string): string;
  /** The source with a key. */
  source(key: string): { readonly number: number; readonly label: string } | undefined;
  /** The address of the text's own page: empty on that page, absolute elsewhere. Unescaped. */
  readonly page: string;
  /** Whether elements have ids: not where texts of several documents stand together. */
  readonly hasIds: boolean;
}

/** A text as HTML that is safe to publish. `isTop`: whether the page begins with it. */
export function writeHtml(text: RichText, page: HtmlPage, isTop = false): string {
  const writer = new HtmlWriter(page, isTop);
  readRichText(text, writer);
  return writer.html;
}

class HtmlWriter implements RichTextReader {
  html = "";
  readonly #page: HtmlPage;
  readonly #isTop: boolean;
  /** What follows the open charts. */
  readonly #afterCharts: string[] = [];
  /** How many open elements forbid linked names. */
  #plain = 0;
  /** Whether a group of citations is open. */
  #inGroup = false;
  /** Where the last raised number ends in `html`: a citation, a group of them, the mark of a footnote. */
  #raisedEnd: number | undefined;

  constructor(page: HtmlPage, isTop: boolean) {
    this.#page = page;
    this.#isTop = isTop;
  }

  text(source: string, start: number, end: number): void {
    // Most pieces without a name are line ends between blocks.
    if (end - start === 1 && source[start] === "\n") this.html += "\n";
    else if (this.#plain > 0) this.html += escapeText(source.slice(start, end));
    else this.html += this.#page.names(source, start, end);
  }

  open(name: string, attributes: Attributes): void {
    if (PLAIN.has(name)) this.#plain += 1;
    if (name === "cites") this.#inGroup = true;
    if (attributes === NO_ATTRIBUTES && !OWN.has(name))
      this.html += name === "sup" ? `<sup>${this.#comma}` : `<${name}>`;
    else if (name === "citation") this.#citation(attributes);
    else if (name === "cites") this.html += `<sup class="citation">${this.#comma}`;
    else if (name === "common") this.html += '<sup class="common-knowledge">*</sup>';
    else if (name === "word") this.html += `${escapeText(this.#page.word(String(attributes.of)))} `;
    else if (name === "chart") this.#chart(attributes);
    else if (name === "block") this.html += blockMark(String(attributes.n));
    else if (name === "alert") this.#alert(String(attributes.kind));
    else this.#element(name, attributes);
  }

  close(name: string): void {
    if (PLAIN.has(name)) this.#plain -= 1;
    if (name === "table") this.html += "</table></div>";
    else if (name === "chart") this.html += this.#afterCharts.pop() ?? "";
    else if (name === "cites") this.#endGroup();
    else if (name === "alert") this.html += this.#isElsewhere ? "</blockquote>" : "</aside>";
    else if (!VOID.has(name) && !LEAVES.has(name)) this.html += `</${name}>`;
    if (name === "sup") this.#raisedEnd = this.html.length;
  }

  /** Two numbers side by side would be read as one. */
  get #comma(): string {
    return this.html.length === this.#raisedEnd ? ", " : "";
  }

  #endGroup(): void {
    this.html += "</sup>";
    this.#raisedEnd = this.html.length;
    this.#inGroup = false;
  }

  #chart(attributes: Attributes): void {
    const { before, after } = this.#page.chart(attributes);
    this.html += before;
    this.#afterCharts.push(after);
  }

  /** Whether the text is on another page than its own, such as in a feed, where the theme's style sheet is not. */
  get #isElsewhere(): boolean {
    return this.#page.page !== "";
  }

  #alert(kind: string): void {
    const title = `<strong>${escapeText(this.#page.word(`alert_${kind}`))}</strong></p>`;
    this.html += this.#isElsewhere
      ? `<blockquote>\n<p>${title}`
      : `<aside class="alert alert-${escapeAttribute(kind)}" role="note">\n<p class="alert-title">${title}`;
  }

  #citation({ key, nth }: Attributes): void {
    const source = this.#page.source(String(key));
    if (!source) return;
    const { number, label } = source;
    const href = escapeAttribute(`${this.#page.page}#source-${key}`);
    const id = escapeAttribute(`cite-${key}-${nth}`);
    const link = `<a href="${href}"${this.#page.hasIds ? ` id="${id}"` : ""} data-source="${escapeAttribute(label)}">${number}</a>`;
    const shown = nth === undefined ? String(number) : link;
    if (this.#inGroup) this.html += shown;
    else {
      this.html += `<sup class="citation">${this.#comma}${shown}</sup>`;
      this.#raisedEnd = this.html.length;
    }
  }

  #element(name: string, attributes: Attributes): void {
    // In this frame, a wide table scrolls, also by keyboard, so that the page does not.
    if (name === "table") this.html += '<div class="table" tabindex="0">';
    const isAtTop = name === "img" && this.#isAtTop();
    this.html += `<${name}`;
    for (const key in attributes) {
      const value = attributes[key]!;
      if (key === "to" && name === "img") this.#source(Number(value), attributes);
      else if (key === "to" && LOADED.has(name)) this.html += ` src="${this.#page.link(Number(value))}"`;
      else this.#attribute(key, value);
    }
    if (name === "img") this.html += isAtTop ? ' fetchpriority="high"' : ' loading="lazy" decoding="async"';
    const player =
      RECORDINGS.has(name) && attributes.to ? this.#page.recording(Number(attributes.to)) : undefined;
    this.html += player ? `${player.attributes}>${player.inside}` : ">";
  }

  /** Whether nothing comes before it that readers see: it is on the first screen then. */
  #isAtTop(): boolean {
    return this.#isTop && this.html.length < FEW && ONLY_TAGS.test(this.html);
  }

  /** What an author says of an image's size stays. */
  #source(index: number, { width, height, "srcset-to": srcset }: Attributes): void {
    const { link, image } = this.#page;
    const isSized = width !== undefined || height !== undefined || srcset !== undefined;
    this.html += ` src="${isSized ? link(index) : image(index)}"`;
  }

  #attribute(key: string, value: string | true): void {
    const { page, link, poster } = this.#page;
    if (key === "id" && !this.#page.hasIds) return;
    if (value === true) this.html += ` ${key}`;
    else if (key === "to") this.html += ` href="${link(Number(value))}"`;
    else if (key === "poster-to") this.html += ` poster="${poster(Number(value))}"`;
    else if (key === "srcset-to") this.html += ` srcset="${srcset(value, link)}"`;
    else if (key === "align") this.html += ` class="align-${escapeAttribute(value)}"`;
    else if (key === "href" && value.startsWith("#")) this.html += ` href="${escapeAttribute(page + value)}"`;
    else this.html += ` ${key}="${escapeAttribute(value)}"`;
    if (key === "data-footnote-backref")
      this.html += ` aria-label="${escapeAttribute(this.#page.word("back_to_text"))}"`;
  }
}

/** `3 480w,4 960w`: links by their indexes, each with how it is chosen. */
const srcset = (value: string, link: HtmlPage["link"]): string =>
  value
    .split(",")
    .map((candidate) => candidate.replace(/^\d+/, (index) => link(Number(index))))
    .join(", ");

/** Characters of HTML in which there may be only tags: a long text is not looked through for each of its images. */
const FEW = 1000;

/** No words, and nothing that is shown itself. */
const ONLY_TAGS = /^(?:\s*<(?:p|div|figure|section|a)\b[^>]*>)*$/;

const RECORDINGS: ReadonlySet<string> = new Set(["audio", "video"]);

/** Elements whose `to` is their `src`. */
const LOADED: ReadonlySet<string> = new Set([...RECORDINGS, "source", "track"]);

/** Stands in a page's HTML for what the site fills in; see `page-block.ts`. */
const blockMark = (n: string): string => `<!--block ${n}-->`;

export const BLOCK_MARK = /<!--block (\d+)-->/;

/** Elements that are written when they are opened. */
const LEAVES: ReadonlySet<string> = new Set(["citation", "common", "word", "block"]);

/** Elements in which no name is linked. */
const PLAIN: ReadonlySet<string> = new Set(["a", "cites", ...CODE, ...HEADINGS]);

/** Elements that are not written under their own name. */
const OWN: ReadonlySet<string> = new Set([...LEAVES, "cites", "chart", "alert", "table", "img"]);

const REFERENCES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#x27;",
  "`": "&#x60;",
};

/** Text in double quotes. */
const escapeAttribute = (text: string): string =>
  /[&"'`]/.test(text) ? text.replace(/[&"'`]/g, (sign) => REFERENCES[sign]!) : text;
