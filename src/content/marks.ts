import type { Span } from "../diagnostics/diagnostic.ts";

/** Signs for which a Markdown parser searches the whole paragraph for a partner. */
const MARK = /[[\]*_`]/g;
/** Signs of quotes before a line's text. */
const QUOTES = /^(?: {0,3}> ?)*/;
const BULLET = /^( *)([-*+]|(\d{1,9})[.)])( {1,4})(?=\S)/;
const FENCE = /^( *)(`{3,}(?=[^`]*$)|~{3,})/;
/** The second line of a table (GFM, section 4.10). */
const DELIMITERS = /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/**
 * A guard before the parsers, whose time grows with the square of the marks in one paragraph. List items, table rows and
 * code blocks end a paragraph, but only if that is certain: in doubt, lines count together. Returns the place of the line
 * with which there are more than `max` marks, if any.
 */
export function tooManyMarks(text: string, max: number): Span | undefined {
  // Most texts have fewer in total.
  if (count(text) <= max) return undefined;
  const paragraph = new Paragraph();
  let start = 0;
  for (const line of text.split("\n")) {
    paragraph.read(line);
    if (paragraph.marks > max) return { start, end: start + Math.min(line.length, 40) };
    start += line.length + 1;
  }
  return undefined;
}

interface Fence {
  readonly sign: string;
  readonly quotes: number;
}

/** Counts the marks of the current paragraph. */
class Paragraph {
  marks = 0;
  /** The column where the text of the paragraph's list item starts; 0 outside lists. */
  #content = 0;
  #ordered = false;
  #fence: Fence | undefined;
  #before = "";
  #isTable = false;

  read(line: string): void {
    const quotes = QUOTES.exec(line)![0];
    const own = line.slice(quotes.length);
    const depth = quotes.split(">").length - 1;
    if (this.#fence && this.#isCode(own, depth, this.#fence)) return;
    const indent = indentOf(own);
    if (indent === own.length) this.#end();
    else this.#readText(own, depth, indent);
    this.#before = own;
  }

  /** Whether the line belongs to the code block, or ends it. */
  #isCode(own: string, depth: number, { sign, quotes }: Fence): boolean {
    if (depth < quotes || (own.trim() !== "" && indentOf(own) < this.#content)) {
      this.#fence = undefined;
      return false;
    }
    const bare = own.trim();
    if (bare.startsWith(sign) && bare === sign[0]!.repeat(bare.length)) this.#fence = undefined;
    return true;
  }

  #readText(own: string, depth: number, indent: number): void {
    const isNear = indent <= this.#content + 3;
    const fence = FENCE.exec(own);
    if (fence && isNear) {
      if (indent < this.#content) this.#content = 0;
      this.#end();
      this.#fence = { sign: fence[2]!, quotes: depth };
      return;
    }
    const bullet = isNear ? BULLET.exec(own) : null;
    if (bullet && this.#startsItem(bullet, indent)) this.#enter(bullet);
    else if (this.#before.trim() === "" && indent < this.#content) this.#content = 0;
    if (DELIMITERS.test(own) && cells(own) > 1 && cells(own) === cells(this.#before)) this.#isTable = true;
    if (this.#isTable) this.marks = 0;
    this.marks += count(own);
  }

  /** A number other than 1 starts an item only next to another one: in a paragraph it is text. */
  #startsItem([, , , number]: RegExpExecArray, indent: number): boolean {
    return number === undefined || Number(number) === 1 || (this.#ordered && indent < this.#content);
  }

  #enter([whole, , , number]: RegExpExecArray): void {
    this.#end();
    this.#content = whole.length;
    this.#ordered = number !== undefined;
  }

  #end(): void {
    this.marks = 0;
    this.#isTable = false;
  }
}

const count = (text: string): number => text.match(MARK)?.length ?? 0;

const indentOf = (line: string): number => line.length - line.trimStart().length;

/** How many cells a row has. A bar after a backslash counts, too: then the row is not taken for one. */
const cells = (row: string): number =>
  row
    .trim()
    .replace(/^\||\|$/g, "")
    .split("|").length;
