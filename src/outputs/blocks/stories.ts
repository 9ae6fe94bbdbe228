import type { StoryNode } from "../../graph/nodes.ts";
import type { CardModel } from "../../pages/model.ts";
import type { View } from "../../pages/view.ts";
import { byCodePoint } from "../../text/order.ts";

/** Hands out the stories of a page, each once. */
export class Stories {
  readonly view: View;
  /** The story that leads, wherever on the page that is; undefined if none does. */
  readonly lead: StoryNode | undefined;
  readonly #shown = new Set<StoryNode>();

  constructor(view: View, lead: StoryNode | undefined) {
    this.view = view;
    this.lead = lead;
    if (lead) this.#shown.add(lead);
  }

  /** Takes the first stories of a list that are not on the page yet. */
  take(stories: readonly StoryNode[], count: number): CardModel[] {
    const taken = stories.filter((story) => !this.#shown.has(story)).slice(0, count);
    for (const story of taken) this.#shown.add(story);
    return taken.map((story) => this.view.card(story));
  }

  /**
   * At least `count` stories that are not on the page yet, if there are so many: pinned ones, then the newest ones; of one
   * day, those with more weight first.
   */
  newest(count: number): StoryNode[] {
    const { graph } = this.view;
    const stories = graph.stories();
    const placed = graph.placed();
    const pinned = placed.filter((place) => place.pinned).map(({ story }) => story);
    const weights = new Map(placed.map(({ story, weight }) => [story, weight]));
    let end = Math.min(stories.length, count + this.#shown.size + pinned.length);
    // A day is taken as a whole, because its last story may weigh most.
    const isSameDay = () => stories[end]?.date.day === stories[end - 1]?.date.day;
    while (weights.size > 0 && end < stories.length && isSameDay()) end += 1;
    const rest = stories.slice(0, end);
    const weightOf = (story: StoryNode) => weights.get(story) ?? 0;
    rest.sort((a, b) => byCodePoint(b.date.day, a.date.day) || weightOf(b) - weightOf(a));
    return [...new Set([...pinned, ...rest])].filter((story) => !this.#shown.has(story));
  }
}
