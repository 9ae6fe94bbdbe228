import type { StoryDocument } from "../../content/document.ts";
import { diagnostic, type Report } from "../../diagnostics/diagnostic.ts";
import { nameKey } from "../../text/names.ts";
import type { StoryNode } from "../nodes.ts";
import type { SiteGraph } from "../site-graph.ts";

type Figure = StoryDocument["front"]["figures"][number];

/** A figure, and its number in its story from 0. */
interface Told {
  readonly story: StoryNode;
  readonly figure: Figure;
  readonly index: number;
}

/** Reports figures that two stories give with different values, unless they are for different days or one was corrected. */
export function auditFigures({ nodes }: SiteGraph, report: Report): void {
  const last = new Map<string, Told>();
  for (const story of [...nodes.stories].reverse())
    for (const [index, figure] of story.whole.front.figures.entries()) {
      const key = `${nameKey(figure.label)}\n${nameKey(figure.unit ?? "")}`;
      const told = { story, figure, index };
      const before = last.get(key);
      if (before && before.story !== story && differ(before, told)) report(conflict(told, before));
      last.set(key, told);
    }
}

function differ(before: Told, now: Told): boolean {
  const [a, b] = [before.figure, now.figure];
  if (nameKey(a.value) === nameKey(b.value) || (a.as_of && b.as_of && a.as_of !== b.as_of)) return false;
  const since = before.story.date.epoch;
  const corrections = [before, now].flatMap(({ story }) => story.whole.front.corrections);
  return corrections.every(({ at }) => at.epoch < since);
}

function conflict(now: Told, before: Told) {
  const written = ({ figure: { value, unit = "" } }: Told) => `${value} ${unit}`.trim();
  const help = ["correct one of them, or say with `as_of` what day each is for"];
  return diagnostic("BG0813", `another story gives “${now.figure.label}” as ${written(before)}`, {
    ...{ at: placeOf(now), label: `it is ${written(now)} here`, help },
    also: [{ at: placeOf(before), label: `the story of ${before.story.date.day}` }],
  });
}

const placeOf = ({ story: { whole }, index }: Told) => ({
  path: whole.path,
  span: whole.figurePlaces[index],
});
