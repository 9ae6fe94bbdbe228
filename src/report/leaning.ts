import type { SourceEntry } from "../content/story-entries.ts";
import type { OutletNode } from "../graph/nodes.ts";
import { byCodePoint } from "../text/order.ts";
import { type Periods, periodsOf } from "./periods.ts";
import type { Scope } from "./scope.ts";

/** What the site's citations go to, in several respects. */
export interface Leaning extends Periods {
  readonly outlets: Tally;
  /** By ISO 3166 codes of the outlets' records. */
  readonly countries: Tally;
  /** By BCP 47 tags: the source's `lang`, or else the only language of its outlet. */
  readonly languages: Tally;
  /** An outlet with two owners counts for both. */
  readonly owners: Tally;
  readonly outletKinds: Tally;
  readonly sourceKinds: Tally;
}

export interface Tally {
  /** Citations of which the site does not say it. */
  readonly unknown: number;
  /** Most citations first; ties by id. */
  readonly rows: readonly Leaned[];
}

export interface Leaned {
  /** An outlet's slug, or the value as it is written: `US`, `newspaper`. */
  readonly id: string;
  readonly name: string;
  readonly citations: number;
  readonly stories: number;
  /** Of all citations, 0 to 1. */
  readonly share: number;
  /** Citations in each of the periods. */
  readonly over: readonly number[];
}

type Named = readonly [id: string, name: string];

/** What a citation counts for. */
type Lead = (entry: SourceEntry, outlet: OutletNode) => readonly Named[];

export function leaningOf(scope: Scope): Leaning {
  const periods = periodsOf(scope.stories.map(({ date }) => date.day));
  const tally = (lead: Lead) => tallyOf(scope, periods, lead);
  return {
    ...periods,
    outlets: tally((_, { id, name }) => [[id, name]]),
    countries: tally((_, { document }) => valuesOf(document?.front.country)),
    languages: tally(({ lang }, outlet) => valuesOf(lang ?? onlyLanguageOf(outlet))),
    owners: tally((_, { document }) => (document?.front.owner ?? []).flatMap(valuesOf)),
    outletKinds: tally((_, { document }) => valuesOf(document?.front.kind)),
    sourceKinds: tally(({ kind }) => valuesOf(kind)),
  };
}

const valuesOf = (value: string | undefined): Named[] => (value === undefined ? [] : [[value, value]]);

function onlyLanguageOf({ document }: OutletNode): string | undefined {
  const { languages = [] } = document?.front ?? {};
  return languages.length === 1 ? languages[0] : undefined;
}

interface Count {
  readonly name: string;
  citations: number;
  stories: number;
  readonly over: number[];
  /** The story that was counted last: the citations of one story follow one another. */
  last: unknown;
}

function tallyOf({ citations }: Scope, { periods, period }: Periods, lead: Lead): Tally {
  const counts = new Map<string, Count>();
  const places = new Map(periods.map((name, place) => [name, place]));
  let unknown = 0;
  for (const { story, citation } of citations) {
    const named = lead(citation.entry, citation.outlet);
    if (named.length === 0) unknown += 1;
    const place = places.get(story.date.day.slice(0, period === "month" ? 7 : 4));
    for (const [id, name] of named) {
      const count = counts.get(id) ?? {
        ...{ name, citations: 0, stories: 0, over: periods.map(() => 0), last: undefined },
      };
      counts.set(id, count);
      count.citations += 1;
      if (count.last !== story) count.stories += 1;
      count.last = story;
      if (place !== undefined) count.over[place]! += 1;
    }
  }
  const rows = [...counts].map(([id, { last: _, ...count }]) => ({
    ...{ id, ...count, share: shareOf(count.citations, citations.length) },
  }));
  return { unknown, rows: rows.sort((a, b) => b.citations - a.citations || byCodePoint(a.id, b.id)) };
}

/** A part of a whole, 0 to 1, with four decimals. */
export const shareOf = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 10_000;
