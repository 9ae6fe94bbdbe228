import { listPage } from "../list-page.ts";
import type { FeedModel, FeedsContent } from "../model.ts";
import type { PlannedPage } from "../page.ts";
import { paginate } from "../paginate.ts";
import { sitePath } from "../paths.ts";
import type { View } from "../view.ts";
import { FEED_FILES, type PlannedFeed } from "./feed.ts";

/** The pages that list the feeds for people, in the groups of the navigation. */
export function feedsPages(view: View, feeds: readonly PlannedFeed[]): PlannedPage[] {
  const { entries } = view.context.config.pagination;
  return paginate(feeds, entries, sitePath("feeds/")).map(({ path, number, items, pager }) => ({
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
