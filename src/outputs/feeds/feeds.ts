import type { Licence } from "../../config/config.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import { type FeedFormat, sitePath } from "../../router/paths.ts";
import type { PlannedFile } from "../output.ts";
import { feedsInLanguages, type PlannedFeed } from "./all-feeds.ts";
import type { Feed } from "./feed.ts";
import { FeedItems } from "./items.ts";
import { FeedWriter } from "./writer.ts";

/**
 * The feeds. A file in static/ with one of their names is an error: a forgotten feed of an earlier site would keep readers
 * from this site's stories.
 */
export function feeds(site: SiteContext): PlannedFile[] {
  const items = new FeedItems((node) => site.viewOf(node), site.view);
  const writer = new FeedWriter(site);
  return feedsInLanguages(site).flatMap((feed) => filesOf(feed, { site, items, writer }));
}

interface Tools {
  readonly site: SiteContext;
  readonly items: FeedItems;
  readonly writer: FeedWriter;
}

/** One feed in all its formats, side by side, so that entries are still in memory for the second format. */
function filesOf(
  { folder, files, podcast, head, items }: PlannedFeed,
  { site, writer, ...tools }: Tools,
): PlannedFile[] {
  const { context } = site;
  const { hub } = context.config.feeds;
  const pathOf = (format: FeedFormat) => sitePath(folder + (files[format] ?? ""));
  const feed = (): Feed => ({
    ...head(),
    link: context.url(folder),
    self: { rss: context.url(pathOf("rss")), json: context.url(pathOf("json")) },
    items: items(tools.items),
    ...{ hub, podcast },
    copyright: licenceOf(context.config.site.licence),
  });
  const formats = (["rss", "json"] as const).filter((format) => files[format] !== undefined);
  return formats.map((format) => ({
    path: pathOf(format),
    what: "a feed",
    kind: `${format} feed`,
    exclusive: true,
    reads: [],
    make: () => writer.write(format, feed()),
  }));
}

const licenceOf = (licence: Licence | undefined): string | undefined =>
  licence && [licence.name, licence.url].filter(Boolean).join(", ");
