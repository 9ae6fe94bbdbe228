import type { Span } from "../diagnostics/diagnostic.ts";
import { hasOddSpace } from "./odd-spaces.ts";
import {
  ASIDE,
  CLOSE_BRACE,
  CLOSE_BRACKET,
  COLON,
  COMMA,
  DASH,
  FOLDED,
  HASH,
  isUnusual,
  LITERAL,
  NEWLINE,
  OPEN_BRACE,
  OPEN_BRACKET,
  readBlockScalar,
  readScalar,
  SPACE,
  scalar,
  stepAside,
} from "./strict-yaml-scalars.ts";
import { type Entry, type List, type Mapping, RESERVED_KEYS, type Scalar, type Value } from "./value.ts";
import type { YamlSource } from "./yaml-errors.ts";

/** Far below the limits of the parser of record, so nothing read here is too deep or too long for it. */
const MOST_INDENT = 100;
const LONGEST_KEY = 1000;
const MOST_KEYS = 1000;

/**
 * Reads the part of YAML that nearly all front matter uses, many times faster than `readYaml`.
 *
 * The rule: the result is the mapping that `readYaml` returns, with the same spans, and `readYaml` would report
 * nothing; or it is undefined, which says nothing about the text.
 *
 * The subset; its scalars are plain or quoted, on one line, and start on the line of their key or hyphen:
 * - `key: scalar`, `key:` with nothing or with a mapping or list below, indented further; lists also in the key's column
 * - `- scalar`, and `- key: scalar` with more keys in the column of the first
 * - `[a, b]` and `{a: b}` on one line, also nested
 * - `|`, `|-`, `>` and `>-` above lines that are all indented alike
 * - empty lines; comments after values, and on separate lines that are not indented further than the next line
 */
export function readStrictYaml(source: YamlSource): Mapping | undefined {
  if (isUnusual(source.text)) return undefined;
  try {
    return new StrictReader(source).document();
  } catch (error) {
    if (error === ASIDE) return undefined;
    throw error;
  }
}

/** Reads a text once, from start to end. If it is not sure, it steps aside, which ends the reading. */
class StrictReader {
  readonly #source: YamlSource;
  readonly #text: string;
  /** Where reading continues. Between values: the first character of the next line that is not empty. */
  #at = 0;
  /** The column of that character; -1 at the end of the text. */
  #indent = -1;
  /** Whether there are comment lines right above. */
  #commented = false;
  /** Where the last value ends for the collection around it: after its comment and its line. */
  #end = 0;

  constructor(source: YamlSource) {
    this.#source = source;
    this.#text = source.text;
  }

  document(): Mapping {
    this.#toContent(0);
    if (this.#indent !== 0) stepAside();
    const mapping = this.#mapping(0, this.#scalar(this.#at));
    // A line in an unexpected column ends every collection, and is left over.
    if (this.#indent >= 0) stepAside();
    return mapping;
  }

  /** The list or mapping that starts here, on its own line. */
  #block(): List | Mapping {
    return this.#isAtItem() ? this.#list(this.#indent) : this.#mapping(this.#indent, this.#scalar(this.#at));
  }

  #isAtItem(): boolean {
    return this.#text.charCodeAt(this.#at) === DASH && this.#text.charCodeAt(this.#at + 1) === SPACE;
  }

  /** A mapping whose keys are in one column. Its first key has already been read. */
  #mapping(column: number, first: Scalar): Mapping {
    const entries: Entry[] = [];
    for (let key = first; ; key = this.#scalar(this.#at)) {
      this.#behindKey(key, entries);
      entries.push({ key: key.text, keySpan: key.span, value: this.#valueOf(column) });
      if (this.#indent !== column) break;
    }
    return { kind: "mapping", entries, span: this.#span(first.span.start - this.#source.offset, this.#end) };
  }

  #list(column: number): List {
    const start = this.#at;
    const items: Value[] = [];
    do items.push(this.#item(column));
    while (this.#indent === column && this.#isAtItem());
    // If a list is in its key's column, the parser of record counts a comment above the next key as part of the list.
    if (this.#indent === column && column > 0 && this.#commented) stepAside();
    return { kind: "list", items, span: this.#span(start, this.#end) };
  }

  /** What follows a hyphen on its line; if it is a key, the mapping continues below. */
  #item(column: number): Value {
    const at = this.#behindSpaces(this.#at + 1);
    return this.#inline(at, column, column + at - this.#at);
  }

  /** What follows the colon of a key in this column: on the line, below it, or nothing. */
  #valueOf(column: number): Value {
    const at = this.#behindSpaces(this.#at);
    const first = this.#text.charCodeAt(at);
    if (first !== NEWLINE && first !== HASH && at < this.#text.length) return this.#inline(at, column);
    this.#endLine(at);
    if (this.#indent > column || (this.#indent === column && this.#isAtItem())) return this.#block();
    // If there is no value and a comment follows, the parser of record uses other ends for the surrounding values.
    if (first === HASH || this.#commented) stepAside();
    this.#end = at;
    return scalar(this.#source, "", false, at, at);
  }

  /** A value on the line of its key or hyphen, to the end of the line; with `keyColumn`, it may be a mapping's first key. */
  #inline(at: number, column: number, keyColumn?: number): Value {
    const first = this.#text.charCodeAt(at);
    if (first === LITERAL || first === FOLDED) {
      const value = readBlockScalar(this.#source, at, column);
      this.#end = value.span.end - this.#source.offset;
      this.#toContent(this.#end);
      return value;
    }
    const value = this.#flow(at, false);
    if (keyColumn !== undefined && value.kind === "scalar" && this.#text.charCodeAt(this.#at) === COLON) {
      this.#indent = keyColumn;
      return this.#mapping(keyColumn, value);
    }
    this.#endLine(this.#at);
    return value;
  }

  /** A scalar, or a collection in brackets. */
  #flow(at: number, inFlow: boolean): Value {
    const first = this.#text.charCodeAt(at);
    if (first === OPEN_BRACKET) return this.#flowList(at);
    return first === OPEN_BRACE ? this.#flowMapping(at) : this.#scalar(at, inFlow);
  }

  #flowList(start: number): List {
    const items: Value[] = [];
    this.#flowItems(start, CLOSE_BRACKET, (at) => items.push(this.#flow(at, true)));
    return { kind: "list", items, span: this.#span(start, this.#at) };
  }

  #flowMapping(start: number): Mapping {
    const entries: Entry[] = [];
    this.#flowItems(start, CLOSE_BRACE, (at) => {
      const key = this.#scalar(at, true);
      this.#behindKey(key, entries);
      const value = this.#flow(this.#behindSpaces(this.#at), true);
      entries.push({ key: key.text, keySpan: key.span, value });
    });
    return { kind: "mapping", entries, span: this.#span(start, this.#at) };
  }

  /** Reads what is between commas, up to the closing bracket. */
  #flowItems(start: number, close: number, read: (at: number) => void): void {
    let at = this.#behindSpaces(start + 1);
    if (this.#text.charCodeAt(at) !== close) {
      for (; ; at = this.#behindSpaces(at + 1)) {
        read(at);
        at = this.#behindSpaces(this.#at);
        if (this.#text.charCodeAt(at) !== COMMA) break;
      }
      if (this.#text.charCodeAt(at) !== close) stepAside();
    }
    this.#at = at + 1;
  }

  #scalar(at: number, inFlow = false): Scalar {
    const value = readScalar(this.#source, at, inFlow);
    this.#at = value.span.end - this.#source.offset;
    return value;
  }

  /** Continues after the colon of the key that was just read, if a mapping with these entries may have it. */
  #behindKey({ text, span }: Scalar, entries: readonly Entry[]): void {
    const next = this.#text.charCodeAt(this.#at + 1);
    if (this.#text.charCodeAt(this.#at) !== COLON) stepAside();
    if (next !== SPACE && next !== NEWLINE && this.#at + 1 < this.#text.length) stepAside();
    if (span.end - span.start > LONGEST_KEY || RESERVED_KEYS.has(text) || hasOddSpace(text)) stepAside();
    // Too many to compare with each other.
    if (entries.length > MOST_KEYS) stepAside();
    for (const { key } of entries) if (key === text) stepAside();
    this.#at += 1;
  }

  #behindSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === SPACE) at += 1;
    return at;
  }

  /** Continues with the next line that has content. Only a comment may come before the end of this one. */
  #endLine(from: number): void {
    let at = this.#behindSpaces(from);
    if (this.#text.charCodeAt(at) === HASH && this.#text.charCodeAt(at - 1) === SPACE) at = this.#lineEnd(at);
    if (at < this.#text.length && this.#text.charCodeAt(at) !== NEWLINE) stepAside();
    this.#end = Math.min(at + 1, this.#text.length);
    this.#toContent(this.#end);
  }

  /** Continues at the first character that is neither white space nor in a comment; `from` is the start of a line. */
  #toContent(from: number): void {
    let line = from;
    let comment = -1;
    for (;;) {
      const at = this.#behindSpaces(line);
      const first = this.#text.charCodeAt(at);
      if (first === HASH) comment = Math.max(comment, at - line);
      else if (first !== NEWLINE) {
        this.#at = at;
        this.#indent = at < this.#text.length ? at - line : -1;
        break;
      }
      line = Math.min(this.#lineEnd(at) + 1, this.#text.length);
    }
    this.#commented = comment >= 0;
    // A comment that is indented further than what follows may belong to what comes before.
    if (comment > Math.max(this.#indent, 0) || this.#indent > MOST_INDENT) stepAside();
  }

  #lineEnd(from: number): number {
    const end = this.#text.indexOf("\n", from);
    return end < 0 ? this.#text.length : end;
  }

  #span(start: number, end: number): Span {
    const { offset } = this.#source;
    return { start: offset + start, end: offset + end };
  }
}
