import type { Located } from "../schema/index.ts";
import type { StoryDocument, StoryNames } from "./document.ts";
import type { StoryFront } from "./story.ts";

/** What names a story. */
interface Named extends Pick<StoryDocument, "names"> {
  readonly front: Pick<StoryFront, "topics" | "authors" | "sources">;
}

export const topicName = (topic: StoryFront["topics"][number]): Located<string> =>
  "topic" in topic ? topic.topic : topic;

/** The names that a story uses, in the order written, with their places. */
export const writtenNames = ({
  front,
}: Named): Readonly<Record<keyof StoryNames, readonly Located<string>[]>> => ({
  topics: front.topics.map(topicName),
  authors: front.authors,
  outlets: front.sources.flatMap(({ source, via }) => (via ? [source, via] : source)),
});

/** The same without their places. */
export function namesIn(story: Named): StoryNames {
  if (story.names) return story.names;
  const { topics, authors, outlets } = writtenNames(story);
  const values = (names: readonly Located<string>[]) => names.map(({ value }) => value);
  return { topics: values(topics), authors: values(authors), outlets: values(outlets) };
}
