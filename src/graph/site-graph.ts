import type { Tracker } from "../dependencies/tracker.ts";
import type { DateAhead, DatesAhead } from "./ahead.ts";
import type { CitedArticle } from "./citations.ts";
import type { Editions } from "./editions.ts";
import type { GraphParts, Nodes } from "./graph-parts.ts";
import { allVersions, type Listing } from "./listing.ts";
import type { Correction, Placed } from "./lists.ts";
import type {
  AuthorNode,
  EditionNode,
  Node,
  OutletNode,
  PlainPageNode,
  StorylineNode,
  StoryNode,
  TopicNode,
} from "./nodes.ts";
import type { PageFolders } from "./page-folders.ts";
import { Questions } from "./questions.ts";
import { type Counted, MANY, ranked } from "./ranked.ts";
import type { Edge, Relation } from "./relation.ts";
import type { Citation, Relations, TopicRole } from "./relations.ts";
import type { Storylines } from "./storylines.ts";

/**
 * Everything on the site, and how it is connected, as pages in one language show it. Lists of stories are newest first,
 * and have one version of a story; other lists document their order. No query takes more time than the edges of its
 * subject.
 */
export class SiteGraph {
  /** All nodes, whatever their language. */
  readonly nodes: Nodes;
  readonly relations: Relations;
  readonly tracker: Tracker;
  readonly listing: Listing;
  readonly language: string;
  readonly storylines: Storylines;
  readonly editions: Editions;
  readonly questions: Questions;
  readonly ahead: DatesAhead;
  readonly folders: PageFolders;
  readonly #parts: GraphParts;
  /** The graph in the languages that were asked for. */
  readonly #inLanguages: Map<string, SiteGraph>;

  constructor(parts: GraphParts, language: string, inLanguages = new Map<string, SiteGraph>()) {
    this.#parts = parts;
    this.#inLanguages = inLanguages;
    this.nodes = parts.nodes;
    this.relations = parts.relations;
    this.tracker = parts.tracker;
    this.listing = parts.listing;
    this.folders = parts.folders;
    this.language = language;
    this.editions = parts.editions.in(language);
    this.ahead = parts.ahead.in(language);
    this.storylines = parts.storylines.in((stories) => this.#listed(stories));
    this.questions = new Questions(
      { relations: parts.relations, lists: parts.lists, pages: () => parts.nodes.questions },
      {
        stories: (stories) => this.#listed(stories),
        rows: (rows) => this.#ofListed(rows),
        isAtHome: (question) => this.#isAtHome(question.language),
      },
    );
  }

  /** The graph as pages in another language show it. */
  in(language: string): SiteGraph {
    const known = this.#inLanguages.get(language) ?? new SiteGraph(this.#parts, language, this.#inLanguages);
    this.#inLanguages.set(language, known);
    return known;
  }

  #listed(stories: readonly StoryNode[]): readonly StoryNode[] {
    return this.listing.of(stories, this.language);
  }

  /** Whether something written in a language belongs in the lists of this one. */
  #isAtHome(language: string): boolean {
    const { languages } = this.listing;
    return languages.homeOf(language) === languages.homeOf(this.language);
  }

  /** Published stories, newest first. */
  stories(): readonly StoryNode[] {
    return this.#listed(this.nodes.stories);
  }

  /** Editions with a page in this language, newest first. */
  listedEditions(): readonly EditionNode[] {
    return this.nodes.editions.length > 0 ? this.editions.all : [];
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
    return this.#listed(this.relations.about.to(topic).map(({ from }) => from));
  }

  countStoriesAbout(topic: TopicNode): number {
    return this.listing.isPlain ? this.relations.about.to(topic).length : this.storiesAbout(topic).length;
  }

  /** The stories of a storyline, newest first. */
  storiesOfStoryline(storyline: StorylineNode): readonly StoryNode[] {
    return this.#listed(this.relations.partOf.to(storyline).map(({ from }) => from));
  }

  /** How much is listed on the page of a topic, outlet or author: stories, or for an outlet its articles. */
  countEntries(node: TopicNode | OutletNode | AuthorNode): number {
    if (node.kind === "outlet") return this.citationsFrom(node).length;
    return node.kind === "topic" ? this.countStoriesAbout(node) : this.storiesBy(node).length;
  }

  /** The newest story that the page of a topic, outlet or author lists. */
  newestStory(node: TopicNode | OutletNode | AuthorNode): StoryNode | undefined {
    if (node.kind === "outlet") return this.citationsFrom(node)[0]?.from;
    return (node.kind === "topic" ? this.storiesAbout(node) : this.storiesBy(node))[0];
  }

  storiesBy(author: AuthorNode): readonly StoryNode[] {
    return this.#listed(this.relations.writtenBy.to(author).map(({ from }) => from));
  }

  /** A story's authors in the order written, with their names as the byline shows them. */
  bylineOf(story: StoryNode): readonly { author: AuthorNode; name: string }[] {
    return this.relations.writtenBy.from(story).map(({ to, data }) => ({ author: to, name: data }));
  }

  topicsWrittenAbout(author: AuthorNode): readonly Counted<TopicNode>[] {
    return ranked(this.storiesBy(author), (story) => this.topicsOf(story).map(({ topic }) => topic));
  }

  storylinesWritten(author: AuthorNode): readonly Counted<StorylineNode>[] {
    return ranked(this.storiesBy(author), (story) => this.relations.partOf.from(story).map(({ to }) => to));
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
    const citations = this.#parts.citations[outlet.number] ?? [];
    if (this.listing.isPlain) return citations;
    return citations.filter(({ from }) => this.listing.has(from, this.language));
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

  /**
   * A story in all its languages: the original, then translations, newest first, a hundred at most; empty if there is
   * only one.
   */
  translationsOf(story: StoryNode): readonly StoryNode[] {
    this.relations.translates.from(story);
    const versions = this.listing.versionsOf(story);
    return versions.length > 1 ? versions : [];
  }

  /** A plain page in all its languages, the original first; empty if there is only one. */
  translationsOfPage(page: PlainPageNode): readonly PlainPageNode[] {
    const versions = allVersions(page, this.relations.pageTranslates);
    return versions.length > 1 ? versions : [];
  }

  /** Plain pages in the order of menus, as lists in this language show them: of one page in several languages, one. */
  pages(): readonly PlainPageNode[] {
    return this.nodes.pages.filter((page) => {
      const versions = allVersions(page, this.relations.pageTranslates);
      return this.listing.shows(page, versions, this.language);
    });
  }

  /** Stories that have most in common with one; `without` leaves out those that its page has. */
  relatedTo(story: StoryNode, limit: number, without?: ReadonlySet<StoryNode>): readonly StoryNode[] {
    return this.#parts.relatedness.relatedTo(
      story,
      limit,
      (other) => !without?.has(other) && this.listing.has(other, this.language),
    );
  }

  /** All corrections of stories in this language, newest first; withdrawn stories included. */
  corrections(): readonly Correction[] {
    return this.#parts.lists.corrections.filter(({ story }) => this.#isAtHome(story.language));
  }

  /** The corrections that readers see, newest first: not those of previews, and none dated in the future. */
  pastCorrections(): readonly Correction[] {
    return this.#parts.lists.pastCorrections.filter(({ story }) => this.#isAtHome(story.language));
  }

  /** The same in all languages. */
  ledger(): readonly Correction[] {
    return this.#parts.lists.pastCorrections;
  }

  /** All dates to watch, the soonest first. */
  datesAhead(): readonly DateAhead[] {
    return this.ahead.listed(this.#parts.lists.ahead);
  }

  /** Published stories of the last two days, in all languages. */
  news(): readonly StoryNode[] {
    return this.#parts.lists.news.map(({ story }) => story);
  }

  /** The stories that cite an outlet and have claims, newest first. */
  storiesClaiming(outlet: OutletNode): readonly StoryNode[] {
    const claiming = new Set(this.#parts.lists.claiming.map(({ story }) => story));
    return claiming.size === 0 ? [] : this.storiesCiting(outlet).filter((story) => claiming.has(story));
  }

  /** Stories that say where they stand on the home page, newest first. */
  placed(): readonly Placed[] {
    return this.#ofListed(this.#parts.lists.placed);
  }

  #ofListed<Row extends { readonly story: StoryNode }>(rows: readonly Row[]): readonly Row[] {
    return this.listing.isPlain ? rows : rows.filter(({ story }) => this.listing.has(story, this.language));
  }
}
