import type { Bullet, Document, StoryDocument } from "../content/document.ts";
import { questionHash, questionKey } from "../content/questions.ts";
import type { SourceEntry, StoryFront } from "../content/story.ts";
import type { Tracker } from "../dependencies/tracker.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Located } from "../schema/index.ts";
import { nameKey, slugify } from "../text/names.ts";
import { byCodePoint } from "../text/order.ts";
import { articleId } from "./articles.ts";
import { compareDates, refuseCycles } from "./checks.ts";
import { newestFirst } from "./lists.ts";
import { Names } from "./names.ts";
import {
  ArticleNode,
  AuthorNode,
  type Node,
  type OutletNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  type TopicNode,
} from "./nodes.ts";
import { Ids } from "./references.ts";
import { Citation, Relations } from "./relations.ts";
import type { HeldBack } from "./select.ts";
import { SiteGraph } from "./site-graph.ts";

export interface GraphInput {
  /** The site's documents, in any order. */
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  /** Paths of files that could not be read at all; references to them are not reported. */
  readonly broken: readonly string[];
  /** Milliseconds since 1970; anything dated later is a preview. */
  readonly now: number;
  readonly tracker: Tracker;
}

/** Connects the documents. The result does not depend on their order. */
export function buildGraph(input: GraphInput, report: Report): SiteGraph {
  return new GraphBuilder(input, report).build();
}

class GraphBuilder {
  readonly #report: Report;
  readonly #documents: readonly Document[];
  readonly #now: number;
  readonly #tracker: Tracker;
  readonly #relations = new Relations();
  readonly #topics: Names<TopicNode>;
  readonly #outlets: Names<OutletNode>;
  readonly #stories: Ids<StoryNode>;
  readonly #questions: Ids<QuestionNode>;
  readonly #storylines: Ids<StorylineNode>;
  readonly #articles = new Map<string, ArticleNode>();
  readonly #authors = new Map<string, AuthorNode>();
  readonly #questionTexts = new Map<string, QuestionNode>();
  /** Of all that a bullet may call a question; see `questionHash`. */
  readonly #questionHashes = new Set<number>();
  readonly #nodes: { story: StoryNode[]; question: QuestionNode[]; storyline: StorylineNode[] } = {
    story: [],
    question: [],
    storyline: [],
  };

  constructor({ documents, heldBack, broken, now, tracker }: GraphInput, report: Report) {
    this.#report = report;
    this.#now = now;
    this.#tracker = tracker;
    this.#documents = [...documents].sort((a, b) => byCodePoint(a.path, b.path));
    const records = <K extends Document["kind"]>(kind: K) =>
      this.#documents.filter((d): d is Extract<Document, { kind: K }> => d.kind === kind);
    this.#topics = new Names("topic", records("topic"), this.#tracker, report);
    this.#outlets = new Names("outlet", records("outlet"), this.#tracker, report);
    this.#stories = new Ids("story", report);
    this.#questions = new Ids("question", report);
    this.#storylines = new Ids("storyline", report);
    for (const { document, why } of heldBack) {
      const ids = document.kind === "story" ? this.#stories : this.#questions;
      ids.addAbsent(
        document.kind === "story" ? document.id : document.slug,
        why === "draft" ? "a draft" : "dated in the future",
      );
    }
    for (const path of broken) {
      const id = slugify(path.slice(path.lastIndexOf("/") + 1).replace(/\.md$/i, ""));
      for (const ids of [this.#stories, this.#questions, this.#storylines]) ids.addAbsent(id, "broken");
    }
  }

  build(): SiteGraph {
    this.#addNodes();
    this.#internNames();
    const live: StoryNode[] = [];
    const withdrawn: StoryNode[] = [];
    for (const story of this.#nodes.story) (isWithdrawn(story) ? withdrawn : live).push(story);
    live.sort(newestFirst);
    withdrawn.sort(newestFirst);
    for (const [number, story] of [...live, ...withdrawn].entries()) story.number = number;
    this.#relations.publishedBy.fillLater(() => this.#addPublishers(live));
    this.#relations.cameFrom.fillLater(() => this.#addOrigins(live));
    for (const story of live) this.#connectStory(story);
    for (const question of this.#nodes.question) this.#connectQuestion(question);
    for (const storyline of this.#nodes.storyline) this.#connectStoryline(storyline);
    for (const topic of this.#topics.nodes) this.#connectTopic(topic);
    this.#check();
    this.#relations.seal();
    return new SiteGraph(
      {
        stories: live,
        withdrawn,
        topics: [...this.#topics.nodes].sort(byId),
        outlets: [...this.#outlets.nodes].sort(byId),
        questions: this.#nodes.question.sort(
          (a, b) => b.document.front.date.epoch - a.document.front.date.epoch || byId(a, b),
        ),
        storylines: this.#nodes.storyline.sort(byId),
        articles: [...this.#articles.values()],
        authors: [...this.#authors.values()],
      },
      this.#relations,
      this.#tracker,
      this.#now,
    );
  }

  #check(): void {
    const { follows, within, translates } = this.#relations;
    for (const edge of follows.edges()) compareDates(edge, this.#report);
    refuseCycles("BG0303", "these stories follow each other in a circle", follows, this.#report);
    refuseCycles("BG0309", "these stories are translations of each other", translates, this.#report);
    refuseCycles("BG0304", "these topics are each other's parent", within, this.#report);
  }

  #addNodes(): void {
    const { story, question, storyline } = this.#nodes;
    for (const document of this.#documents) {
      const at = () => ({ path: document.path, span: document.slugSpan });
      if (document.kind === "story") {
        const node = new StoryNode(document, story.length, this.#now, this.#tracker);
        story.push(node);
        this.#stories.add(node.id, node, () => placeOfId(document));
      } else if (document.kind === "question") {
        const node = new QuestionNode(document, question.length, this.#now, this.#tracker);
        question.push(node);
        this.#questions.add(node.id, node, at);
        this.#questionTexts.set(questionKey(node.title), node);
        this.#questionHashes.add(questionHash(node.id)).add(questionHash(node.title));
      } else if (document.kind === "storyline") {
        const node = new StorylineNode(document, storyline.length, this.#tracker);
        storyline.push(node);
        this.#storylines.add(node.id, node, at);
      }
    }
  }

  #internNames(): void {
    for (const story of this.#nodes.story) {
      if (isWithdrawn(story)) continue;
      const { path, front } = story.document;
      const { epoch } = story.date;
      for (const topic of front.topics) this.#topics.use(topicName(topic), path, epoch);
      for (const { source, via } of front.sources) {
        this.#outlets.use(source, path, epoch);
        if (via) this.#outlets.use(via, path, epoch);
      }
    }
    for (const { document, date } of this.#nodes.question)
      for (const name of document.front.topics) this.#topics.use(name, document.path, date.epoch);
    for (const { document } of this.#nodes.storyline)
      for (const name of document.front.topics)
        this.#topics.use(name, document.path, Number.POSITIVE_INFINITY);
    this.#topics.settle();
    this.#outlets.settle();
  }

  #connectStory(story: StoryNode): void {
    const { path, slugSpan, front, asks: asked, bullets } = story.document;
    const { about, writtenBy, partOf, asks, follows, tells, translates } = this.#relations;
    for (const topic of front.topics) {
      const { value, span } = topicName(topic);
      const node = this.#topics.find(value);
      const role = "topic" in topic ? topic.role : "about";
      if (node && !about.has(story, node)) about.add(story, node, role, path, span);
    }
    for (const [index, source] of front.sources.entries()) this.#connectSource(story, path, source, index);
    for (const name of front.authors) writtenBy.add(story, this.#author(name), undefined, path, slugSpan);
    const storyline = front.storyline && this.#storylines.resolve(front.storyline, path);
    if (storyline) partOf.add(story, storyline, undefined, path, front.storyline?.span);
    for (const id of front.previous) {
      const previous = this.#stories.resolve(id, path);
      if (previous && !isWithdrawn(previous)) follows.add(story, previous, undefined, path, id.span);
    }
    const original = front.translation_of && this.#stories.resolve(front.translation_of, path);
    if (original && !isWithdrawn(original))
      translates.add(story, original, undefined, path, front.translation_of?.span);
    for (const entry of asked) {
      const question = this.#questions.resolve(entry, path);
      if (question && !asks.has(story, question)) asks.add(story, question, undefined, path, entry.span);
    }
    for (const id of tellersOf(story)) {
      const told = this.#stories.resolve(id, path);
      if (told) tells.add(story, told, undefined, path, id.span);
    }
    for (const [index, bullet] of bullets.entries())
      if (this.#questionHashes.has(bullet.hash)) this.#connectBullet(story, path, bullet, index);
  }

  #connectBullet(story: StoryNode, path: string, { text, span }: Bullet, index: number): void {
    const question = this.#questions.get(text) ?? this.#questionTexts.get(questionKey(text));
    if (question) this.#relations.raises.add(story, question, { index, text }, path, span);
  }

  #connectSource(story: StoryNode, path: string, entry: SourceEntry, index: number): void {
    const { source, via } = entry;
    const outlet = this.#outlets.find(source.value)!;
    const origin = via ? this.#outlets.find(via.value)! : outlet;
    const article = this.#article(articleId(entry, outlet));
    article.addStory(story);
    this.#relations.cites.add(story, article, new Citation(story, index, outlet, origin), path, source.span);
  }

  #addPublishers(stories: readonly StoryNode[]): void {
    const { cites, publishedBy } = this.#relations;
    for (const story of stories)
      for (const { to: article, data, origin } of cites.from(story))
        if (!publishedBy.has(article, data.outlet))
          publishedBy.add(article, data.outlet, undefined, origin.path, origin.span);
  }

  #addOrigins(stories: readonly StoryNode[]): void {
    const { cites, cameFrom } = this.#relations;
    for (const story of stories) {
      const { path, front } = story.document;
      for (const [index, { to: article, data }] of cites.from(story).entries()) {
        const { via } = front.sources[index]!;
        if (!via || data.origin === data.outlet || cameFrom.has(article, data.origin)) continue;
        cameFrom.add(article, data.origin, undefined, path, via.span);
      }
    }
  }

  #connectQuestion(question: QuestionNode): void {
    const { path, front } = question.document;
    for (const { value, span } of front.topics) {
      const topic = this.#topics.find(value);
      if (topic && !this.#relations.questionAbout.has(question, topic))
        this.#relations.questionAbout.add(question, topic, undefined, path, span);
    }
    for (const id of front.stories) {
      const story = this.#stories.resolve(id, path);
      if (!story || isWithdrawn(story) || this.#relations.asks.has(story, question)) continue;
      this.#relations.asks.add(story, question, undefined, path, id.span);
    }
  }

  #connectStoryline(storyline: StorylineNode): void {
    const { path, front } = storyline.document;
    for (const { value, span } of front.topics) {
      const topic = this.#topics.find(value);
      if (topic) this.#relations.storylineAbout.add(storyline, topic, undefined, path, span);
    }
  }

  #connectTopic(topic: TopicNode): void {
    if (!topic.document) return;
    const { path, front } = topic.document;
    const resolve = ({ value, span }: Located<string>) => {
      const node = this.#topics.find(value);
      if (node) return node;
      const label = didYouMean(value, this.#topics.known());
      this.#report(diagnostic("BG0301", `there is no topic \`${value}\``, { at: { path, span }, label }));
      return undefined;
    };
    const parent = front.parent && resolve(front.parent);
    if (parent) this.#relations.within.add(topic, parent, undefined, path, front.parent?.span);
    for (const name of front.related) {
      const related = resolve(name);
      if (related) this.#relations.relatedTopic.add(topic, related, undefined, path, name.span);
    }
  }

  #article(id: string): ArticleNode {
    const known = this.#articles.get(id);
    if (known) return known;
    const node = new ArticleNode(id, this.#articles.size);
    this.#articles.set(id, node);
    return node;
  }

  #author(name: string): AuthorNode {
    const key = nameKey(name);
    const known = this.#authors.get(key);
    if (known) return known;
    const node = new AuthorNode(key, this.#authors.size, name, this.#tracker);
    this.#authors.set(key, node);
    return node;
  }
}

const byId = (a: Node, b: Node): number => byCodePoint(a.id, b.id);

const isWithdrawn = ({ document }: StoryNode): boolean => document.front.status === "withdrawn";

const topicName = (topic: StoryFront["topics"][number]): Located<string> =>
  "topic" in topic ? topic.topic : topic;

/** Ids of the stories that tell steps of a story's timeline. */
const tellersOf = (story: StoryNode): Located<string>[] =>
  story.whole.front.timeline.flatMap(({ story: teller }) => teller ?? []);

const placeOfId = ({ path, front, slugSpan }: StoryDocument): Place => ({
  path,
  span: front.id?.span ?? slugSpan,
});
