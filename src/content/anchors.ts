import { githubSlug, slugify } from "../text/names.ts";

/** Anchors that the templates put on pages; headings of a text never take them. */
const TEMPLATE_ANCHORS: ReadonlySet<string> = new Set([
  "main",
  "sources",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "corrections",
  "related",
  "footnotes",
  "footnote-label",
]);

/** Gives every heading of a page an anchor of its own: its slug as on GitHub, with a number behind it where it is taken. */
export class Anchors {
  /** Slug → how many more have wanted it. */
  readonly #wanted = new Map<string, number>();

  for(text: string): string {
    const slug = githubSlug(/[a-z0-9]/i.test(text) || slugify(text) !== "" ? text : "section");
    let anchor = slug;
    let count = this.#wanted.get(slug) ?? 0;
    while (this.#isTaken(anchor)) {
      count += 1;
      anchor = `${slug}-${count}`;
    }
    if (count > 0) this.#wanted.set(slug, count);
    this.take(anchor);
    return anchor;
  }

  take(anchor: string): void {
    if (!this.#wanted.has(anchor)) this.#wanted.set(anchor, 0);
  }

  #isTaken(anchor: string): boolean {
    return this.#wanted.has(anchor) || TEMPLATE_ANCHORS.has(anchor);
  }
}
