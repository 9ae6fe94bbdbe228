import type {
  OutletDocument,
  QuestionDocument,
  StoryDocument,
  StorylineDocument,
  TopicDocument,
} from "../content/document.ts";
import type { Fact, Recorder } from "../incremental/facts.ts";
import type { Moment } from "../text/dates.ts";
import { hashOf, mix } from "../text/hash.ts";

/** Everything that the site knows of. Nodes of one kind have unique ids. */
export type Node =
  | StoryNode
  | ArticleNode
  | OutletNode
  | TopicNode
  | QuestionNode
  | StorylineNode
  | AuthorNode;

/**
 * What all nodes have. Who reads a node's content or the edges around it, depends on it from then on
 * (see `Recorder`). Its kind and id, and a story's date, count as part of every list it stands in.
 */
abstract class NodeBase {
  /** The slug, id or address. */
  readonly id: string;
  /** The edges that start and end here. */
  readonly edges: Fact;
  /** What stands for the node in the hashes of lists. */
  readonly hash: number;
  readonly #recorder: Recorder;

  constructor(kind: string, id: string, recorder: Recorder, date = "") {
    this.id = id;
    this.#recorder = recorder;
    const key = hashOf(`${kind} ${id}`);
    this.hash = date === "" ? key : mix(key, hashOf(date));
    this.edges = recorder.define(key);
  }

  readEdges(): void {
    this.#recorder.read(this.edges);
  }

  protected readContent(content: Fact): void {
    this.#recorder.read(content);
  }
}

/** A node that is one file's. */
abstract class DocumentNode<D extends { readonly digest: string }> extends NodeBase {
  readonly content: Fact;
  #document: D;

  constructor(kind: string, id: string, document: D, recorder: Recorder, date?: string) {
    super(kind, id, recorder, date);
    this.#document = document;
    this.content = recorder.define(mix(this.edges.key, CONTENT), hashOf(document.digest));
  }

  get document(): D {
    this.readContent(this.content);
    return this.#document;
  }

  /** Takes another wording of the same document: one that leaves the node's id, date and edges as they are. */
  replace(document: D): void {
    this.#document = document;
    this.content.value = hashOf(document.digest);
  }
}

/** Tells the key of a node's content from that of its edges. */
const CONTENT = 1;

export class StoryNode extends DocumentNode<StoryDocument> {
  readonly kind = "story";
  readonly date: Moment;
  /** Why the story would be left out of a site for readers; only where drafts or future stories are built. */
  readonly preview: "draft" | "future" | undefined;
  /** Its place among the published stories, newest first and 0-based; -1 for one that is withdrawn. */
  place = -1;
  /** When it last changed for readers, as far as that is not in the future: milliseconds since 1970. */
  readonly updated: number;

  constructor(document: StoryDocument, now: number, recorder: Recorder) {
    const date = document.front.date.value;
    const preview = document.front.status === "draft" ? "draft" : date.epoch > now ? "future" : undefined;
    const updated = document.front.updated?.epoch ?? date.epoch;
    const known = updated <= now ? updated : date.epoch;
    super(
      "story",
      document.id,
      document,
      recorder,
      `${date.iso} ${known} ${document.front.status} ${preview}`,
    );
    this.updated = known;
    this.date = date;
    this.preview = preview;
  }

  get title(): string {
    return this.document.front.title;
  }
}

export class QuestionNode extends DocumentNode<QuestionDocument> {
  readonly kind = "question";
  readonly date: Moment;
  /** See `StoryNode`. */
  readonly preview: "future" | undefined;
  readonly updated: number;

  constructor(document: QuestionDocument, now: number, recorder: Recorder) {
    const { date, updated } = document.front;
    const preview = date.epoch > now ? "future" : undefined;
    const known = updated && updated.epoch <= now ? updated.epoch : date.epoch;
    super("question", document.slug, document, recorder, `${date.iso} ${known} ${preview}`);
    this.date = date;
    this.preview = preview;
    this.updated = known;
  }

  get title(): string {
    return this.document.front.question;
  }
}

export class StorylineNode extends DocumentNode<StorylineDocument> {
  readonly kind = "storyline";

  constructor(document: StorylineDocument, recorder: Recorder) {
    super("storyline", document.slug, document, recorder);
  }

  get title(): string {
    return this.document.front.title;
  }
}

/** A topic or outlet: one that a record describes, or that stories only name. */
abstract class NamedNode<D extends { readonly digest: string }> extends NodeBase {
  readonly content: Fact;
  readonly #names: readonly [string, ...string[]];
  readonly #document: D | undefined;

  constructor(
    kind: string,
    id: string,
    names: readonly [string, ...string[]],
    document: D | undefined,
    recorder: Recorder,
  ) {
    super(kind, id, recorder);
    this.#names = names;
    this.#document = document;
    this.content = recorder.define(mix(this.edges.key, CONTENT), hashOf(document?.digest ?? names[0]));
  }

  get name(): string {
    return this.names[0]!;
  }

  /** The name and all aliases, as they may stand in texts. */
  get names(): readonly string[] {
    this.readContent(this.content);
    return this.#names;
  }

  get document(): D | undefined {
    this.readContent(this.content);
    return this.#document;
  }
}

export class TopicNode extends NamedNode<TopicDocument> {
  readonly kind = "topic";
}

export class OutletNode extends NamedNode<OutletDocument> {
  readonly kind = "outlet";
}

/** One cited piece, however many stories cite it. Its id is its address without the fragment, or outlet and title where it has none of its own. */
export class ArticleNode extends NodeBase {
  readonly kind = "article";

  constructor(id: string, recorder: Recorder) {
    super("article", id, recorder);
  }
}

export class AuthorNode extends NodeBase {
  readonly kind = "author";
  readonly name: string;

  constructor(id: string, name: string, recorder: Recorder) {
    super("author", id, recorder);
    this.name = name;
  }
}
