import type { PageModel } from "../../pages/frame-model.ts";
import { lastUpdate } from "../../pages/last-update.ts";
import { listedCards } from "../../pages/metadata/collection.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfList } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";
import { blocksOf } from "../blocks/blocks.ts";
import { homeMetadata } from "./metadata.ts";
import type { HomeContent } from "./model.ts";

/** The newest stories, for machines. */
const NEWEST = 15;

/** The home page. */
export function home({ view }: SiteContext): PlannedPage[] {
  const page: PlannedPage = {
    path: view.path(""),
    template: "home",
    listed: true,
    modified: view.graph.stories()[0]?.date.iso,
    model: () => homeModel(view),
  };
  return [page];
}

function homeModel(view: View): PageModel<HomeContent> {
  const { graph } = view;
  const { config } = view.context;
  const newest = graph
    .stories()
    .slice(0, NEWEST)
    .map((story) => view.card(story));
  const described = homeMetadata(listedCards(newest), view.context);
  const { t } = view;
  const empty = (newest.length > 0 ? t.empty : t.empty_home) ?? "";
  const content = { blocks: blocksOf(config.home, view), empty };
  return view.page(
    {
      path: view.path(""),
      title: view.siteTitle,
      description: view.siteDescription,
      trail: [],
      updated: lastUpdate(graph),
      described,
      versions: versionsOfList("", view),
    },
    content,
  );
}
