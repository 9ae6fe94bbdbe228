import type { Languages } from "../config/languages.ts";
import type {
  AuthorDocument,
  OutletDocument,
  PlainPageDocument,
  QuestionDocument,
  StoryDocument,
  StorylineDocument,
  StoryOutline,
  TopicDocument,
} from "../content/document.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
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
  | AuthorNode
  | PlainPageNode;

/**
 * What all nodes have. Who reads a node's content or the edges around it, depends on it from then on
 * (see `Tracker`). Its kind and id, and a story's date, count as part of every list it stands in.
 */
abstract class NodeBase {
  /** The slug, id or address. */
  readonly id: string;
  /** A number that is unique among nodes of the same kind: 0, 1, 2 … */
  number: number;
  /** The edges that start and end here. */
  readonly edges: Dependency;
  /** What stands for the node in the hashes of lists. */
  hash: number;
  readonly #tracker: Tracker;

  constructor(kind: string, id: string, number: number, tracker: Tracker, date = "") {
    this.id = id;
    this.number = number;
    this.#tracker = tracker;
    const key = hashOf(`${kind} ${id}`);
    this.hash = date === "" ? key : mix(key, hashOf(date));
    this.edges = tracker.define(key);
  }

  readEdges(): void {
    this.#tracker.read(this.edges);
  }

  protected read(content: Dependency): void {
    this.#tracker.read(content);
  }
}

/** Distinguishes the keys of a node's content and text from the key of its edges. */
const CONTENT = 1;
const TEXT = 2;

/** What nodes need to know about the site. */
export interface NodeSettings {
  /** Milliseconds since 1970; anything dated later is a preview. */
  readonly now: number;
  readonly languages: Languages;
  readonly tracker: Tracker;
}

export class StoryNode extends NodeBase {
  readonly kind = "story";
  readonly date: Moment;
  /** The language of its text: a BCP 47 tag. */
  readonly language: string;
  /** Why readers would not see the story; only set if drafts or future stories are built. */
  readonly preview: "draft" | "future" | undefined;
  /** Its position among the published stories, newest first, 0-based; -1 if it is withdrawn. */
  place = -1;
  /** When it last changed for readers, unless that is in the future: milliseconds since 1970. */
  readonly updated: number;
  /** What lists and other pages show. */
  readonly content: Dependency;
  /** Everything in the file. */
  readonly text: Dependency;
  #document: StoryDocument;

  constructor(document: StoryDocument, number: number, { now, languages, tracker }: NodeSettings) {
    const { status, lang } = document.front;
    const language = languages.of(lang);
    const date = document.front.date.value;
    const preview = status === "draft" ? "draft" : date.epoch > now ? "future" : undefined;
    const updated = document.front.updated?.epoch ?? date.epoch;
    const known = updated <= now ? updated : date.epoch;
    super("story", document.id, number, tracker, `${date.iso} ${known} ${status} ${preview} ${language}`);
    this.language = language;
    this.updated = known;
    this.date = date;
    this.preview = preview;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), contentOf(document));
    this.text = tracker.define(mix(this.edges.key, TEXT), hashOf(document.digest));
  }

  /** What lists and other pages may show. */
  get document(): StoryOutline {
    this.read(this.content);
    return this.#document;
  }

  /** All that the file says, its text included. */
  get whole(): StoryDocument {
    this.read(this.text);
    return this.#document;
  }

  get title(): string {
    return this.document.front.title;
  }

  /**
   * Takes another wording of the same document: one that leaves the node's id, date and edges as they are. Returns
   * the dependencies that changed.
   */
  replace(document: StoryDocument): readonly Dependency[] {
    this.#document = document;
    const { content, text } = this;
    const changed = content.value === contentOf(document) ? [text] : [content, text];
    content.value = contentOf(document);
    text.value = hashOf(document.digest);
    return changed;
  }
}

const contentOf = ({ versions: { structure, teaser } }: StoryDocument): number => mix(structure, teaser);

/** A question, storyline or plain page, whose files are short. */
abstract class RecordNode<
  D extends QuestionDocument | StorylineDocument | PlainPageDocument,
> extends NodeBase {
  /** The language of its text: a BCP 47 tag. */
  readonly language: string;
  readonly content: Dependency;
  readonly #document: D;

  constructor(kind: string, number: number, document: D, { languages, tracker }: NodeSettings, date = "") {
    const language = languages.of(document.front.lang);
    const id = document.kind === "page" ? document.id : document.slug;
    super(kind, id, number, tracker, `${date} ${language}`);
    this.language = language;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), hashOf(document.digest));
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

  constructor(document: QuestionDocument, number: number, settings: NodeSettings) {
    const { date, updated } = document.front;
    const { now } = settings;
    const preview = date.epoch > now ? "future" : undefined;
    const known = updated && updated.epoch <= now ? updated.epoch : date.epoch;
    super("question", number, document, settings, `${date.iso} ${known} ${preview}`);
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

  constructor(document: StorylineDocument, number: number, settings: NodeSettings) {
    super("storyline", number, document, settings);
  }

  get title(): string {
    return this.document.front.title;
  }
}

/** A plain page: About, Ethics, Contact … Its id is the file's path below `pages/`, without `.md`. */
export class PlainPageNode extends RecordNode<PlainPageDocument> {
  readonly kind = "page";
  /** See `StoryNode`. */
  readonly preview: "draft" | undefined;

  constructor(document: PlainPageDocument, number: number, settings: NodeSettings) {
    super("page", number, document, settings, document.front.status);
    this.preview = document.front.status === "draft" ? "draft" : undefined;
  }

  get title(): string {
    return this.document.front.title;
  }

  /** Where it is in the site, without slashes around it: `policies/ethics`. The page of a folder is at the folder's address. */
  get address(): string {
    const { folders, slug } = this.document;
    return slug === "" ? folders.join("/") : [...folders, slug].join("/");
  }

  /** Where the navigation shows it by default. */
  get menu(): "header" | "footer" | false {
    return this.document.front.menu;
  }
}

/** A topic, outlet or author: one that a record describes, or that stories only name. */
abstract class NamedNode<D extends { readonly digest: string }> extends NodeBase {
  readonly content: Dependency;
  readonly #names: readonly [string, ...string[]];
  readonly #document: D | undefined;

  constructor(
    kind: string,
    id: string,
    number: number,
    names: readonly [string, ...string[]],
    document: D | undefined,
    tracker: Tracker,
  ) {
    super(kind, id, number, tracker);
    this.#names = names;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), hashOf(document?.digest ?? names[0]));
  }

  get name(): string {
    return this.names[0]!;
  }

  /** The name and all aliases. */
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

export class AuthorNode extends NamedNode<AuthorDocument> {
  readonly kind = "author";

  /** What a byline shows for what a story says: the name or alias as it is written, or the name for anything else. */
  nameFor(written: string): string {
    return this.names.find((name) => name === written) ?? this.name;
  }
}

/**
 * One cited article, however many stories cite it. Its id is its address without the fragment, or outlet and title if it
 * has no address of its own. There are several for each story, so they have no dependencies: who cites an article is
 * part of the edges of these stories and of its outlets, and nothing reaches an article in any other way.
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

/** What stands for a list of nodes, in its order. */
export const hashOfNodes = (nodes: readonly Node[]): number =>
  nodes.reduce((hash, node) => mix(hash, node.hash), nodes.length);
