import type { OutletNode, QuestionNode, StorylineNode, StoryNode, TopicNode } from "../../graph/nodes.ts";
import { sitePath } from "../paths.ts";
import type { View } from "../view.ts";
import type { FeedHead, FeedItem, PlannedFeed } from "./feed.ts";
import type { FeedItems, Holds } from "./items.ts";

export interface FeedParts {
  /** In the site's language. */
  readonly site: View;
  /** In the storyline's language. */
  readonly viewOf: (storyline: StorylineNode) => View;
  readonly items: FeedItems;
}

/**
 * Every feed: the site's first, then those of lists and single nodes, where the configuration has these.
 * What is in a feed is read when it is asked for, so that whoever writes it notes that.
 */
export function planFeeds(parts: FeedParts): PlannedFeed[] {
  const { site, viewOf, items } = parts;
  const { config, graph } = site.context;
  const all = feedOfSite(parts);
  if (config.feeds.nodes === "off") return [all];

  const list = (stories: readonly StoryNode[]) => {
    const { holds, limit } = ofNodes(site);
    return items.stories(stories, limit, holds);
  };
  const topic = (node: TopicNode): PlannedFeed => ({
    ...feedOf(node, "nav_topics", "feed_of_topic", site),
    items: () => list(graph.storiesAbout(node)),
  });
  const outlet = (node: OutletNode): PlannedFeed => ({
    ...feedOf(node, "nav_sources", "feed_of_outlet", site),
    items: () => list(graph.storiesCiting(node)),
  });
  const storyline = (node: StorylineNode): PlannedFeed => ({
    ...feedOf(node, "nav_storylines", "feed_of_storyline", viewOf(node)),
    items: () => list(graph.relations.partOf.to(node).map(({ from }) => from)),
  });
  const { topics, outlets, storylines } = graph.nodes;
  return [
    ...[all, feedOfQuestions(parts), feedOfCorrections(parts)],
    ...[...storylines.map(storyline), ...topics.map(topic), ...outlets.map(outlet)],
  ];
}

/** What the configuration says of the feeds of single nodes and lists. */
function ofNodes({ context }: View): { readonly holds: Holds; readonly limit: number } {
  const { nodes, node_items: limit } = context.config.feeds;
  return { holds: nodes === "full" ? "full" : "summary", limit };
}

/** The feed of all stories. Drafts and future stories are not in it, even where they are built. */
function feedOfSite({ site, items }: FeedParts): PlannedFeed {
  const { config, graph } = site.context;
  return {
    folder: sitePath(""),
    group: "feeds_of_site",
    head: () => {
      const { title, description, language } = config.site;
      return { name: title, title, description: description || title, language };
    },
    items: () => items.stories(graph.nodes.stories, config.feeds.items, config.feeds.content),
  };
}

/** Questions with pages of their own, and those that stories answer in place: the newest of both. */
function feedOfQuestions({ site, items }: FeedParts): PlannedFeed {
  const { graph } = site.context;
  const isPublished = ({ preview }: StoryNode | QuestionNode) => preview === undefined;
  const newest = (): FeedItem[] => {
    const { holds, limit } = ofNodes(site);
    const pages = graph.nodes.questions.filter(isPublished).slice(0, limit);
    const answers = graph.answeredQuestions().filter(({ story }) => isPublished(story));
    const both = [
      ...pages.map((question) => items.question(question, holds)),
      ...answers.slice(0, limit).map((answer) => items.answer(answer, holds)),
    ];
    return both.sort((a, b) => b.published - a.published).slice(0, limit);
  };
  return { ...feedOfList("questions/", "nav_questions", "feed_of_questions", site), items: newest };
}

function feedOfCorrections({ site, items }: FeedParts): PlannedFeed {
  const newest = (): FeedItem[] => {
    const { holds, limit } = ofNodes(site);
    const corrections = site.context.graph.pastCorrections().slice(0, limit);
    return corrections.map((correction) => items.correction(correction, holds));
  };
  return { ...feedOfList("corrections/", "corrections", "intro_corrections", site), items: newest };
}

type Described = Omit<PlannedFeed, "items">;

/** The feed of one node, described by the theme's phrase `word`. */
const feedOf = (
  node: TopicNode | OutletNode | StorylineNode,
  group: string,
  word: string,
  view: View,
): Described => ({
  folder: view.context.routes.of(node),
  group,
  head: () => headOf(view.link(node).text, word, view),
});

const feedOfList = (folder: string, group: string, word: string, view: View): Described => ({
  folder: sitePath(folder),
  group,
  head: () => headOf(view.t[group] ?? group, word, view),
});

const headOf = (name: string, word: string, view: View): FeedHead => ({
  name,
  title: view.phrase("title_of_feed", { name, site: view.context.config.site.title }),
  description: view.phrase(word, { name }),
  language: view.lang,
});
