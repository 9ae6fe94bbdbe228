import type { LinkModel } from "../../pages/model.ts";

/** `pages/search.eta` */
export interface SearchContent {
  readonly heading: string;
  /** What the addresses in the index are relative to. */
  readonly base: string;
  /** The folder with the search index. */
  readonly index: string;
  /** The pages that list every briefing, for readers without JavaScript. */
  readonly lists: readonly LinkModel[];
}
