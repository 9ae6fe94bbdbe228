import { questionKey } from "../content/questions.ts";
import type { QuestionNode, StoryNode, TopicNode } from "../graph/nodes.ts";
import { byCodePoint } from "../text/order.ts";
import { refOf, type Scope, type StoryRef } from "./scope.ts";

/** An active storyline without a story for so many days is dormant. */
export const DORMANT_AFTER = 90;

export interface OpenQuestion {
  readonly question: string;
  /** The question's page, or the story that asked it first. */
  readonly path: string;
  /** The day when it was first asked. */
  readonly asked: string;
  readonly days: number;
  /** How many stories ask it. */
  readonly stories: number;
}

export interface StaleQuestion {
  readonly question: string;
  readonly path: string;
  /** The day of the answer's last change. */
  readonly answered: string;
  /** How many stories on its topics are newer. */
  readonly newer: number;
  readonly newest: StoryRef;
}

export interface DormantStoryline {
  readonly title: string;
  readonly path: string;
  readonly stories: number;
  /** The day of its newest story. */
  readonly last: string;
  readonly days: number;
}

/** Questions without an answer, in “Go deeper” or with a page, oldest first; one that several stories ask, once. */
export function openQuestions(scope: Scope): OpenQuestion[] {
  const { graph, stories } = scope;
  const found = new Map<string, Omit<OpenQuestion, "days">>();
  // From the oldest story to the newest.
  for (const story of [...stories].reverse()) {
    const { bullets, path } = story.document;
    if (bullets.length === 0) continue;
    const closed = new Set(graph.relations.raises.from(story).map(({ data }) => data.index));
    for (const [index, { text }] of bullets.entries()) {
      if (closed.has(index)) continue;
      const key = questionKey(text);
      const known = found.get(key);
      if (known) found.set(key, { ...known, stories: known.stories + 1 });
      else found.set(key, { question: text, path, asked: story.date.day, stories: 1 });
    }
  }
  for (const question of graph.nodes.questions) {
    const { path, front } = question.document;
    if (front.status !== "open") continue;
    const asking = scope.storiesAsking(question).length;
    found.set(`page ${question.id}`, {
      ...{ question: question.title, path, asked: question.date.day, stories: asking },
    });
  }
  return [...found.values()]
    .map((open) => ({ ...open, days: scope.daysSince(open.asked) }))
    .sort((a, b) => b.days - a.days || byCodePoint(a.question, b.question));
}

/**
 * Answered questions with newer stories on their topics: on two of them if the question has two or more, and not only in
 * passing (`role: mention`). Those with the most newer stories come first.
 */
export function staleQuestions(scope: Scope): StaleQuestion[] {
  return scope.graph.nodes.questions
    .filter(({ document }) => document.front.status === "answered")
    .flatMap((question) => {
      const newer = newerStories(question, scope);
      if (newer.length === 0) return [];
      const { front, path } = question.document;
      const answered = (front.updated ?? front.date).day;
      return [{ question: question.title, path, answered, newer: newer.length, newest: refOf(newer[0]!) }];
    })
    .sort((a, b) => b.newer - a.newer || byCodePoint(a.path, b.path));
}

/** Newest first. */
function newerStories(question: QuestionNode, scope: Scope): StoryNode[] {
  const topics = topicsOf(question, scope);
  const counts = new Map<StoryNode, number>();
  for (const topic of topics) {
    for (const { from, data } of scope.graph.relations.about.to(topic)) {
      if (from.date.epoch <= question.updated) break;
      if (data !== "mention") counts.set(from, (counts.get(from) ?? 0) + 1);
    }
  }
  return [...counts]
    .filter(([story, count]) => scope.counts(story) && count >= Math.min(2, topics.length))
    .map(([story]) => story)
    .sort((a, b) => b.date.epoch - a.date.epoch || byCodePoint(a.id, b.id));
}

/** The question's own topics, as its record has them. */
const topicsOf = (question: QuestionNode, { graph }: Scope): readonly TopicNode[] =>
  graph.relations.questionAbout.from(question).map(({ to }) => to);

/** Active storylines whose newest story is older than `DORMANT_AFTER` days; longest silence first. */
export function dormantStorylines(scope: Scope): DormantStoryline[] {
  return scope.graph.nodes.storylines
    .filter(({ document }) => document.front.status === "active")
    .flatMap((storyline) => {
      const stories = scope.storiesOf(storyline);
      const last = stories[0]?.date.day;
      if (last === undefined || scope.daysSince(last) <= DORMANT_AFTER) return [];
      const { title, document } = storyline;
      return [{ title, path: document.path, stories: stories.length, last, days: scope.daysSince(last) }];
    })
    .sort((a, b) => b.days - a.days || byCodePoint(a.path, b.path));
}
