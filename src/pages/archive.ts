import type { StoryNode } from "../graph/nodes.ts";
import { listPage } from "./list-page.ts";
import type { LinkModel } from "./model.ts";
import type { Page } from "./page.ts";
import { paginate } from "./paginate.ts";
import { sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** All stories by year and month: an overview, and a list for each month. */
export function archivePages(view: View): Page[] {
  const { graph, config } = view.context;
  const months = new Map<string, StoryNode[]>();
  for (const story of graph.nodes.stories) {
    const month = story.date.day.slice(0, 7);
    const list = months.get(month);
    if (list) list.push(story);
    else months.set(month, [story]);
  }
  const pathOf = (month: string) => sitePath(`archive/${month.replace("-", "/")}/`);
  const overview: Page = {
    path: sitePath("archive/"),
    template: "index",
    listed: true,
    model: () => {
      const years = new Map<string, LinkModel[]>();
      for (const [month, stories] of months) {
        const link = {
          text: view.date(month).text,
          href: view.context.hrefTo(pathOf(month)),
          count: stories.length,
        };
        years.set(month.slice(0, 4), [...(years.get(month.slice(0, 4)) ?? []), link]);
      }
      const content = {
        intro: view.count("stories", graph.nodes.stories.length),
        groups: [...years].map(([heading, links]) => ({ heading, links })),
      };
      return listPage(view, sitePath("archive/"), "nav_archive", content);
    },
  };
  const lists = [...months].flatMap(([month, stories]) =>
    paginate(stories, config.pagination.stories, pathOf(month)).map(
      ({ path, items, pager }): Page => ({
        path,
        template: "list",
        listed: true,
        modified: items[0]?.date.iso,
        model: () => {
          const page = pager(view);
          const heading = view.date(month).text;
          const content = {
            heading,
            intro: view.count("stories", stories.length),
            stories: items.map((story) => view.card(story)),
            ...(page ? { pager: page } : {}),
          };
          return view.page(
            {
              path,
              title: heading,
              description: view.phrase("month_description", { month: heading }),
              trail: [view.linkTo("archive/", "nav_archive")],
            },
            content,
          );
        },
      }),
    ),
  );
  return [overview, ...lists];
}
