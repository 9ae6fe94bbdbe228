import type { Located } from "../schema/index.ts";
import { withoutFragment } from "../text/url.ts";
import type { StoryDocument, StoryFacts } from "./document.ts";
import type { StoryFront } from "./story.ts";

export const topicName = (topic: StoryFront["topics"][number]): Located<string> =>
  "topic" in topic ? topic.topic : topic;

/** What `factsOf` needs of a story. */
type Told = Pick<StoryDocument, "facts" | "bullets" | "inlineQuestions"> & {
  readonly front: Pick<StoryFront, "sources">;
};

/** What the graph asks of every story: short, and without the places of it. */
export const factsOf = (story: Told): StoryFacts =>
  story.facts ?? {
    cites: story.front.sources.map(({ source, via, url }) => ({
      ...{ outlet: source.value, via: via?.value },
      article: url === undefined ? undefined : ownAddress(url),
    })),
    bullets: story.bullets.map(({ hash }) => hash),
    answers: story.inlineQuestions.length,
  };

/** An article's address without its fragment; undefined for the address of an outlet's front page. */
function ownAddress(url: string): string | undefined {
  const address = withoutFragment(url);
  return isFrontPage(address) ? undefined : address;
}

const isFrontPage = (address: string): boolean => /^https?:\/\/[^/]+\/$/.test(address);
