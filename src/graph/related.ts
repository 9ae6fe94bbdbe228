import { byCodePoint } from "../text/order.ts";
import type { StoryNode } from "./nodes.ts";
import type { Edge } from "./relation.ts";
import type { Relations } from "./relations.ts";
import type { Storylines } from "./storylines.ts";

/** How many stories to compare on either side in the list of a topic or article. This limit keeps the work linear. */
const REACH = 12;
const DAY = 24 * 60 * 60 * 1000;

/** The scores of a shared article and a shared storyline, in halvings of a topic's frequency. */
const SHARED_ARTICLE = 4;
const SHARED_STORYLINE = 3;

/**
 * Which stories belong together. A shared topic counts by how rare it is: one point for each time that
 * the number of stories can be halved before it is as small as the topic's (the integer part of the
 * inverse document frequency, log2 N/n), so that one more story hardly ever changes a list. Only the
 * stories nearest in time are compared: a site with N stories takes N × topics × REACH steps.
 */
export class Relatedness {
  /** By the position of a story; 0 between calls. */
  readonly #scores: Int32Array;
  readonly #relations: Relations;
  readonly #storylines: Storylines;

  constructor(total: number, relations: Relations, storylines: Storylines) {
    this.#scores = new Int32Array(total);
    this.#relations = relations;
    this.#storylines = storylines;
  }

  /** The stories with the most in common; ties by nearness in time. `isListed`: whether a story may be one of them. */
  relatedTo(story: StoryNode, limit: number, isListed: (other: StoryNode) => boolean): StoryNode[] {
    const scores = this.#scores;
    const found = this.#score(story);
    const distance = (other: StoryNode) => Math.floor(Math.abs(other.date.epoch - story.date.epoch) / DAY);
    const isBefore = (a: StoryNode, b: StoryNode) =>
      (scores[b.place]! - scores[a.place]! || distance(a) - distance(b) || byCodePoint(a.id, b.id)) < 0;
    const best: StoryNode[] = [];
    for (const other of found) {
      if (scores[other.place]! <= 1 || other === story || !isListed(other)) continue;
      let place = best.length;
      while (place > 0 && isBefore(other, best[place - 1]!)) place -= 1;
      if (place >= limit) continue;
      best.splice(place, 0, other);
      if (best.length > limit) best.pop();
    }
    for (const other of found) scores[other.place] = 0;
    return best;
  }

  /** Scores every story that has something in common with one, and returns them. */
  #score(story: StoryNode): readonly StoryNode[] {
    const scores = this.#scores;
    const found: StoryNode[] = [];
    const count = (other: StoryNode, points: number) => {
      if (points === 0) return;
      if (scores[other.place] === 0) found.push(other);
      scores[other.place]! += points;
    };
    const { about, cites, partOf } = this.#relations;
    for (const { to: topic, data: role } of about.from(story)) {
      const edges = about.to(topic);
      const rarity = rarityOf(edges.length, this.#scores.length);
      const points = role === "mention" ? rarity : rarity + 1;
      const [start, end] = nearby(edges, story);
      for (let at = start; at < end; at += 1) {
        const { from, data } = edges[at]!;
        count(from, data === "mention" ? rarity : points);
      }
    }
    for (const { to: article } of cites.from(story)) {
      const edges = cites.to(article);
      const [start, end] = nearby(edges, story);
      for (let at = start; at < end; at += 1) count(edges[at]!.from, SHARED_ARTICLE);
    }
    const index = this.#storylines.indexOf(story) ?? 0;
    for (const { to } of partOf.from(story)) {
      for (const other of this.#storylines.storiesIn(to).slice(Math.max(0, index - REACH), index + REACH))
        count(other, SHARED_STORYLINE);
    }
    return found;
  }
}

/** How often a topic's number of stories can be doubled before it reaches the number of all stories. */
export const rarityOf = (stories: number, total: number): number =>
  31 - Math.clz32(Math.max(1, Math.floor(total / Math.max(1, stories))));

/** The start and end of the edges of stories around one, in a list that is sorted newest first. */
function nearby(
  edges: readonly Edge<StoryNode, object, unknown>[],
  story: StoryNode,
): readonly [start: number, end: number] {
  if (edges.length <= 2 * REACH) return [0, edges.length];
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]!.from.date.epoch > story.date.epoch) low = middle + 1;
    else high = middle;
  }
  return [Math.max(0, low - REACH), Math.min(edges.length, low + REACH)];
}
