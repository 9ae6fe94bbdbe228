import { listPage } from "../../pages/list-page.ts";
import { listedCards } from "../../pages/metadata/collection.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";

/** Storylines, the active ones first, then by their last story. */
export function storylineIndex({ view }: SiteContext): PlannedPage[] {
  const { graph } = view;
  const { config } = view.context;
  const rank = { active: 0, dormant: 1, closed: 2 };
  const rankOf = (storyline: (typeof sorted)[number]) => rank[storyline.document.front.status];
  const sorted = view.listed(graph.nodes.storylines);
  sorted.sort(
    (a, b) =>
      rankOf(a) - rankOf(b) ||
      (graph.storylines.storiesIn(b).at(-1)?.date.epoch ?? 0) -
        (graph.storylines.storiesIn(a).at(-1)?.date.epoch ?? 0),
  );
  return paginate(sorted, config.pagination.stories, view.path("storylines/")).map(
    ({ path, items, pager }) => ({
      path,
      template: "storylines",
      listed: true,
      model: () => {
        const storylines = items.map((storyline) => view.storylineCard(storyline));
        const options = { pager, items: listedCards(storylines) };
        return listPage(view, path, "nav_storylines", { storylines }, options);
      },
    }),
  );
}
