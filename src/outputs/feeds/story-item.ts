import { secondsOf } from "../../content/story-audio.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import type { ImageModel } from "../../pages/model.ts";
import { teaserOf } from "../../pages/teaser.ts";
import type { View } from "../../pages/view.ts";
import { type SitePath, sitePath } from "../../router/paths.ts";
import { escapeHtml } from "../../text/html.ts";
import { imageTypeOf } from "../../text/image-types.ts";
import { htmlForm } from "../story/html-form.ts";
import { keyFacts } from "../story/key-facts.ts";
import { Sources } from "../story/sources.ts";
import { audioOf, corrections, pictureOf } from "../story/story.ts";
import { StoryText, type TextForm } from "../story/story-text.ts";
import type { FeedAudio, FeedImage, FeedItem } from "./feed.ts";
import { guidOf } from "./guids.ts";
import type { FeedStoryModel } from "./model.ts";

type FormOf = (story: StoryNode, view: View, sources: Sources, page: SitePath) => TextForm;

/** Whether entries have the whole text. */
export type Holds = "full" | "summary";

/** The entry of a story. */
export function storyItem(story: StoryNode, holds: Holds, view: View): FeedItem {
  const { context, lang } = view;
  const path = context.routes.of(story);
  return {
    title: story.title,
    url: context.url(path),
    guid: guidOf(context.config.site.id, "story", story.id),
    ...{
      published: story.date.epoch,
      updated: story.updated,
      language: lang,
      authors: authorsOf(story, view),
    },
    categories: categories(topicsOf(story, view), view),
    summary: teaserOf(story),
    audio: feedAudio(story, view),
    image: feedImage(story, view),
    content: holds === "full" ? { template: "story", model: () => illustrated(story, view) } : undefined,
  };
}

/**
 * A story with its picture, unless its text shows the same one. Most readers show only what is in an entry's text; those that
 * show `media:content` leave out what the text has at the same address.
 */
function illustrated(story: StoryNode, view: View): FeedStoryModel {
  const model = feedStory(story, view);
  const image = pictureIn(story, view);
  const isShown = ({ src }: ImageModel) =>
    model.story.sections.some(({ html }) => html.includes(`src="${escapeHtml(src)}"`));
  return image && !isShown(image) ? { ...model, story: { ...model.story, image } } : model;
}

function feedAudio(story: StoryNode, view: View): FeedAudio | undefined {
  // Only stories with a recording are read whole.
  if (!view.context.audioOf(story.document)) return undefined;
  const audio = audioOf(story, view);
  if (!audio) return undefined;
  const { src, type, bytes, title, duration } = audio;
  const url = view.context.absolute(src);
  return { url, type, bytes, title, seconds: duration === undefined ? undefined : secondsOf(duration) };
}

function feedImage(story: StoryNode, view: View): FeedImage | undefined {
  const image = pictureIn(story, view);
  if (!image) return undefined;
  const { src, width, height, alt, credit } = image;
  return { url: src, type: imageTypeOf(src), width, height, alt, credit };
}

/** The story's picture, with its absolute address. */
function pictureIn(story: StoryNode, view: View): ImageModel | undefined {
  // Only stories with a picture are read whole.
  if (!view.context.imageOf(story.document)) return undefined;
  const image = pictureOf(story, view);
  return image && { ...image, src: view.context.absolute(image.src) };
}

export const topicsOf = (story: StoryNode, view: View) =>
  view.graph.topicsOf(story).map(({ topic }) => topic);

export const authorsOf = (story: StoryNode, view: View): FeedItem["authors"] =>
  view.graph
    .bylineOf(story)
    .map(({ author, name }) => ({ name, url: view.context.url(view.pathOf(author)) }));

/** The most categories of one entry: a story is in the feeds of all its topics, and each entry names the topics. */
const CATEGORIES = 20;

export const categories = (
  topics: readonly { readonly name: string }[],
  view: View,
): FeedItem["categories"] =>
  topics.slice(0, CATEGORIES).map(({ name }) => ({ name, domain: view.context.url(sitePath("topics/")) }));

/** A story outside of its page, with its texts in some form, such as `htmlForm`. */
export function feedStory(story: StoryNode, view: View, form: FormOf = htmlForm): FeedStoryModel {
  const path = view.context.routes.of(story);
  const url = view.context.url(path);
  const sources = new Sources(story, view, url);
  const text = new StoryText(story, view, sources, form(story, view, sources, path));
  return {
    t: view.t,
    story: {
      url,
      standfirst: story.document.front.summary ?? "",
      corrections: corrections(story, view),
      sections: text.sections(),
      footnotes: text.footnotes(),
      sources: sources.all(),
      ...keyFacts(story.whole, view, sources),
    },
  };
}
