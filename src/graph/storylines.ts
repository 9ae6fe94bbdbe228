import { mix } from "../text/hash.ts";
import { inOrder } from "./cycles.ts";
import { newestFirst } from "./lists.ts";
import { hashOfNodes, type StorylineNode, type StoryNode } from "./nodes.ts";
import type { Relations } from "./relations.ts";

type Keep = (stories: readonly StoryNode[]) => readonly StoryNode[];

/** The order of stories in storylines, as pages in one language show it. */
export class Storylines {
  readonly #relations: Relations;
  /** Storyline → its stories from the first to the last. */
  readonly #order: ReadonlyMap<StorylineNode, readonly StoryNode[]>;
  /** Story → its position in its storyline, 0-based. */
  readonly #index = new Map<StoryNode, number>();

  constructor(order: ReadonlyMap<StorylineNode, readonly StoryNode[]>, relations: Relations) {
    this.#relations = relations;
    this.#order = order;
    for (const stories of order.values())
      for (const [index, story] of stories.entries()) this.#index.set(story, index);
  }

  /** Only with the stories that `keep` keeps of a list. */
  in(keep: Keep): Storylines {
    const kept = [...this.#order].map(([storyline, stories]) => [storyline, keep(stories)] as const);
    const isSame = kept.every(([storyline, stories]) => stories === this.#order.get(storyline));
    return isSame ? this : new Storylines(new Map(kept), this.#relations);
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

/** The stories of each storyline in their order. The storylines' dependencies get it, too. */
export function orderStorylines(storylines: readonly StorylineNode[], relations: Relations): Storylines {
  const order = new Map<StorylineNode, readonly StoryNode[]>();
  for (const storyline of storylines) {
    const stories = relations.partOf
      .to(storyline)
      .map(({ from }) => from)
      .reverse();
    const ordered = inOrder(stories, (story) => relations.follows.from(story).map(({ to }) => to));
    order.set(storyline, ordered);
    storyline.edges.value = mix(storyline.edges.value, hashOfNodes(ordered));
  }
  return new Storylines(order, relations);
}
