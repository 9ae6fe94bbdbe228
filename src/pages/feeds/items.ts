import type { StoryNode } from "../graph/nodes.ts";
import type { FeedStoryModel } from "./model.ts";
import { type SitePath, sitePath } from "./paths.ts";
import { Sources } from "./sources.ts";
import { corrections, facts } from "./story.ts";
import { StoryText } from "./story-text.ts";
import type { View } from "./view.ts";

/** A feed as data; how it is written is the renderer's business. Every address is absolute. */
export interface Feed {
  readonly path: SitePath;
  readonly title: string;
  readonly description: string;
  /** The page that the feed belongs to. */
  readonly link: string;
  readonly self: string;
  readonly language: string;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  readonly title: string;
  readonly url: string;
  /** A `tag:` URI (RFC 4151); it stays when the site moves or the slug changes. */
  readonly guid: string;
  /** Milliseconds since 1970. */
  readonly published: number;
  readonly updated: number;
  readonly authors: readonly string[];
  readonly categories: readonly { readonly name: string; readonly domain: string }[];
  /** Plain text. */
  readonly summary: string;
  /** What the template `feed/story` makes the full content from; absent where feeds hold summaries only. */
  readonly content?: (() => FeedStoryModel) | undefined;
}

/** The feed of all stories. Drafts and future stories are not in it, even where they are built. */
export function siteFeed(path: SitePath, viewOf: (story: StoryNode) => View, site: View): Feed {
  const { config, graph } = site.context;
  const { title, description, language } = config.site;
  const stories = graph.nodes.stories.filter(({ preview }) => preview === undefined);
  return {
    ...{ path, title, language },
    description: description || title,
    link: site.context.url(sitePath("")),
    self: site.context.url(path),
    items: stories.slice(0, config.feeds.items).map((story) => feedItem(story, viewOf(story))),
  };
}

function feedItem(story: StoryNode, view: View): FeedItem {
  const { context } = view;
  const { front, excerpt } = story.document;
  const path = context.routes.of(story);
  return {
    title: story.title,
    url: context.url(path),
    guid: guidOf(context.config.site.id, story.id),
    published: story.date.epoch,
    updated: story.updated,
    authors: front.authors,
    categories: context.graph
      .topicsOf(story)
      .map(({ topic }) => ({ name: topic.name, domain: context.url(sitePath("topics/")) })),
    summary: front.summary ?? excerpt,
    content: context.config.feeds.content === "full" ? () => feedStory(story, view, path) : undefined,
  };
}

function feedStory(story: StoryNode, view: View, path: SitePath): FeedStoryModel {
  const url = view.context.url(path);
  const { detail, front } = story.document;
  const sources = new Sources(story, detail, view, url);
  const text = new StoryText(story, detail, view, sources, path);
  return {
    t: view.t,
    story: {
      ...{ url, standfirst: front.summary ?? "" },
      ...facts(detail, view, sources),
      corrections: corrections(story, view),
      sections: text.sections(),
      ...text.footnotes(),
      sources: sources.all(),
    },
  };
}

/** `tag:example.org,2026:story/summit`. What a URI may not hold is percent-encoded. */
const guidOf = (siteId: string, storyId: string): string =>
  `tag:${siteId}:story/${encodeURIComponent(storyId)}`;
