import type { StoryNode } from "../../graph/nodes.ts";
import { lengthOf, scaleOf } from "../../pages/bar.ts";
import type { PageModel } from "../../pages/frame-model.ts";
import { listPage } from "../../pages/list-page.ts";
import { collection, listedCards, listedLinks } from "../../pages/metadata/collection.ts";
import type { IndexContent, IndexEntryModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate, type Slice } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import type { SitePath } from "../../router/paths.ts";
import { grouped } from "../../text/order.ts";
import type { ListContent } from "./model.ts";

/** How many of its newest headlines the overview shows of each month. */
const HEADLINES = 3;

/** Month → its stories, both newest first: "2026-11" → […]. */
type Months = ReadonlyMap<string, readonly StoryNode[]>;

/** All stories by year and month: an overview, and a list per month. */
export function archive({ view }: SiteContext): PlannedPage[] {
  const months = grouped(view.graph.stories(), ({ date }) => date.day.slice(0, 7));
  const lists = [...months].flatMap(([month, stories]) => monthPages(month, stories, view));
  return [
    { path: view.path("archive/"), template: "index", listed: true, model: () => overview(months, view) },
    ...lists,
  ];
}

const pathOf = (month: string, view: View): SitePath => view.path(`archive/${month.replace("-", "/")}/`);

function overview(months: Months, view: View): PageModel {
  const most = scaleOf([...months.values()].map(({ length }) => length));
  const entry = (month: string, stories: readonly StoryNode[]): IndexEntryModel => ({
    text: view.date(month).text,
    href: view.context.hrefTo(pathOf(month, view)),
    count: stories.length,
    bar: lengthOf(stories.length, most),
    note: "",
    links: stories.slice(0, HEADLINES).map((story) => view.link(story)),
  });
  const groups = [...grouped(months, ([month]) => month.slice(0, 4))].map(([year, own]) => ({
    heading: year,
    anchor: `year-${year}`,
    links: own.map(([month, stories]) => entry(month, stories)),
  }));
  const path = view.path("archive/");
  const content: Omit<IndexContent, "heading"> = {
    intro: view.count("stories", view.graph.stories().length),
    order: "month",
    orders: [],
    letters:
      groups.length > 1 ? groups.map(({ heading, anchor }) => ({ text: heading, href: `#${anchor}` })) : [],
    groups,
  };
  const items = listedLinks(groups.flatMap(({ links }) => links));
  return listPage(view, path, "nav_archive", content, { items });
}

function monthPages(month: string, stories: readonly StoryNode[], view: View): PlannedPage[] {
  const slices = paginate(stories, view.context.config.pagination.stories, pathOf(month, view));
  return slices.map((slice) => ({
    path: slice.path,
    template: "list",
    listed: true,
    modified: slice.items[0]?.date.iso,
    model: () => monthModel(month, stories.length, slice, view),
  }));
}

function monthModel(
  month: string,
  total: number,
  slice: Slice<StoryNode>,
  view: View,
): PageModel<ListContent> {
  const heading = view.date(month).text;
  const pager = slice.pager(view);
  const stories = slice.items.map((story) => view.card(story));
  const head = {
    path: slice.path,
    title: view.pageTitle(heading, slice.number),
    description: view.phrase("month_description", { month: heading }),
    trail: [view.linkTo("archive/", "nav_archive")],
    described: collection(listedCards(stories), view.context),
  };
  return view.page(head, {
    heading,
    intro: view.count("stories", total),
    stories,
    ...(pager ? { pager } : {}),
  });
}
