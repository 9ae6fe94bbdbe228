import type { Config, Site } from "./config/config.ts";
import type { HeldBack } from "./graph/select.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import { FEED_FILES } from "./pages/feeds/feed.ts";
import { sitePath, urlOf } from "./pages/paths.ts";
import type { Plan } from "./pages/plan.ts";

/** What a build says of the site, as plain data. */
export interface SiteSummary {
  readonly stories: number;
  readonly topics: number;
  readonly outlets: number;
  readonly questions: number;
  readonly storylines: number;
  readonly pages: number;
  readonly feeds: {
    /** Addresses of the site's own feed, in each format. */
    readonly site: readonly string[];
    /** How many other feeds there are. */
    readonly others: number;
    /** The page that lists them. */
    readonly page: string;
  };
  /** The files that are left out, and why. */
  readonly heldBack: readonly { readonly path: string; readonly why: HeldBack["why"] }[];
  readonly url: string;
  readonly basePath: string;
}

export function summarise(
  { nodes }: SiteGraph,
  plan: Plan,
  { site }: Config,
  heldBack: readonly HeldBack[],
): SiteSummary {
  return {
    stories: nodes.stories.length,
    topics: nodes.topics.length,
    outlets: nodes.outlets.length,
    questions: nodes.questions.length,
    storylines: nodes.storylines.length,
    pages: plan.pages.length,
    feeds: feedsOf(plan, site),
    heldBack: heldBack.map(({ document: { path }, why }) => ({ path, why })),
    url: site.url,
    basePath: site.basePath,
  };
}

const feedsOf = ({ machineFiles }: Plan, site: Site): SiteSummary["feeds"] => ({
  site: Object.values(FEED_FILES).map((file) => urlOf(sitePath(file), site)),
  others: machineFiles.allFeeds().length - 1,
  page: urlOf(sitePath("feeds/"), site),
});
