import type { Heading, List, ListItem, Paragraph, PhrasingContent, Root, RootContent, Text } from "mdast";

/**
 * Reads the Markdown of most briefings: paragraphs, headings with `#`, lists of one level and quotes of one line, and in
 * them text, `*emphasis*`, `**strong**`, `[links](…)` and `[@citations]`. Undefined for a text with anything else, or with
 * anything that CommonMark has a special rule for. Do not call it with a text that `UNPLAIN` matches. Nobody needs lines
 * and columns: positions are as if the text were one line, with offsets in UTF-16 units.
 */
export const readStrictMarkdown = (text: string): Root | undefined => new StrictMarkdown(text).root();

/** Characters that may be markup within a line. */
const SIGN = /[[\]*_`\\~<&]|!\[/g;
/** What cannot be at the end of a line: white space and a backslash there are hard breaks, or dropped. */
const LINE_END = /[ \\]/;
/** The start of a line of text that neither starts another block nor ends one. */
const TEXT_START = /[^\0-\x7f]|[A-Za-z"'([$]|\d(?!\d{0,8}[.)])|\*\*?(?=[^\s*])/y;
const HEADING = /(#{1,6}) (?=[^\s#])/y;
const CITATION = /\[@[A-Za-z0-9]+(?:[_.-][A-Za-z0-9]+)*\](?![(:])/y;
/** Several citations, or words beside one, without any other sign. */
const GROUP = /\[[^[\]*_`\\~<&!^@\n]*@[^[\]*_`\\~<&!\n]*\](?![(:])/y;
const REFERENCE = /&(?:#|[A-Za-z0-9]+;)/y;
const LINK = /\[([^[\]*_`\\~<&!^@][^[\]*_`\\~<&!]*)\]\(((?:[^\s()<>\\&"']|&(?![A-Za-z0-9#]+;))+)\)/y;
const WORD = /[\p{L}\p{N}]/u;
/** Punctuation after which emphasis may start, and before which it may end. */
const OPENING = /[\s("“‘]/;
const CLOSING = /[.,;:!?)"”’%]/;

class StrictMarkdown {
  readonly #text: string;
  /** Where the next block starts. */
  #at = 0;
  /** The first sign that has not been read yet. */
  #sign = -1;
  readonly #signs = new RegExp(SIGN);

  constructor(text: string) {
    this.#text = text;
  }

  root(): Root | undefined {
    const text = this.#text;
    const children: RootContent[] = [];
    this.#nextSign(0);
    while (this.#at < text.length) {
      if (text[this.#at] === "\n") {
        this.#at += 1;
        continue;
      }
      const block = this.#block(children.at(-1));
      if (!block) return undefined;
      children.push(block);
    }
    return { type: "root", children };
  }

  #block(before: RootContent | undefined): RootContent | undefined {
    switch (this.#text[this.#at]) {
      case "#":
        return this.#heading();
      case "-":
        // Items with an empty line between them are one list, and their texts are paragraphs.
        return before?.type === "list" ? undefined : this.#list();
      case ">":
        return this.#quote();
      default:
        return this.#paragraph();
    }
  }

  #heading(): Heading | undefined {
    const start = this.#at;
    const hashes = match(HEADING, this.#text, start);
    if (!hashes) return undefined;
    const end = this.#lineEnd(start);
    if (end < 0 || this.#text[end - 1] === "#") return undefined;
    const children = this.#phrasing(start + hashes[0].length, end);
    if (!children) return undefined;
    this.#at = end + 1;
    return {
      type: "heading",
      depth: hashes[1]!.length as Heading["depth"],
      children,
      position: place(start, end),
    };
  }

  /** Lines up to an empty one; each is an item. */
  #list(): List | undefined {
    const start = this.#at;
    const children: ListItem[] = [];
    while (this.#isMore()) {
      const from = this.#at;
      const paragraph = this.#text.startsWith("- ", from) ? this.#line(from + 2) : undefined;
      if (!paragraph) return undefined;
      const position = place(from, this.#at - 1);
      children.push({ type: "listItem", spread: false, checked: null, children: [paragraph], position });
    }
    const position = place(start, this.#at - 1);
    return { type: "list", ordered: false, start: null, spread: false, children, position };
  }

  #quote(): RootContent | undefined {
    const start = this.#at;
    const paragraph = this.#text[start + 1] === " " ? this.#line(start + 2) : undefined;
    if (!paragraph || this.#isMore()) return undefined;
    return { type: "blockquote", children: [paragraph], position: place(start, this.#at - 1) };
  }

  /** Lines up to an empty one. */
  #paragraph(): Paragraph | undefined {
    const start = this.#at;
    let end = start;
    while (this.#isMore()) {
      end = this.#textEnd(this.#at);
      if (end < 0) return undefined;
      this.#at = end + 1;
    }
    return this.#paragraphOf(start, end);
  }

  /** The rest of a line, as a paragraph. */
  #line(start: number): Paragraph | undefined {
    const end = this.#textEnd(start);
    if (end < 0) return undefined;
    this.#at = end + 1;
    return this.#paragraphOf(start, end);
  }

  #paragraphOf(start: number, end: number): Paragraph | undefined {
    const children = this.#phrasing(start, end);
    return children && { type: "paragraph", children, position: place(start, end) };
  }

  /** Whether the block goes on with another line. */
  #isMore(): boolean {
    return this.#at < this.#text.length && this.#text[this.#at] !== "\n";
  }

  /** The end of a line of text; -1 if it starts or ends with something special. */
  #textEnd(start: number): number {
    return match(TEXT_START, this.#text, start) ? this.#lineEnd(start) : -1;
  }

  /** The end of the line; -1 if it ends with something special. */
  #lineEnd(start: number): number {
    const newline = this.#text.indexOf("\n", start);
    const end = newline < 0 ? this.#text.length : newline;
    return LINE_END.test(this.#text[end - 1]!) ? -1 : end;
  }

  #phrasing(start: number, end: number): PhrasingContent[] | undefined {
    const out: PhrasingContent[] = [];
    let from = start;
    const endText = (to: number) => {
      if (to > from) out.push(this.#textNode(from, to));
    };
    while (this.#sign < end) {
      const at = this.#sign;
      const plain = this.#plainEnd(at);
      if (plain > 0) {
        this.#nextSign(plain);
        continue;
      }
      const node = this.#text[at] === "*" ? this.#emphasis(at, start, end) : this.#link(at, end);
      if (!node) return undefined;
      endText(at);
      out.push(node);
      from = node.position!.end.offset!;
      this.#nextSign(from);
    }
    endText(end);
    return out;
  }

  /** Where the text goes on after a sign that means nothing here; 0 if it may mean something. */
  #plainEnd(at: number): number {
    const text = this.#text;
    if (text[at] === "&") return match(REFERENCE, text, at) ? 0 : at + 1;
    if (text[at] === "_") return /^[A-Za-z0-9]_[A-Za-z0-9]$/.test(text.slice(at - 1, at + 2)) ? at + 1 : 0;
    if (text[at] !== "[") return 0;
    if (match(CITATION, text, at)) return CITATION.lastIndex;
    return match(GROUP, text, at) ? GROUP.lastIndex : 0;
  }

  #link(at: number, end: number): PhrasingContent | undefined {
    const link = match(LINK, this.#text, at);
    if (!link || LINK.lastIndex > end) return undefined;
    const label = this.#textNode(at + 1, at + 1 + link[1]!.length);
    const position = place(at, LINK.lastIndex);
    return { type: "link", title: null, url: link[2]!, children: [label], position };
  }

  /** Emphasis of plain words: it starts between a space and a word, and ends after a word and not before one. */
  #emphasis(start: number, first: number, end: number): PhrasingContent | undefined {
    const text = this.#text;
    const run = text[start + 1] === "*" ? "**" : "*";
    const from = start + run.length;
    this.#nextSign(from);
    const to = this.#sign;
    const after = to + run.length;
    if (after > end || !text.startsWith(run, to) || text[after] === "*") return undefined;
    const before = start > first ? text[start - 1]! : " ";
    const next = after < end ? text[after]! : " ";
    const last = text[to - 1]!;
    const begins = OPENING.test(before) && WORD.test(text[from]!);
    const ends = WORD.test(last) ? !WORD.test(next) : CLOSING.test(last) && /\s/.test(next);
    if (!begins || !ends) return undefined;
    const children = [this.#textNode(from, to)];
    return { type: run === "*" ? "emphasis" : "strong", children, position: place(start, after) };
  }

  #textNode(start: number, end: number): Text {
    return { type: "text", value: this.#text.slice(start, end), position: place(start, end) };
  }

  #nextSign(from: number): void {
    this.#signs.lastIndex = from;
    this.#sign = this.#signs.exec(this.#text)?.index ?? Number.POSITIVE_INFINITY;
  }
}

function match(sticky: RegExp, text: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(text);
}

type Position = NonNullable<Text["position"]>;

const place = (start: number, end: number): Position => ({
  start: { line: 1, column: start + 1, offset: start },
  end: { line: 1, column: end + 1, offset: end },
});
