import type {
  OutletDocument,
  QuestionDocument,
  StoryDocument,
  StorylineDocument,
  TopicDocument,
} from "../content/document.ts";
import type { SourceEntry } from "../content/story.ts";
import type { Moment } from "../text/dates.ts";

/** Everything that the site knows of. Nodes of one kind have unique ids. */
export type Node =
  | StoryNode
  | ArticleNode
  | OutletNode
  | TopicNode
  | QuestionNode
  | StorylineNode
  | AuthorNode;

export interface StoryNode {
  readonly kind: "story";
  readonly id: string;
  readonly title: string;
  readonly date: Moment;
  readonly document: StoryDocument;
}

/** One cited piece, however many stories cite it. */
export interface ArticleNode {
  readonly kind: "article";
  /** Its address without the fragment, or outlet and title where it has none of its own. */
  readonly id: string;
  /** As the first story that cites it (in the order of paths) describes it. */
  readonly entry: SourceEntry;
}

export interface OutletNode {
  readonly kind: "outlet";
  /** The slug: the record's, or made from the name. */
  readonly id: string;
  readonly name: string;
  /** The name and all aliases, as they may stand in texts. */
  readonly names: readonly string[];
  /** Absent for an outlet that stories name and no record describes. */
  readonly document?: OutletDocument;
}

export interface TopicNode {
  readonly kind: "topic";
  readonly id: string;
  readonly name: string;
  readonly names: readonly string[];
  readonly document?: TopicDocument;
}

export interface QuestionNode {
  readonly kind: "question";
  readonly id: string;
  readonly title: string;
  readonly document: QuestionDocument;
}

export interface StorylineNode {
  readonly kind: "storyline";
  readonly id: string;
  readonly title: string;
  readonly document: StorylineDocument;
}

export interface AuthorNode {
  readonly kind: "author";
  readonly id: string;
  readonly name: string;
}
