import type { StoryFront } from "../../content/story.ts";
import { barOf } from "../../pages/bar.ts";
import type { View } from "../../pages/view.ts";
import type { ClaimModel } from "./model.ts";
import type { Sources } from "./sources.ts";

const STANCES = ["supports", "disputes", "silent"] as const;

/** What is claimed, and who says what about it. */
export function claimModel(
  { claim, by }: StoryFront["claims"][number],
  sources: Sources,
  view: View,
): ClaimModel {
  const said = STANCES.map((value) => ({
    ...view.label("stance", value),
    sources: sources
      .cites(by.filter((entry) => entry.value === value).map(({ key }) => key))
      .sort((a, b) => a.number - b.number),
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
