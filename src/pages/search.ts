import { plainTextOf } from "../content/prose.ts";
import type { StoryNode } from "../graph/nodes.ts";
import { listPage } from "./list-page.ts";
import type { PlannedPage } from "./page.ts";
import { type SitePath, sitePath } from "./paths.ts";
import type { View } from "./view.ts";

/** Where the index of the search lies: Pagefind's files, relative to the output. */
export const SEARCH_INDEX = sitePath("search/index/");

/** A page that the search can find. */
export interface SearchRecord {
  readonly path: SitePath;
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** A day: `2026-11-23`. */
  readonly date: string;
  /** Plain text: all that is searched. */
  readonly text: string;
  /** By the name of the filter: `topic`, `outlet`, `storyline`, `year`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** The page with the search; what it does is in the theme's `search.js`. */
export function searchPage(view: View): PlannedPage {
  const path = sitePath("search/");
  const { hrefTo } = view.context;
  const model = () => listPage(view, path, "nav_search", { index: hrefTo.call(view.context, SEARCH_INDEX) });
  return { path, template: "search", listed: true, model };
}

/** What the search knows of each story. Drafts and future stories are never among it, even where they are built. */
export const searchRecords = (view: View): (() => SearchRecord)[] =>
  view.context.graph.nodes.stories
    .filter(({ preview }) => preview === undefined)
    .map((story) => () => recordOf(story, view));

function recordOf(story: StoryNode, { context }: View): SearchRecord {
  const { graph } = context;
  const { detail } = story;
  const { front } = story.document;
  const storyline = graph.storylineOf(story);
  const texts = detail.sections.flatMap(({ heading, prose, bullets }) => [
    heading,
    plainTextOf(prose),
    ...bullets.map((bullet) => plainTextOf(bullet.prose)),
  ]);
  const questions = story.document.inlineQuestions.map(({ question }, index) => [
    question,
    plainTextOf(detail.answers[index]!),
  ]);
  return {
    path: context.routes.of(story),
    language: context.languageOf(story.document),
    title: story.title,
    date: story.date.day,
    text: [story.title, front.summary ?? "", ...texts, ...questions.flat()].filter(Boolean).join("\n"),
    filters: {
      topic: graph.topicsOf(story).map(({ topic }) => topic.name),
      outlet: graph.outletsOf(story).map(({ name }) => name),
      storyline: storyline ? [storyline.title] : [],
      year: [story.date.day.slice(0, 4)],
    },
  };
}
