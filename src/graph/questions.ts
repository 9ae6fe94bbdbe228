import type { Bullet } from "../content/document.ts";
import type { AnsweredQuestion, OpenQuestion } from "./asked-questions.ts";
import type { Lists } from "./lists.ts";
import { newestFirst } from "./lists.ts";
import type { QuestionNode, StoryNode, TopicNode } from "./nodes.ts";
import { ranked } from "./ranked.ts";
import type { Relations } from "./relations.ts";

interface QuestionSource {
  readonly relations: Relations;
  readonly lists: Pick<Lists, "openQuestions" | "answeredQuestions">;
  /** All question pages, newest first. */
  readonly pages: () => readonly QuestionNode[];
}

/** What pages in one language show of lists. */
interface Shown {
  readonly stories: (stories: readonly StoryNode[]) => readonly StoryNode[];
  readonly rows: <Row extends { readonly story: StoryNode }>(rows: readonly Row[]) => readonly Row[];
  readonly isAtHome: (question: QuestionNode) => boolean;
}

/** Who asks and who answers, as pages in one language show it. */
export class Questions {
  readonly #source: QuestionSource;
  readonly #shown: Shown;

  constructor(source: QuestionSource, shown: Shown) {
    this.#source = source;
    this.#shown = shown;
  }

  get #relations(): Relations {
    return this.#source.relations;
  }

  /** Question pages, newest first. */
  pages(): readonly QuestionNode[] {
    return this.#source.pages().filter(this.#shown.isAtHome);
  }

  about(topic: TopicNode): readonly QuestionNode[] {
    const direct = this.#relations.questionAbout.to(topic).map(({ from }) => from);
    return [...new Set(direct)];
  }

  of(story: StoryNode): readonly QuestionNode[] {
    return this.#relations.asks.from(story).map(({ to }) => to);
  }

  /** The same, without those that answer what “Go deeper” asks: the story links to these there. */
  below(story: StoryNode): readonly QuestionNode[] {
    const answers = new Set(this.#relations.raises.from(story).map(({ to }) => to));
    return this.of(story).filter((question) => !answers.has(question));
  }

  /** Stories that list a question or raise it in “Go deeper”. */
  storiesAsking(question: QuestionNode): readonly StoryNode[] {
    const { asks, raises } = this.#relations;
    const stories = [...asks.to(question), ...raises.to(question)].map(({ from }) => from);
    return this.#shown.stories([...new Set(stories)].sort(newestFirst));
  }

  /** Topics of a question: its own, else those of the stories that list it. */
  topicsOf(question: QuestionNode): readonly TopicNode[] {
    const { questionAbout, about } = this.#relations;
    const own = questionAbout.from(question).map(({ to }) => to);
    if (own.length > 0) return own;
    const ofStories = ranked(this.storiesAsking(question), (story) => about.from(story).map(({ to }) => to));
    return ofStories.map(({ node }) => node);
  }

  /** The question page that answers a bullet of “Go deeper”. */
  answerTo(story: StoryNode, bullet: Bullet): QuestionNode | undefined {
    return this.#relations.raises.from(story).find(({ data }) => data.text === bullet.text)?.to;
  }

  /** Bullets of “Go deeper” without an answer, by the date of the story. */
  open(): readonly OpenQuestion[] {
    return this.#shown.rows(this.#source.lists.openQuestions);
  }

  /** Questions that stories answer in place, by the date of the story. */
  answered(): readonly AnsweredQuestion[] {
    return this.#shown.rows(this.#source.lists.answeredQuestions);
  }
}
