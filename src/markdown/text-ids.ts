import type { TextContext } from "./text-context.ts";

/** Knows which anchors a page has. */
export interface HeadingAnchors {
  /** A new anchor for a heading with this text. */
  for(text: string): string;
  /** Whether the theme puts it on pages: then no part of a text may have it. */
  isOfTheme(anchor: string): boolean;
}

/** The ids of one text: each is used once. */
export class TextIds {
  /** Ids that are part of the text, in their order. */
  readonly anchors: string[] = [];
  readonly #taken = new Set<string>();
  readonly #context: TextContext;
  readonly #headings: HeadingAnchors;

  constructor(context: TextContext, headings: HeadingAnchors) {
    this.#context = context;
    this.#headings = headings;
  }

  /** Reserves an id; false if it is taken. */
  reserve(id: string): boolean {
    if (this.#taken.has(id)) return false;
    this.#taken.add(id);
    return true;
  }

  /** Keeps the first use of an id: a second one would make links ambiguous. The theme's ids are never kept. */
  claim(id: string | true): boolean {
    if (!this.isFree(id)) return false;
    this.#taken.add(id);
    this.anchors.push(id);
    return true;
  }

  isFree(id: string | true): id is string {
    const isPossible = typeof id === "string" && id !== "" && !/\s/.test(id) && !this.#isOfTheme(id);
    return isPossible && !this.#taken.has(id);
  }

  #isOfTheme(id: string): boolean {
    const { sources } = this.#context;
    const key = /^cite-(.+)-\d+$/.exec(id)?.[1];
    return this.#headings.isOfTheme(id) || (key !== undefined && sources instanceof Set && sources.has(key));
  }
}
