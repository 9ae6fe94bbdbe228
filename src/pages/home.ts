import { listedCards } from "./metadata/collection.ts";
import { homeMetadata } from "./metadata/home.ts";
import type { HomeContent, NotFoundContent } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { sitePath } from "./paths.ts";
import { pictureOf } from "./story.ts";
import { byName, type View } from "./view.ts";

/** Stories on the home page besides the first. */
const LATEST = 14;
/** Of these, stories below the first, where there are enough for both lists. */
const SECOND = 4;

export function homePage(view: View): PlannedPage {
  const { graph, config } = view.context;
  const path = sitePath("");
  return {
    path,
    template: "home",
    listed: true,
    modified: graph.nodes.stories[0]?.date.iso,
    model: () => {
      const newest = graph.nodes.stories.slice(0, LATEST + 1);
      // The first thing on the page is in the page's language, where there is anything in it.
      const lead = newest.find((story) => view.card(story).lang === undefined) ?? newest[0];
      const rest = newest.filter((story) => story !== lead);
      const below = rest.length > 2 * SECOND ? SECOND : 0;
      const active = graph.nodes.storylines.filter(({ document }) => document.front.status === "active");
      const byDate = active
        .map((storyline) => ({ storyline, last: graph.storiesIn(storyline).at(-1)?.date.epoch ?? 0 }))
        .sort((a, b) => b.last - a.last);
      const counts = graph.nodes.topics.map((node) => ({
        node,
        count: graph.countStoriesAbout(node),
      }));
      const main = counts
        .filter(({ count }) => count > 0)
        .sort((a, b) => b.count - a.count || byName(a.node, b.node));
      const image = lead && pictureOf(lead, lead.detail, view);
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
      return view.page({ path, title, description, trail: [], described }, content);
    },
  };
}

export function notFoundPage(view: View): PlannedPage {
  const path = sitePath("404.html");
  return {
    path,
    template: "404",
    listed: false,
    model: () => {
      const heading = view.t.not_found ?? "";
      const content: NotFoundContent = {
        heading,
        latest: view.context.graph.nodes.stories.slice(0, 5).map((story) => view.card(story)),
      };
      return view.page({ path, title: heading, description: "", trail: [], noindex: true }, content);
    },
  };
}
