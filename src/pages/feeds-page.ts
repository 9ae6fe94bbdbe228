import { listPage } from "./list-page.ts";
import type { FeedsContent } from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** The page that lists the feeds for people. */
export function feedsPage(view: View): PlannedPage {
  const path = sitePath("feeds/");
  return {
    path,
    template: "feeds",
    listed: true,
    model: () => {
      const feed = sitePath("rss.xml");
      const content: Omit<FeedsContent, "heading"> = {
        feeds: [
          {
            title: view.context.config.site.title,
            description: view.t.feed_site ?? "",
            href: view.context.hrefTo(feed),
            url: view.context.url(feed),
          },
        ],
      };
      const items = content.feeds.map(({ title, href }) => ({ name: title, href }));
      return listPage(view, path, "nav_feeds", content, { items });
    },
  };
}
