import type { HeadlineSize } from "../../pages/headline-size.ts";
import type {
  CardModel,
  CoverageModel,
  DateModel,
  HtmlModel,
  ImageModel,
  JoinedModel,
  LabelModel,
  LinkModel,
  PartModel,
  QuestionCardModel,
  TopicCardModel,
  TranslationModel,
} from "../../pages/model.ts";
import type { AheadModel } from "../calendar/model.ts";

/** `pages/story.eta` */
export interface StoryContent {
  /** The story's absolute address. */
  readonly url: string;
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly title: string;
  /** How large the title is set; `headline-short` and so on are classes of the style sheet. */
  readonly headline: HeadlineSize;
  readonly kind: LabelModel;
  readonly standfirst: string;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly authors: readonly (LinkModel & JoinedModel)[];
  /** The same story in other languages. */
  readonly translations: readonly TranslationModel[];
  /** “3 minutes to read”; absent if there is no text. */
  readonly readingTime?: string;
  /** Set if drafts or future stories are built, and the story is one. */
  readonly preview?: LabelModel;
  readonly verification?: LabelModel & { readonly note?: string | undefined };
  readonly production?: LabelModel & { readonly note?: string | undefined };
  readonly image?: ImageModel;
  readonly audio?: AudioModel;
  readonly corrections: readonly CorrectionModel[];
  /** Whether one of them is less than a week old. */
  readonly isJustCorrected: boolean;
  /** In the order of the text; those that only have data stand in the house order among them. */
  readonly sections: readonly SectionModel[];
  readonly footnotes?: HtmlModel | undefined;
  /** All of them. On the story's page they stand in `passages`, as the picture does. */
  readonly figures: readonly KeyFigureModel[];
  readonly quotes: readonly QuoteModel[];
  /** What the story stands on, in numbers; empty if it cites nothing. */
  readonly glance: readonly GlanceModel[];
  readonly sources: readonly SourceModel[];
  /** “How this was made”, at the end of the story; absent if nothing is known besides what the page says elsewhere. */
  readonly made?: MadeModel | undefined;
  /** “5 outlets, 3 origins”. */
  readonly origins?: string;
  readonly storyline?: {
    readonly title: string;
    readonly href: string;
    /** “story 2 of 5”; absent if it is the only one. */
    readonly position?: string | undefined;
    readonly previous?: LinkModel;
    readonly next?: LinkModel;
  };
  /** “Cite this briefing”; absent if the configuration says `bibliography: off`. */
  readonly bibliography?: BibliographyModel | undefined;
  readonly topics: readonly TopicCardModel[];
  /** What to watch; absent if nothing is known. */
  readonly ahead?: AheadModel | undefined;
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

/** A number that the story turns on. */
export interface KeyFigureModel {
  readonly label: string;
  /** “$3 billion”. */
  readonly value: string;
  /** Absent if the value says it. */
  readonly unit?: string | undefined;
  readonly note: string;
  readonly cites: readonly CiteModel[];
}

/** Words of somebody, without quotation marks around them. */
export interface QuoteModel {
  readonly text: string;
  readonly speaker: string;
  readonly translated: boolean;
  readonly cite: CiteModel;
}

/** One line of what the story stands on. */
export interface GlanceModel {
  /** `verification`, `articles`, `outlets`, `origins`, `countries`, `corrections` or `questions`. */
  readonly kind: string;
  readonly label: string;
  /** Where the page says more about it: `#made`; absent if it does not. */
  readonly href?: string | undefined;
  /** A number, or for `verification` its level: “confirmed”. */
  readonly value: string;
}

/** A piece of a section's text, and what stands beside its end on the story's page. */
export interface PassageModel {
  readonly html: string;
  /** The story's picture and key figures, after its first paragraphs. */
  readonly image?: ImageModel | undefined;
  readonly figures: readonly KeyFigureModel[];
  readonly quotes: readonly QuoteModel[];
}

export interface SectionModel {
  /** happened, unknowns, behind, papers, background, deeper, questions, topics, lead or other. */
  readonly kind: string;
  readonly id: string;
  /** The heading's words; empty for the text before the first heading. */
  readonly heading: string;
  /** The heading with its links and marks. */
  readonly title: HtmlModel;
  /** All of its text. */
  readonly html: string;
  /** The same text, with what stands beside it on the story's page. */
  readonly passages: readonly PassageModel[];
  /** `unknowns`: what is not known yet. */
  readonly unknowns: readonly string[];
  /** `papers`: reports with something that they stress, and who says what. */
  readonly papers: readonly SourceModel[];
  readonly claims: readonly ClaimModel[];
  /** `background`, oldest first */
  readonly timeline: readonly TimelineModel[];
  /** “7 earlier events”: how many there are before the latest five; absent if there are not. */
  readonly earlierEvents?: string | undefined;
  /** `deeper`: questions, each with the page that answers it, if there is one. */
  readonly bullets: readonly { readonly html: string; readonly href?: string }[];
  /** `questions` */
  readonly questions: readonly QuestionCardModel[];
  /** `topics`, main topics first */
  readonly topics: readonly TopicCardModel[];
  /** “6 more topics”: how many there are after the first four; absent if there are not. */
  readonly moreTopics?: string | undefined;
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
  /** Where it leads: to its address, or if that is gone, to the archived copy. */
  readonly href?: string | undefined;
  /** The archived copy, if `href` is not that. */
  readonly archive?: string | undefined;
  /** The address that no longer works. `access` says so, in words. */
  readonly gone?: string | undefined;
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

/** How to cite a story. */
export interface BibliographyModel {
  /** The story as lists of references name it, in three styles: “APA”. */
  readonly references: readonly { readonly style: string; readonly html: string }[];
  /** The story and its sources for reference managers: “BibTeX”. */
  readonly files: readonly LinkModel[];
}

/** How a story was made. */
export interface MadeModel {
  /** The note on its production, in the author's words. */
  readonly note?: string | undefined;
  /** The sources by kind and by access: those of which at least one source says it. */
  readonly sources: readonly CoverageModel[];
  /** Who republished whom. */
  readonly reprints: readonly OriginModel[];
  /** “2 paragraphs, marked *, are common knowledge and name no source”. */
  readonly common?: string | undefined;
  /** The versions that corrections tell apart, oldest first, each with the digest of its text: see docs/ledger.md. */
  readonly versions: readonly { readonly date: DateModel; readonly digest: string }[];
  /** The address of the site's list of corrections. */
  readonly ledger: string;
}

/** An outlet that others republished. */
export interface OriginModel extends PointedModel {
  readonly reprints: readonly PointedModel[];
}

/** An outlet, with the numbers of its articles in the list of sources; the one that others republished may have none. */
export interface PointedModel extends LinkModel {
  readonly numbers: readonly number[];
}

/** What is claimed, and what the sources say about it. */
export interface ClaimModel {
  readonly claim: string;
  /** Supports, disputes, silent: those that there are. Together they are a bar. */
  readonly stances: readonly StanceModel[];
  /** In a list from several stories: the story. */
  readonly story?: LinkModel;
}

/** “4 support”, with the sources that do. */
export interface StanceModel extends PartModel {
  /** “supports”. */
  readonly label: string;
  readonly sources: readonly ClaimingModel[];
}

/** A source that says something about a claim. */
export interface ClaimingModel {
  readonly outlet: string;
  /** Its number in the story's list of sources; absent in a list from several stories. */
  readonly number?: number;
}

export interface TimelineModel {
  readonly date: DateModel;
  /** Empty for an earlier story, whose title says it. */
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
  /** In the site's list of corrections: the digests of the story's words. */
  readonly digests?: DigestsModel | undefined;
}

/** The words of a story before and after a correction: `sha256:` and 64 hex digits. See docs/ledger.md. */
export interface DigestsModel {
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** `pages/withdrawn.eta`: a withdrawn story keeps its address and says why. */
export interface WithdrawnContent {
  readonly title: string;
  readonly date: DateModel;
  readonly corrections: readonly CorrectionModel[];
}
