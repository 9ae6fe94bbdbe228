import type { AuthorNode, OutletNode, TopicNode } from "../graph/nodes.ts";
import { FEED_FILES, PODCAST_FILE, type SitePath } from "../router/paths.ts";
import type { AlternateModel } from "./frame-model.ts";
import type { Wording } from "./wording.ts";

/**
 * The feeds in a page's folder, for its head; `title`: the subject of the feed. Empty if the configuration has no
 * such feeds.
 */
export function nodeFeeds(folder: SitePath, name: string, wording: Wording): AlternateModel[] {
  const { feeds } = wording.context.config;
  return feeds.nodes === "off"
    ? []
    : inFormats(folder, wording.phrase("title_of_feed", { name, site: wording.siteTitle }), wording);
}

/** Whether a topic, outlet or author has feeds: a large site may leave out those of rare ones. */
export function hasFeeds(node: TopicNode | OutletNode | AuthorNode, { graph, context }: Wording): boolean {
  const { nodes, node_min: least } = context.config.feeds;
  if (nodes === "off") return false;
  return graph.countEntries(node) >= least;
}

/** The feed of editions. */
export const editionFeeds = (wording: Wording): AlternateModel[] =>
  inFormats(
    wording.path("editions/"),
    wording.phrase("title_of_feed", { name: wording.t.nav_editions ?? "", site: wording.siteTitle }),
    wording,
  );

/** The site's own feeds, and its podcast. */
export function siteFeeds(wording: Wording): AlternateModel[] {
  const { podcast } = wording.context.config;
  const feeds = inFormats(wording.path(""), wording.siteTitle, wording);
  if (!podcast) return feeds;
  const title = podcast.title ?? wording.siteTitle;
  const href = wording.context.hrefTo(wording.path("") + PODCAST_FILE);
  return [...feeds, { title, type: "application/rss+xml", href }];
}

const inFormats = (folder: SitePath, title: string, wording: Wording): AlternateModel[] => [
  { title, type: "application/rss+xml", href: wording.context.hrefTo(folder + FEED_FILES.rss) },
  {
    title: `${title} (JSON Feed)`,
    type: "application/feed+json",
    href: wording.context.hrefTo(folder + FEED_FILES.json),
  },
];
