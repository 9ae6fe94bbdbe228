import { FEED_FILES } from "./feeds/feed.ts";
import { markdownPath, sitePath } from "./paths.ts";
import { teaserOf } from "./teaser.ts";
import { byName, type View } from "./view.ts";

/** Stories and topics that the guide names. */
const STORIES = 30;
const TOPICS = 20;

/** What `llms.txt` says: the site in short, for programs that read. Every address is absolute. */
export interface Guide {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly { readonly heading: string; readonly links: readonly GuideLink[] }[];
}

export interface GuideLink {
  readonly text: string;
  readonly url: string;
  readonly note: string;
}

export function guideOf(view: View): Guide {
  const { title, description } = view.context.config.site;
  const sections = [
    { heading: view.t.latest ?? "", links: latestStories(view) },
    { heading: view.t.nav_topics ?? "", links: mainTopics(view) },
    { heading: view.t.pages_of_site ?? "", links: mainPages(view) },
  ];
  return { title, description, sections: sections.filter(({ links }) => links.length > 0) };
}

/** In Markdown, where stories are published in it. */
function latestStories({ context }: View): GuideLink[] {
  const { graph, config, routes } = context;
  const published = graph.nodes.stories.filter(({ preview }) => preview === undefined);
  return published.slice(0, STORIES).map((story) => {
    const page = routes.of(story);
    return {
      text: story.title,
      url: context.url(config.markdown ? markdownPath(page) : page),
      note: `${story.date.day}. ${teaserOf(story)}`,
    };
  });
}

function mainTopics(view: View): GuideLink[] {
  const { context } = view;
  const { graph, routes } = context;
  return graph.nodes.topics
    .map((topic) => ({ topic, count: graph.countStoriesAbout(topic) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || byName(a.topic, b.topic))
    .slice(0, TOPICS)
    .map(({ topic, count }) => ({
      text: topic.name,
      url: context.url(routes.of(topic)),
      note: view.count("stories", count),
    }));
}

function mainPages(view: View): GuideLink[] {
  const page = (path: string, word: string, note = ""): GuideLink => ({
    text: view.t[word] ?? word,
    url: view.context.url(sitePath(path)),
    note,
  });
  return [
    page("archive/", "nav_archive"),
    page("topics/", "nav_topics", view.t.intro_topics),
    page("sources/", "nav_sources", view.t.intro_sources),
    page("questions/", "nav_questions"),
    page("storylines/", "nav_storylines"),
    page("corrections/", "corrections", view.t.intro_corrections),
    page(FEED_FILES.rss, "feed"),
  ];
}
