import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLError,
  Scalar as YamlScalar,
} from "yaml";
import { diagnostic, type Report, type Span } from "../diagnostics/diagnostic.ts";
import { FORBIDDEN } from "../text/decode.ts";
import type { Entry, Mapping, Value } from "./value.ts";

/** Front matter and configuration are two or three levels deep; this is far beyond both. */
const MAX_DEPTH = 40;

/** Keys that would reach into JavaScript's own objects, at any depth. */
const RESERVED_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** A piece of YAML inside a file: `text` starts at `offset` of the file's text. */
export interface YamlSource {
  readonly path: string;
  readonly text: string;
  readonly offset: number;
}

/**
 * Reads a YAML mapping. Everything that is not plain YAML data is reported: tags, anchors, aliases,
 * duplicate keys, depth. Undefined means that something was reported; empty YAML is an empty mapping.
 */
export function readYaml(source: YamlSource, report: Report): Mapping | undefined {
  const place = (start: number, end: number) => ({
    path: source.path,
    span: { start: source.offset + start, end: source.offset + Math.max(end, start + 1) },
  });
  const deep = tooDeep(source.text);
  if (deep !== undefined) {
    report(diagnostic("BG0116", "the values are nested too deeply", { at: place(deep, deep + 1) }));
    return undefined;
  }
  // The failsafe schema resolves nothing: numbers, dates and `no` stay as they were written.
  const document = parseDocument(source.text, {
    schema: "failsafe",
    stringKeys: true,
    uniqueKeys: true,
    logLevel: "silent",
    prettyErrors: false,
  });
  let failed = false;
  const fail: Report = (found) => {
    failed = true;
    report(found);
  };
  for (const problem of document.errors) fail(explain(problem, source, place));
  if (failed) return undefined;

  const value = new Converter(source.offset, source.path, fail).mapping(document.contents);
  return failed ? undefined : value;
}

class Converter {
  readonly #offset: number;
  readonly #path: string;
  readonly #fail: Report;

  constructor(offset: number, path: string, fail: Report) {
    this.#offset = offset;
    this.#path = path;
    this.#fail = fail;
  }

  mapping(node: Node | null): Mapping | undefined {
    const value = this.value(node, 0);
    if (value.kind === "mapping") return value;
    if (value.kind === "scalar" && value.text === "" && !value.quoted)
      return { kind: "mapping", entries: [], span: value.span };
    const help = ["write one `key: value` on each line"];
    this.#fail(
      diagnostic("BG0110", "expected keys with values", { at: { path: this.#path, span: value.span }, help }),
    );
    return undefined;
  }

  value(node: Node | null, fallback: number): Value {
    const span = this.#span(node, fallback);
    if (node === null) return { kind: "scalar", text: "", quoted: false, span };
    this.#refuseMagic(node, span);
    if (isMap(node))
      return {
        kind: "mapping",
        entries: node.items.map((pair) => this.#entry(pair as Pair<Node, Node | null>)),
        span,
      };
    if (isSeq(node))
      return {
        kind: "list",
        items: node.items.map((item) => this.value(item as Node | null, span.start)),
        span,
      };
    if (isScalar(node)) {
      const text = String(node.value ?? "");
      if (FORBIDDEN.test(text) || !text.isWellFormed())
        this.#fail(
          diagnostic("BG0002", "an escape stands for a character that no page may hold", {
            at: { path: this.#path, span },
          }),
        );
      return { kind: "scalar", text, quoted: node.type !== YamlScalar.PLAIN, span };
    }
    return { kind: "scalar", text: "", quoted: false, span };
  }

  #entry(pair: Pair<Node, Node | null>): Entry {
    const keySpan = this.#span(pair.key, 0);
    this.#refuseMagic(pair.key, keySpan);
    const key = isScalar(pair.key) ? String(pair.key.value ?? "") : "";
    if (RESERVED_KEYS.has(key))
      this.#fail(diagnostic("BG0102", `unknown key \`${key}\``, { at: { path: this.#path, span: keySpan } }));
    return { key, keySpan, value: this.value(pair.value, keySpan.end - this.#offset) };
  }

  #refuseMagic(node: Node, span: Span): void {
    const what = isAlias(node)
      ? "an alias"
      : node.tag && !node.tag.startsWith("tag:yaml.org,2002:")
        ? "a tag"
        : "anchor" in node && node.anchor
          ? "an anchor"
          : undefined;
    const tagged =
      what === undefined &&
      node.tag &&
      node.srcToken &&
      "props" in node.srcToken &&
      node.srcToken.props?.some((t) => t.type === "tag");
    if (what === undefined && !tagged) return;
    const help = ["write the value out; a text that starts with `!`, `&` or `*` goes between double quotes"];
    this.#fail(
      diagnostic("BG0107", `${what ?? "a tag"} is not used here`, { at: { path: this.#path, span }, help }),
    );
  }

  /** The node's place in the file; without trailing comments and white space. */
  #span(node: Node | null, fallback: number): Span {
    const [start, end] = node?.range ?? [fallback, fallback];
    return { start: this.#offset + start, end: this.#offset + Math.max(end, start) };
  }
}

function explain(
  problem: YAMLError,
  source: YamlSource,
  place: (start: number, end: number) => { path: string; span: Span },
) {
  const [start, end] = problem.pos;
  const at = place(start, end);
  const lineStart = source.text.lastIndexOf("\n", start - 1) + 1;
  const line = source.text.slice(
    lineStart,
    (source.text.indexOf("\n", start) + 1 || source.text.length + 1) - 1,
  );
  if (problem.code === "DUPLICATE_KEY") {
    const key = /^[^:\s]+/.exec(source.text.slice(start))?.[0] ?? "";
    const span = { start: at.span.start, end: at.span.start + Math.max(key.length, 1) };
    return diagnostic("BG0106", `the key \`${key}\` is written twice`, {
      at: { ...at, span },
      label: "the second time",
    });
  }
  const mended = quoteValue(line);
  if (
    mended !== undefined &&
    [
      "BLOCK_AS_IMPLICIT_KEY",
      "UNEXPECTED_TOKEN",
      "BAD_SCALAR_START",
      "MISSING_CHAR",
      "BAD_ALIAS",
      "TAG_RESOLVE_FAILED",
      "IMPOSSIBLE",
    ].includes(problem.code)
  ) {
    const valueAt = lineStart + mended.valueStart;
    const why = mended.colon
      ? "a colon and a space start a new key"
      : `\`${line[mended.valueStart]}\` at the start means something else in YAML`;
    return diagnostic("BG0105", "quote this value", {
      at: place(valueAt, lineStart + line.trimEnd().length),
      label: why,
      help: [`write \`${mended.text}\``],
    });
  }
  if (problem.code === "BAD_ALIAS" || problem.code === "TAG_RESOLVE_FAILED") {
    return diagnostic(
      "BG0107",
      problem.code === "BAD_ALIAS" ? "an alias is not used here" : "a tag is not used here",
      { at, help: ["write the value out"] },
    );
  }
  const message = yamlMessages[problem.code] ?? "this is not YAML";
  return diagnostic("BG0104", message, {
    at,
    help: ["a text with special characters goes between double quotes"],
  });
}

/** The library's codes in a writer's words. */
const yamlMessages: Readonly<Record<string, string>> = {
  BAD_INDENT: "the indentation does not fit the lines above",
  TAB_AS_INDENT: "a tab is used for indentation; use spaces",
  MISSING_CHAR: "a closing quote, bracket or colon is missing",
  BAD_DQ_ESCAPE:
    "an escape that double quotes do not know; use single quotes, or write `\\\\` for a backslash",
  BAD_SCALAR_START: "a value cannot start with this character",
  UNEXPECTED_TOKEN: "this cannot stand here",
  MULTILINE_IMPLICIT_KEY: "a key must stand on one line, with a colon behind it",
  KEY_OVER_1024_CHARS: "a key of more than 1,024 characters",
  MULTIPLE_DOCS: "a second YAML document starts here",
};

/** `title: Talks: day two` → `title: "Talks: day two"`; undefined where quoting would not help. */
function quoteValue(line: string): { text: string; valueStart: number; colon: boolean } | undefined {
  const match = /^(\s*(?:- )*[\w-]+:\s+)(\S.*?)\s*$/.exec(line);
  const value = match?.[2];
  if (!match || value === undefined || /^["'[{|>#]/.test(value)) return undefined;
  const colon = /:(?:\s|$)/.test(value);
  if (!colon && !/^[@`%&*!?,]/.test(value)) return undefined;
  return { text: match[1]!.trimStart() + JSON.stringify(value), valueStart: match[1]!.length, colon };
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
