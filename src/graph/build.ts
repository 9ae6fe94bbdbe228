import type { Document } from "../content/document.ts";
import { diagnostic, type Place, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Recorder } from "../incremental/facts.ts";
import type { Located } from "../schema/index.ts";
import { nameKey, slugify } from "../text/names.ts";
import { byCodePoint } from "../text/order.ts";
import { type ArticleIdentity, articleId } from "./articles.ts";
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
  /** What the site holds, in any order. */
  readonly documents: readonly Document[];
  readonly heldBack: readonly HeldBack[];
  /** Paths of files that could not be read at all: nothing is said of references to them. */
  readonly broken: readonly string[];
  /** Milliseconds since 1970: what is dated later is a preview. */
  readonly now: number;
  readonly recorder: Recorder;
}

/** Connects the documents. The result does not depend on their order. */
export function buildGraph(input: GraphInput, report: Report): SiteGraph {
  return new GraphBuilder(input, report).build();
}

class GraphBuilder {
  readonly #report: Report;
  readonly #documents: readonly Document[];
  readonly #now: number;
  readonly #recorder: Recorder;
  readonly #relations = new Relations();
  readonly #topics: Names<TopicNode>;
  readonly #outlets: Names<OutletNode>;
  readonly #stories: Ids<StoryNode>;
  readonly #questions: Ids<QuestionNode>;
  readonly #storylines: Ids<StorylineNode>;
  readonly #articles = new Map<string, ArticleNode>();
  readonly #authors = new Map<string, AuthorNode>();
  readonly #questionTexts = new Map<string, QuestionNode>();
  readonly #nodes: { story: StoryNode[]; question: QuestionNode[]; storyline: StorylineNode[] } = {
    story: [],
    question: [],
    storyline: [],
  };

  constructor({ documents, heldBack, broken, now, recorder }: GraphInput, report: Report) {
    this.#report = report;
    this.#now = now;
    this.#recorder = recorder;
    this.#documents = [...documents].sort((a, b) => byCodePoint(a.path, b.path));
    const records = <K extends Document["kind"]>(kind: K) =>
      this.#documents.filter((d): d is Extract<Document, { kind: K }> => d.kind === kind);
    this.#topics = new Names("topic", records("topic"), this.#recorder, report);
    this.#outlets = new Names("outlet", records("outlet"), this.#recorder, report);
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
    const live = this.#nodes.story
      .filter(({ document }) => document.front.status !== "withdrawn")
      .sort(newestFirst);
    for (const story of live) this.#connectStory(story);
    for (const question of this.#nodes.question) this.#connectQuestion(question);
    for (const storyline of this.#nodes.storyline) this.#connectStoryline(storyline);
    for (const topic of this.#topics.nodes) this.#connectTopic(topic);
    this.#check(live);
    this.#relations.seal();
    return new SiteGraph(
      {
        stories: live,
        withdrawn: this.#nodes.story
          .filter(({ document }) => document.front.status === "withdrawn")
          .sort(newestFirst),
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
      this.#recorder,
      this.#now,
    );
  }

  #check(stories: readonly StoryNode[]): void {
    const { follows, within, translates } = this.#relations;
    for (const edge of follows.edges()) compareDates(edge, this.#report);
    refuseCycles("BG0303", "stories follow each other in a circle", follows, stories, this.#report);
    refuseCycles("BG0309", "stories are translations of each other", translates, stories, this.#report);
    refuseCycles("BG0304", "topics are each other's parent", within, this.#topics.nodes, this.#report);
  }

  #addNodes(): void {
    for (const document of this.#documents) {
      const at = { path: document.path, span: document.slugSpan };
      if (document.kind === "story") {
        const node = new StoryNode(document, this.#now, this.#recorder);
        const span = document.front.id?.span ?? document.slugSpan;
        this.#nodes.story.push(node);
        this.#stories.add(node.id, node, { path: document.path, span });
      } else if (document.kind === "question") {
        const node = new QuestionNode(document, this.#now, this.#recorder);
        this.#nodes.question.push(node);
        this.#questions.add(node.id, node, at);
        this.#questionTexts.set(questionKey(node.title), node);
      } else if (document.kind === "storyline") {
        const node = new StorylineNode(document, this.#recorder);
        this.#nodes.storyline.push(node);
        this.#storylines.add(node.id, node, at);
      }
    }
  }

  /** Names become nodes in the order of paths, so that the first author's way of writing counts. */
  #internNames(): void {
    for (const { path, front } of this.#nodes.story.map(({ document }) => document)) {
      if (front.status === "withdrawn") continue;
      for (const topic of front.topics) {
        const name = "topic" in topic ? topic.topic : topic;
        this.#topics.intern(name.value, { path, span: name.span });
      }
      for (const { source, via } of front.sources) {
        this.#outlets.intern(source.value, { path, span: source.span });
        if (via) this.#outlets.intern(via.value, { path, span: via.span });
      }
    }
    for (const { document } of [...this.#nodes.question, ...this.#nodes.storyline]) {
      for (const { value, span } of document.front.topics)
        this.#topics.intern(value, { path: document.path, span });
    }
  }

  #connectStory(story: StoryNode): void {
    const { document } = story;
    const { path, front } = document;
    const place = (span: Place["span"]): Place => ({ path, span });
    const { about, writtenBy, partOf, asks, follows, raises, tells, translates } = this.#relations;
    for (const topic of front.topics) {
      const { name, role } =
        "topic" in topic ? { name: topic.topic, role: topic.role } : { name: topic, role: "about" as const };
      const node = this.#topics.find(name.value);
      if (node && !about.has(story, node)) about.add(story, node, place(name.span), role);
    }
    this.#connectSources(story);
    for (const name of front.authors)
      writtenBy.add(story, this.#author(name), place(document.slugSpan), undefined);
    const storyline = front.storyline && this.#storylines.resolve(front.storyline, path);
    if (storyline) partOf.add(story, storyline, place(front.storyline?.span), undefined);
    for (const id of front.previous) {
      const previous = this.#stories.resolve(id, path);
      if (!previous || previous.document.front.status === "withdrawn") continue;
      follows.add(story, previous, place(id.span), undefined);
    }
    const original = front.translation_of && this.#stories.resolve(front.translation_of, path);
    if (original && original.document.front.status !== "withdrawn")
      translates.add(story, original, place(front.translation_of?.span), undefined);
    for (const entry of document.asks) {
      const question = this.#questions.resolve(entry, path);
      if (question && !asks.has(story, question)) asks.add(story, question, place(entry.span), undefined);
    }
    for (const id of document.tells) {
      const told = this.#stories.resolve(id, path);
      if (told) tells.add(story, told, place(id.span), undefined);
    }
    for (const bullet of document.bullets) {
      const question = this.#questions.get(bullet.text) ?? this.#questionTexts.get(questionKey(bullet.text));
      if (question) raises.add(story, question, place(bullet.span), bullet);
    }
  }

  #connectSources(story: StoryNode): void {
    const { path, front } = story.document;
    const { cites, publishedBy, cameFrom } = this.#relations;
    for (const [index, entry] of front.sources.entries()) {
      const outlet = this.#outlets.find(entry.source.value)!;
      const origin = entry.via && this.#outlets.find(entry.via.value);
      const article = this.#article({ entry, outlet });
      const at = { path, span: entry.source.span };
      cites.add(story, article, at, new Citation(story, index, outlet, origin ?? outlet));
      if (!publishedBy.has(article, outlet)) publishedBy.add(article, outlet, at, undefined);
      if (origin && origin !== outlet && !cameFrom.has(article, origin))
        cameFrom.add(article, origin, { path, span: entry.via!.span }, undefined);
    }
  }

  #connectQuestion(question: QuestionNode): void {
    const { path, front } = question.document;
    for (const { value, span } of front.topics) {
      const topic = this.#topics.find(value);
      if (topic && !this.#relations.questionAbout.has(question, topic))
        this.#relations.questionAbout.add(question, topic, { path, span }, undefined);
    }
    for (const id of front.stories) {
      const story = this.#stories.resolve(id, path);
      if (!story || story.document.front.status === "withdrawn" || this.#relations.asks.has(story, question))
        continue;
      this.#relations.asks.add(story, question, { path, span: id.span }, undefined);
    }
  }

  #connectStoryline(storyline: StorylineNode): void {
    const { path, front } = storyline.document;
    for (const { value, span } of front.topics) {
      const topic = this.#topics.find(value);
      if (topic) this.#relations.storylineAbout.add(storyline, topic, { path, span }, undefined);
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
    if (parent) this.#relations.within.add(topic, parent, { path, span: front.parent?.span }, undefined);
    for (const name of front.related) {
      const related = resolve(name);
      if (related) this.#relations.relatedTopic.add(topic, related, { path, span: name.span }, undefined);
    }
  }

  #article(identity: ArticleIdentity): ArticleNode {
    const id = articleId(identity);
    const node = this.#articles.get(id) ?? new ArticleNode(id, this.#recorder);
    this.#articles.set(id, node);
    return node;
  }

  #author(name: string): AuthorNode {
    const key = nameKey(name);
    const node = this.#authors.get(key) ?? new AuthorNode(key, name, this.#recorder);
    this.#authors.set(key, node);
    return node;
  }
}

const byId = (a: Node, b: Node): number => byCodePoint(a.id, b.id);

/** Questions are one where only case, spaces and the last mark differ. */
const questionKey = (text: string): string => nameKey(text).replace(/[\s?.!؟？]+$/u, "");
