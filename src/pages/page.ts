import type { StoryNode } from "../graph/nodes.ts";
import type { Fact } from "../incremental/facts.ts";
import type { PageModel } from "./model.ts";
import type { SitePath } from "./paths.ts";

/** A page that will exist: where, from which template, with which model. */
export interface PlannedPage {
  readonly path: SitePath;
  /** A file of `templates/pages/`, without its ending. */
  readonly template: string;
  /** The content file that the page is about, for messages about templates. */
  readonly subject?: string | undefined;
  /** Whether the sitemap lists it, and when it last changed for readers (RFC 3339 or a day). */
  readonly listed: boolean;
  readonly modified?: string | undefined;
  /** The first story of a list. Such pages are made in the order of time, because they share the stories that are in memory. */
  readonly first?: StoryNode | undefined;
  /** Made when it is needed and dropped then: ten thousand models at once would be the whole site twice in memory. */
  readonly model: () => PageModel;
}

export interface Page extends PlannedPage {
  /** What was read to plan the page. Making its model reads more. */
  readonly reads: readonly Fact[];
}
