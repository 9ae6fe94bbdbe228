import { byCodePoint } from "../text/order.ts";
import type { StorylineNode, StoryNode } from "./nodes.ts";
import type { Edge } from "./relation.ts";
import type { Relations } from "./relations.ts";

/** Stories looked at on either side in the list of one topic or article. A bound, not a taste: it keeps the work linear. */
const REACH = 12;
const DAY = 24 * 60 * 60 * 1000;

/** What a shared article and a shared storyline are worth, in halvings of a topic's frequency. */
const SHARED_ARTICLE = 4;
const SHARED_STORYLINE = 3;

/**
 * Which stories belong together. A shared topic counts by how rare it is: one point for each time
 * the number of stories can be halved before it is as small as the topic's (the integer part of the
 * inverse document frequency, log2 N/n), so that one more story hardly ever changes a list. Only the
 * stories nearest in time are compared: a site of N stories takes N × topics × REACH steps.
 */
export class Relatedness {
  readonly #total: number;
  readonly #relations: Relations;
  readonly #storiesIn: (storyline: StorylineNode) => readonly StoryNode[];
  readonly #indexOf: (story: StoryNode) => number | undefined;

  constructor(
    total: number,
    relations: Relations,
    storiesIn: (storyline: StorylineNode) => readonly StoryNode[],
    indexOf: (story: StoryNode) => number | undefined,
  ) {
    this.#total = total;
    this.#relations = relations;
    this.#storiesIn = storiesIn;
    this.#indexOf = indexOf;
  }

  /** The stories with most in common, the nearest in time first among equals. */
  relatedTo(story: StoryNode, limit: number): StoryNode[] {
    const scores = this.#scores(story);
    const distance = (other: StoryNode) => Math.floor(Math.abs(other.date.epoch - story.date.epoch) / DAY);
    const isBefore = (a: StoryNode, b: StoryNode) =>
      (scores.get(b)! - scores.get(a)! || distance(a) - distance(b) || byCodePoint(a.id, b.id)) < 0;
    const best: StoryNode[] = [];
    for (const [other, score] of scores) {
      if (score <= 1 || other === story) continue;
      let place = best.length;
      while (place > 0 && isBefore(other, best[place - 1]!)) place -= 1;
      if (place >= limit) continue;
      best.splice(place, 0, other);
      if (best.length > limit) best.pop();
    }
    return best;
  }

  #scores(story: StoryNode): Map<StoryNode, number> {
    const scores = new Map<StoryNode, number>();
    const count = (other: StoryNode, points: number) =>
      void scores.set(other, (scores.get(other) ?? 0) + points);
    const { about, cites, partOf } = this.#relations;
    for (const { to: topic, data: role } of about.from(story)) {
      const edges = about.to(topic);
      const rarity = rarityOf(edges.length, this.#total);
      const points = role === "mention" ? rarity : rarity + 1;
      for (const edge of nearby(edges, story))
        count(edge.from, edge.data === "mention" ? Math.min(points, rarity) : points);
    }
    for (const { to: article } of cites.from(story))
      for (const edge of nearby(cites.to(article), story)) count(edge.from, SHARED_ARTICLE);
    const index = this.#indexOf(story) ?? 0;
    for (const { to } of partOf.from(story)) {
      for (const other of this.#storiesIn(to).slice(Math.max(0, index - REACH), index + REACH))
        count(other, SHARED_STORYLINE);
    }
    return scores;
  }
}

/** How often a topic's number of stories can be doubled before it reaches that of all. */
export const rarityOf = (stories: number, total: number): number =>
  31 - Math.clz32(Math.max(1, Math.floor(total / Math.max(1, stories))));

/** The edges of the stories around one, in a list that is sorted newest first. */
function nearby<E extends Edge<StoryNode, object, unknown>>(
  edges: readonly E[],
  story: StoryNode,
): readonly E[] {
  if (edges.length <= 2 * REACH) return edges;
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]!.from.date.epoch > story.date.epoch) low = middle + 1;
    else high = middle;
  }
  return edges.slice(Math.max(0, low - REACH), low + REACH);
}
