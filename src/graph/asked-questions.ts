import type { Bullet, InlineQuestion, StoryFacts } from "../content/document.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { StoryNode } from "./nodes.ts";

/** One of several things in a story, read on demand. */
class PartOfStory {
  readonly story: StoryNode;
  protected readonly index: number;

  constructor(story: StoryNode, index: number) {
    this.story = story;
    this.index = index;
  }
}

/** A question that a story's front matter answers in place. */
export class AnsweredQuestion extends PartOfStory {
  get question(): InlineQuestion {
    return this.story.document.inlineQuestions[this.index]!;
  }
}

/** A bullet of “Go deeper” that no question page answers. */
export class OpenQuestion extends PartOfStory {
  get bullet(): Bullet {
    return this.story.document.bullets[this.index]!;
  }
}

/** What stories ask, in the order in which they are added. */
export class AskedQuestions {
  readonly open: OpenQuestion[] = [];
  readonly answered: AnsweredQuestion[] = [];
  openHash = 0;
  answeredHash = 0;

  /** `closed`: the story's bullets that question pages answer, by their index. What the others say is part of the story's content. */
  add(story: StoryNode, { bullets, answers }: StoryFacts, closed: ReadonlySet<number>): void {
    for (let index = 0; index < bullets.length; index += 1)
      if (!closed.has(index)) this.open.push(new OpenQuestion(story, index));
    for (let index = 0; index < answers; index += 1) this.answered.push(new AnsweredQuestion(story, index));
    if (bullets.length > closed.size)
      this.openHash = mix(mix(this.openHash, story.hash), hashOf([bullets.length, ...closed].join()));
    if (answers > 0) this.answeredHash = mix(mix(this.answeredHash, story.hash), answers);
  }
}
