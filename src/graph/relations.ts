import type { SourceEntry } from "../content/story-entries.ts";
import type { Place } from "../diagnostics/diagnostic.ts";
import { hashOf, mix } from "../text/hash.ts";
import type {
  ArticleNode,
  AuthorNode,
  EditionNode,
  Node,
  OutletNode,
  PlainPageNode,
  QuestionNode,
  StorylineNode,
  StoryNode,
  TopicNode,
} from "./nodes.ts";
import { type Edge, Relation } from "./relation.ts";

/** How central a topic is to a story. */
export type TopicRole = "main" | "about" | "mention";

/** A bullet of “Go deeper” that a question page answers, by its position among the story's bullets. */
export interface RaisedBullet {
  readonly index: number;
  readonly text: string;
}

/**
 * One citation: the entry as the story wrote it, its publisher and its origin. It is its own edge and data: there are several
 * for each story.
 */
export class Citation implements Edge<StoryNode, ArticleNode, Citation> {
  readonly from: StoryNode;
  readonly to: ArticleNode;
  readonly outlet: OutletNode;
  /** The outlet that the article came from: `via`, else the outlet itself. */
  readonly origin: OutletNode;
  /** The entry's, in the story's `sources`. */
  readonly #index: number;

  constructor(
    { from, to, index }: { readonly from: StoryNode; readonly to: ArticleNode; readonly index: number },
    outlet: OutletNode,
    origin: OutletNode,
  ) {
    this.from = from;
    this.to = to;
    this.outlet = outlet;
    this.origin = origin;
    this.#index = index;
  }

  get type(): string {
    return "cites";
  }

  get data(): this {
    return this;
  }

  /** Part of the story's content. */
  get entry(): SourceEntry {
    return this.from.document.front.sources[this.#index]!;
  }

  get at(): Place {
    return this.placeOf("source");
  }

  /** Where the entry names an outlet. */
  placeOf(key: "source" | "via"): Place {
    return { path: this.from.document.path, span: this.entry[key]?.span };
  }
}

/** That an article appeared at an outlet, or goes back to one, as the first citation that says so. */
export class Attribution implements Edge<ArticleNode, OutletNode, undefined> {
  readonly type: string;
  readonly data = undefined;
  readonly #citation: Citation;

  constructor(type: "published-by" | "came-from", citation: Citation) {
    this.type = type;
    this.#citation = citation;
  }

  get from(): ArticleNode {
    return this.#citation.to;
  }

  get to(): OutletNode {
    return this.type === "published-by" ? this.#citation.outlet : this.#citation.origin;
  }

  get at(): Place {
    return this.#citation.placeOf(this.type === "published-by" ? "source" : "via");
  }
}

/** All types of edges. */
export class Relations {
  readonly cites = new Relation<StoryNode, ArticleNode, Citation>("cites", "when asked");
  readonly publishedBy = new Relation<ArticleNode, OutletNode>("published-by");
  readonly cameFrom = new Relation<ArticleNode, OutletNode>("came-from");
  readonly about = new Relation<StoryNode, TopicNode, TopicRole>("about");
  /** The data is the name in the byline. */
  readonly writtenBy = new Relation<StoryNode, AuthorNode, string>("written-by");
  /** An author's beats. */
  readonly covers = new Relation<AuthorNode, TopicNode>("covers");
  readonly partOf = new Relation<StoryNode, StorylineNode>("part-of");
  readonly follows = new Relation<StoryNode, StoryNode>("follows");
  /** A translation, and the story that it translates. */
  readonly translates = new Relation<StoryNode, StoryNode>("translates");
  readonly pageTranslates = new Relation<PlainPageNode, PlainPageNode>("page-translates");
  /** A timeline entry that another story is about. */
  readonly tells = new Relation<StoryNode, StoryNode>("tells");
  readonly asks = new Relation<StoryNode, QuestionNode>("asks");
  /** A bullet of “Go deeper” that a question page answers. */
  readonly raises = new Relation<StoryNode, QuestionNode, RaisedBullet>("raises");
  readonly questionAbout = new Relation<QuestionNode, TopicNode>("question-about");
  readonly storylineAbout = new Relation<StorylineNode, TopicNode>("storyline-about");
  /** An edition's stories, in its order. */
  readonly includes = new Relation<EditionNode, StoryNode>("includes");
  readonly within = new Relation<TopicNode, TopicNode>("within");
  readonly relatedTopic = new Relation<TopicNode, TopicNode>("related-topic");

  /** Adds each node's edges to its dependency; call this once, when all edges have been added. */
  seal(): void {
    const { cites, publishedBy, cameFrom, about, writtenBy, raises, ...plain } = this;
    // Publishers follow from citations. An article that several stories cite is part of the edges of each.
    cites.addToFacts(({ outlet, origin }, { stories, storiesHash }) =>
      mix(mix(outlet.hash, origin.hash), stories > 1 ? storiesHash : 0),
    );
    about.addToFacts((role) => hashOf(role));
    writtenBy.addToFacts((name) => hashOf(name));
    raises.addToFacts(({ text }) => hashOf(text));
    for (const relation of Object.values(plain)) (relation as Relation<Node, Node>).addToFacts(() => 0);
  }
}
