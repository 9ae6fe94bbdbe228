import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  Scalar as YamlScalar,
} from "yaml";
import { diagnostic, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { FORBIDDEN } from "../text/characters.ts";
import { hasOddSpace, type OddSign, oddSpaceInKey, oddSpaceInValue } from "./odd-spaces.ts";
import { type Entry, type Mapping, RESERVED_KEYS, type Value } from "./value.ts";
import { explainErrors, keyTwice, lineAt, oddSign, placeAt, type YamlSource } from "./yaml-errors.ts";

/** Front matter and configuration are two or three levels deep; this is far beyond both. */
const MAX_DEPTH = 40;

/**
 * Reads a YAML mapping. Reports everything that is not plain YAML data: tags, anchors, aliases,
 * duplicate keys, excessive depth. Undefined means that something was reported; empty YAML is an empty mapping.
 */
export function readYaml(source: YamlSource, report: Report): Mapping | undefined {
  const deep = tooDeep(source.text);
  if (deep !== undefined) {
    report(diagnostic("BG0116", "the values are nested too deeply", { at: placeAt(source, deep, deep + 1) }));
    return undefined;
  }
  // The failsafe schema resolves nothing: numbers, dates and `no` stay as written.
  const document = parseDocument(source.text, {
    ...{ schema: "failsafe", stringKeys: true, uniqueKeys: false },
    ...{ logLevel: "error", prettyErrors: false },
  });
  let failed = false;
  const fail: Report = (found) => {
    failed = true;
    report(found);
  };
  for (const problem of explainErrors(document.errors, source)) fail(problem);
  for (const start of repeatedKeys(document.contents).slice(0, MOST)) fail(keyTwice(start, source));
  if (failed) return undefined;

  const value = new Converter(source, fail).mapping(document.contents);
  return failed ? undefined : value;
}

/** How many characters before a value to search for its tag and anchor. */
const LONGEST_SIGN = 200;

/** The most repeated keys to report: finding the first of each takes time. */
const MOST = 100;

/** The offsets of repeated keys. The library compares each key with all others, which takes minutes in large files. */
function repeatedKeys(node: Node | null): number[] {
  if (isSeq(node)) return node.items.flatMap((item) => repeatedKeys(item as Node | null));
  if (!isMap(node)) return [];
  const seen = new Set<unknown>();
  return node.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? key.value : key;
    const isOdd = isScalar(key) && oddSpaceInKey(String(key.value)) !== undefined;
    const again = !isOdd && seen.has(name) && isScalar(key) && key.range ? [key.range[0]] : [];
    seen.add(name);
    return [...again, ...repeatedKeys(value as Node | null)];
  });
}

/** Turns the library's nodes into values, and reports what is not allowed. */
class Converter {
  readonly #source: YamlSource;
  readonly #fail: Report;
  /** Whether a space of another kind was reported: one who writes one indents with it everywhere. */
  #foundOdd = false;

  constructor(source: YamlSource, fail: Report) {
    this.#source = source;
    this.#fail = fail;
  }

  mapping(node: Node | null): Mapping | undefined {
    const value = this.#value(node, 0);
    if (value.kind === "mapping") return value;
    if (value.kind === "scalar" && value.text === "" && !value.quoted)
      return { kind: "mapping", entries: [], span: value.span };
    this.#refuse("BG0110", "expected keys with values", value.span, "write one `key: value` per line");
    return undefined;
  }

  #value(node: Node | null, fallback: number): Value {
    const span = this.#span(node, fallback);
    if (node === null) return { kind: "scalar", text: "", quoted: false, span };
    this.#refuseMagic(node, span);
    if (isMap(node))
      return {
        kind: "mapping",
        entries: node.items.map((pair) => this.#entry(pair as Pair<Node, Node | null>)),
        span,
      };
    if (isSeq(node)) {
      const inside = span.start - this.#source.offset;
      return {
        kind: "list",
        items: node.items.map((item) => this.#value(item as Node | null, inside)),
        span,
      };
    }
    if (!isScalar(node)) return { kind: "scalar", text: "", quoted: false, span };
    const text = String(node.value ?? "");
    if (FORBIDDEN.test(text) || !text.isWellFormed())
      this.#refuse("BG0002", "this escape stands for a character that is not allowed in a page", span);
    const quoted = node.type !== YamlScalar.PLAIN;
    if (!quoted && hasOddSpace(text)) {
      const start = span.start - this.#source.offset;
      const line = lineAt(this.#source.text, start);
      const written = this.#source.text.slice(start, node.range?.[1]);
      this.#refuseOdd(oddSpaceInValue(written, line.text.slice(0, start - line.start)), start);
    }
    return { kind: "scalar", text, quoted, span };
  }

  /** `start`: the offset of the text that has the sign, if it has. */
  #refuseOdd(odd: OddSign | undefined, start: number): void {
    if (!odd || this.#foundOdd) return;
    this.#foundOdd = true;
    this.#fail(oddSign(odd, start, this.#source));
  }

  #entry(pair: Pair<Node, Node | null>): Entry {
    const keySpan = this.#span(pair.key, 0);
    this.#refuseMagic(pair.key, keySpan);
    const key = isScalar(pair.key) ? String(pair.key.value ?? "") : "";
    if (isScalar(pair.key) && pair.key.type === YamlScalar.PLAIN)
      this.#refuseOdd(oddSpaceInKey(key), keySpan.start - this.#source.offset);
    if (RESERVED_KEYS.has(key)) this.#refuse("BG0102", `unknown key \`${key}\``, keySpan);
    return { key, keySpan, value: this.#value(pair.value, keySpan.end - this.#source.offset) };
  }

  #refuseMagic(node: Node, span: Span): void {
    const what = isAlias(node)
      ? "aliases are"
      : node.tag
        ? "tags are"
        : "anchor" in node && node.anchor
          ? "anchors are"
          : undefined;
    if (what === undefined) return;
    // A node's range starts after its tag and anchor.
    const end = span.start - this.#source.offset;
    const before = this.#source.text.slice(Math.max(0, end - LONGEST_SIGN), end);
    const sign = /[!&]\S*\s+(?:[!&]\S*\s+)?$/.exec(before)?.[0] ?? "";
    const shown =
      sign === ""
        ? span
        : { start: span.start - sign.length, end: span.start - sign.length + /^\S+/.exec(sign)![0].length };
    const help = "write out the value; put text that starts with `!`, `&` or `*` in double quotes";
    this.#refuse("BG0107", `${what} not allowed here`, shown, help);
  }

  #refuse(
    code: "BG0002" | "BG0102" | "BG0107" | "BG0110",
    message: string,
    span: Span,
    ...help: string[]
  ): void {
    this.#fail(diagnostic(code, message, { at: { path: this.#source.path, span }, help }));
  }

  /** The node's place in the file, without trailing comments and white space. */
  #span(node: Node | null, fallback: number): Span {
    const [start, end] = node?.range ?? [fallback, fallback];
    return { start: this.#source.offset + start, end: this.#source.offset + Math.max(end, start) };
  }
}

/** The offset where flow brackets or block indicators nest beyond the limit: a guard before the parser. */
function tooDeep(text: string): number | undefined {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (c === "[" || c === "{") depth += 1;
    else if (c === "]" || c === "}") depth = Math.max(0, depth - 1);
    else if (c === "\n" && !/^\s*[\]},"'[{]/.test(text.slice(i + 1, i + 80))) depth = 0;
    if (depth > MAX_DEPTH) return i;
  }
  const block = /^[^\S\n]*(?:[-?][^\S\n]+){41}|^[^\S\n]{400}[^\s]/m.exec(text);
  return block ? block.index : undefined;
}
