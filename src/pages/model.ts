export interface LinkModel {
  /** “Draft: A summit” for a story that is not published yet, if drafts are built. */
  readonly text: string;
  readonly href: string;
  /** Set if the link leads to the page itself. */
  readonly current?: boolean;
  /** The number of its stories. */
  readonly count?: number;
  /** Set if it leads to a story or plain page that is not in the page's language. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
}

/** The same text in another language; `text` is the language's own name. */
export interface TranslationModel extends LinkModel {
  readonly lang: string;
  readonly title: string;
}

/** A date for people and for machines. */
export interface DateModel {
  /** For `datetime`: RFC 3339, or a day if the time is not known. */
  readonly iso: string;
  readonly text: string;
}

/** A value of a fixed set, with its label in the page's language: `{value: "paywall", label: "Subscribers only"}`. */
export interface LabelModel {
  readonly value: string;
  readonly label: string;
}

/** A part of a bar, which `partials/bar.eta` draws: “4 support”. */
export interface PartModel {
  /** What it is, for its colour: `supports`, `wire`. */
  readonly value: string;
  readonly count: number;
  /** In words, which stand beside the bar: the drawing is hidden from screen readers. */
  readonly text: string;
  /** Where it starts and ends, in per cent of the bar. */
  readonly start: number;
  readonly end: number;
}

/** What a story cites, by kind and the like, which `partials/coverage.eta` shows as a bar with its legend. */
export interface CoverageModel {
  /** “Outlets by kind”. */
  readonly heading: string;
  readonly parts: readonly PartModel[];
}

/** How many stories there were in each of some equal spans of time, which `partials/spark.eta` draws. */
export interface SparkModel {
  /** The columns' heights, oldest first, in per cent of the highest one. */
  readonly columns: readonly number[];
  /** In words: “9 stories, February to November 2025”. */
  readonly text: string;
}

/** A story in a list. */
export interface CardModel {
  readonly title: string;
  readonly href: string;
  readonly date: DateModel;
  readonly summary: string;
  readonly kind: LabelModel;
  readonly topics: readonly LinkModel[];
  /** Set if the story is not in the page's language. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  /** “5 outlets, 3 origins”; absent if nothing is cited. */
  readonly origins?: string;
  /** How far it is verified: confirmed, developing, disputed or unverified. */
  readonly verification?: LabelModel;
  /** Set if drafts or future stories are built, and the story is one. */
  readonly preview?: LabelModel;
  /** The story in other languages. */
  readonly translations: readonly TranslationModel[];
}

/** One page of a list. */
export interface PagerModel {
  /** 1-based. */
  readonly number: number;
  readonly total: number;
  /** “Page 2 of 7”. */
  readonly text: string;
  readonly previous?: string;
  readonly next?: string;
}

export interface StorylineCardModel {
  readonly title: string;
  readonly href: string;
  readonly synopsis: string;
  readonly status: LabelModel;
  readonly stories: string;
  readonly updated?: DateModel;
  /** When its stories appeared; absent if that was on one day. */
  readonly spark?: SparkModel;
}

/** One word of an enumeration: `before` joins it to the previous one in the page's language (“, ”, “ and ”). */
export interface JoinedModel {
  readonly text: string;
  readonly before: string;
}

export interface ImageModel {
  readonly src: string;
  readonly alt: string;
  /** What readers should know about it. */
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  /** The licence that it is used under; it has no `href` if the theme does not know its text. */
  readonly licence?: { readonly text: string; readonly href?: string | undefined } | undefined;
  /** In pixels; absent if unknown. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Smaller versions, and the width by which browsers choose; absent if there are none. */
  readonly srcset?: string | undefined;
  readonly sizes?: string | undefined;
}

/** A text. */
export interface HtmlModel {
  readonly html: string;
}

export interface QuestionCardModel {
  readonly question: string;
  /** The question's page; absent if the story answers it. */
  readonly href?: string;
  readonly anchor?: string;
  /** The answer, if the story answers the question. */
  readonly html?: string;
  /** The answer's own footnotes. */
  readonly footnotes?: HtmlModel | undefined;
  /** The start of the answer, if the question has a page. */
  readonly excerpt?: string;
  readonly status?: LabelModel;
}

export interface TopicCardModel {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly stories: string;
}

/** `pages/index.eta`: topics, outlets and authors, and the archive's years and months. */
export interface IndexContent {
  readonly heading: string;
  readonly intro: string;
  /** How the entries are arranged: from A to Z, by the newest story, or under kinds, countries or months. */
  readonly order: "name" | "date" | "kind" | "country" | "month";
  /** The index in each order, with `current` on this one; empty if there is one only. */
  readonly orders: readonly LinkModel[];
  readonly groups: readonly {
    readonly heading: string;
    readonly anchor: string;
    readonly links: readonly IndexEntryModel[];
  }[];
  /** The headings of the whole index, each with the page and anchor of its group; empty if there is one only. */
  readonly letters: readonly LinkModel[];
  /** How many entries all pages have; absent if there are so few that nobody needs a filter. */
  readonly total?: number | undefined;
  readonly pager?: PagerModel;
}

/** An entry of an index: its link says how many stories it has, an outlet's how many articles are cited. */
export interface IndexEntryModel extends LinkModel {
  readonly count: number;
  /** The count as a bar, beside those of the other entries. */
  readonly bar: readonly PartModel[];
  /** The date of its newest story. */
  readonly date?: DateModel | undefined;
  /** An outlet's kind and country, an author's role; empty if there is none. */
  readonly note: string;
  /** What an outlet is cited on, or the newest stories of a month. */
  readonly links: readonly LinkModel[];
}
