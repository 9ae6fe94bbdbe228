import type { StoryFront } from "../../content/story.ts";
import type { StoryNode } from "../../graph/nodes.ts";
import { barOf } from "../../pages/bar.ts";
import type { View } from "../../pages/view.ts";
import type { Located } from "../../schema/index.ts";
import type { ClaimingModel, ClaimModel } from "./model.ts";

type Claim = StoryFront["claims"][number];

const STANCES = ["supports", "disputes", "silent"] as const;

/** What is claimed, and who says what about it; `sourcesOf` finds the sources with these keys. */
export function claimModel(
  { claim, by }: Claim,
  sourcesOf: (keys: readonly Located<string>[]) => readonly ClaimingModel[],
  view: View,
): ClaimModel {
  const said = STANCES.map((value) => ({
    ...view.label("stance", value),
    sources: sourcesOf(by.filter((entry) => entry.value === value).map(({ key }) => key)),
  }));
  const counted = said.map(({ value, sources: { length } }) => ({
    value,
    count: length,
    text: view.count(`tally_${value}`, length),
  }));
  const stances = barOf(counted).map((part) => ({
    ...said.find(({ value }) => value === part.value)!,
    ...part,
  }));
  return { claim, stances };
}

/** Stories in which disputed claims are looked for, and how many of these are shown. */
const NEWEST = 30;
const SHOWN = 5;

/** Claims of the newest of these stories that a source disputes. */
export function contestedIn(stories: readonly StoryNode[], view: View): ClaimModel[] {
  const isDisputed = ({ by }: Claim) => by.some(({ value }) => value === "disputes");
  return stories
    .slice(0, NEWEST)
    .flatMap((story) => story.document.front.claims.filter(isDisputed).map((claim) => ({ claim, story })))
    .slice(0, SHOWN)
    .map(({ claim, story }) => ({
      ...claimModel(claim, outletsIn(story, view), view),
      story: view.link(story),
    }));
}

/** Finds the outlets of a story's sources. */
function outletsIn(story: StoryNode, view: View): (keys: readonly Located<string>[]) => ClaimingModel[] {
  const outlets = new Map(
    view.graph.citationsOf(story).map(({ entry, outlet }) => [entry.key?.value, outlet.name]),
  );
  return (keys) =>
    keys.flatMap(({ value }) => {
      const outlet = outlets.get(value);
      return outlet === undefined ? [] : { outlet };
    });
}
