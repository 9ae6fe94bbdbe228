import type { StoryNode } from "../graph/nodes.ts";
import { feedStory } from "./feeds/items.ts";
import type { DateModel, FeedStoryModel, LabelModel } from "./model.ts";
import type { View } from "./view.ts";

/** A story for programs that read Markdown. Every address in its texts is absolute. */
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
    ...feedStory(story, view, { names: false }),
    title: story.title,
    kind: view.label("kind", front.kind),
    date: view.time(story.date),
    ...(front.updated ? { updated: view.time(front.updated) } : {}),
    authors: front.authors,
  };
}
