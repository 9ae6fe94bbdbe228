import type { Correction } from "../../graph/lists.ts";
import { nodeFeeds } from "../../pages/alternates.ts";
import { listPage } from "../../pages/list-page.ts";
import { listedLinks } from "../../pages/metadata/collection.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import type { DigestsModel } from "../story/model.ts";
import { digestedCorrections } from "./digests.ts";

/** All corrections of the site. */
export function corrections({ view }: SiteContext): PlannedPage[] {
  const { graph } = view;
  const { config } = view.context;
  return paginate(graph.corrections(), config.pagination.articles, view.path("corrections/")).map(
    ({ path, items, pager }) => ({
      path,
      template: "corrections",
      listed: true,
      model: () => {
        const listed = items.map((row) => ({ ...correctionModel(row, view), digests: digestsOf(row, view) }));
        const content = { intro: view.t.intro_corrections ?? "", corrections: listed };
        const alternates = nodeFeeds(view.path("corrections/"), view.t.corrections ?? "", view);
        const links = listedLinks(listed.map(({ story }) => story));
        return listPage(view, path, "corrections", content, { pager, alternates, items: links });
      },
    }),
  );
}

/** The digests of a correction's story; undefined if neither is known. */
export function digestsOf({ story, correction }: Correction, { context }: View): DigestsModel | undefined {
  const all = digestedCorrections(story, context);
  const { before, after } = all.find((one) => one.correction === correction) ?? {};
  return before || after ? { before, after } : undefined;
}

/** A correction with its story. */
export const correctionModel = (
  { story, correction: { at, kind, text, was, now } }: Correction,
  view: View,
) => ({
  ...{ date: view.day(at), kind: view.label("correction", kind), text, was, now },
  story: view.link(story),
});
