import type { Span } from "../diagnostics/diagnostic.ts";
import type { ContentLink } from "../markdown/text-links.ts";
import type { Located } from "../schema/index.ts";
import type { DocumentText } from "./document-text.ts";
import type { EditionFront } from "./edition.ts";
import type { Block } from "./page-block.ts";
import type { PlainPageFront } from "./plain-page.ts";
import type { AuthorFront, OutletFront, QuestionFront, StorylineFront, TopicFront } from "./records.ts";
import type { PageKey, StoryFront } from "./story.ts";

/**
 * What one file says, as plain data. It depends on nothing but the file's text and the parse options, and contains no
 * syntax tree. It has this one shape everywhere: after parsing, in the store, between threads, in the graph.
 */
export type Document =
  | StoryDocument
  | OutletDocument
  | TopicDocument
  | QuestionDocument
  | StorylineDocument
  | AuthorDocument
  | EditionDocument
  | PlainPageDocument;

interface DocumentBase {
  /** Relative to the site's root, with `/`: `briefings/2026/11/summit.md`. */
  readonly path: string;
  readonly digest: string;
  /** Whether the file has no error. A build with an unsound document only reports, and publishes nothing. */
  readonly sound: boolean;
  /** The slug in the front matter, or the file's name without `.md`. Not checked yet. */
  readonly slug: string;
  /** Where the slug is written, or else the title; for messages about the address. */
  readonly slugSpan: Span;
  /** The first paragraph as plain text. */
  readonly excerpt: string;
  /** Links and images that lead into the site. `RichText` refers to them by their index. */
  readonly links: readonly ContentLink[];
  /** Links to anchors of the same page, without `#`. */
  readonly fragments: readonly Located<string>[];
  /** The bullets of “Go deeper”. */
  readonly bullets: readonly Bullet[];
  /** Keys of the cited sources by first citation, with the number of citations that links can lead back to. */
  readonly citations: readonly { readonly key: string; readonly count: number }[];
  /** The number of charts in the text. */
  readonly charts: number;
  /** Every id of the text. */
  readonly anchors: readonly string[];
  /** The number of words; a CJK character counts as half a word. */
  readonly words: number;
  /** The text below the front matter, and the answers in the front matter; see `bodyOf`. */
  readonly text: DocumentText;
}

export interface StoryDocument extends DocumentBase {
  readonly kind: "story";
  /** Default: the slug. */
  readonly id: string;
  readonly front: Omit<StoryFront, "questions">;
  /** Ids of question pages in the front matter. */
  readonly asks: readonly Located<string>[];
  /** Questions that the front matter answers itself. */
  readonly inlineQuestions: readonly InlineQuestion[];
  /** See `StoryVersions`. */
  readonly versions: StoryVersions;
  /** What “What the papers say” says, as written, with the keys of the sources that it cites; absent without that section. */
  readonly papers?: (Located<string> & { readonly cited: readonly string[] }) | undefined;
  /** Where the values of `figures` are written. */
  readonly figurePlaces: readonly Span[];
  /** What `factsOf` returns, if the story itself is not in memory. */
  readonly facts?: StoryFacts | undefined;
}

/** What connects a story to cited articles and to questions, in the order written. */
export interface StoryFacts {
  readonly cites: readonly CitedSource[];
  /** The hashes of the bullets of “Go deeper”. */
  readonly bullets: readonly number[];
  /** The number of questions that the front matter answers itself. */
  readonly answers: number;
}

/** One entry in the `sources` of a story. */
export interface CitedSource {
  readonly outlet: string;
  readonly via: string | undefined;
  /** The article's own address, without fragment; undefined if there is none, or it is that of a front page. */
  readonly article: string | undefined;
}

/** A story for lists and other pages: without what only its own page shows. */
export interface StoryOutline extends Omit<StoryDocument, "front" | "text" | "papers" | "figurePlaces"> {
  readonly front: Omit<StoryDocument["front"], PageKey>;
}

/** Hashes (`hashOf`) of what an edit of a story may change; positions in the file do not count. */
export interface StoryVersions {
  /** What decides which pages there are, where they are, what they list, and where links lead. */
  readonly structure: number;
  /** What lists show. */
  readonly teaser: number;
}

/** A record of something that stories name. */
interface NamedDocumentBase extends DocumentBase {
  /** Where the name is written. */
  readonly nameSpan: Span;
}

export interface OutletDocument extends NamedDocumentBase {
  readonly kind: "outlet";
  readonly front: OutletFront;
}

export interface TopicDocument extends NamedDocumentBase {
  readonly kind: "topic";
  readonly front: TopicFront;
}

export interface QuestionDocument extends DocumentBase {
  readonly kind: "question";
  readonly front: QuestionFront;
}

export interface StorylineDocument extends DocumentBase {
  readonly kind: "storyline";
  readonly front: StorylineFront;
}

export interface EditionDocument extends DocumentBase {
  readonly kind: "edition";
  readonly front: EditionFront;
}

export interface AuthorDocument extends NamedDocumentBase {
  readonly kind: "author";
  readonly front: AuthorFront;
}

export interface PlainPageDocument extends DocumentBase {
  readonly kind: "page";
  /** The file's path below `pages/`, without `.md`: `policies/ethics`. */
  readonly id: string;
  /** The slugs of the folders that the page is in, from the top: `["policies"]`. The last one of an `index.md` is its own. */
  readonly folders: readonly string[];
  /** Empty for the page of a folder, `index.md`. */
  readonly slug: string;
  readonly front: PlainPageFront;
  /** What the site fills in, in the order of the text. */
  readonly blocks: readonly Block[];
}

export interface InlineQuestion {
  readonly question: string;
  /** Its anchor on the story's page: `question-why-now`. */
  readonly anchor: string;
}

export interface Bullet {
  readonly text: string;
  /** See `questionHash`. */
  readonly hash: number;
  readonly span: Span;
}
