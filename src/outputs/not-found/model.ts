import type { CardModel, LinkModel } from "../../pages/model.ts";

/** `pages/404.eta` */
export interface NotFoundContent {
  readonly heading: string;
  /** For `not-found.js`, which finds the nearest addresses. */
  readonly near: {
    readonly sitemap: string;
    /** What the addresses in the sitemap start with, and what those of links in the site do. */
    readonly root: string;
    readonly site: string;
  };
  /** The lists of the site that have entries. */
  readonly lists: readonly LinkModel[];
  readonly latest: readonly CardModel[];
}
