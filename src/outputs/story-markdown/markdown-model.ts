import type { StoryNode } from "../../graph/nodes.ts";
import type { DateModel, LabelModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import type { FeedStoryModel } from "../feeds/model.ts";
import { feedStory } from "../feeds/story-item.ts";
import { markdownForm } from "./markdown-form.ts";

/** A story for programs that read Markdown. Its texts are Markdown, and all addresses in them are absolute. */
export interface StoryMarkdown extends FeedStoryModel {
  readonly title: string;
  readonly kind: LabelModel;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly authors: readonly string[];
}

export function storyMarkdown(story: StoryNode, view: View): StoryMarkdown {
  const { front } = story.document;
  return {
    ...feedStory(story, view, markdownForm),
    title: story.title,
    kind: view.label("kind", front.kind),
    date: view.time(story.date),
    ...(front.updated ? { updated: view.time(front.updated) } : {}),
    authors: view.context.graph.bylineOf(story).map(({ name }) => name),
  };
}
