import { listedCards } from "../../pages/metadata/collection.ts";
import type { PageModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import { blocksOf } from "../blocks/blocks.ts";
import { homeMetadata } from "./metadata.ts";
import type { HomeContent } from "./model.ts";

/** The newest stories, for machines. */
const NEWEST = 15;

const PATH = sitePath("");

/** The home page. */
export function home({ view }: SiteContext): PlannedPage[] {
  const page: PlannedPage = {
    path: PATH,
    template: "home",
    listed: true,
    modified: view.context.graph.nodes.stories[0]?.date.iso,
    model: () => homeModel(view),
  };
  return [page];
}

function homeModel(view: View): PageModel<HomeContent> {
  const { graph, config } = view.context;
  const { title, description } = config.site;
  const newest = graph.nodes.stories.slice(0, NEWEST).map((story) => view.card(story));
  const described = homeMetadata(listedCards(newest), view.context);
  const content = { blocks: blocksOf(config.home, view) };
  return view.page({ path: PATH, title, description, trail: [], described }, content);
}
