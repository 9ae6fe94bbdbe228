import type { HeadingAnchors } from "../markdown/text-ids.ts";
import { githubSlug, slugify } from "../text/names.ts";
import { SECTION_KINDS } from "./section-kinds.ts";

/** Parts that any theme may name like this. `briefgen check` reads the pages and finds out whether they exist. */
export const ANCHORS_OF_ANY_PAGE: ReadonlySet<string> = new Set([
  "main",
  "sources",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "corrections",
  "related",
  "contested",
  "ahead",
  "made",
  "footnotes",
]);

/** Single sources, citations, footnotes and questions. */
const OF_ANY_ENTRY = /^(?:source|cite|fn|fnref|question)-.+$/;

/** Parts that a page has if its text or data fill them; see `anchorsOf`. */
const OF_FILLED_PARTS: ReadonlySet<string> = new Set([
  ...SECTION_KINDS,
  "lead",
  "toc",
  "glance",
  "footnote-label",
]);

/** Patterns and grids of charts, and menus that open. */
const OF_DRAWINGS = /^(?:chart-\d+-(?:\d+|grid)|submenu-\d+)$/;

/** Anchors that templates put on pages; no part of a text may have them. */
export const isTemplateAnchor = (anchor: string): boolean =>
  ANCHORS_OF_ANY_PAGE.has(anchor) || OF_FILLED_PARTS.has(anchor) || OF_DRAWINGS.test(anchor);

/** Links to these anchors are never reported as dead. */
export const mayBeOnAnyPage = (anchor: string): boolean =>
  ANCHORS_OF_ANY_PAGE.has(anchor) || OF_ANY_ENTRY.test(anchor);

/** Chooses a unique anchor for each heading of a page: its slug as on GitHub, followed by a number if it is taken. */
export class Anchors implements HeadingAnchors {
  /** Slug → how many more headings wanted it. */
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

  isOfTheme(anchor: string): boolean {
    return isTemplateAnchor(anchor);
  }

  #isTaken(anchor: string): boolean {
    return this.#wanted.has(anchor) || isTemplateAnchor(anchor);
  }
}
