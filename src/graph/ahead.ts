import type { AheadEntry } from "../content/ahead.ts";
import { hashOf, mix } from "../text/hash.ts";
import { byCodePoint } from "../text/order.ts";
import type { EditionSchedule } from "./edition-schedule.ts";
import type { Listing } from "./listing.ts";
import type { StorylineNode, StoryNode, TopicNode } from "./nodes.ts";
import type { Relations } from "./relations.ts";

/** A date to watch, and what names it. */
export interface DateAhead {
  readonly node: StoryNode | StorylineNode;
  readonly entry: AheadEntry;
  /** Whether it is not over yet. */
  readonly isAhead: boolean;
}

/** What has dates to watch. */
type Dated = StoryNode | StorylineNode | TopicNode;

/** When a date to watch is over, in milliseconds since 1970: with the end of its last day. */
export function endOf({ date, until }: AheadEntry, schedule: EditionSchedule): number {
  const { day, epoch } = until?.value ?? date;
  return schedule.endOf({ day, epoch, iso: "" });
}

/** Dates to watch, by what has them, as pages in one language show them; the soonest first. */
export class DatesAhead {
  readonly #of: ReadonlyMap<Dated, readonly DateAhead[]>;
  readonly #listing: Listing;
  readonly #language: string;

  constructor(
    of: ReadonlyMap<Dated, readonly DateAhead[]>,
    listing: Listing,
    language = listing.languages.main,
  ) {
    this.#of = of;
    this.#listing = listing;
    this.#language = language;
  }

  in(language: string): DatesAhead {
    return this.#of.size === 0 ? this : new DatesAhead(this.#of, this.#listing, language);
  }

  /** All dates of a story with its storyline, of a storyline with its stories, or of what is about a topic. */
  of(node: Dated): readonly DateAhead[] {
    node.readEdges();
    return (this.#of.get(node) ?? []).filter((date) => this.#isListed(date));
  }

  /** Those among some that a list in this language shows. */
  listed(dates: readonly DateAhead[]): readonly DateAhead[] {
    return dates.filter((date) => this.#isListed(date));
  }

  #isListed({ node }: DateAhead): boolean {
    if (node.kind === "story") return this.#listing.has(node, this.#language);
    return this.#listing.homeOf(node) === this.#listing.languages.homeOf(this.#language);
  }
}

interface Input {
  readonly stories: readonly StoryNode[];
  readonly storylines: readonly StorylineNode[];
  readonly relations: Relations;
  readonly schedule: EditionSchedule;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Collects the dates to watch, and adds them to the dependencies of what has them. */
export function datesAhead({ stories, storylines, relations, schedule, now }: Input) {
  const own = new Map<Dated, DateAhead[]>();
  for (const node of [...stories, ...storylines])
    for (const entry of node.document.front.ahead) {
      const isAhead = endOf(entry, schedule) > now;
      own.set(node, [...(own.get(node) ?? []), { node, entry, isAhead }]);
    }
  const all = inOrder([...own.values()].flat());
  const of = new Map<Dated, readonly DateAhead[]>();
  if (all.length === 0) return { all, of };
  const add = (node: Dated, dates: readonly DateAhead[]) => {
    if (dates.length > 0) of.set(node, inOrder([...(of.get(node) ?? []), ...dates]));
  };
  for (const [node, dates] of own) {
    add(node, dates);
    if (node.kind === "story") {
      for (const { to } of [...relations.about.from(node), ...relations.partOf.from(node)]) add(to, dates);
    } else if (node.kind === "storyline") {
      for (const { to } of relations.storylineAbout.from(node)) add(to, dates);
      for (const { from } of relations.partOf.to(node)) add(from, dates);
    }
  }
  for (const [{ edges }, dates] of of) edges.value = mix(edges.value, hashOfDates(dates));
  return { all, of };
}

/** What stands for dates in the hashes of lists. */
export const hashOfDates = (dates: readonly DateAhead[]): number =>
  dates.reduce(
    (hash, { node, entry, isAhead }) =>
      mix(mix(hash, node.hash), hashOf(`${isAhead} ${JSON.stringify(entry)}`)),
    dates.length,
  );

/** The soonest first; what two files say in the same words is there once. */
function inOrder(dates: readonly DateAhead[]): DateAhead[] {
  const sorted = [...dates].sort(
    (a, b) =>
      a.entry.date.epoch - b.entry.date.epoch ||
      byCodePoint(a.entry.text, b.entry.text) ||
      byCodePoint(a.node.id, b.node.id),
  );
  const known = new Set<string>();
  return sorted.filter(({ entry: { date, text } }) => {
    const key = `${date.iso} ${text}`;
    return !known.has(key) && known.add(key);
  });
}
