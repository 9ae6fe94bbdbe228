import type { PlainPageNode, StoryNode } from "../../graph/nodes.ts";
import type { PageContext } from "../../pages/context.ts";
import { hashOf } from "../../text/hash.ts";

/** What can be found. */
export type Searched = StoryNode | PlainPageNode;

/** A part of the search index: stories that follow one another by date. */
export interface Shard {
  /** Changes when a story comes or goes, or when their order does: a file of another shard is never taken for one of this. */
  readonly name: string;
  /** Oldest first; or plain pages. */
  readonly stories: readonly Searched[];
}

/** A shard ends before one story in so many, on average. */
const MEAN = 256;
const MOST = 512;

/**
 * Divides the stories into shards of bounded size. Whether a shard ends before a story only depends on the story's address:
 * so a new story changes its own shard, and no other one, whatever its date is (content-defined chunking).
 * `stories`: newest first; or plain pages, in any order.
 */
export function shardsOf(stories: readonly Searched[], { routes }: PageContext): Shard[] {
  const shards: Shard[] = [];
  let current: Searched[] = [];
  let names = "";
  const close = () => {
    if (current.length > 0) shards.push({ name: hashOf(names).toString(36), stories: current });
    current = [];
    names = "";
  };
  for (const story of stories.toReversed()) {
    const path = routes.of(story);
    if (current.length === MOST || hashOf(path) % MEAN === 0) close();
    current.push(story);
    names += `${story.id}\n${path}\n`;
  }
  close();
  return shards;
}
