import { bodyOf } from "../../content/document-text.ts";
import type { Dependency } from "../../dependencies/tracker.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import { writePlain } from "../../markdown/write-plain.ts";
import { listPage } from "../../pages/list-page.ts";
import type { PlannedPage } from "../../pages/page.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";

/** The folder of the search index: Pagefind's files, relative to the output. */
export const SEARCH_INDEX = sitePath("search/index/");

/** A page in the search index. */
export interface SearchRecord {
  readonly path: SitePath;
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** A day: `2026-11-23`. */
  readonly date: string;
  /** The searchable text, without markup. */
  readonly text: string;
  /** By the name of the filter: `topic`, `outlet`, `storyline`, `year`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
}

/** The search page. The theme's `search.js` does the work. */
export function searchPage({ view }: SiteContext): PlannedPage[] {
  if (view.context.config.search === "off") return [];
  const path = sitePath("search/");
  const { hrefTo } = view.context;
  const model = () => listPage(view, path, "nav_search", { index: hrefTo.call(view.context, SEARCH_INDEX) });
  return [{ path, template: "search", listed: true, model }];
}

/** The contents of the search index. */
export interface PlannedSearch {
  readonly language: string;
  /** Each makes the record of one story. */
  readonly records: readonly (() => SearchRecord)[];
  readonly reads: ReadonlySet<Dependency>;
}

/** Plans the search index; undefined if the site has no search. */
export function planSearch({ view }: SiteContext): PlannedSearch | undefined {
  const { config, graph } = view.context;
  if (config.search === "off") return undefined;
  const reads = new Set<Dependency>();
  return graph.tracker.track(reads, () => {
    return { language: config.site.language, records: searchRecords(view), reads };
  });
}

/** The records of all stories. Drafts and future stories are never included, even if they are built. */
const searchRecords = (view: View): (() => SearchRecord)[] =>
  view.context.graph.nodes.stories
    .filter(({ preview }) => preview === undefined)
    .map((story) => () => recordOf(story, view));

function recordOf(story: StoryNode, { context }: View): SearchRecord {
  const { graph } = context;
  const { front, inlineQuestions, text } = story.whole;
  const { sections, answers } = bodyOf(text.read());
  const storyline = graph.storylineOf(story);
  const texts = sections.flatMap((section) => [
    section.heading,
    writePlain(section.text),
    ...section.bullets.map((bullet) => writePlain(bullet.text)),
  ]);
  const questions = inlineQuestions.map(({ question }, index) => [
    question,
    writePlain(answers[index]!.text),
    writePlain(answers[index]!.footnotes),
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
