import type { Bullet, InlineQuestion } from "../content/document.ts";
import type { StoryFront } from "../content/story.ts";
import { type Recorder, recorded } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";
import { byCodePoint } from "../text/order.ts";
import type { StoryNode } from "./nodes.ts";
import { NEWS_AGE } from "./select.ts";

export interface Correction {
  readonly story: StoryNode;
  readonly correction: StoryFront["corrections"][number];
}

/** A question that a story's front matter answers in place. */
export interface AnsweredQuestion {
  readonly story: StoryNode;
  readonly question: InlineQuestion;
}

/** A bullet of “Go deeper” that no question page answers. */
export interface OpenQuestion {
  readonly story: StoryNode;
  readonly bullet: Bullet;
}

/** Newest first; stories of one moment by id. */
export const newestFirst = (a: StoryNode, b: StoryNode): number =>
  b.date.epoch - a.date.epoch || byCodePoint(a.id, b.id);

/** Lists made from the content of all stories. */
export interface Lists {
  readonly openQuestions: readonly OpenQuestion[];
  readonly answeredQuestions: readonly AnsweredQuestion[];
  readonly corrections: readonly Correction[];
  /** Those that readers are told of: not of previews, and none that is dated in the future. */
  readonly pastCorrections: readonly Correction[];
  /** Published stories of the last two days, newest first. */
  readonly news: readonly { readonly story: StoryNode }[];
}

export interface ListsInput {
  /** Both newest first. */
  readonly stories: readonly StoryNode[];
  readonly withdrawn: readonly StoryNode[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The lists; who reads one depends on the list, and not on every story. */
export function listsOf(
  { stories, withdrawn, now }: ListsInput,
  recorder: Recorder,
  isAnswered: (story: StoryNode, bullet: Bullet) => boolean,
): Lists {
  const openQuestions = stories.flatMap((story) =>
    story.document.bullets
      .filter((bullet) => !isAnswered(story, bullet))
      .map((bullet): OpenQuestion => ({ story, bullet })),
  );
  const answeredQuestions = stories.flatMap((story) =>
    story.document.inlineQuestions.map((question): AnsweredQuestion => ({ story, question })),
  );
  const corrections = [...stories, ...withdrawn].flatMap((story) =>
    story.document.front.corrections.map((correction): Correction => ({ story, correction })),
  );
  corrections.sort((a, b) => b.correction.at.epoch - a.correction.at.epoch || newestFirst(a.story, b.story));
  const pastCorrections = corrections.filter(
    ({ story, correction }) => story.preview === undefined && correction.at.epoch <= now,
  );
  const news = stories
    .filter(({ preview, date }) => preview === undefined && date.epoch > now - NEWS_AGE)
    .map((story) => ({ story }));
  return recorded<Lists>(
    { openQuestions, answeredQuestions, corrections, pastCorrections, news },
    { recorder, keyOf: (name) => hashOf(`list ${name}`), hash: hashOfRows },
  );
}

function hashOfRows(rows: Lists[keyof Lists]): number {
  let hash = rows.length;
  for (const row of rows) hash = mix(hash, mix(row.story.hash, hashOf(contentOf(row))));
  return hash;
}

/** What a list shows of a story. Where it is written is for messages, and changes whenever the lines above it do. */
function contentOf(row: Lists[keyof Lists][number]): string {
  if ("bullet" in row) return row.bullet.text;
  if ("question" in row) return `${row.question.question}\n${row.question.anchor}`;
  return "correction" in row ? JSON.stringify(row.correction) : "";
}
