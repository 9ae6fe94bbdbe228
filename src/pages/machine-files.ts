import type { StoryNode } from "../graph/nodes.ts";
import type { Fact } from "../incremental/facts.ts";
import { FEED_FILES, type Feed, type FeedFormat, type PlannedFeed } from "./feeds/feed.ts";
import { feedStyle } from "./feeds/style.ts";
import { type GraphData, graphData } from "./graph-data.ts";
import { type Guide, guideOf } from "./guide.ts";
import { type HostFile, hostFilesOf } from "./host-files.ts";
import type { FeedStyleModel, Words } from "./model.ts";
import type { Page } from "./page.ts";
import { markdownPath, type SitePath, sitePath } from "./paths.ts";
import { newsSitemap, type PlannedSitemap, pagesSitemap } from "./sitemaps.ts";
import { type StoryMarkdown, storyMarkdown } from "./story-markdown.ts";
import type { View } from "./view.ts";

/** What the site holds for programs, besides its pages. */
export interface MachineFiles {
  readonly feeds: readonly FeedFile[];
  readonly markdown: readonly MarkdownFile[];
  readonly sitemaps: readonly PlannedSitemap[];
  readonly hostFiles: readonly HostFile[];
  /** Every feed; anew each time, so that whoever lists them notes what it reads. */
  readonly allFeeds: () => readonly PlannedFeed[];
  readonly graph: () => GraphData;
  readonly guide: () => Guide;
  readonly feedStyle: () => FeedStyleModel;
  /** The theme's words in the site's language. */
  readonly words: () => Words;
}

export interface FeedFile {
  readonly path: SitePath;
  readonly format: FeedFormat;
  readonly feed: () => Feed;
}

export interface MarkdownFile {
  readonly path: SitePath;
  readonly story: () => StoryMarkdown;
}

export interface MachineFilesInput {
  /** In the site's language. */
  readonly site: View;
  readonly viewOf: (story: StoryNode) => View;
  readonly feeds: () => readonly PlannedFeed[];
  readonly pages: readonly Page[];
  /** Changes with what the sitemap says. */
  readonly listing: Fact;
  /** Takes an address, where nothing else is there; else that is reported. */
  readonly claim: (path: SitePath, what: string) => boolean;
  /** The site's own files, relative to the output. */
  readonly statics: ReadonlySet<string>;
}

/**
 * Plans them. A site's own file in static/ takes the place of ours, but for feeds: a feed of an earlier
 * site, left there, would keep readers from the stories of this one.
 */
export function planMachineFiles(input: MachineFilesInput): MachineFiles {
  const { site, feeds, pages, listing, viewOf, claim, statics } = input;
  const isOurs = (path: SitePath, what: string) => !statics.has(path) && claim(path, what);
  const sitemaps = [
    ...pagesSitemap(pages, listing, (path) => site.context.url(path)),
    ...newsSitemap(site, viewOf),
  ];
  return {
    feeds: feeds()
      .flatMap((feed) => feedFiles(feed, site))
      .filter(({ path }) => claim(path, "a feed")),
    markdown: markdownFiles(input).filter(({ path }) => isOurs(path, "a story in Markdown")),
    sitemaps: sitemaps.filter(({ path }) => isOurs(path, "a sitemap")),
    hostFiles: hostFilesOf(site.context.config).filter((name) =>
      isOurs(sitePath(name), `briefgen's own ${name}`),
    ),
    allFeeds: feeds,
    graph: () => graphData(site),
    guide: () => guideOf(site),
    feedStyle: () => feedStyle(site),
    words: () => site.t,
  };
}

/** One feed in its formats. They are side by side, so that entries are still at hand for the second. */
function feedFiles({ folder, head, items }: PlannedFeed, { context }: View): FeedFile[] {
  const pathOf = (format: FeedFormat) => sitePath(folder + FEED_FILES[format]);
  const feed = (): Feed => ({
    ...head(),
    link: context.url(folder),
    self: { rss: context.url(pathOf("rss")), json: context.url(pathOf("json")) },
    items: items(),
  });
  return (["rss", "json"] as const).map((format) => ({ path: pathOf(format), format, feed }));
}

/** Stories in Markdown; not withdrawn ones, of which only the title is published. */
function markdownFiles({ site, viewOf }: MachineFilesInput): MarkdownFile[] {
  const { config, graph, routes } = site.context;
  if (!config.markdown) return [];
  return graph.nodes.stories.map((story) => ({
    path: markdownPath(routes.of(story)),
    story: () => storyMarkdown(story, viewOf(story)),
  }));
}
