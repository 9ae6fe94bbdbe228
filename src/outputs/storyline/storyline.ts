import type { StorylineNode, StoryNode } from "../../graph/nodes.ts";
import { nodeFeeds } from "../../pages/alternates.ts";
import { bodyHtml, footnotesOf } from "../../pages/document-html.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { collection, listedCards } from "../../pages/metadata/collection.ts";
import { seriesThing } from "../../pages/metadata/things.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { versionsOfNode } from "../../pages/versions.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint, grouped } from "../../text/order.ts";
import { aheadOf } from "../calendar/ahead.ts";
import type { TimelineModel } from "../story/model.ts";
import { Sources } from "../story/sources.ts";
import { type Additions, additionsOf } from "./additions.ts";
import type { ChapterModel, StorylineContent } from "./model.ts";
import { scaleOf } from "./scale.ts";

/** How many stories before those of a page say what is new on it. This limit keeps the work linear. */
const REACH = 20;

/** The pages of a storyline and its stories, in each language that has some. */
export const storylinePages = (storyline: StorylineNode, site: SiteContext): PlannedPage[] =>
  site.viewsOf(storyline).flatMap((view) => pagesIn(view, storyline));

function pagesIn(view: View, storyline: StorylineNode): PlannedPage[] {
  const stories = view.graph.storylines.storiesIn(storyline);
  const { stories: size } = view.context.config.pagination;
  const slices = paginate(stories, size, view.pathOf(storyline));
  return slices.map((slice) => ({
    path: slice.path,
    template: "storyline",
    subject: storyline.document.path,
    listed: true,
    modified: stories.at(-1)?.date.iso,
    model: () => storylineModel(storyline, slice, { stories, slices, view }),
  }));
}

/** All of a storyline. */
interface Whole {
  readonly stories: readonly StoryNode[];
  readonly slices: readonly Slice<StoryNode>[];
  readonly view: View;
}

function storylineModel(
  storyline: StorylineNode,
  slice: Slice<StoryNode>,
  whole: Whole,
): PageModel<StorylineContent> {
  const { stories, slices, view } = whole;
  const { document } = storyline;
  const { status, synopsis, extra } = document.front;
  const pager = slice.pager(view);
  const first = slice.number === 1;
  const cards = slice.items.map((story) => view.card(story));
  const head = {
    path: slice.path,
    title: view.pageTitle(storyline.title, slice.number),
    description: synopsis ?? document.excerpt,
    trail: [view.linkTo("storylines/", "nav_storylines")],
    alternates: nodeFeeds(view.pathOf(storyline), storyline.title, view),
    versions: first ? versionsOfNode(storyline, view) : [],
    described: collection(listedCards(cards), view.context, seriesThing(storyline, view.context)),
  };
  const pageOf = (index: number) => slices.findLast(({ start }) => start <= index)!.path;
  const hrefOf = (index: number) => `${view.context.hrefTo(pageOf(index))}#${anchorOf(index)}`;
  return view.page(head, {
    title: storyline.title,
    extra,
    status: view.label("status", status),
    html: first ? bodyHtml(document, view) : "",
    ...(first ? footnotesOf(document, view) : {}),
    ahead: first ? aheadOf(storyline, view) : undefined,
    storyCount: view.count("stories", stories.length),
    scale: scaleOf(stories, view, hrefOf),
    ...inPeriods(slice, whole, hrefOf),
    topics: view.graph.relations.storylineAbout.from(storyline).map(({ to }) => view.link(to)),
    ...(pager ? { pager } : {}),
  });
}

const anchorOf = (index: number): string => `story-${index + 1}`;

/** The stories by year; those of several pages and one year by month. */
function inPeriods(
  { items, start }: Slice<StoryNode>,
  { stories, slices, view }: Whole,
  hrefOf: (index: number) => string,
): Pick<StorylineContent, "groups" | "periods"> {
  const years = new Set(stories.map(({ date }) => date.day.slice(0, 4)));
  const length = years.size === 1 && slices.length > 1 ? 7 : 4;
  const periodOf = (index: number) => stories[index]!.date.day.slice(0, length);
  const additions = additionsOf(stories.slice(Math.max(0, start - REACH), start), items, view);
  const own = grouped(items.keys(), (at) => periodOf(start + at));
  const periods = [...grouped(stories.keys(), periodOf)].map(([period, [index = 0]]) => ({
    text: view.date(period).text,
    href: hrefOf(index),
  }));
  return {
    periods: periods.length > 1 ? periods : [],
    groups: [...own].map(([period, places]) => ({
      heading: view.date(period).text,
      anchor: `in-${period}`,
      chapters: places.map((at) => chapter(items[at]!, start + at, additions[at]!, view)),
    })),
  };
}

function chapter(
  story: StoryNode,
  index: number,
  { changes, timeline }: Additions,
  view: View,
): ChapterModel {
  const { lang, dir, href } = view.link(story);
  const sources = new Sources(story, view, href);
  const entries = timeline.map(
    ({ date, text, cites }): TimelineModel => ({
      ...{ date: view.date(date), text, lang, dir },
      cites: sources.cites(cites),
    }),
  );
  entries.sort((a, b) => byCodePoint(a.date.iso, b.date.iso));
  return { anchor: anchorOf(index), story: view.card(story), changes, timeline: entries };
}
