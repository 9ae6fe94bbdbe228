/**
 * Text with its structure, as data: what an author wrote, independent of how it is shown. HTML, feeds, Markdown, plain
 * text and checks are each written from it. It is one string, so it can be stored, sent between threads and read without
 * decoding. Its signs are control characters of ASCII. No source file contains them (`decodeText` refuses them), and no
 * character reference means them (Markdown parsers read U+FFFD instead, and `raw-html.ts` removes them).
 *
 *     text       any characters, as written: nothing is escaped
 *     element    U+0001 name { U+0002 attribute [ "=" value ] } U+0003 content U+0004
 *     part       U+0005 name { U+0002 attribute [ "=" value ] } U+0003 content, up to the next part
 *
 * Elements have the names of HTML, and these besides:
 *
 *     citation   `[@key]`: attribute `key`; `nth`, counted from 1 for each key, if links can lead back to it
 *     cites      `[see @key, p. 3; @key]`: a group, with citations and words; two citations without words have a comma between them
 *     common     `[@*]`: common knowledge
 *     word       a word of the theme in the page's language, and a space: attribute `of`, its name
 *     block      what the site fills in on a plain page: attribute `n`, its number in the document's `blocks`, from 0
 *     chart      a drawing of numbers, and their table, around notes on them: attributes `type`, `title`, `unit`, `alt`; `n`, its number in the
 *                document from 1; `data`, the numbers as JSON (`ChartTable`), or `to`, if they are in a file
 *
 * Attributes have the names of HTML, and these besides:
 *
 *     to         instead of `href` or `src`: the index of a `ContentLink` of the document
 *     poster-to  the same instead of `poster`
 */
export type RichText = string & { readonly richText: unique symbol };

const OPEN = "\u0001";
const ATTRIBUTE = "\u0002";
const CONTENT = "\u0003";
const CLOSE = "\u0004";
const PART = "\u0005";

export const EMPTY_TEXT = "" as RichText;

/** In the order in which they are written. `true` means an attribute without a value. */
export type Attributes = Readonly<Record<string, string | true | undefined>>;

export const NO_ATTRIBUTES: Attributes = {};

export function openingOf(name: string, attributes: Attributes): string {
  let opening = OPEN + name;
  for (const key in attributes) {
    const value = attributes[key];
    if (value !== undefined) opening += ATTRIBUTE + (value === true ? key : `${key}=${value}`);
  }
  return opening + CONTENT;
}

export const CLOSING: string = CLOSE;

/** Whether a text is only words, without any element. */
export const isWords = (text: RichText): boolean => !text.includes(OPEN);

/** Whether a text, or a piece of it with whole elements, shows anything: words, an image or a citation. */
export const hasContent = (piece: string): boolean =>
  /\u0001(?:img|audio|video|chart|block|citation|common)[\u0002\u0003]/.test(piece) ||
  /[^\s\p{Cc}\p{Cf}]/u.test(piece.replace(/\u0001[^\u0003]*/g, ""));

/** How many elements with a name a text has. */
export const timesIn = (text: RichText, name: string): number =>
  text.split(openingOf(name, NO_ATTRIBUTES)).length - 1;

/** One paragraph of plain words. */
export const paragraphOf = (words: string): RichText =>
  (openingOf("p", NO_ATTRIBUTES) + words + CLOSING) as RichText;

/** Receives the contents of a text, from its start to its end. */
export interface RichTextReader {
  /** A piece of text: `source` from `start` to `end`. */
  text(source: string, start: number, end: number): void;
  open(name: string, attributes: Attributes): void;
  /** Ends the element that was opened last. */
  close(name: string): void;
}

const FIRST_SIGN = OPEN.charCodeAt(0);
const LAST_SIGN = CLOSE.charCodeAt(0);

export function readRichText(source: RichText, reader: RichTextReader): void {
  const names: string[] = [];
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    const unit = source.charCodeAt(at);
    if (unit > LAST_SIGN || unit < FIRST_SIGN) continue;
    if (at > start) reader.text(source, start, at);
    if (unit === FIRST_SIGN) {
      const end = source.indexOf(CONTENT, at);
      const name = readOpening(source, at + 1, end, reader);
      names.push(name);
      at = end;
    } else reader.close(names.pop()!);
    start = at + 1;
  }
  if (start < source.length) reader.text(source, start, source.length);
}

/** Returns the name of the element whose opening is from `start` to `end`. */
function readOpening(source: string, start: number, end: number, reader: RichTextReader): string {
  const opening = source.slice(start, end);
  const nameEnd = opening.indexOf(ATTRIBUTE);
  const name = nameEnd < 0 ? opening : opening.slice(0, nameEnd);
  reader.open(name, nameEnd < 0 ? NO_ATTRIBUTES : attributesIn(opening, nameEnd));
  return name;
}

/** The attributes of an opening, given without its signs, from `start` on. */
function attributesIn(opening: string, start: number): Attributes {
  const attributes: Record<string, string | true> = {};
  for (let at = start; at < opening.length; ) {
    const next = opening.indexOf(ATTRIBUTE, at + 1);
    const end = next < 0 ? opening.length : next;
    const equals = opening.indexOf("=", at);
    if (equals < 0 || equals > end) attributes[opening.slice(at + 1, end)] = true;
    else attributes[opening.slice(at + 1, equals)] = opening.slice(equals + 1, end);
    at = end;
  }
  return attributes;
}

/**
 * A part of a document's text, such as a section: it has a name and attributes like an element, and contains no other
 * part.
 */
export interface Part {
  readonly name: string;
  readonly attributes: Attributes;
  readonly text: RichText;
}

/** Joins parts to one text. */
export const joinParts = (parts: readonly Part[]): RichText =>
  parts
    .map(({ name, attributes, text }) => PART + openingOf(name, attributes).slice(1) + text)
    .join("") as RichText;

/** Splits what `joinParts` joined. */
export function partsOf(text: RichText): Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf(PART, at + 1);
    const end = next < 0 ? text.length : next;
    const content = text.indexOf(CONTENT, at);
    const opening = text.slice(at + 1, content);
    const nameEnd = opening.indexOf(ATTRIBUTE);
    const name = nameEnd < 0 ? opening : opening.slice(0, nameEnd);
    const attributes = nameEnd < 0 ? NO_ATTRIBUTES : attributesIn(opening, nameEnd);
    parts.push({ name, attributes, text: text.slice(content + 1, end) as RichText });
    at = end;
  }
  return parts;
}

/** A piece of text, or an element. */
export type RichNode = string | RichElement;

export interface RichElement {
  readonly name: string;
  readonly attributes: Attributes;
  readonly children: readonly RichNode[];
}

/** The text in a node, unchanged. */
export const textIn = (node: RichNode): string =>
  typeof node === "string" ? node : node.children.map(textIn).join("");

/** The text as a tree, for writers that must look ahead. `resolve` replaces the attributes of each element. */
export function treeOf(source: RichText, resolve: (attributes: Attributes) => Attributes): RichNode[] {
  const root: RichNode[] = [];
  const open: RichNode[][] = [root];
  readRichText(source, {
    text: (text, start, end) => void open.at(-1)!.push(text.slice(start, end)),
    open(name, attributes) {
      const children: RichNode[] = [];
      open.at(-1)!.push({ name, attributes: resolve(attributes), children });
      open.push(children);
    },
    close: () => void open.pop(),
  });
  return root;
}
