import { githubSlug, slugify } from "../text/names.ts";
import { SECTION_KINDS } from "./sections.ts";

/** Anchors that the templates put on pages; nothing of a text ever takes them. */
const TEMPLATE_ANCHORS: ReadonlySet<string> = new Set([
  ...SECTION_KINDS,
  "lead",
  "main",
  "toc",
  "sources",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "corrections",
  "corrections-heading",
  "related",
  "footnotes",
  "footnote-label",
]);

export const isTemplateAnchor = (anchor: string): boolean => TEMPLATE_ANCHORS.has(anchor);

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
    return this.#wanted.has(anchor) || isTemplateAnchor(anchor);
  }
}
