import type { Span } from "../diagnostics/diagnostic.ts";
import type { Located } from "../schema/index.ts";
import type { Gist } from "./gist.ts";
import type { ContentLink, Prose } from "./prose.ts";
import type { OutletFront, QuestionFront, StorylineFront, TopicFront } from "./records.ts";
import type { SectionKind } from "./sections.ts";
import type { StoryFront } from "./story.ts";

/**
 * What one file says, as plain data: it depends on nothing but the file's text and the parse
 * options, holds no syntax tree, and can be cached and sent between threads. It has two parts: the
 * outline, which lists and other pages show and the graph is made from, and the detail, which is
 * for the document's own page.
 */
export type Document = StoryDocument | OutletDocument | TopicDocument | QuestionDocument | StorylineDocument;

interface DocumentBase {
  /** Relative to the site's root, with `/`: `briefings/2026/11/summit.md`. */
  readonly path: string;
  readonly digest: string;
  /** Whether the file has no error. A build with an unsound document reports, and publishes nothing. */
  readonly sound: boolean;
  /** The file's name without `.md`, or the slug that the front matter gives. Not yet checked. */
  readonly slug: string;
  /** Where the slug or, failing that, the title is written; for messages about the address. */
  readonly slugSpan: Span;
  /** The first paragraph as plain text. */
  readonly excerpt: string;
  /** Links and images that lead into the site, in the order of their marks. */
  readonly links: readonly ContentLink[];
  /** Links to an anchor of the own page, without `#`. */
  readonly fragments: readonly Located<string>[];
  /** The bullets of “Go deeper”. */
  readonly bullets: readonly Bullet[];
  /** Large, and perhaps read from a cache each time: not for lists, and to be asked for once. */
  readonly detail: Detail;
}

export interface StoryDocument extends DocumentBase {
  readonly kind: "story";
  /** Default: the slug. */
  readonly id: string;
  readonly front: StoryOutline;
  /** Ids of question pages that the front matter names. */
  readonly asks: readonly Located<string>[];
  /** Ids of the stories that tell steps of the timeline. */
  readonly tells: readonly Located<string>[];
  /** The address of the story's picture. */
  readonly picture?: Located<string> | undefined;
  /** The questions that the front matter answers in place. */
  readonly inlineQuestions: readonly InlineQuestion[];
  /** What was kept of it for the graph; see `gistOf`. */
  readonly gist?: Gist | undefined;
  readonly detail: StoryDetail;
}

const detailKeys = [
  "image",
  "verification",
  "production",
  "timeline",
  "claims",
  "figures",
  "quotes",
  "unknowns",
  "extra",
] as const;

/** Keys of a story's front matter that only its own page, storyline and feed entry show. */
export type DetailKey = (typeof detailKeys)[number];

export const DETAIL_KEYS: ReadonlySet<string> = new Set(detailKeys);

/** A story without its text. */
export type OutlinedStory = Omit<StoryDocument, "detail">;

/** A document of which only the outline is wanted. */
export type Outlined = Omit<Document, "detail">;

export type StoryOutline = Omit<StoryFront, DetailKey | "questions">;

export interface OutletDocument extends DocumentBase {
  readonly kind: "outlet";
  readonly front: OutletFront;
}

export interface TopicDocument extends DocumentBase {
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

export interface InlineQuestion {
  readonly question: string;
  /** Its anchor on the story's page: `question-why-now`. */
  readonly anchor: string;
}

export interface Bullet {
  readonly text: string;
  readonly span: Span;
}

/** The text below the front matter. */
export interface Detail {
  /** In the order written; text before the first heading is a section of kind `lead`. */
  readonly sections: readonly Section[];
  /** The list of footnotes, an `<ol>`; absent where there are none. */
  readonly footnotes?: Prose;
  /** Keys of the cited sources by first citation, with the number of places that a link back can lead to. */
  readonly citations: readonly { readonly key: string; readonly count: number }[];
  /** Every id that the text puts on its page. */
  readonly anchors: readonly string[];
  /** Words of running text; a CJK character counts half a word. */
  readonly words: number;
}

export interface StoryDetail extends Detail {
  readonly front: Pick<StoryFront, DetailKey>;
  /** The answers of the inline questions, in their order; they use the text's links and citations. */
  readonly answers: readonly Prose[];
}

export interface Section {
  readonly kind: SectionKind | "lead" | "other";
  /** The section's anchor: its kind for the seven house sections, else the heading's slug. */
  readonly id: string;
  /** The heading as plain text; empty for `lead`. */
  readonly heading: string;
  readonly prose: Prose;
  /** The document's bullets that stand in this section, by their index; they are not part of `prose`. */
  readonly bullets: readonly { readonly index: number; readonly prose: Prose }[];
}
