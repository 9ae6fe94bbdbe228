import type {
  CardModel,
  DateModel,
  HtmlModel,
  ImageModel,
  JoinedModel,
  LabelModel,
  LinkModel,
  QuestionCardModel,
  TopicCardModel,
  TranslationModel,
} from "../../pages/model.ts";

/** `pages/story.eta` */
export interface StoryContent {
  /** The story's absolute address. */
  readonly url: string;
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly kind: LabelModel;
  readonly standfirst: string;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly authors: readonly (LinkModel & JoinedModel)[];
  /** The same story in other languages. */
  readonly translations: readonly TranslationModel[];
  readonly readingTime: string;
  /** Set if drafts or future stories are built, and the story is one. */
  readonly preview?: LabelModel;
  readonly verification?: LabelModel & { readonly note?: string | undefined };
  readonly production?: LabelModel & { readonly note?: string | undefined };
  readonly image?: ImageModel;
  readonly audio?: AudioModel;
  readonly corrections: readonly CorrectionModel[];
  /** In the order of the text; house sections that only have data come last. */
  readonly sections: readonly SectionModel[];
  readonly footnotes?: HtmlModel | undefined;
  readonly figures: readonly {
    readonly label: string;
    readonly value: string;
    readonly unit?: string | undefined;
    readonly note: string;
    readonly cites: readonly CiteModel[];
  }[];
  readonly quotes: readonly {
    readonly text: string;
    readonly speaker: string;
    readonly translated: boolean;
    readonly cite: CiteModel;
  }[];
  readonly unknowns: readonly string[];
  readonly sources: readonly SourceModel[];
  /** “5 outlets, 3 origins”. */
  readonly origins?: string;
  readonly storyline?: {
    readonly title: string;
    readonly href: string;
    readonly position: string;
    readonly previous?: LinkModel;
    readonly next?: LinkModel;
  };
  readonly topics: readonly TopicCardModel[];
  readonly related: readonly CardModel[];
}

/** A recording of a story. */
export interface AudioModel {
  readonly src: string;
  /** Its media type: `audio/mpeg`. */
  readonly type: string;
  readonly title: string;
  /** As written: `12:34`. */
  readonly duration?: string | undefined;
  /** Its size. */
  readonly bytes: number;
}

export interface SectionModel {
  /** happened, behind, papers, background, deeper, questions, topics, lead or other. */
  readonly kind: string;
  readonly id: string;
  /** The heading's words; empty for the text before the first heading. */
  readonly heading: string;
  /** The heading with its links and marks. */
  readonly title: HtmlModel;
  readonly html: string;
  /** `papers`: what each outlet reported, and the matrix of claims. */
  readonly papers: readonly SourceModel[];
  readonly claims?: ClaimsModel;
  /** `background` */
  readonly timeline: readonly TimelineModel[];
  /** `deeper`: questions, each with the page that answers it, if there is one. */
  readonly bullets: readonly { readonly html: string; readonly href?: string }[];
  /** `questions` */
  readonly questions: readonly QuestionCardModel[];
  /** `topics` */
  readonly topics: readonly TopicCardModel[];
}

/** A number that leads to the list of sources. */
export interface CiteModel {
  readonly number: number;
  readonly href: string;
  /** “AP News: Talks resume”. */
  readonly source: string;
  readonly outlet: string;
}

export interface SourceModel {
  readonly number: number;
  readonly anchor: string;
  readonly outlet: LinkModel;
  /** Set if the piece was taken from another outlet. */
  readonly via?: LinkModel;
  readonly title?: string | undefined;
  readonly href?: string | undefined;
  readonly archive?: string | undefined;
  readonly published?: DateModel;
  readonly accessed?: DateModel;
  readonly access?: LabelModel;
  readonly kind?: LabelModel;
  readonly byline?: string | undefined;
  /** What the piece emphasises. */
  readonly stresses?: string | undefined;
  readonly lang?: string | undefined;
  /** Addresses of the places in the text that cite it. */
  readonly backlinks: readonly string[];
}

export interface ClaimsModel {
  readonly columns: readonly CiteModel[];
  readonly rows: readonly { readonly claim: string; readonly cells: readonly (LabelModel | undefined)[] }[];
}

export interface TimelineModel {
  readonly date: DateModel;
  readonly text: string;
  /** Set if the text is not in the page's language. */
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly cites: readonly CiteModel[];
  /** The story about it. */
  readonly story?: LinkModel;
}

export interface CorrectionModel {
  readonly date: DateModel;
  readonly kind: LabelModel;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  /** In the site's list of corrections: the story. */
  readonly story?: LinkModel;
}

/** `pages/withdrawn.eta`: a withdrawn story keeps its address and says why. */
export interface WithdrawnContent {
  readonly title: string;
  readonly date: DateModel;
  readonly corrections: readonly CorrectionModel[];
}
