import type { StoryNode } from "../graph/nodes.ts";
import type { SparkModel } from "./model.ts";
import type { Wording } from "./wording.ts";

/** Columns of a drawing that is as wide as two words. */
const MOST = 24;
/** In milliseconds. */
const DAY = 24 * 3_600_000;

/** When stories appeared, between the first and the last one; undefined if that was on one day. */
export function sparkOf(stories: readonly StoryNode[], wording: Wording): SparkModel | undefined {
  const [first, last] = ends(stories);
  if (!first || !last || first.date.day === last.date.day) return undefined;
  const span = last.date.epoch - first.date.epoch;
  const counts = new Array<number>(Math.min(MOST, Math.ceil(span / DAY) + 1)).fill(0);
  for (const { date } of stories) {
    const column = Math.floor(((date.epoch - first.date.epoch) / span) * counts.length);
    counts[Math.min(column, counts.length - 1)]! += 1;
  }
  const highest = Math.max(...counts);
  return {
    columns: counts.map((count) => Math.round((count / highest) * 100)),
    text: wording.list([
      wording.count("stories", stories.length),
      wording.days(first.date.day, last.date.day),
    ]),
  };
}

/** The stories with the first and the last date, whatever their order. */
function ends(stories: readonly StoryNode[]): [StoryNode | undefined, StoryNode | undefined] {
  let [first] = stories;
  let last = first;
  for (const story of stories) {
    if (story.date.epoch < first!.date.epoch) first = story;
    if (story.date.epoch > last!.date.epoch) last = story;
  }
  return [first, last];
}
