import type { Config, Site } from "../config/config.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { feedsInLanguages } from "../outputs/feeds/all-feeds.ts";
import type { Plan } from "../outputs/plan.ts";
import { FEED_FILES, sitePath, urlOf } from "../router/paths.ts";

/** What a build says about the site, as plain data. */
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
  /** Files that are not part of the site, and why. */
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

const feedsOf = (plan: Plan, site: Site): SiteSummary["feeds"] => ({
  site: Object.values(FEED_FILES).map((file) => urlOf(sitePath(file), site)),
  others: feedsInLanguages(plan.site).length - 1,
  page: urlOf(sitePath("feeds/"), site),
});
