import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { paginate } from "../../pages/paginate.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { FEED_FILES, sitePath } from "../../router/paths.ts";
import { allFeeds, type PlannedFeed } from "./all-feeds.ts";
import type { FeedModel, FeedsContent } from "./model.ts";

/** The pages that list the feeds for people, in the groups of the navigation. */
export function feedsPages(site: SiteContext): PlannedPage[] {
  const { view } = site;
  const { entries } = view.context.config.pagination;
  return paginate(allFeeds(site), entries, view.path("feeds/")).map(({ path, number, items, pager }) => ({
    path,
    template: "feeds",
    listed: true,
    model: () => {
      const content: Omit<FeedsContent, "heading"> = {
        groups: groupsOf(items, view),
        ...(number === 1 ? { opml: addressesOf("feeds.opml", view) } : {}),
      };
      const listed = content.groups.flatMap((group) => group.feeds);
      return listPage(view, path, "nav_feeds", content, { pager, items: listed });
    },
  }));
}

function groupsOf(feeds: readonly PlannedFeed[], view: View): FeedsContent["groups"] {
  const groups = new Map<string, FeedModel[]>();
  for (const feed of feeds) {
    const group = groups.get(feed.group) ?? [];
    groups.set(feed.group, group);
    group.push(feedModel(feed, view));
  }
  return [...groups].map(([word, list]) => ({ heading: view.t[word] ?? word, feeds: list }));
}

function feedModel({ folder, head }: PlannedFeed, view: View): FeedModel {
  const { name, description } = head();
  return {
    ...{ name, description, href: view.context.hrefTo(folder) },
    rss: addressesOf(folder + FEED_FILES.rss, view),
    json: addressesOf(folder + FEED_FILES.json, view),
  };
}

const addressesOf = (path: string, { context }: View) => ({
  href: context.hrefTo(path),
  url: context.url(sitePath(path)),
});
