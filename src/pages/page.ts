import type { Dependency } from "../dependencies/tracker.ts";
import type { SitePath } from "../router/paths.ts";
import type { PageModel } from "./frame-model.ts";

/** A page that will exist: where, from which template, with which model. */
export interface PlannedPage {
  readonly path: SitePath;
  /** A file of `templates/pages/`, without its ending. */
  readonly template: string;
  /** The content file of the page, for messages about templates. */
  readonly subject?: string | undefined;
  /** Whether the sitemap lists it, and when it last changed for readers (RFC 3339 or a day). */
  readonly listed: boolean;
  readonly modified?: string | undefined;
  /**
   * Called when the page is rendered. The result is dropped then: ten thousand models would be the whole site twice
   * in memory.
   */
  readonly model: () => PageModel;
}

export interface Page extends PlannedPage {
  /** What was read to plan the page. Making its model reads more. */
  readonly reads: readonly Dependency[];
}
