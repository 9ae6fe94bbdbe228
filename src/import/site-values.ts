import type { Nodes } from "hast";
import { raw } from "hast-util-raw";
import { tidyName } from "../text/names.ts";
import { isMapping, type Values } from "./site-front-matter.ts";

/** A value as text; undefined if it is not a text, a number or a boolean, or is empty. */
export const textOf = (value: unknown): string | undefined =>
  ["string", "number", "boolean"].includes(typeof value) && String(value).trim() !== ""
    ? String(value).trim()
    : undefined;

/** The texts of a list, or the one text; of mappings, their `name` or `title`. */
export const textsOf = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).flatMap(
    (item) => textOf(isMapping(item) ? (item.name ?? item.title) : item) ?? [],
  );

/** Elements that titles and summaries contain. What only looks like a tag, as in “the <y> key”, stays. */
const TAG =
  /<\/?(?:a|abbr|b|bdi|bdo|big|blockquote|br|cite|code|del|dfn|div|em|font|h[1-6]|hr|i|img|ins|kbd|li|mark|nobr|ol|p|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|ul|var|wbr)(?:\s[^<>]*)?\/?>/gi;

/** The text that a reader sees of a title or summary with HTML in it. */
export function plainText(html: string): string {
  const text = /[<&]/.test(html)
    ? decoded(html.replace(/<(?:br|\/p|\/li)\b[^<>]*>/gi, " $&").replace(TAG, ""))
    : html;
  return tidyName(text);
}

/** Character references become the characters that HTML means. */
const decoded = (text: string): string =>
  textIn(raw({ type: "root", children: [{ type: "raw", value: text.replaceAll("<", "&lt;") }] }));

const textIn = (node: Nodes): string =>
  node.type === "text" ? node.value : "children" in node ? node.children.map(textIn).join("") : "";

/** Whether a switch of another generator is on; anything but a clear “no” counts. */
export const isOn = (value: unknown): boolean =>
  value !== undefined &&
  value !== null &&
  !["", "false", "f", "0", "no", "n", "off"].includes(String(value).trim().toLowerCase());

/** Front matter that knows what has been read of it: the rest is kept. */
export class FrontReader {
  /** By key, in lower case: Hugo does not tell them apart. */
  readonly #values: ReadonlyMap<string, readonly [key: string, value: unknown]>;
  readonly #inherited: Values;
  readonly #read = new Set<string>();

  /** `inherited`: values from the configuration or a folder, by keys in lower case. They are never kept. */
  constructor(front: Values, inherited: Values = {}) {
    this.#values = new Map(Object.entries(front).map(([key, value]) => [key.toLowerCase(), [key, value]]));
    this.#inherited = inherited;
  }

  /** A value that may also be read as something else, or kept. `key`: in lower case. */
  peek(key: string): unknown {
    return this.#values.get(key)?.[1] ?? this.#inherited[key];
  }

  take(key: string): unknown {
    this.#read.add(key);
    return this.peek(key);
  }

  /** The first of these that `of` can use. The others are kept, unless they say the same. */
  first<V>(keys: readonly string[], of: (value: unknown) => V | undefined): V | undefined {
    const found = keys.flatMap((key) => {
      const value = of(this.peek(key));
      return value === undefined ? [] : [[key, value] as const];
    });
    const [, first] = found[0] ?? [];
    for (const [key, value] of found) if (String(value) === String(first)) this.#read.add(key);
    return first;
  }

  /** What nobody has read, by the keys as written, without empty values. */
  rest(): Values {
    const left = [...this.#values].filter(([key, [, value]]) => !this.#read.has(key) && !isEmpty(value));
    return Object.fromEntries(left.map(([, entry]) => entry));
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === "" || (Array.isArray(value) && value.length === 0);
