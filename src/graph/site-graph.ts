import type { Bullet } from "../content/document.ts";
import { type Tracker, tracked } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";
import { type CitedArticle, citationsByOutlet } from "./citations.ts";
import {
  type AnsweredQuestion,
  type Correction,
  type Lists,
  listsOf,
  newestFirst,
  type OpenQuestion,
  type Placed,
} from "./lists.ts";
import {
  type ArticleNode,
  type AuthorNode,
  hashOfNodes,
  type Node,
  type OutletNode,
  type QuestionNode,
  type StorylineNode,
  type StoryNode,
  type TopicNode,
} from "./nodes.ts";
import { type Counted, MANY, ranked } from "./ranked.ts";
import { Relatedness, rarityOf } from "./related.ts";
import type { Edge, Relation } from "./relation.ts";
import type { Citation, Relations, TopicRole } from "./relations.ts";
import { Storylines } from "./storylines.ts";

/** The most versions of one story: each page names all others, and news is not written in more languages. */
const MOST_VERSIONS = 100;

export interface Nodes {
  /** Published stories, newest first. */
  readonly stories: readonly StoryNode[];
  /** Withdrawn stories, newest first: they keep a page, but are not part of anything else. */
  readonly withdrawn: readonly StoryNode[];
  readonly topics: readonly TopicNode[];
  readonly outlets: readonly OutletNode[];
  /** Newest first. */
  readonly questions: readonly QuestionNode[];
  readonly storylines: readonly StorylineNode[];
  /** In the order of their first citation, newest stories first. */
  readonly articles: readonly ArticleNode[];
  readonly authors: readonly AuthorNode[];
}

/**
 * Everything on the site, and how it is connected. Lists of stories are newest first; other lists document
 * their order. No query takes more time than the edges of its subject.
 */
export class SiteGraph {
  readonly nodes: Nodes;
  readonly relations: Relations;
  readonly tracker: Tracker;
  readonly storylines: Storylines;
  readonly #relatedness: Relatedness;
  readonly #lists: Lists;
  /** By the number of the outlet. */
  readonly #citations: CitedArticle[][];

  /** `now`: milliseconds since 1970. */
  constructor(nodes: Nodes, relations: Relations, tracker: Tracker, now: number) {
    this.relations = relations;
    this.tracker = tracker;
    this.storylines = new Storylines(nodes.storylines, relations);
    for (const [place, story] of nodes.stories.entries()) story.place = place;
    this.#relatedness = new Relatedness(nodes.stories.length, relations, this.storylines);
    for (const topic of nodes.topics) {
      const rarity = rarityOf(relations.about.to(topic).length, nodes.stories.length);
      topic.edges.value = mix(topic.edges.value, rarity);
    }
    this.#citations = citationsByOutlet(relations);
    for (const outlet of nodes.outlets) {
      let value = outlet.edges.value;
      for (const { from, to, data } of this.#citations[outlet.number] ?? [])
        value = mix(mix(value, from.hash), mix(to.hash, data.origin.hash));
      outlet.edges.value = value;
    }
    this.nodes = tracked(nodes, {
      tracker,
      keyOf: (name) => hashOf(`list ${name}`),
      // The articles follow from the outlets' edges.
      hash: (list, name) =>
        name === "articles"
          ? nodes.outlets.reduce((hash, { edges }) => mix(hash, edges.value), list.length)
          : hashOfNodes(list),
    });
    this.#lists = listsOf(
      { ...nodes, now },
      tracker,
      (story) => new Set(relations.raises.from(story).map(({ data }) => data.index)),
    );
  }

  /** Every edge of the graph, by type. */
  *edges(): Generator<Edge<Node, Node, unknown>> {
    for (const relation of Object.values(this.relations))
      yield* (relation as Relation<Node, Node, unknown>).edges();
  }

  /** Every edge that starts at one of the nodes, by type. */
  *edgesFrom(nodes: readonly Node[]): Generator<Edge<Node, Node, unknown>> {
    for (const relation of Object.values(this.relations) as Relation<Node, Node, unknown>[])
      for (const node of nodes) yield* relation.from(node).filter(({ from }) => from === node);
  }

  /** Edges of any type that end at a node. */
  backlinks(node: Node): Edge<Node, Node, unknown>[] {
    return Object.values(this.relations).flatMap((relation) =>
      (relation as Relation<Node, Node, unknown>).to(node).filter(({ to }) => to === node),
    );
  }

  storiesAbout(topic: TopicNode): readonly StoryNode[] {
    return this.relations.about.to(topic).map(({ from }) => from);
  }

  countStoriesAbout(topic: TopicNode): number {
    return this.relations.about.to(topic).length;
  }

  /** A story's topics in the order written, main topics first. */
  topicsOf(story: StoryNode): readonly { topic: TopicNode; role: TopicRole }[] {
    const edges = this.relations.about.from(story).map(({ to, data }) => ({ topic: to, role: data }));
    return [...edges.filter(({ role }) => role === "main"), ...edges.filter(({ role }) => role !== "main")];
  }

  /** The story's citations, in the order written. */
  citationsOf(story: StoryNode): readonly Citation[] {
    return this.relations.cites.from(story).map(({ data }) => data);
  }

  /** Outlets that a story cites, by first citation; at most `limit`, which also limits the time. */
  outletsOf(story: StoryNode, limit = Number.POSITIVE_INFINITY): readonly OutletNode[] {
    const outlets = new Set<OutletNode>();
    for (const { data } of this.relations.cites.from(story)) {
      if (outlets.size >= limit) break;
      outlets.add(data.outlet);
    }
    return [...outlets];
  }

  /**
   * Independent origins: outlets that the story's articles originally come from. Five reprints of one wire story have
   * one origin.
   */
  originsOf(story: StoryNode): readonly OutletNode[] {
    return [...new Set(this.citationsOf(story).map(({ origin }) => origin))];
  }

  /** Articles of an outlet with the stories that cite them, by the date of the story. */
  citationsFrom(outlet: OutletNode): readonly CitedArticle[] {
    outlet.readEdges();
    return this.#citations[outlet.number] ?? [];
  }

  storiesCiting(outlet: OutletNode): readonly StoryNode[] {
    return [...new Set(this.citationsFrom(outlet).map(({ from }) => from))];
  }

  outletsCovering(topic: TopicNode): readonly Counted<OutletNode>[] {
    return ranked(this.storiesAbout(topic), (story) => this.outletsOf(story));
  }

  topicsCoveredBy(outlet: OutletNode): readonly Counted<TopicNode>[] {
    return ranked(this.storiesCiting(outlet), (story) => this.topicsOf(story).map(({ topic }) => topic));
  }

  topicsOccurringWith(topic: TopicNode): readonly Counted<TopicNode>[] {
    return ranked(this.storiesAbout(topic), (story) =>
      this.topicsOf(story).map((about) => about.topic),
    ).filter(({ node }) => node !== topic);
  }

  outletsCitedWith(outlet: OutletNode): readonly Counted<OutletNode>[] {
    return ranked(this.storiesCiting(outlet), (story) => this.outletsOf(story, MANY + 1)).filter(
      ({ node }) => node !== outlet,
    );
  }

  questionsAbout(topic: TopicNode): readonly QuestionNode[] {
    const direct = this.relations.questionAbout.to(topic).map(({ from }) => from);
    return [...new Set(direct)];
  }

  questionsOf(story: StoryNode): readonly QuestionNode[] {
    return this.relations.asks.from(story).map(({ to }) => to);
  }

  /** Stories that list a question or raise it in “Go deeper”. */
  storiesAsking(question: QuestionNode): readonly StoryNode[] {
    const stories = [...this.relations.asks.to(question), ...this.relations.raises.to(question)].map(
      ({ from }) => from,
    );
    return [...new Set(stories)].sort(newestFirst);
  }

  /** Topics of a question: its own, else those of the stories that list it. */
  topicsOfQuestion(question: QuestionNode): readonly TopicNode[] {
    const own = this.relations.questionAbout.from(question).map(({ to }) => to);
    if (own.length > 0) return own;
    return ranked(this.storiesAsking(question), (story) =>
      this.topicsOf(story).map(({ topic }) => topic),
    ).map(({ node }) => node);
  }

  /** The question page that answers a bullet of “Go deeper”. */
  answerTo(story: StoryNode, bullet: Bullet): QuestionNode | undefined {
    return this.relations.raises.from(story).find(({ data }) => data.text === bullet.text)?.to;
  }

  /** Bullets of “Go deeper” without an answer, by the date of the story. */
  openQuestions(): readonly OpenQuestion[] {
    return this.#lists.openQuestions;
  }

  /** Questions that stories answer in place, by the date of the story. */
  answeredQuestions(): readonly AnsweredQuestion[] {
    return this.#lists.answeredQuestions;
  }

  /**
   * A story in all its languages: the original, then translations, newest first, a hundred at most; empty if there is
   * only one.
   */
  translationsOf(story: StoryNode): readonly StoryNode[] {
    const { translates } = this.relations;
    const way = new Set([story]);
    for (const step of way) for (const { to } of translates.from(step)) way.add(to);
    const versions = new Set([...way].slice(-1));
    for (const version of versions)
      for (const { from } of translates.to(version)) if (versions.size < MOST_VERSIONS) versions.add(from);
    return versions.size > 1 ? [...versions] : [];
  }

  relatedTo(story: StoryNode, limit = 4): readonly StoryNode[] {
    return this.#relatedness.relatedTo(story, limit);
  }

  /** All corrections of the site, newest first; withdrawn stories included. */
  corrections(): readonly Correction[] {
    return this.#lists.corrections;
  }

  /** The corrections that readers see, newest first: not those of previews, and none dated in the future. */
  pastCorrections(): readonly Correction[] {
    return this.#lists.pastCorrections;
  }

  /** Published stories of the last two days. */
  news(): readonly StoryNode[] {
    return this.#lists.news.map(({ story }) => story);
  }

  /** Stories that say where they stand on the home page, newest first. */
  placed(): readonly Placed[] {
    return this.#lists.placed;
  }
}
