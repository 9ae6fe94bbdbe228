import type { StoryFront } from "../../content/story.ts";
import type { OutletNode, QuestionNode, StoryNode } from "../../graph/nodes.ts";
import type { View } from "../../pages/view.ts";
import { figureModel } from "../story/key-facts.ts";

/** What a story adds to those before it in its storyline. */
export interface Additions {
  /** In words: “3 new outlets”, “Confirmed, before: Developing”; empty for a first story. */
  readonly changes: readonly string[];
  /** The entries of its timeline that no story before it has. */
  readonly timeline: StoryFront["timeline"];
}

/** How many changed figures one line holds. */
const FIGURES = 2;

/** What is known after some stories. */
class Known {
  readonly entries = new Set<string>();
  readonly outlets = new Set<OutletNode>();
  readonly questions = new Set<QuestionNode>();
  /** Label → the figure as readers see it. */
  readonly figures = new Map<string, string>();
  level: string | undefined;
  stories = 0;
}

/** The additions of each of `stories`, compared with `earlier` ones and with each other; both in their order. */
export function additionsOf(
  earlier: readonly StoryNode[],
  stories: readonly StoryNode[],
  view: View,
): Additions[] {
  const known = new Known();
  for (const story of earlier) add(story, known, view);
  return stories.map((story) => add(story, known, view));
}

function add(story: StoryNode, known: Known, view: View): Additions {
  const { front } = story.whole;
  const isFirst = known.stories === 0;
  known.stories += 1;
  const timeline = front.timeline.filter(({ date, text }) => isNew(`${date} ${text}`, known.entries));
  const outlets = view.graph.outletsOf(story).filter((outlet) => isNew(outlet, known.outlets));
  const changes = [
    ...counted("new_outlets", outlets.length, view),
    ...changedFigures(front.figures, known, view),
    ...counted("new_answers", answeredIn(story, known, view), view),
    ...counted("new_corrections", front.corrections.length, view),
    ...changedLevel(front.verification?.level, known, view),
  ];
  return { timeline, changes: isFirst ? [] : changes };
}

/** Notes a thing. Returns whether it was not known. */
function isNew<T>(thing: T, known: Set<T>): boolean {
  const isKnown = known.has(thing);
  known.add(thing);
  return !isKnown;
}

const counted = (word: string, count: number, view: View): string[] =>
  count === 0 ? [] : [view.count(word, count)];

/** “Stolen in three years: 3 billion, before: 2 billion”, and how many figures are new. */
function changedFigures(figures: StoryFront["figures"], known: Known, view: View): string[] {
  const changed: string[] = [];
  let added = 0;
  for (const figure of figures) {
    const { value, unit } = figureModel(figure, view);
    const now = unit === undefined ? value : `${value} ${unit}`;
    const was = known.figures.get(figure.label);
    known.figures.set(figure.label, now);
    if (was === undefined) added += 1;
    else if (was !== now) changed.push(view.phrase("figure_changed", { label: figure.label, now, was }));
  }
  return [...changed.slice(0, FIGURES), ...counted("new_figures", added, view)];
}

/** How many questions a story answers that those before it did not: in place, or by a page. */
function answeredIn(story: StoryNode, known: Known, view: View): number {
  const pages = view.graph.questions
    .of(story)
    .filter(({ document }) => document.front.status !== "open")
    .filter((question) => isNew(question, known.questions));
  return story.document.inlineQuestions.length + pages.length;
}

function changedLevel(level: string | undefined, known: Known, view: View): string[] {
  const was = known.level;
  if (level === undefined) return [];
  known.level = level;
  const label = (value: string) => view.label("verification", value).label;
  return was === undefined || was === level
    ? []
    : [view.phrase("level_changed", { now: label(level), was: label(was) })];
}
