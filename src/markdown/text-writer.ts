import type { Code } from "../diagnostics/codes.ts";
import { type Details, diagnostic, type Span } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import { countWords } from "../text/words.ts";
import { type Alignment, alignScalar } from "./align-lines.ts";
import { checkMarks } from "./check-marks.ts";
import { checkTags } from "./check-tags.ts";
import { Citations, onOneLine, withoutCitations } from "./citations.ts";
import { CODE } from "./elements.ts";
import {
  type Attributes,
  CLOSING,
  hasContent,
  NO_ATTRIBUTES,
  openingOf,
  type RichText,
} from "./rich-text.ts";
import type { TextContext } from "./text-context.ts";
import { type HeadingAnchors, TextIds } from "./text-ids.ts";
import { type Position, TextLinks } from "./text-links.ts";

interface HeadingDetails {
  readonly position?: Position | undefined;
  readonly attributes?: Attributes;
}

/**
 * Writes the texts of one file, element by element: it finds citations, classifies links by where they lead, makes ids
 * unique, removes unsafe addresses, and collects what later stages check.
 */
export class TextWriter {
  readonly addresses: TextLinks;
  words = 0;
  readonly #charts: Attributes[] = [];
  readonly #context: TextContext;
  readonly #headings: HeadingAnchors;
  readonly #citations: Citations;
  readonly #ids: TextIds;
  #written = "";
  /** The place of each open element, or of the nearest element around it that has one. */
  readonly #places: (Position | undefined)[] = [];
  readonly #open: string[] = [];
  /** Where the content of the open link starts, in what is written; undefined if no link that leads anywhere is open. */
  #linkStart: number | undefined;
  /** The first file of the player that is open. */
  #played: string | undefined;
  /** How many links, and how many code elements, are open. */
  #inLink = 0;
  #inCode = 0;
  /** Whether a group of citations is open. */
  #inGroup = false;
  /** The text in the front matter that is being written. Its nodes have places in it, not in the file. */
  #within: { readonly span: Span; readonly alignment: Alignment | undefined } | undefined;

  /** `headings`: chooses the anchors of headings. */
  constructor(context: TextContext, headings: HeadingAnchors) {
    this.#context = context;
    this.#headings = headings;
    this.#citations = new Citations(context);
    this.#ids = new TextIds(context, headings);
    this.addresses = new TextLinks({
      place: (position) => this.#place(position),
      report: (...details) => this.report(...details),
    });
  }

  /** Every id that is part of the text. */
  get anchors(): string[] {
    return this.#ids.anchors;
  }

  get citations(): { key: string; count: number }[] {
    return this.#citations.counts;
  }

  /** Returns what `write` writes, without white space around it. */
  capture(write: () => void): RichText {
    const outer = this.#written;
    this.#written = "";
    write();
    const text = this.#written.trim();
    this.#written = outer;
    return text as RichText;
  }

  /** Calls `read` for a text in the front matter: the value at `span` of the file. */
  within<T>({ value, span }: Located<string>, read: () => T): T {
    const yaml = this.#context.text.slice(span.start, span.end);
    this.#within = { span, alignment: alignScalar(value, yaml, span.start) };
    const result = read();
    this.#within = undefined;
    return result;
  }

  /** Keys of the sources that texts may cite. */
  get sources(): TextContext["sources"] {
    return this.#context.sources;
  }

  get isInLink(): boolean {
    return this.#inLink > 0;
  }

  /** Calls `write` for what is at a place, but is no element around others. */
  at(position: Position | undefined, write: () => void): void {
    this.#places.push(position ?? this.#places.at(-1));
    write();
    this.#places.pop();
  }

  /** Adds what was captured. */
  add(text: RichText): void {
    this.#written += text;
  }

  /** Adds words that are no part of the text: they are neither checked nor counted. */
  addWords(words: string): void {
    this.#written += words;
  }

  /** `attributes`: names and values as in HTML; they are checked here. */
  open(name: string, attributes = NO_ATTRIBUTES, position: Position | undefined = undefined): void {
    this.#places.push(position ?? this.#places.at(-1));
    this.#open.push(name);
    if (CODE.has(name)) this.#inCode += 1;
    else if (name === "a") this.#inLink += 1;
    else if (name === "cites") this.#inGroup = true;
    const checked = attributes === NO_ATTRIBUTES ? attributes : this.#checked(attributes);
    this.#written += openingOf(name, checked);
    if (name === "a" && (checked.href ?? checked.to) !== undefined) this.#linkStart = this.#written.length;
  }

  /** Reports something at `position`, or else in the element that is open. */
  report(code: Code, message: string, details: Omit<Details, "at"> = {}, position?: Position): void {
    const at = { path: this.#context.path, span: this.#place(position) };
    this.#context.report(diagnostic(code, message, { at, ...details }));
  }

  /** A heading within a section, below the section's own heading. Its anchor is its own id, or made from its text. */
  openHeading(depth: number, text: string, { position, attributes }: HeadingDetails): void {
    const own = attributes?.id;
    const id = own !== undefined && this.#ids.isFree(own) ? own : this.#headings.for(onOneLine(text));
    this.open(`h${Math.max(depth, 3)}`, { ...attributes, id }, position);
  }

  close(): void {
    const name = this.#open.pop()!;
    if (name === "a") this.#endLink();
    this.#places.pop();
    if (CODE.has(name)) this.#inCode -= 1;
    else if (name === "a") this.#inLink -= 1;
    else if (name === "cites") this.#inGroup = false;
    this.#written += CLOSING;
  }

  #endLink(): void {
    const start = this.#linkStart;
    this.#linkStart = undefined;
    if (start === undefined || hasContent(this.#written.slice(start))) return;
    const label = "readers would not see it; write words between the brackets";
    this.report("BG0217", "a link without words", { label });
  }

  /** An element without content. */
  leaf(name: string, attributes: Attributes = NO_ATTRIBUTES): void {
    this.open(name, attributes);
    this.close();
  }

  /** Reserves an id; false if it is taken. */
  reserve(id: string): boolean {
    return this.#ids.reserve(id);
  }

  /** The attributes to publish, with links classified by where they lead. */
  #checked(attributes: Attributes): Attributes {
    const checked: Record<string, string | true> = {};
    for (const key in attributes) {
      const value = attributes[key];
      if (value === undefined || (key === "id" && !this.#ids.claim(value))) continue;
      if (key === "href" && typeof value === "string") this.addresses.anchor(value, attributes, checked);
      else if (this.addresses.isFile(key) && typeof value === "string") this.#file(key, value, checked);
      else checked[key] = value;
    }
    // The notes of an answer are below it, without a heading.
    if (attributes["data-footnote-ref"] !== undefined && !this.#within)
      checked["aria-describedby"] = "footnote-label";
    return checked;
  }

  #file(key: string, value: string, checked: Record<string, string | true>): void {
    const link = this.addresses.file(key, value, checked);
    if (key === "src" && this.#open.at(-1) !== "track") this.#played ??= link;
  }

  /** A link to the file of the player that is open, for programs that have none. */
  linkToPlayed(words: string): void {
    const to = this.#played;
    this.#played = undefined;
    if (to === undefined) return;
    this.open("a", { to });
    this.addWords(words);
    this.close();
  }

  /** Adds a chart, to be written by its number. */
  addChart(attributes: Attributes): number {
    return this.#charts.push(attributes) - 1;
  }

  get charts(): number {
    return this.#charts.length;
  }

  /** Opens a chart by its number: a drawing and a table, around what is said of them. */
  openChart(number: number, position: Position | undefined): void {
    const attributes = this.#charts[number];
    this.open("chart", { ...attributes, n: String(number + 1) }, position);
  }

  /** The end of a line between blocks. */
  lineEnd(): void {
    this.#written += "\n";
  }

  /** The box of a task. */
  checkbox(checked: boolean): void {
    this.#written += checked ? "☑" : "☐";
  }

  /** Text as a reader sees it; it may contain citations. */
  text(value: string, position: Position | undefined = undefined): void {
    if (this.#inCode === 0) this.#checkMarks(value, position);
    if (this.#inCode > 0 || !value.includes("[@")) {
      if (!this.#inGroup) this.words += countWords(value);
      this.#written += value;
    } else this.#textWithCitations(value, position);
  }

  #checkMarks(value: string, position: Position | undefined): void {
    const place = this.#place(position);
    const isInFile = position !== undefined && this.#isAligned;
    const written = isInFile ? this.#context.text.slice(place.start, place.end) : value;
    checkMarks(written, place, this.#context);
    if (value.includes("<")) checkTags(written, place, this.#context);
  }

  #textWithCitations(value: string, position: Position | undefined): void {
    this.words += countWords(withoutCitations(value));
    let last = 0;
    const written = this.#isAligned ? this.#place(position) : undefined;
    for (const { key, start, end, span } of this.#citations.find(value, this.#place(), written)) {
      // Without the white space, the citation's number cannot wrap away from the words that it supports.
      this.#written += value.slice(last, start).replace(/[ \n]+$/, "");
      this.#cite(key, span);
      last = end;
    }
    this.#written += value.slice(last);
  }

  /** A citation among others, or with words beside it. */
  citeInGroup(key: string, position: Position | undefined): void {
    const label = "write `[@*]` alone, or only the sources";
    if (key === "*")
      this.report("BG0231", "`@*` marks common knowledge, and stands beside a source", { label }, position);
    else this.#cite(key, this.#place(position), `@${key}`);
  }

  #cite(key: string, span: Span, written = `[@${key}]`): void {
    if (key === "*") this.#written += openingOf("common", NO_ATTRIBUTES) + CLOSING;
    else if (this.#citations.isListed(key, span, written)) {
      // A link cannot contain another one, so no link leads back here.
      const nth = this.#citations.count(key, { linked: !this.isInLink });
      this.#written += openingOf("citation", { key, nth: nth === undefined ? nth : String(nth) }) + CLOSING;
    }
  }

  /** The place in the file of what is being written, or of the nearest element around it that has a place. */
  #place(position = this.#places.at(-1)): Span {
    const start = position?.start.offset;
    const end = position?.end.offset;
    const isKnown = start !== undefined && end !== undefined;
    if (this.#within) {
      const { span, alignment } = this.#within;
      return alignment && isKnown ? { start: alignment.offset(start), end: alignment.offset(end) } : span;
    }
    if (!isKnown) return { start: 0, end: 0 };
    return { start: start + this.#context.offset, end: end + this.#context.offset };
  }

  /** Whether the places of nodes are known in the file. */
  get #isAligned(): boolean {
    return !this.#within || this.#within.alignment !== undefined;
  }
}
