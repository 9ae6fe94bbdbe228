import { listedCards } from "../../pages/metadata/collection.ts";
import type { PageModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { byName, type View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import { pictureOf } from "../story/story.ts";
import { homeMetadata } from "./metadata.ts";
import type { HomeContent } from "./model.ts";

/** Stories on the home page besides the first. */
const LATEST = 14;
/** How many of these are below the first, if there are enough for both lists. */
const SECOND = 4;

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
  const newest = graph.nodes.stories.slice(0, LATEST + 1);
  // The first story on the page is in the page's language, if there is any.
  const lead = newest.find((story) => view.card(story).lang === undefined) ?? newest[0];
  const rest = newest.filter((story) => story !== lead);
  const below = rest.length > 2 * SECOND ? SECOND : 0;
  const active = graph.nodes.storylines.filter(({ document }) => document.front.status === "active");
  const byDate = active
    .map((storyline) => ({ storyline, last: graph.storylines.storiesIn(storyline).at(-1)?.date.epoch ?? 0 }))
    .sort((a, b) => b.last - a.last);
  const counts = graph.nodes.topics.map((node) => ({
    node,
    count: graph.countStoriesAbout(node),
  }));
  const main = counts
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || byName(a.node, b.node));
  const image = lead && pictureOf(lead, view);
  const content: HomeContent = {
    ...(lead ? { lead: view.card(lead) } : {}),
    ...(image ? { image } : {}),
    second: rest.slice(0, below).map((story) => view.card(story)),
    latest: rest.slice(below).map((story) => view.card(story)),
    storylines: byDate.slice(0, 4).map(({ storyline }) => view.storylineCard(storyline)),
    questions: graph.nodes.questions.slice(0, 3).map((question) => view.questionCard(question)),
    topics: view.counted(main, 24),
    archive: view.linkTo("archive/", "nav_archive"),
  };
  const { title, description } = config.site;
  const cards = newest.map((story) => view.card(story));
  const described = homeMetadata(listedCards(cards), view.context);
  return view.page({ path: PATH, title, description, trail: [], described }, content);
}
