import type { AlternateModel } from "../model.ts";
import { type SitePath, sitePath } from "../paths.ts";
import type { View } from "../view.ts";
import { FEED_FILES } from "./feed.ts";

/** The feeds in a page's folder, as its head names them; `title` is of what the feed is. None where the configuration has no such feeds. */
export function nodeFeeds(folder: SitePath, name: string, view: View): AlternateModel[] {
  const { feeds, site } = view.context.config;
  return feeds.nodes === "off"
    ? []
    : inFormats(folder, view.phrase("title_of_feed", { name, site: site.title }), view);
}

export const siteFeeds = (view: View): AlternateModel[] =>
  inFormats(sitePath(""), view.context.config.site.title, view);

const inFormats = (folder: SitePath, title: string, view: View): AlternateModel[] => [
  { title, type: "application/rss+xml", href: view.context.hrefTo(folder + FEED_FILES.rss) },
  {
    title: `${title} (JSON Feed)`,
    type: "application/feed+json",
    href: view.context.hrefTo(folder + FEED_FILES.json),
  },
];
