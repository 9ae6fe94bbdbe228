import { mix } from "../text/hash.ts";
import { inOrder } from "./cycles.ts";
import { newestFirst } from "./lists.ts";
import { hashOfNodes, type StorylineNode, type StoryNode } from "./nodes.ts";
import type { Relations } from "./relations.ts";

/** The order of stories in storylines. */
export class Storylines {
  readonly #relations: Relations;
  /** Storyline → its stories from the first to the last. */
  readonly #order = new Map<StorylineNode, readonly StoryNode[]>();
  /** Story → its position in its storyline, 0-based. */
  readonly #index = new Map<StoryNode, number>();

  constructor(storylines: readonly StorylineNode[], relations: Relations) {
    this.#relations = relations;
    for (const storyline of storylines) {
      const stories = relations.partOf
        .to(storyline)
        .map(({ from }) => from)
        .reverse();
      const ordered = inOrder(stories, (story) => relations.follows.from(story).map(({ to }) => to));
      this.#order.set(storyline, ordered);
      storyline.edges.value = mix(storyline.edges.value, hashOfNodes(ordered));
      for (const [index, story] of ordered.entries()) this.#index.set(story, index);
    }
  }

  storylineOf(story: StoryNode): StorylineNode | undefined {
    return this.#relations.partOf.from(story)[0]?.to;
  }

  /** A storyline's stories from first to last: by date, but never before a story that they follow. */
  storiesIn(storyline: StorylineNode): readonly StoryNode[] {
    storyline.readEdges();
    return this.#order.get(storyline) ?? [];
  }

  /** A story's position in its storyline, 0-based; undefined if it has none. */
  indexOf(story: StoryNode): number | undefined {
    this.storylineOf(story)?.readEdges();
    return this.#index.get(story);
  }

  /** The stories before and after in the storyline. */
  neighbours(story: StoryNode): {
    readonly previous?: StoryNode | undefined;
    readonly next?: StoryNode | undefined;
  } {
    const storyline = this.storylineOf(story);
    const index = this.indexOf(story);
    if (!storyline || index === undefined) return {};
    const stories = this.storiesIn(storyline);
    return { previous: stories[index - 1], next: stories[index + 1] };
  }

  /**
   * The last `limit` stories before this one, along `previous` and the storyline, oldest first.
   * Takes time proportional to `limit`, however long the storyline is.
   */
  earlierStories(story: StoryNode, limit = 20): readonly StoryNode[] {
    const found = new Set<StoryNode>();
    const queue = [story];
    while (queue.length > 0 && found.size < limit) {
      for (const { to } of this.#relations.follows.from(queue.shift()!)) {
        if (to === story || found.has(to)) continue;
        found.add(to);
        queue.push(to);
      }
    }
    const storyline = this.storylineOf(story);
    const index = this.indexOf(story) ?? 0;
    if (storyline)
      for (const earlier of this.storiesIn(storyline).slice(Math.max(0, index - limit), index))
        found.add(earlier);
    return [...found].sort(newestFirst).slice(0, limit).reverse();
  }
}
