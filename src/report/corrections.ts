import type { StoryFront } from "../content/story.ts";
import { byCodePoint, grouped } from "../text/order.ts";
import { daysBetween, type Scope } from "./scope.ts";

type Kind = StoryFront["corrections"][number]["kind"];

/** How often stories were corrected, and how soon. */
export interface Corrections extends Delays {
  /** Stories with a correction. */
  readonly stories: number;
  /** Corrections of a hundred stories, with one decimal. */
  readonly perHundred: number;
  /** Most frequent first. */
  readonly kinds: readonly ({ readonly kind: Kind } & Delays)[];
}

interface Delays {
  readonly count: number;
  /** Days from a story's date to the correction; undefined if there is none. */
  readonly median?: number | undefined;
  readonly longest?: number | undefined;
}

export function correctionsOf({ stories, settings: { now } }: Scope): Corrections {
  const all = stories.flatMap((story) =>
    story.document.front.corrections
      .filter(({ at }) => at.epoch <= now)
      .map(({ at, kind }) => ({ story, kind, days: Math.max(0, daysBetween(story.date.day, at.day)) })),
  );
  const kinds = [...grouped(all, ({ kind }) => kind)].map(([kind, some]) => ({ kind, ...delaysOf(some) }));
  return {
    ...delaysOf(all),
    stories: new Set(all.map(({ story }) => story)).size,
    perHundred: stories.length === 0 ? 0 : Math.round((all.length / stories.length) * 1000) / 10,
    kinds: kinds.sort((a, b) => b.count - a.count || byCodePoint(a.kind, b.kind)),
  };
}

function delaysOf(corrections: readonly { readonly days: number }[]): Delays {
  const days = corrections.map((each) => each.days).sort((a, b) => a - b);
  const middle = days.length / 2;
  const median = days.length % 2 === 1 ? days[Math.floor(middle)] : mean(days[middle - 1], days[middle]);
  return { count: days.length, median, longest: days.at(-1) };
}

const mean = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : (a + b) / 2;
