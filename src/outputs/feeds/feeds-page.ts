import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { sitePath } from "../../router/paths.ts";
import { hashOf } from "../../text/hash.ts";
import { grouped } from "../../text/order.ts";
import { allFeeds, OF_SITE, type PlannedFeed } from "./all-feeds.ts";
import type { FeedModel, FeedsContent } from "./model.ts";

/** The pages that list the feeds for people, by what they are about. */
export function feedsPages(site: SiteContext): PlannedPage[] {
  const { view } = site;
  const { entries } = view.context.config.pagination;
  const all = allFeeds(site);
  const groups = grouped(all, ({ group }) => group);
  const dependency = view.graph.tracker.define(
    `feeds ${view.lang}`,
    hashOf(JSON.stringify([...groups].map(([group, { length }]) => [group, length]))),
  );
  return paginate(all, entries, view.path("feeds/")).map(({ path, number, items, pager }) => ({
    path,
    template: "feeds",
    listed: true,
    model: () => {
      view.graph.tracker.read(dependency);
      const own = [...grouped(items, ({ group }) => group)];
      const content: Omit<FeedsContent, "heading"> = {
        groups: own.map(([group, feeds]) => ({
          heading: view.t[group] ?? group,
          count: groups.get(group)!.length,
          open: group === OF_SITE || own.length === 1,
          feeds: feeds.map((feed) => feedModel(feed, view)),
        })),
        ...(number === 1 ? { opml: addressesOf("feeds.opml", view) } : {}),
      };
      const listed = content.groups.flatMap((group) => group.feeds);
      return listPage(view, path, "nav_feeds", content, { pager, items: listed });
    },
  }));
}

function feedModel({ folder, files, head }: PlannedFeed, view: View): FeedModel {
  const { name, description } = head();
  return {
    ...{ name, description, href: view.context.hrefTo(folder) },
    rss: addressesOf(folder + files.rss, view),
    json: files.json === undefined ? undefined : addressesOf(folder + files.json, view),
  };
}

const addressesOf = (path: string, { context }: View) => ({
  href: context.hrefTo(path),
  url: context.url(sitePath(path)),
});
