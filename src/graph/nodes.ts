import type {
  AuthorDocument,
  OutletDocument,
  StoryDocument,
  StoryOutline,
  TopicDocument,
} from "../content/document.ts";
import type { Dependency, Tracker } from "../dependencies/tracker.ts";
import { hashOf, mix } from "../text/hash.ts";
import type { Moment } from "../text/moments.ts";
import type { EditionNode } from "./edition-node.ts";
import { CONTENT, NodeBase, type NodeSettings } from "./node-base.ts";
import type { PlainPageNode, QuestionNode, StorylineNode } from "./record-nodes.ts";
import { CORRECTION_AGE } from "./select.ts";

export { EditionNode } from "./edition-node.ts";
export type { NodeSettings } from "./node-base.ts";
export { PlainPageNode, QuestionNode, StorylineNode } from "./record-nodes.ts";

/** Everything in the graph. Nodes of one kind have unique ids. */
export type Node =
  | StoryNode
  | ArticleNode
  | OutletNode
  | TopicNode
  | QuestionNode
  | StorylineNode
  | AuthorNode
  | PlainPageNode
  | EditionNode;

/** Distinguishes the key of a story's text from those of its edges and content. */
const TEXT = 2;

export class StoryNode extends NodeBase {
  readonly kind = "story";
  readonly date: Moment;
  /** The language of its text: a BCP 47 tag. */
  readonly language: string;
  /** Why readers would not see the story; only set if drafts or future stories are built. */
  readonly preview: "draft" | "future" | undefined;
  /** Whether readers have seen one of its corrections for less than a week; a part of `text`. */
  readonly isJustCorrected: boolean;
  /** Its position among the published stories, newest first, 0-based; -1 if it is withdrawn. */
  place = -1;
  /** When it last changed for readers, unless that is in the future: milliseconds since 1970. */
  readonly updated: number;
  /** What lists and other pages show. */
  readonly content: Dependency;
  /** Everything in the file. */
  readonly text: Dependency;
  /** What the clock and the configuration make of it, such as `preview`: its own page shows that, too. */
  readonly #standing: number;
  #document: StoryDocument;

  constructor(document: StoryDocument, number: number, { now, languages, tracker }: NodeSettings) {
    const { status, lang } = document.front;
    const language = languages.of(lang?.value);
    const date = document.front.date.value;
    const preview = status === "draft" ? "draft" : date.epoch > now ? "future" : undefined;
    const updated = document.front.updated?.epoch ?? date.epoch;
    const known = updated <= now ? updated : date.epoch;
    const isJustCorrected = document.front.corrections.some(
      ({ at: { epoch } }) => epoch <= now && epoch > now - CORRECTION_AGE,
    );
    super("story", document.id, number, tracker, `${date.iso} ${known} ${status} ${preview} ${language}`);
    this.isJustCorrected = isJustCorrected;
    this.language = language;
    this.updated = known;
    this.date = date;
    this.preview = preview;
    this.#standing = this.hash;
    this.#document = document;
    this.content = tracker.define(mix(this.edges.key, CONTENT), this.#contentOf(document));
    this.text = tracker.define(mix(this.edges.key, TEXT), this.#versionOf(document));
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
    const changed = content.value === this.#contentOf(document) ? [text] : [content, text];
    content.value = this.#contentOf(document);
    text.value = this.#versionOf(document);
    return changed;
  }

  #contentOf({ versions: { structure, teaser } }: StoryDocument): number {
    return mix(this.#standing, mix(structure, teaser));
  }

  #versionOf({ digest }: StoryDocument): number {
    return hashOf(digest, mix(this.#standing, Number(this.isJustCorrected)));
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
  readonly id: string;
  readonly number: number;
  readonly hash: number;
  /** The number of citations, and a hash of the stories that contain them. */
  stories = 0;
  storiesHash = 0;

  constructor(id: string, number: number) {
    this.id = id;
    this.number = number;
    this.hash = hashOf(id, ARTICLE);
  }

  get kind(): "article" {
    return "article";
  }

  get edges(): undefined {
    return undefined;
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
