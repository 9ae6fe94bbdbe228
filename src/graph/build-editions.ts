import type { EditionDocument } from "../content/document.ts";
import { grouped } from "../text/order.ts";
import { isWithdrawn } from "./build-nodes.ts";
import { EditionNode } from "./edition-node.ts";
import type { Cut, EditionSchedule } from "./edition-schedule.ts";
import type { EditionContents } from "./editions.ts";
import { type Correction, newestFirst } from "./lists.ts";
import type { NodeSettings, QuestionNode, StoryNode } from "./nodes.ts";

export interface EditionsInput {
  readonly documents: readonly EditionDocument[];
  readonly schedule: EditionSchedule;
  /** Published and withdrawn ones. */
  readonly stories: readonly StoryNode[];
  readonly settings: NodeSettings;
  /** Whether editions that are not due yet are made, too. */
  readonly future: boolean;
}

/** All editions, in the order in which they close: those that files describe, and those that the schedule makes. */
export function makeEditions({
  documents,
  schedule,
  stories,
  settings,
  future,
}: EditionsInput): EditionNode[] {
  const written = documents.map((document, number) => {
    const date = document.front.date;
    const times = { date, cut: schedule.endOf(date) };
    return new EditionNode(document.slug, number, times, document, settings);
  });
  const known = new Map(written.map((edition) => [edition.id, edition]));
  const made: EditionNode[] = [];
  for (const cut of cutsOf(stories, schedule, known)) {
    if (cut.epoch > settings.now && !future) continue;
    const times = { date: schedule.momentOf(cut), cut: cut.epoch };
    made.push(new EditionNode(cut.day, written.length + made.length, times, undefined, settings));
  }
  return [...written, ...made].sort((a, b) => a.cut - b.cut || (a.id < b.id ? -1 : 1));
}

/** The cuts that close an edition with at least one story, without those of days that a file describes. */
function cutsOf(
  stories: readonly StoryNode[],
  schedule: EditionSchedule,
  written: ReadonlyMap<string, EditionNode>,
): Cut[] {
  if (!schedule.isRegular) return [];
  const ends = stories.map(({ date }) => schedule.endOf(date)).sort((a, b) => a - b);
  const cuts: Cut[] = [];
  let taken = Number.NEGATIVE_INFINITY;
  for (const end of ends) {
    if (end <= taken) continue;
    let cut = schedule.cutAfter(end)!;
    let edition = written.get(cut.day);
    // The edition of a file may close earlier; what comes after it is in the next one.
    while (edition && edition.cut < end) {
      cut = schedule.cutAfter(cut.epoch + 1)!;
      edition = written.get(cut.day);
    }
    taken = edition ? Math.max(edition.cut, end) : cut.epoch;
    if (!edition && /^\d{4}-/.test(cut.day)) cuts.push(cut);
  }
  return cuts;
}

/** What there is to put into editions. */
export interface Happened {
  /** Published and withdrawn stories. */
  readonly stories: readonly StoryNode[];
  /** The corrections that readers see. */
  readonly corrections: readonly Correction[];
  readonly questions: readonly QuestionNode[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Fills the editions, which are in the order in which they close. `chosen` returns the stories that a file names. */
export function fillEditions(
  editions: readonly EditionNode[],
  schedule: EditionSchedule,
  happened: Happened,
  chosen: (edition: EditionNode) => readonly StoryNode[],
): Map<EditionNode, EditionContents> {
  const filling = new Filling(schedule, happened);
  const filled: [EditionNode, EditionContents][] = [];
  let since: number | undefined;
  for (const edition of editions) {
    const stories = edition.isChosen ? chosen(edition) : filling.storiesOf(edition, since);
    filled.push([edition, { stories, ...filling.changes(edition, stories, since) }]);
    // A special edition, whose stories were chosen from any time, closes nothing.
    if (!edition.isChosen || /^\d{4}-\d{2}-\d{2}$/.test(edition.id)) since = edition.cut;
  }
  return new Map(filled.reverse());
}

class Filling {
  readonly #schedule: EditionSchedule;
  readonly #now: number;
  readonly #stories: Timed<StoryNode>;
  readonly #updates: Timed<StoryNode>;
  readonly #corrections: Timed<Correction>;
  readonly #answers: Timed<QuestionNode>;
  readonly #correctionsOf: ReadonlyMap<StoryNode, readonly Correction[]>;

  constructor(schedule: EditionSchedule, { stories, corrections, questions, now }: Happened) {
    this.#schedule = schedule;
    this.#now = now;
    this.#stories = new Timed(stories, ({ date }) => schedule.endOf(date));
    const updated = stories.filter(({ updated, date }) => updated > date.epoch);
    this.#updates = new Timed(updated, ({ document }) => schedule.endOf(document.front.updated!));
    this.#corrections = new Timed(corrections, ({ correction }) => schedule.endOf(correction.at));
    const answered = questions.filter(({ document }) => document.front.status === "answered");
    this.#answers = new Timed(answered, ({ date, document, updated }) => {
      const { updated: at } = document.front;
      return schedule.endOf(at && at.epoch === updated ? at : date);
    });
    this.#correctionsOf = grouped(corrections, ({ story }) => story);
  }

  /** The stories published since the edition before, the weightiest first. */
  storiesOf({ cut }: EditionNode, since: number | undefined): StoryNode[] {
    return this.#stories
      .between(since, cut)
      .filter((story) => !isWithdrawn(story) || this.#after(cut, story).length > 0)
      .sort((a, b) => weightOf(b) - weightOf(a) || newestFirst(a, b));
  }

  changes(
    { cut }: EditionNode,
    stories: readonly StoryNode[],
    since: number | undefined,
  ): Omit<EditionContents, "stories"> {
    const own = new Set(stories);
    const later = stories.flatMap((story) => this.#after(cut, story));
    later.sort((a, b) => a.correction.at.epoch - b.correction.at.epoch);
    if (since === undefined) return { corrected: [], updated: [], answered: [], later };
    const corrected = this.#corrections.between(since, cut).filter(({ story }) => !own.has(story));
    const named = new Set(corrected.map(({ story }) => story));
    const updated = this.#updates
      .between(since, cut)
      .filter((story) => !own.has(story) && !named.has(story) && this.#schedule.endOf(story.date) <= since);
    return { corrected, updated, answered: this.#answers.between(since, cut), later };
  }

  #after(cut: number, story: StoryNode): Correction[] {
    const all = this.#correctionsOf.get(story) ?? [];
    return all.filter(({ correction: { at } }) => this.#schedule.endOf(at) > cut && at.epoch <= this.#now);
  }
}

/** How much an editor made of a story, whenever that ends. */
function weightOf({ document: { front } }: StoryNode): number {
  const { lead, pinned, weight = 0 } = front;
  return (lead?.value ? 1_000_000 : 0) + (pinned ? 100_000 : 0) + weight;
}

/** Things in the order of when they happened. */
class Timed<T> {
  readonly #things: readonly { readonly at: number; readonly thing: T }[];

  constructor(things: readonly T[], when: (thing: T) => number) {
    this.#things = things.map((thing) => ({ at: when(thing), thing })).sort((a, b) => a.at - b.at);
  }

  /** What happened after one moment, until and with another one. */
  between(after: number | undefined, until: number): T[] {
    const end = this.#firstAfter(until);
    const start = after === undefined ? 0 : this.#firstAfter(after);
    return this.#things.slice(start, end).map(({ thing }) => thing);
  }

  #firstAfter(moment: number): number {
    let [low, high] = [0, this.#things.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#things[middle]!.at <= moment) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
