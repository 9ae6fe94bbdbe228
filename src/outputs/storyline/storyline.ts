import type { StorylineNode, StoryNode } from "../../graph/nodes.ts";
import { nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import { collection, listedCards } from "../../pages/metadata/collection.ts";
import { seriesThing } from "../../pages/metadata/things.ts";
import type { PageModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { teaserOf } from "../../pages/teaser.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint } from "../../text/order.ts";
import type { TimelineModel } from "../story/model.ts";
import { Sources } from "../story/sources.ts";
import type { StorylineContent } from "./model.ts";

/** The pages of a storyline and its stories, in each language that has some. */
export const storylinePages = (storyline: StorylineNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(storyline).flatMap((view) => pagesIn(view, storyline));

function pagesIn(view: View, storyline: StorylineNode): PlannedPage[] {
  const stories = view.graph.storylines.storiesIn(storyline);
  const { stories: size } = view.context.config.pagination;
  return paginate(stories, size, view.pathOf(storyline)).map((slice) => ({
    path: slice.path,
    template: "storyline",
    subject: storyline.document.path,
    listed: true,
    modified: stories.at(-1)?.date.iso,
    model: () => storylineModel(storyline, slice, stories.length, view),
  }));
}

function storylineModel(
  storyline: StorylineNode,
  slice: Slice<StoryNode>,
  total: number,
  view: View,
): PageModel<StorylineContent> {
  const { document } = storyline;
  const { status, synopsis, extra } = document.front;
  const pager = slice.pager(view);
  const first = slice.number === 1;
  const stories = slice.items.map((story) => view.card(story));
  const head = {
    path: slice.path,
    title: view.pageTitle(storyline.title, slice.number),
    description: synopsis ?? document.excerpt,
    trail: [view.linkTo("storylines/", "nav_storylines")],
    alternates: nodeFeeds(view.pathOf(storyline), storyline.title, view),
    versions: first ? versionsOfNode(storyline, view) : [],
    described: collection(listedCards(stories), view.context, seriesThing(storyline, view.context)),
  };
  return view.page(head, {
    title: storyline.title,
    extra,
    status: view.label("status", status),
    html: first ? bodyHtml(document, view) : "",
    ...(first ? footnotesOf(document, view) : {}),
    timeline: mergedTimeline(slice.items, view),
    stories,
    storyCount: view.count("stories", total),
    topics: view.graph.relations.storylineAbout.from(storyline).map(({ to }) => view.link(to)),
    ...(pager ? { pager } : {}),
  });
}

/** The stories and their timelines in one list, oldest first; an entry of several stories is listed once. */
function mergedTimeline(stories: readonly StoryNode[], view: View): TimelineModel[] {
  const entries = new Map<string, { readonly day: string; readonly entry: TimelineModel }>();
  const add = (day: string, entry: TimelineModel) => {
    const key = `${day} ${entry.text}`;
    if (!entries.has(key)) entries.set(key, { day, entry });
  };
  for (const story of stories) {
    const link = view.link(story);
    const { lang, dir } = link;
    const sources = new Sources(story, view, link.href);
    for (const { date, text, cites } of story.whole.front.timeline)
      add(date, { date: view.date(date), text, lang, dir, cites: sources.cites(cites), story: link });
    add(story.date.day, {
      date: view.day(story.date),
      ...{ text: teaserOf(story), lang, dir },
      cites: [],
      story: link,
    });
  }
  return [...entries.values()].sort((a, b) => byCodePoint(a.day, b.day)).map(({ entry }) => entry);
}
