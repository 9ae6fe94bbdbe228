import type {
  OutletDocument,
  OutlinedStory,
  QuestionDocument,
  StoryDetail,
  StoryDocument,
  StorylineDocument,
  TopicDocument,
} from "../content/document.ts";
import { type Gist, gistOf } from "../content/gist.ts";
import type { Fact, Recorder } from "../incremental/facts.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";

/** Everything in the graph. Nodes of one kind have unique ids. */
export type Node =
  | StoryNode
  | ArticleNode
  | OutletNode
  | TopicNode
  | QuestionNode
  | StorylineNode
  | AuthorNode;

/**
 * Members of all nodes. Whoever reads a node's content, or the edges around it, depends on them from then on
 * (see `Recorder`). Its kind and id, and a story's date, count as part of every list it appears in.
 */
abstract class NodeBase {
  /** The slug, id or address. */
  readonly id: string;
  /** A number that is unique among nodes of the same kind: 0, 1, 2 … */
  number: number;
  /** The edges that start and end here. */
  readonly edges: Fact;
  /** Represents the node in the hashes of lists. */
  readonly hash: number;
  readonly #recorder: Recorder;

  constructor(kind: string, id: string, number: number, recorder: Recorder, date = "") {
    this.id = id;
    this.number = number;
    this.#recorder = recorder;
    const key = hashOf(`${kind} ${id}`);
    this.hash = date === "" ? key : mix(key, hashOf(date));
    this.edges = recorder.define(key);
  }

  readEdges(): void {
    this.#recorder.read(this.edges);
  }

  protected read(content: Fact): void {
    this.#recorder.read(content);
  }
}

/** Distinguishes the keys of a node's content and text from the key of its edges. */
const CONTENT = 1;
const TEXT = 2;

export class StoryNode extends NodeBase {
  readonly kind = "story";
  readonly date: Moment;
  /** Why readers would not see the story; only set if drafts or future stories are built. */
  readonly preview: "draft" | "future" | undefined;
  /** Its position among the published stories, newest first, 0-based; -1 if it is withdrawn. */
  place = -1;
  /** When it last changed for readers, unless that is in the future: milliseconds since 1970. */
  readonly updated: number;
  /** The outline: what lists and other pages show. */
  readonly content: Fact;
  /** Everything in the file. */
  readonly text: Fact;
  #document: StoryDocument;

  constructor(document: StoryDocument, number: number, now: number, recorder: Recorder) {
    const { hash, date, status, updated: written } = gistOf(document);
    const preview = status === "draft" ? "draft" : date.epoch > now ? "future" : undefined;
    const updated = written === 0 ? date.epoch : written.epoch;
    const known = updated <= now ? updated : date.epoch;
    super("story", document.id, number, recorder, `${date.iso} ${known} ${status} ${preview}`);
    this.updated = known;
    this.date = date;
    this.preview = preview;
    this.#document = document;
    this.content = recorder.define(mix(this.edges.key, CONTENT), hash);
    this.text = recorder.define(mix(this.edges.key, TEXT), hashOf(document.digest));
  }

  get document(): OutlinedStory {
    this.read(this.content);
    return this.#document;
  }

  /** What the graph and the plan know about the story. */
  get gist(): Gist {
    this.read(this.content);
    return gistOf(this.#document);
  }

  /** Call this only once: it may read from the disk each time. */
  get detail(): StoryDetail {
    this.read(this.text);
    return this.#document.detail;
  }

  get title(): string {
    return this.document.front.title;
  }

  /** Replaces the document with another wording that leaves the node's id, date and edges unchanged. Returns the facts that changed. */
  replace(document: StoryDocument): readonly Fact[] {
    this.#document = document;
    const { content, text } = this;
    const changed = content.value === gistOf(document).hash ? [text] : [content, text];
    content.value = gistOf(document).hash;
    text.value = hashOf(document.digest);
    return changed;
  }
}

/** A question or storyline, whose files are short. */
abstract class RecordNode<D extends { readonly digest: string }> extends NodeBase {
  readonly content: Fact;
  readonly #document: D;

  constructor(kind: string, id: string, number: number, document: D, recorder: Recorder, date?: string) {
    super(kind, id, number, recorder, date);
    this.#document = document;
    this.content = recorder.define(mix(this.edges.key, CONTENT), hashOf(document.digest));
  }

  get document(): D {
    this.read(this.content);
    return this.#document;
  }
}

export class QuestionNode extends RecordNode<QuestionDocument> {
  readonly kind = "question";
  readonly date: Moment;
  /** See `StoryNode`. */
  readonly preview: "future" | undefined;
  readonly updated: number;

  constructor(document: QuestionDocument, number: number, now: number, recorder: Recorder) {
    const { date, updated } = document.front;
    const preview = date.epoch > now ? "future" : undefined;
    const known = updated && updated.epoch <= now ? updated.epoch : date.epoch;
    super("question", document.slug, number, document, recorder, `${date.iso} ${known} ${preview}`);
    this.date = date;
    this.preview = preview;
    this.updated = known;
  }

  get title(): string {
    return this.document.front.question;
  }
}

export class StorylineNode extends RecordNode<StorylineDocument> {
  readonly kind = "storyline";

  constructor(document: StorylineDocument, number: number, recorder: Recorder) {
    super("storyline", document.slug, number, document, recorder);
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
    number: number,
    names: readonly [string, ...string[]],
    document: D | undefined,
    recorder: Recorder,
  ) {
    super(kind, id, number, recorder);
    this.#names = names;
    this.#document = document;
    this.content = recorder.define(mix(this.edges.key, CONTENT), hashOf(document?.digest ?? names[0]));
  }

  get name(): string {
    return this.names[0]!;
  }

  /** The name and all aliases, as texts may use them. */
  get names(): readonly string[] {
    this.read(this.content);
    return this.#names;
  }

  get document(): D | undefined {
    this.read(this.content);
    return this.#document;
  }
}

export class TopicNode extends NamedNode<TopicDocument> {
  readonly kind = "topic";
}

export class OutletNode extends NamedNode<OutletDocument> {
  readonly kind = "outlet";
}

/**
 * One cited article, however many stories cite it. Its id is its address without the fragment, or outlet and title if it
 * has no address of its own. There are several for each story, so they have no facts: who cites an article is part of the
 * edges of these stories and of its outlets, and nothing reaches an article in any other way.
 */
export class ArticleNode {
  readonly kind = "article";
  readonly id: string;
  readonly number: number;
  readonly hash: number;
  readonly edges = undefined;
  /** The number of citations, and a hash of the stories that contain them. */
  stories = 0;
  storiesHash = 0;

  constructor(id: string, number: number) {
    this.id = id;
    this.number = number;
    this.hash = hashOf(id, ARTICLE);
  }

  addStory({ hash }: StoryNode): void {
    this.stories += 1;
    this.storiesHash = mix(this.storiesHash, hash);
  }

  readEdges(): void {}
}

/** Distinguishes the hash of an article from those of other nodes. */
const ARTICLE = 3;

export class AuthorNode extends NodeBase {
  readonly kind = "author";
  readonly name: string;

  constructor(id: string, number: number, name: string, recorder: Recorder) {
    super("author", id, number, recorder);
    this.name = name;
  }
}
