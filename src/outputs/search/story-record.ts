import type { PlainPageDocument, StoryDocument } from "../../content/document.ts";
import { bodyOf } from "../../content/document-text.ts";
import { audioIn } from "../../content/story-audio.ts";
import type { PlainPageNode, StoryNode } from "../../graph/nodes.ts";
import { writePlain } from "../../markdown/write-plain.ts";
import type { PageContext } from "../../pages/context.ts";
import type { SitePath } from "../../router/paths.ts";
import type { Searched } from "./shards.ts";

/** A story or plain page in the search index. */
export interface StoryRecord {
  readonly path: SitePath;
  /** BCP 47 tag. */
  readonly language: string;
  readonly title: string;
  /** A day: `2026-11-23`; empty for a plain page. */
  readonly date: string;
  /** What can be found besides the title, without markup; no phrase is found across two of them. */
  readonly texts: readonly string[];
  readonly filters: Filters;
}

/** The values of a story by the name of the filter. */
export interface Filters {
  readonly topic: readonly string[];
  readonly outlet: readonly string[];
  readonly storyline: readonly string[];
  readonly year: readonly string[];
}

export const recordOf = (node: Searched, context: PageContext): StoryRecord =>
  node.kind === "story" ? recordOfStory(node, context) : recordOfPage(node, context);

function recordOfPage(page: PlainPageNode, context: PageContext): StoryRecord {
  return {
    path: context.routes.of(page),
    language: page.language,
    title: page.title,
    date: "",
    texts: textsOfPage(page.document).filter((text) => text !== ""),
    filters: NO_FILTERS,
  };
}

function textsOfPage({ front, text }: PlainPageDocument): string[] {
  const { sections, footnotes } = bodyOf(text.read());
  const body = sections.flatMap(({ heading, text: inner }) => [heading, writePlain(inner)]);
  return [front.summary ?? "", ...body, writePlain(footnotes)];
}

const NO_FILTERS: Filters = { topic: [], outlet: [], storyline: [], year: [] };

function recordOfStory(story: StoryNode, context: PageContext): StoryRecord {
  const { topic, outlet, storyline, ...filters } = filtersOf(story, context);
  const names = [topic, outlet, storyline].map((all) => all.join(", "));
  const authors = context.graph.bylineOf(story).map(({ name }) => name);
  const texts = [...textsOf(story.whole), ...authors, ...questionsOf(story, context), ...names];
  return {
    path: context.routes.of(story),
    language: story.language,
    title: story.title,
    date: story.date.day,
    texts: texts.filter((text) => text !== ""),
    filters: { topic, outlet, storyline, ...filters },
  };
}

export function filtersOf(story: Searched, { graph }: PageContext): Filters {
  if (story.kind === "page") return NO_FILTERS;
  const storyline = graph.storylines.storylineOf(story);
  return {
    topic: graph.topicsOf(story).map(({ topic }) => topic.name),
    outlet: graph.outletsOf(story).map(({ name }) => name),
    storyline: storyline ? [storyline.title] : [],
    year: [story.date.day.slice(0, 4)],
  };
}

/** What the story's page says, in its order. */
function textsOf({ front, inlineQuestions, text }: StoryDocument): string[] {
  const { sections, answers, footnotes } = bodyOf(text.read());
  const body = sections.flatMap(({ heading, text, bullets }) => [
    heading,
    writePlain(text),
    ...bullets.map((bullet) => writePlain(bullet.text)),
  ]);
  const questions = inlineQuestions.flatMap(({ question }, index) => {
    const { text, footnotes } = answers[index]!;
    return [question, writePlain(text), writePlain(footnotes)];
  });
  return [front.summary ?? "", ...body, ...questions, writePlain(footnotes), ...frontTexts(front)];
}

/** Questions with pages of their own, as the story's page shows them. */
const questionsOf = (story: StoryNode, { graph }: PageContext): string[] =>
  graph.questions.of(story).flatMap(({ title, document }) => [title, document.excerpt]);

const frontTexts = (front: StoryDocument["front"]): string[] => [
  front.verification?.note ?? "",
  front.production?.note ?? "",
  front.image?.alt ?? "",
  front.image?.caption ?? "",
  front.image?.credit ?? "",
  front.image?.licence ?? "",
  audioIn(front)?.title ?? "",
  ...front.figures.map(({ label, value, unit = "" }) => `${label}: ${value} ${unit}`.trimEnd()),
  ...front.quotes.flatMap(({ text, speaker }) => [text, speaker]),
  ...front.unknowns,
  ...front.timeline.map(({ text }) => text),
  ...front.claims.map(({ claim }) => claim),
  ...front.corrections.flatMap(({ text, was = "", now = "" }) => [text, was, now]),
  ...front.sources.flatMap(({ title = "", byline = "", stresses = "", via }) => [
    title,
    byline,
    stresses,
    via?.value ?? "",
  ]),
];
