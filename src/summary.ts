import type { Config } from "./config/config.ts";
import type { HeldBack } from "./graph/select.ts";
import type { SiteGraph } from "./graph/site-graph.ts";
import type { Plan } from "./pages/plan.ts";

/** What a build says of the site, as plain data. */
export interface SiteSummary {
  readonly stories: number;
  readonly topics: number;
  readonly outlets: number;
  readonly questions: number;
  readonly storylines: number;
  readonly pages: number;
  /** Addresses of the feeds. */
  readonly feeds: readonly string[];
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
    feeds: plan.feeds.map(({ self }) => self),
    heldBack: heldBack.map(({ document: { path }, why }) => ({ path, why })),
    url: site.url,
    basePath: site.basePath,
  };
}
