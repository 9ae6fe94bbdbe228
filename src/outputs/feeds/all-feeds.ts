import type {
  AuthorNode,
  OutletNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  TopicNode,
} from "../../graph/nodes.ts";
import { hasFeeds } from "../../pages/alternates.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { FEED_FILES, PODCAST_FILE, type SitePath } from "../../router/paths.ts";
import type { FeedHead, FeedItem, PodcastHead } from "./feed.ts";
import { newestStories } from "./guids.ts";
import type { FeedItems } from "./items.ts";
import { podcastHead } from "./podcast.ts";
import type { Holds } from "./story-item.ts";

/** A feed of the site, in two formats. */
export interface PlannedFeed {
  /** The path of its page: `topics/oil/`; empty for the site's feed. */
  readonly folder: SitePath;
  /** Its group on the page `/feeds/`: the name of a theme word. */
  readonly group: string;
  /** Its files in that folder. */
  readonly files: { readonly rss: string; readonly json?: string };
  readonly podcast?: PodcastHead | undefined;
  readonly head: () => FeedHead;
  readonly items: (from: FeedItems) => readonly FeedItem[];
}

/**
 * Every feed in one language: the site's first, then those of lists and single nodes, if the configuration says so. A feed's
 * contents are read when it is written, so that its file depends on them.
 */
export function allFeeds({ view }: SiteContext): PlannedFeed[] {
  const { graph } = view;
  const all = [feedOfSite(view), ...(graph.nodes.editions.length > 0 ? [feedOfEditions(view)] : [])];
  all.push(...podcastOf(view));
  if (view.context.config.feeds.nodes === "off") return all;

  const list = (items: FeedItems, stories: readonly StoryNode[]) => {
    const { holds, limit } = ofNodes(view);
    return items.stories(stories, limit, holds);
  };
  const topic = (node: TopicNode): PlannedFeed => ({
    ...feedOf(node, "nav_topics", "feed_of_topic", view),
    items: (items) => list(items, graph.storiesAbout(node)),
  });
  const outlet = (node: OutletNode): PlannedFeed => ({
    ...feedOf(node, "nav_sources", "feed_of_outlet", view),
    items: (items) => list(items, graph.storiesCiting(node)),
  });
  const author = (node: AuthorNode): PlannedFeed => ({
    ...feedOf(node, "nav_authors", "feed_of_author", view),
    items: (items) => list(items, graph.storiesBy(node)),
  });
  const storyline = (node: StorylineNode): PlannedFeed => ({
    ...feedOf(node, "nav_storylines", "feed_of_storyline", view),
    items: (items) => list(items, graph.storiesOfStoryline(node)),
  });
  const { topics, outlets, authors, storylines } = graph.nodes;
  return [
    ...[...all, feedOfQuestions(view), feedOfCorrections(view)],
    ...view.listed(storylines).map(storyline),
    ...view
      .listed(topics)
      .filter((node) => hasFeeds(node, view))
      .map(topic),
    ...view
      .listed(outlets)
      .filter((node) => hasFeeds(node, view))
      .map(outlet),
    ...view
      .listed(authors)
      .filter((node) => hasFeeds(node, view))
      .map(author),
  ];
}

/** The feeds in all languages of the site. */
export const feedsInLanguages = (site: SiteContext): PlannedFeed[] => site.inLanguages.flatMap(allFeeds);

/** What the configuration says about the feeds of single nodes and lists. */
function ofNodes({ context }: View): { readonly holds: Holds; readonly limit: number } {
  const { nodes, node_items: limit } = context.config.feeds;
  return { holds: nodes === "full" ? "full" : "summary", limit };
}

/** The group of feeds that are not about one topic, outlet, author or storyline. */
export const OF_SITE = "feeds_of_site";

/** The feed of all stories. Drafts and future stories are not in it, even if they are built. */
function feedOfSite(view: View): PlannedFeed {
  const { config } = view.context;
  return {
    folder: view.path(""),
    group: OF_SITE,
    files: FEED_FILES,
    head: () => {
      const { siteTitle: title, siteDescription, lang: language } = view;
      return { name: title, title, description: siteDescription || title, language };
    },
    items: (items) => items.stories(newestStories(view), config.feeds.items, config.feeds.content),
  };
}

/** The podcast of the stories that have a recording, if the configuration says so and there are any. */
function podcastOf(view: View): PlannedFeed[] {
  const podcast = podcastHead(view);
  const { context } = view;
  const isHeard = ({ document }: StoryNode) => context.audioOf(document) !== undefined;
  const { title = view.siteTitle, description = view.siteDescription } = context.config.podcast ?? {};
  if (!podcast) return [];
  return [
    {
      ...{ folder: view.path(""), group: OF_SITE, files: { rss: PODCAST_FILE }, podcast },
      head: () => ({ name: title, title, description: description || title, language: view.lang }),
      items: (items) => items.episodes(view.graph.stories().filter(isHeard)),
    },
  ];
}

/** The newest editions, each as a whole. */
function feedOfEditions(view: View): PlannedFeed {
  const newest = (items: FeedItems): FeedItem[] =>
    view.graph
      .listedEditions()
      .filter(({ preview }) => preview === undefined)
      .slice(0, view.context.config.feeds.items)
      .map((edition) => items.edition(edition, view));
  return { ...feedOfList("editions/", "nav_editions", "feed_of_editions", view), items: newest };
}

/** The newest questions, both those with pages and those that stories answer. */
function feedOfQuestions(view: View): PlannedFeed {
  const { graph } = view;
  const isPublished = ({ preview }: StoryNode | QuestionNode) => preview === undefined;
  const newest = (items: FeedItems): FeedItem[] => {
    const { holds, limit } = ofNodes(view);
    const pages = graph.questions.pages().filter(isPublished).slice(0, limit);
    const answers = graph.questions.answered().filter(({ story }) => isPublished(story));
    const both = [
      ...pages.map((question) => items.question(question, holds)),
      ...answers.slice(0, limit).map((answer) => items.answer(answer, holds)),
    ];
    return both.sort((a, b) => b.published - a.published).slice(0, limit);
  };
  return { ...feedOfList("questions/", "nav_questions", "feed_of_questions", view), items: newest };
}

function feedOfCorrections(view: View): PlannedFeed {
  const newest = (items: FeedItems): FeedItem[] => {
    const { holds, limit } = ofNodes(view);
    const corrections = view.graph.pastCorrections().slice(0, limit);
    return corrections.map((correction) => items.correction(correction, holds));
  };
  return { ...feedOfList("corrections/", "corrections", "intro_corrections", view), items: newest };
}

type Described = Omit<PlannedFeed, "items">;

/** The feed of one node, described by the theme's phrase `word`. */
const feedOf = (
  node: TopicNode | OutletNode | AuthorNode | StorylineNode,
  group: string,
  word: string,
  view: View,
): Described => ({
  folder: view.pathOf(node),
  group,
  files: FEED_FILES,
  head: () => headOf(view.link(node).text, word, view),
});

const feedOfList = (folder: string, name: string, word: string, view: View): Described => ({
  folder: view.path(folder),
  group: OF_SITE,
  files: FEED_FILES,
  head: () => headOf(view.t[name] ?? name, word, view),
});

const headOf = (name: string, word: string, view: View): FeedHead => ({
  name,
  title: view.phrase("title_of_feed", { name, site: view.siteTitle }),
  description: view.phrase(word, { name }),
  language: view.lang,
});
