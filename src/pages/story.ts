import type { StoryDetail } from "../content/document.ts";
import type { StoryNode } from "../graph/nodes.ts";
import { LazyStory } from "./lazy.ts";
import { articleMetadata } from "./metadata/article.ts";
import type {
  AlternateModel,
  CorrectionModel,
  ImageModel,
  LabelModel,
  LinkModel,
  PageModel,
  StoryContent,
  WithdrawnContent,
} from "./model.ts";
import type { PlannedPage } from "./page.ts";
import { markdownPath, type SitePath } from "./paths.ts";
import { Sources } from "./sources.ts";
import { StoryText } from "./story-text.ts";
import { translationsOf } from "./translations.ts";
import type { View } from "./view.ts";

/** Words a reader takes in within a minute: the mean for English prose in Brysbaert's meta-analysis (2019). */
const WORDS_PER_MINUTE = 238;

export function storyPage(story: StoryNode, view: View): PlannedPage {
  const { path: subject } = story.document;
  const path = view.context.routes.of(story);
  const { updated } = story.gist;
  return {
    path,
    template: "story",
    subject,
    listed: true,
    modified: (updated || story.date).iso,
    model: () => {
      const description = story.document.front.summary ?? story.document.excerpt;
      const content = storyContent(story, view);
      const described = articleMetadata(story, content, view);
      const alternates = markdownOf(path, view);
      return view.page(
        { path, title: story.title, description, trail: trailOf(story, view), alternates, described },
        content,
      );
    },
  };
}

/** The page of a withdrawn story: its title, and why it was withdrawn. Nothing else of it is published. */
export function withdrawnPage(story: StoryNode, view: View): PlannedPage {
  const path = view.context.routes.of(story);
  return {
    path,
    template: "withdrawn",
    subject: story.document.path,
    listed: false,
    model: (): PageModel<WithdrawnContent> => {
      const description = view.t.withdrawn ?? "";
      const head = { path, title: story.title, description, trail: trailOf(story, view), noindex: true };
      return view.page(head, {
        title: story.title,
        date: view.time(story.date),
        corrections: corrections(story, view),
      });
    },
  };
}

/** The story's text in Markdown, where the configuration has it. */
function markdownOf(page: SitePath, { context, t }: View): AlternateModel[] {
  if (!context.config.markdown) return [];
  return [{ type: "text/markdown", title: t.in_markdown ?? "", href: context.hrefTo(markdownPath(page)) }];
}

function trailOf(story: StoryNode, view: View): LinkModel[] {
  const storyline = view.context.graph.storylineOf(story);
  if (!storyline) return [view.linkTo("archive/", "nav_archive")];
  return [view.linkTo("storylines/", "nav_storylines"), view.link(storyline)];
}

export function corrections(story: StoryNode, view: View): CorrectionModel[] {
  return story.document.front.corrections.map(({ at, kind, text, was, now }) => ({
    date: view.day(at),
    kind: view.label("correction", kind),
    text,
    was,
    now,
  }));
}

function storyContent(story: StoryNode, view: View): StoryContent {
  const { detail } = story;
  const { front } = story.document;
  const { graph } = view.context;
  const { verification, production } = detail.front;
  const sources = new Sources(story, detail, view, "");
  const text = new StoryText(story, detail, view, sources);
  const { figures, quotes, unknowns } = facts(detail, view, sources);
  // One literal: thousands of these are made, and an object of many parts takes several times as long.
  const content = {
    url: view.context.url(view.context.routes.of(story)),
    extra: detail.front.extra,
    title: story.title,
    kind: view.label("kind", front.kind),
    standfirst: front.summary ?? "",
    date: view.time(story.date),
    updated: front.updated && view.time(front.updated),
    preview: story.preview && view.label("status", story.preview),
    verification: verification && noted(view.label("verification", verification.level), verification),
    production: production && noted(view.label("production", production.mode), production),
    image: pictureOf(story, detail, view),
    origins: view.origins(story),
    storyline: storylineOf(story, view),
    authors: view.joined(front.authors.map((text) => ({ text }))),
    translations: translationsOf(story, view),
    readingTime: view.count("minutes", Math.max(1, Math.round(detail.words / WORDS_PER_MINUTE))),
    corrections: corrections(story, view),
    sections: text.sections(),
    footnotes: text.footnotes(),
    figures,
    quotes,
    unknowns,
    sources: sources.all(),
    topics: graph.topicsOf(story).map(({ topic }) => view.topicCard(topic)),
  };
  const related = () => graph.relatedTo(story).map((other) => view.card(other));
  return new LazyStory(content, related) as unknown as StoryContent;
}

/** Key figures, quotes and what is not known. */
export function facts(
  { front }: StoryDetail,
  view: View,
  sources: Sources,
): Pick<StoryContent, "figures" | "quotes" | "unknowns"> {
  return {
    figures: front.figures.map(({ label, value, unit, approx, as_of, cites }) => ({
      label,
      value: approx ? view.phrase("about_value", { value }) : value,
      unit,
      note: as_of ? view.phrase("as_of", { date: view.date(as_of).text }) : "",
      cites: sources.cites(cites),
    })),
    quotes: front.quotes.flatMap(({ text: words, speaker, cite, translated = false }) =>
      sources.cites([cite]).map((source) => ({ text: words, speaker, translated, cite: source })),
    ),
    unknowns: front.unknowns,
  };
}

const noted = (label: LabelModel, { note }: { readonly note?: string | undefined }) => ({ note, ...label });

/** The story's own picture; undefined where it has none in the site. */
export function pictureOf(
  { document }: StoryNode,
  { front: { image } }: StoryDetail,
  view: View,
): ImageModel | undefined {
  const shown = image && view.context.imageOf(document);
  return shown && { ...shown, alt: image.alt, credit: image.credit };
}

function storylineOf(story: StoryNode, view: View): StoryContent["storyline"] {
  const { graph } = view.context;
  const storyline = graph.storylineOf(story);
  if (!storyline) return undefined;
  const { previous, next } = graph.neighbours(story);
  const total = graph.storiesIn(storyline).length;
  return {
    title: storyline.title,
    href: view.context.href(storyline),
    position: view.phrase("part_of", { number: graph.positionOf(story) ?? 1, total }),
    previous: previous && view.link(previous),
    next: next && view.link(next),
  };
}
