import { ADDED, type Stretch } from "./site-text.ts";

/** Opening tags with addresses. */
export const TAGS = /<(a|img|iframe|embed|object|video|audio|source)\b(?:"[^"]*"|'[^']*'|[^<>"'])*>/gi;

/** A tag with its place in the text. */
export interface Tag extends Stretch {
  readonly name: string;
  readonly whole: string;
}

interface Attribute {
  /** As written, without quotes. */
  readonly written: string;
  /** With character references decoded as far as addresses need it. */
  readonly value: string;
  /** The place of the value without quotes, and of the whole attribute. */
  readonly place: Stretch;
  readonly whole: Stretch;
}

/** An attribute of a tag; undefined if the tag does not have it, or not with a value. */
export function attributeIn({ whole, start }: Tag, name: string): Attribute | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'<>]+))`, "i").exec(whole);
  if (!match) return undefined;
  const written = match[1] ?? match[2] ?? match[3] ?? "";
  const end = start + match.index + match[0].length;
  const close = match[3] === undefined ? end - 1 : end;
  return {
    written,
    value: written.trim().replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll(ADDED, ""),
    place: { start: close - written.length, end: close },
    whole: { start: start + match.index, end },
  };
}
