import { nodeFeeds } from "./feeds/alternates.ts";
import { listPage } from "./list-page.ts";
import { listedLinks } from "./metadata/collection.ts";
import type { PlannedPage } from "./page.ts";
import { paginate } from "./paginate.ts";
import { sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** All corrections of the site. */
export function correctionsLedger(view: View): PlannedPage[] {
  const { graph, config } = view.context;
  return paginate(graph.corrections(), config.pagination.articles, sitePath("corrections/")).map(
    ({ path, items, pager }) => ({
      path,
      template: "corrections",
      listed: true,
      model: () => {
        const corrections = items.map(({ story, correction: { at, kind, text, was, now } }) => ({
          ...{ date: view.day(at), kind: view.label("correction", kind), text, was, now },
          story: view.link(story),
        }));
        const content = { intro: view.t.intro_corrections ?? "", corrections };
        const alternates = nodeFeeds(sitePath("corrections/"), view.t.corrections ?? "", view);
        const listed = listedLinks(corrections.map(({ story }) => story));
        return listPage(view, path, "corrections", content, { pager, alternates, items: listed });
      },
    }),
  );
}
