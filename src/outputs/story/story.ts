import { bodyOf } from "../../content/document-text.ts";
import { audioIn } from "../../content/story-audio.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import { recordingType } from "../../markdown/recordings.ts";
import type { AlternateModel, PageModel } from "../../pages/frame-model.ts";
import { headlineSize } from "../../pages/headline-size.ts";
import type { ImageModel, LabelModel, LinkModel } from "../../pages/model.ts";
import type { PlannedPage } from "../../pages/page.ts";
import { pictureModel } from "../../pages/picture.ts";
import type { SiteContext } from "../../pages/site-context.ts";
import type { View } from "../../pages/view.ts";
import { markdownPath, type SitePath } from "../../router/paths.ts";
import { bibliographyModel } from "../bibliography/bibliography.ts";
import { aheadOf } from "../calendar/ahead.ts";
import { glanceOf } from "./glance.ts";
import { htmlForm } from "./html-form.ts";
import { Insets } from "./insets.ts";
import { keyFacts } from "./key-facts.ts";
import { LazyStory } from "./lazy-story.ts";
import { madeOf } from "./made.ts";
import { articleMetadata } from "./metadata.ts";
import type { AudioModel, CorrectionModel, StoryContent, WithdrawnContent } from "./model.ts";
import { Sources } from "./sources.ts";
import { StoryText } from "./story-text.ts";
import { versionsOfStory } from "./translations.ts";

/** Words that people read in a minute: the mean for English prose in Brysbaert's meta-analysis (2019). */
const WORDS_PER_MINUTE = 238;

/** The page of a story. */
export function storyPages(story: StoryNode, site: SiteContext): PlannedPage[] {
  const view = site.viewOf(story);
  return [story.document.front.status === "withdrawn" ? withdrawnPage(story, view) : storyPage(story, view)];
}

function storyPage(story: StoryNode, view: View): PlannedPage {
  const { path: subject } = story.document;
  const path = view.context.routes.of(story);
  const { updated } = story.document.front;
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
      const versions = versionsOfStory(story, view);
      return view.page(
        {
          path,
          title: story.title,
          description,
          trail: trailOf(story, view),
          alternates,
          versions,
          described,
        },
        content,
      );
    },
  };
}

/** The page of a withdrawn story: its title, and why it was withdrawn. Nothing else of it is published. */
function withdrawnPage(story: StoryNode, view: View): PlannedPage {
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

/** The story's text in Markdown, if stories are published in it. */
function markdownOf(page: SitePath, { context, t }: View): AlternateModel[] {
  if (!context.config.markdown) return [];
  return [{ type: "text/markdown", title: t.in_markdown ?? "", href: context.hrefTo(markdownPath(page)) }];
}

function trailOf(story: StoryNode, view: View): LinkModel[] {
  const storyline = view.graph.storylines.storylineOf(story);
  if (!storyline) return [view.linkTo("archive/", "nav_archive")];
  return [view.linkTo("storylines/", "nav_storylines"), view.link(storyline)];
}

/** Newest first. */
export function corrections(story: StoryNode, view: View): CorrectionModel[] {
  const newest = [...story.document.front.corrections].sort((a, b) => b.at.epoch - a.at.epoch);
  return newest.map(({ at, kind, text, was, now }) => ({
    date: view.day(at),
    kind: view.label("correction", kind),
    text,
    was,
    now,
  }));
}

function storyContent(story: StoryNode, view: View): StoryContent {
  const { front, words } = story.whole;
  const { graph } = view;
  const { verification, production } = front;
  const sources = new Sources(story, view, "");
  const written = story.whole.text.read();
  const body = bodyOf(written);
  const made = madeOf(sources.all(), written, story, view);
  const text = new StoryText(story, view, sources, htmlForm(story, view, sources), body);
  const facts = keyFacts(story.whole, view, sources);
  const image = pictureOf(story, view);
  // One literal: thousands are made, and an object with spreads takes several times as long.
  const content = {
    url: view.context.url(view.context.routes.of(story)),
    extra: front.extra,
    title: story.title,
    headline: headlineSize(story.title),
    kind: view.label("kind", front.kind),
    standfirst: front.summary ?? "",
    date: view.time(story.date),
    updated: front.updated && view.time(front.updated),
    preview: story.preview && view.label("status", story.preview),
    verification: verification && noted(view.label("verification", verification.level), verification),
    production: production && noted(view.label("production", production.mode), production),
    image,
    audio: audioOf(story, view),
    origins: view.origins(story),
    storyline: storylineOf(story, view),
    authors: view.joined(bylineOf(story, view)),
    translations: view.translationsOf(story),
    readingTime: words > 0 ? view.count("minutes", minutesFor(words)) : undefined,
    corrections: corrections(story, view),
    isJustCorrected: story.isJustCorrected,
    sections: text.sections(new Insets({ image, ...facts }, front.quotes, body)),
    footnotes: text.footnotes(),
    ...{ figures: facts.figures, quotes: facts.quotes },
    glance: glanceOf(story, made !== undefined, view),
    sources: sources.all(),
    made,
    ahead: aheadOf(story, view),
    bibliography: bibliographyModel(story, view),
    topics: graph.topicsOf(story).map(({ topic }) => view.topicCard(topic)),
  };
  const related = () =>
    graph.relatedTo(story, RELATED, nearIn(graph, story)).map((other) => view.card(other));
  return new LazyStory(content, related) as unknown as StoryContent;
}

/** Related stories on a page. */
const RELATED = 3;

/** Stories that the timeline and the storyline lead to. */
function nearIn({ storylines }: View["graph"], story: StoryNode): ReadonlySet<StoryNode> {
  const { previous, next } = storylines.neighbours(story);
  return new Set(
    [...storylines.earlierStories(story), previous, next].filter((other) => other !== undefined),
  );
}

const minutesFor = (words: number): number => Math.max(1, Math.round(words / WORDS_PER_MINUTE));

const bylineOf = (story: StoryNode, view: View): LinkModel[] =>
  view.graph.bylineOf(story).map(({ author, name }) => ({ text: name, href: view.href(author) }));

const noted = (label: LabelModel, { note }: { readonly note?: string | undefined }) => ({ note, ...label });

/** The story's picture; undefined if it has none in the site. */
export const pictureOf = (story: StoryNode, view: View): ImageModel | undefined =>
  pictureModel(story.document, story.whole.front.image, view.context);

/** The story's recording; undefined if it has none. */
export function audioOf(story: StoryNode, view: View): AudioModel | undefined {
  const audio = audioIn(story.whole.front);
  const found = audio && view.context.audioOf(story.document);
  if (!audio || !found) return undefined;
  const { path, recording } = found;
  return {
    src: view.context.hrefTo(path),
    type: recordingType(path) ?? "",
    title: audio.title ?? story.title,
    duration: audio.duration,
    bytes: recording.bytes,
  };
}

function storylineOf(story: StoryNode, view: View): StoryContent["storyline"] {
  const { graph } = view;
  const storyline = graph.storylines.storylineOf(story);
  if (!storyline) return undefined;
  const { previous, next } = graph.storylines.neighbours(story);
  const total = graph.storylines.storiesIn(storyline).length;
  const number = (graph.storylines.indexOf(story) ?? 0) + 1;
  return {
    title: storyline.title,
    href: view.href(storyline),
    position: total > 1 ? view.phrase("part_of", { number, total }) : undefined,
    previous: previous && view.link(previous),
    next: next && view.link(next),
  };
}
