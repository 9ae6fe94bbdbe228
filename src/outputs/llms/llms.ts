import type { SiteContext } from "../../pages/site-context.ts";
import { teaserOf } from "../../pages/teaser.ts";
import type { View } from "../../pages/view.ts";
import { FEED_FILES, markdownPath, sitePath } from "../../router/paths.ts";
import { hostFile } from "../hosts/host-file.ts";
import type { PlannedFile } from "../output.ts";
import { escapeMarkdown, link } from "../story-markdown/inline.ts";

/** `llms.txt`: a short guide to the site, for language models, if they may read it. */
export const llms = ({ view }: SiteContext): PlannedFile[] =>
  view.context.config.usage?.aiInput === false
    ? []
    : [hostFile("llms.txt", () => renderGuide(guideOf(view)))];

/** How many stories, topics and plain pages the guide lists. */
const STORIES = 30;
const TOPICS = 20;
const PAGES = 20;

/** The file's contents. Every address is absolute. */
interface Guide {
  readonly title: string;
  readonly description: string;
  readonly sections: readonly { readonly heading: string; readonly links: readonly GuideLink[] }[];
}

interface GuideLink {
  readonly text: string;
  readonly url: string;
  readonly note: string;
}

function guideOf(view: View): Guide {
  const { title, description } = view.context.config.site;
  const sections = [
    { heading: view.t.latest ?? "", links: latestStories(view) },
    { heading: view.t.nav_topics ?? "", links: mainTopics(view) },
    { heading: view.t.pages_of_site ?? "", links: mainPages(view) },
  ];
  return { title, description, sections: sections.filter(({ links }) => links.length > 0) };
}

/** The Markdown version, if stories are published in Markdown. */
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
    .sort((a, b) => b.count - a.count || view.byName(a.topic, b.topic))
    .slice(0, TOPICS)
    .map(({ topic, count }) => ({
      text: topic.name,
      url: context.url(routes.of(topic)),
      note: view.count("stories", count),
    }));
}

/** Pages about the site, in its language. */
function plainPages({ context, lang }: View): GuideLink[] {
  const shown = context.graph.nodes.pages.filter(
    ({ document, preview, language }) =>
      !document.front.noindex && preview === undefined && language === lang,
  );
  return shown.slice(0, PAGES).map((page) => ({
    text: page.title,
    url: context.url(context.routes.of(page)),
    note: page.document.front.summary ?? page.document.excerpt,
  }));
}

function mainPages(view: View): GuideLink[] {
  const page = (path: string, word: string, note = ""): GuideLink => ({
    text: view.t[word] ?? word,
    url: view.context.url(sitePath(path)),
    note,
  });
  return [
    ...plainPages(view),
    page("archive/", "nav_archive"),
    page("topics/", "nav_topics", view.t.intro_topics),
    page("sources/", "nav_sources", view.t.intro_sources),
    ...(view.context.graph.nodes.authors.length > 0
      ? [page("authors/", "nav_authors", view.t.intro_authors)]
      : []),
    page("questions/", "nav_questions"),
    page("storylines/", "nav_storylines"),
    ...(view.context.graph.nodes.editions.length > 0 ? [page("editions/", "nav_editions")] : []),
    page("corrections/", "corrections", view.t.intro_corrections),
    page(FEED_FILES.rss, "feed"),
  ];
}

/** The format of llmstxt.org: a heading, a summary, and lists of links. */
function renderGuide({ title, description, sections }: Guide): string {
  const line = (text: string) => escapeMarkdown(text.replace(/\s+/g, " ").trim());
  const lists = sections.map(({ heading, links }) => {
    const items = links.map(
      ({ text, url, note }) => `- ${link(line(text), url)}${note ? `: ${line(note)}` : ""}`,
    );
    return `## ${line(heading)}\n\n${items.join("\n")}`;
  });
  return `${[`# ${line(title)}`, ...(description ? [`> ${line(description)}`] : []), ...lists].join("\n\n")}\n`;
}
