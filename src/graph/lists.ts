import type { StoryFront } from "../content/story.ts";
import { type Tracker, tracked } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";
import { byCodePoint } from "../text/order.ts";
import { type DateAhead, hashOfDates } from "./ahead.ts";
import type { AnsweredQuestion, AskedQuestions, OpenQuestion } from "./asked-questions.ts";
import { hashOfNodes, type StoryNode } from "./nodes.ts";
import { NEWS_AGE } from "./select.ts";

export interface Correction {
  readonly story: StoryNode;
  readonly correction: StoryFront["corrections"][number];
}

/** Newest first; stories with the same date by id. */
export const newestFirst = (a: StoryNode, b: StoryNode): number =>
  b.date.epoch - a.date.epoch || byCodePoint(a.id, b.id);

/** Lists made from the content of all stories. */
export interface Lists {
  readonly openQuestions: readonly OpenQuestion[];
  readonly answeredQuestions: readonly AnsweredQuestion[];
  readonly corrections: readonly Correction[];
  /** The corrections that readers see: not those of previews, and none dated in the future. */
  readonly pastCorrections: readonly Correction[];
  /** Dates to watch, the soonest first. */
  readonly ahead: readonly DateAhead[];
  /** Published stories of the last two days, newest first. */
  readonly news: readonly { readonly story: StoryNode }[];
  /** Stories with claims, newest first. */
  readonly claiming: readonly { readonly story: StoryNode }[];
  /** Stories that say where they stand on the home page, newest first. */
  readonly placed: readonly Placed[];
}

/** Where a story stands on the home page, by its editor's choice. */
export interface Placed {
  readonly story: StoryNode;
  /** Whether it leads: `lead_until` is not over. */
  readonly leads: boolean;
  readonly pinned: boolean;
  readonly weight: number;
}

const placeOf = (story: StoryNode, now: number): Placed => {
  const { lead, lead_until: end, pinned = false, weight = 0 } = story.document.front;
  const leads = lead?.value === true && (end === undefined || end.value.epoch > now);
  return { story, leads, pinned, weight };
};

export interface ListsInput {
  /** Both newest first. */
  readonly stories: readonly StoryNode[];
  readonly withdrawn: readonly StoryNode[];
  /** What the stories ask, newest first. */
  readonly asked: AskedQuestions;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly ahead: readonly DateAhead[];
}

/** The lists. A reader of one depends on that list, and not on every story. */
export function listsOf({ stories, withdrawn, asked, now, ahead }: ListsInput, tracker: Tracker): Lists {
  const { open: openQuestions, answered: answeredQuestions } = asked;
  const corrections = correctionsOf([...stories, ...withdrawn]);
  const pastCorrections = seenBy(corrections, now);
  const news = stories
    .filter(({ preview, date }) => preview === undefined && date.epoch > now - NEWS_AGE)
    .map((story) => ({ story }));
  const claiming = stories
    .filter(({ document }) => document.front.claims.length > 0)
    .map((story) => ({ story }));
  const placed = stories
    .map((story) => placeOf(story, now))
    .filter(({ leads, pinned, weight }) => leads || pinned || weight > 0);
  const hashOfList: Record<keyof Lists, () => number> = {
    openQuestions: () => asked.openHash,
    answeredQuestions: () => asked.answeredHash,
    corrections: () => hashOfCorrections(corrections),
    pastCorrections: () => hashOfCorrections(pastCorrections),
    ahead: () => hashOfDates(ahead),
    news: () => hashOfNodes(news.map(({ story }) => story)),
    claiming: () => hashOfNodes(claiming.map(({ story }) => story)),
    placed: () =>
      placed.reduce(
        (hash, { story, ...place }) => mix(mix(hash, story.hash), hashOf(JSON.stringify(place))),
        placed.length,
      ),
  };
  return tracked<Lists>(
    { openQuestions, answeredQuestions, corrections, pastCorrections, ahead, news, claiming, placed },
    {
      tracker,
      what: "list",
      hash: (_, name) => hashOfList[name](),
    },
  );
}

/** All corrections of stories, newest first. */
export const correctionsOf = (stories: readonly StoryNode[]): Correction[] =>
  stories
    .flatMap((story) => story.document.front.corrections.map((correction) => ({ story, correction })))
    .sort((a, b) => b.correction.at.epoch - a.correction.at.epoch || newestFirst(a.story, b.story));

/** Those that readers see at a moment. */
export const seenBy = (corrections: readonly Correction[], now: number): Correction[] =>
  corrections.filter(({ story, correction: { at } }) => story.preview === undefined && at.epoch <= now);

const hashOfCorrections = (rows: readonly Correction[]): number =>
  rows.reduce(
    (hash, { story, correction }) => mix(mix(hash, story.hash), hashOf(JSON.stringify(correction))),
    rows.length,
  );
