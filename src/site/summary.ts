import type { Config, Site } from "../config/config.ts";
import type { Due } from "../graph/due.ts";
import type { HeldBack } from "../graph/select.ts";
import type { SiteGraph } from "../graph/site-graph.ts";
import { feedsInLanguages } from "../outputs/feeds/all-feeds.ts";
import { type FormerIds, NO_FORMER_IDS } from "../outputs/feeds/changed-guids.ts";
import { type Identity, identityOf } from "../outputs/feeds/guids.ts";
import { ownFiles } from "../outputs/own-files.ts";
import type { Plan } from "../outputs/plan.ts";
import type { OwnFiles } from "../publish/recognise.ts";
import { FEED_FILES, sitePath, urlOf } from "../router/paths.ts";
import { momentAt } from "../text/dates.ts";

/** What a build says about the site, as plain data. */
export interface SiteSummary {
  readonly stories: number;
  readonly topics: number;
  readonly outlets: number;
  readonly questions: number;
  readonly storylines: number;
  readonly editions: number;
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
  /** What the next builds change without any edit, the soonest first; `at` is RFC 3339 in the time zone of the site. */
  readonly due: readonly (Omit<Due, "at"> & { readonly at: string })[];
  readonly identity: Identity;
  /** What the stories in the output were known by in earlier builds. */
  readonly former: FormerIds;
  readonly url: string;
  readonly basePath: string;
  /** What the configuration says about publishing the site. */
  readonly rules: Pick<Config, "host" | "severities"> & { readonly own: OwnFiles };
}

export function summarise(
  { nodes }: SiteGraph,
  plan: Plan,
  { site, host, severities }: Config,
  heldBack: readonly HeldBack[],
  due: readonly Due[],
): SiteSummary {
  return {
    stories: nodes.stories.length,
    topics: nodes.topics.length,
    outlets: nodes.outlets.length,
    questions: nodes.questions.length,
    storylines: nodes.storylines.length,
    editions: nodes.editions.length,
    pages: plan.pageCount,
    feeds: feedsOf(plan, site),
    due: due.map(({ at, ...rest }) => ({ ...rest, at: momentAt(at, site.timeZone).iso })),
    heldBack: heldBack.map(({ document: { path }, why }) => ({ path, why })),
    identity: identityOf(plan.site),
    former: NO_FORMER_IDS,
    url: site.url,
    basePath: site.basePath,
    rules: { host, severities, own: ownFiles(site.id) },
  };
}

const feedsOf = (plan: Plan, site: Site): SiteSummary["feeds"] => ({
  site: Object.values(FEED_FILES).map((file) => urlOf(sitePath(file), site)),
  others: feedsInLanguages(plan.site).length - 1,
  page: urlOf(sitePath("feeds/"), site),
});
