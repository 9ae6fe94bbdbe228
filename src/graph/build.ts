import { CONFIG_FILE } from "../config/file.ts";
import type { CitedSource, StoryFacts } from "../content/document.ts";
import { factsOf, topicName } from "../content/story-facts.ts";
import { diagnostic, type Report } from "../diagnostics/diagnostic.ts";
import { didYouMean } from "../diagnostics/suggest.ts";
import type { Located } from "../schema/index.ts";
import { byCodePoint } from "../text/order.ts";
import { articleId } from "./articles.ts";
import { AskedQuestions } from "./asked-questions.ts";
import { fillEditions, makeEditions } from "./build-editions.ts";
import { type GraphInput, GraphNodes, isWithdrawn } from "./build-nodes.ts";
import { compareDates, refuseCycles } from "./checks.ts";
import { attributeArticles } from "./citations.ts";
import type { EditionContents } from "./editions.ts";
import { graphParts } from "./graph-parts.ts";
import { correctionsOf, newestFirst, seenBy } from "./lists.ts";
import type {
  AuthorNode,
  EditionNode,
  Node,
  PlainPageNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  TopicNode,
} from "./nodes.ts";
import { checkFolders } from "./page-folders.ts";
import { Citation, Relations } from "./relations.ts";
import { SiteGraph } from "./site-graph.ts";

/** Connects the documents. The result does not depend on their order. */
export function buildGraph(input: GraphInput, report: Report): SiteGraph {
  return new GraphBuilder(input, report).build();
}

class GraphBuilder {
  readonly #report: Report;
  readonly #input: GraphInput;
  readonly #relations = new Relations();
  readonly #asked = new AskedQuestions();
  readonly #nodes: GraphNodes;

  constructor(input: GraphInput, report: Report) {
    this.#report = report;
    this.#input = input;
    this.#nodes = new GraphNodes(input, report);
  }

  build(): SiteGraph {
    const { all, topics, outlets, articles, authors } = this.#nodes;
    const live: StoryNode[] = [];
    const withdrawn: StoryNode[] = [];
    for (const story of all.story) (isWithdrawn(story) ? withdrawn : live).push(story);
    live.sort(newestFirst);
    withdrawn.sort(newestFirst);
    for (const [number, story] of [...live, ...withdrawn].entries()) story.number = number;
    this.#connect(live);
    const editions = this.#connectEditions([...live, ...withdrawn]);
    this.#check();
    this.#relations.seal();
    const nodes = {
      stories: live,
      withdrawn,
      topics: [...topics.nodes].sort(byId),
      outlets: [...outlets.nodes].sort(byId),
      questions: all.question.sort(
        (a, b) => b.document.front.date.epoch - a.document.front.date.epoch || byId(a, b),
      ),
      storylines: all.storyline.sort(byId),
      articles: [...articles.values()],
      authors: [...authors.nodes].sort(byId),
      pages: all.page.sort(byOrder),
      editions: [...editions.keys()],
    };
    return new SiteGraph(
      graphParts(nodes, this.#relations, this.#asked, editions, this.#input),
      this.#input.languages.main,
    );
  }

  #connect(stories: readonly StoryNode[]): void {
    attributeArticles(this.#relations);
    for (const story of stories) this.#connectStory(story);
    for (const question of this.#nodes.all.question) this.#connectQuestion(question);
    for (const storyline of this.#nodes.all.storyline) this.#connectStoryline(storyline);
    for (const topic of this.#nodes.topics.nodes) this.#connectTopic(topic);
    for (const author of this.#nodes.authors.nodes) this.#connectAuthor(author);
    for (const page of this.#nodes.all.page) this.#connectPage(page);
  }

  #check(): void {
    checkFolders(this.#nodes.all.page, this.#report);
    const { follows, within, translates, pageTranslates } = this.#relations;
    for (const edge of follows.edges()) compareDates(edge, this.#report);
    refuseCycles("BG0303", "these stories follow each other in a circle", follows, this.#report);
    refuseCycles("BG0309", "these stories are translations of each other", translates, this.#report);
    refuseCycles("BG0309", "these pages are translations of each other", pageTranslates, this.#report);
    refuseCycles("BG0304", "these topics are each other's parent", within, this.#report);
  }

  #connectStory(story: StoryNode): void {
    const { path, front, asks: asked } = story.document;
    const facts = factsOf(story.document);
    const { about, writtenBy, partOf, asks, follows, tells, translates } = this.#relations;
    for (const topic of front.topics) {
      const { value, span } = topicName(topic);
      const node = this.#nodes.topics.find(value);
      const role = "topic" in topic ? topic.role : "about";
      if (node && !about.has(story, node)) about.add(story, node, role, path, span);
    }
    for (const [index, cited] of facts.cites.entries()) this.#connectSource(story, cited, index);
    for (const { value, span } of front.authors) {
      const author = this.#nodes.authors.find(value);
      if (author && !writtenBy.has(story, author))
        writtenBy.add(story, author, author.nameFor(value), path, span);
    }
    const storyline = front.storyline && this.#nodes.storylines.resolve(front.storyline, path);
    if (storyline) partOf.add(story, storyline, undefined, path, front.storyline?.span);
    for (const id of front.previous) {
      const previous = this.#nodes.stories.resolve(id, path);
      if (previous && !isWithdrawn(previous)) follows.add(story, previous, undefined, path, id.span);
    }
    const original = front.translation_of && this.#nodes.stories.resolve(front.translation_of, path);
    if (original && !isWithdrawn(original))
      translates.add(story, original, undefined, path, front.translation_of?.span);
    for (const entry of asked) {
      const question = this.#nodes.questions.resolve(entry, path);
      if (question && !asks.has(story, question)) asks.add(story, question, undefined, path, entry.span);
    }
    for (const id of tellersOf(story)) {
      const told = this.#nodes.stories.resolve(id, path);
      if (told) tells.add(story, told, undefined, path, id.span);
    }
    this.#asked.add(story, facts, this.#connectBullets(story, facts));
  }

  /** Returns the indexes of the bullets that question pages answer. */
  #connectBullets(story: StoryNode, { bullets }: StoryFacts): ReadonlySet<number> {
    const closed = new Set<number>();
    for (const [index, hash] of bullets.entries()) {
      if (!this.#nodes.mayBeAsked(hash)) continue;
      const { text, span } = story.document.bullets[index]!;
      const question = this.#nodes.askedBy(text);
      if (!question) continue;
      this.#relations.raises.add(story, question, { index, text }, story.document.path, span);
      closed.add(index);
    }
    return closed;
  }

  #connectSource(story: StoryNode, cited: CitedSource, index: number): void {
    const outlet = this.#nodes.outlets.find(cited.outlet)!;
    const origin = cited.via === undefined ? outlet : this.#nodes.outlets.find(cited.via)!;
    const article = this.#nodes.article(articleId(cited, outlet, () => story.document.front.sources[index]!));
    article.addStory(story);
    this.#relations.cites.addEdge(new Citation({ from: story, to: article, index }, outlet, origin));
  }

  #connectQuestion(question: QuestionNode): void {
    const { path, front } = question.document;
    for (const { value, span } of front.topics) {
      const topic = this.#nodes.topics.find(value);
      if (topic && !this.#relations.questionAbout.has(question, topic))
        this.#relations.questionAbout.add(question, topic, undefined, path, span);
    }
    for (const id of front.stories) {
      const story = this.#nodes.stories.resolve(id, path);
      if (!story || isWithdrawn(story) || this.#relations.asks.has(story, question)) continue;
      this.#relations.asks.add(story, question, undefined, path, id.span);
    }
  }

  #connectStoryline(storyline: StorylineNode): void {
    const { path, front } = storyline.document;
    for (const { value, span } of front.topics) {
      const topic = this.#nodes.topics.find(value);
      if (topic) this.#relations.storylineAbout.add(storyline, topic, undefined, path, span);
    }
  }

  #connectAuthor(author: AuthorNode): void {
    if (!author.document) return;
    const { path, front } = author.document;
    for (const { value, span } of front.beats) {
      const topic = this.#nodes.topics.find(value);
      if (topic && !this.#relations.covers.has(author, topic))
        this.#relations.covers.add(author, topic, undefined, path, span);
    }
  }

  #connectPage(page: PlainPageNode): void {
    const { path, front } = page.document;
    const original = front.translation_of && this.#nodes.pages.resolve(front.translation_of, path);
    if (original)
      this.#relations.pageTranslates.add(page, original, undefined, path, front.translation_of?.span);
  }

  /** Newest first. */
  #connectEditions(stories: readonly StoryNode[]): ReadonlyMap<EditionNode, EditionContents> {
    const { schedule, future, now } = this.#input;
    const { editions: documents, all, stories: ids } = this.#nodes;
    const made = makeEditions({ documents, schedule, stories, settings: this.#input, future });
    if (made.length === 0) return new Map();
    const corrections = seenBy(correctionsOf(stories), now);
    const filled = fillEditions(
      made,
      schedule,
      { stories, corrections, questions: all.question, now },
      ({ document }) => document!.front.stories.flatMap((id) => ids.resolve(id, document!.path) ?? []),
    );
    for (const [edition, { stories: own }] of filled) {
      const { path = CONFIG_FILE, slugSpan: span } = edition.document ?? {};
      for (const story of own) this.#relations.includes.add(edition, story, undefined, path, undefined);
      if (edition.document && own.length === 0)
        this.#report(diagnostic("BG0317", "this edition has no stories", { at: { path, span } }));
    }
    return filled;
  }

  #connectTopic(topic: TopicNode): void {
    if (!topic.document) return;
    const { path, front } = topic.document;
    const resolve = ({ value, span }: Located<string>) => {
      const node = this.#nodes.topics.find(value);
      if (node) return node;
      const label = didYouMean(value, this.#nodes.topics.known());
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
}

const byId = (a: Node, b: Node): number => byCodePoint(a.id, b.id);

/** Plain pages as menus list them: by `order`, then by title. */
const byOrder = (a: PlainPageNode, b: PlainPageNode): number => {
  const orderOf = ({ document }: PlainPageNode) => document.front.order ?? Number.POSITIVE_INFINITY;
  const [first, second] = [orderOf(a), orderOf(b)];
  if (first !== second) return first - second;
  return byCodePoint(a.title.toLowerCase(), b.title.toLowerCase()) || byId(a, b);
};

/** Ids of the stories that tell steps of a story's timeline. */
const tellersOf = (story: StoryNode): Located<string>[] =>
  story.whole.front.timeline.flatMap(({ story: teller }) => teller ?? []);
