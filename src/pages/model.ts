/**
 * What templates receive. A model is plain data: it holds everything its template reads, already
 * in the page's language and with addresses that work below the site's base path. Members named
 * `html` are safe HTML, to be printed with `<%~ %>`; everything else is text, for `<%= %>`.
 */

/** Every page has these; `content` differs by template. */
export interface PageModel<Content = unknown> {
  readonly site: SiteModel;
  readonly page: HeadModel;
  /** The theme's words in the page's language, by name: `it.t.sources`. */
  readonly t: Words;
  readonly content: Content;
}

export type Words = Readonly<Record<string, string>>;

export interface SiteModel {
  /** The site's permanent id; the home page's mark that an output folder is this site's. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The home page. */
  readonly href: string;
  /** The theme's files by their names below `templates/assets/`: `it.site.assets["style.css"]`. Addresses change with the content. */
  readonly assets: Readonly<Record<string, string>>;
  readonly navigation: readonly LinkModel[];
  /** The site's feeds, in each format. */
  readonly feeds: readonly AlternateModel[];
  readonly publisher?: { readonly name: string; readonly href?: string | undefined };
  /** The publisher's policies: ethics, corrections, ownership … */
  readonly policies: readonly LinkModel[];
}

/** What stands in a page's head and around its content. */
export interface HeadModel {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the page's language, and the direction of its script. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** The page's address below the site's base path; equal to a link's where that leads here. */
  readonly href: string;
  /** The page's absolute address. */
  readonly canonical: string;
  /** From the home page to the page above this one. */
  readonly breadcrumbs: readonly LinkModel[];
  /** Whether search engines should leave the page out: 404, redirects. */
  readonly noindex?: boolean;
  /** The page's own feeds and its text in Markdown, where it has any. */
  readonly alternates: readonly AlternateModel[];
  /** What the page tells machines; absent where search engines should leave it out. */
  readonly metadata?: MetadataModel;
}

/** The same content in another form: `<link rel="alternate">`. */
export interface AlternateModel {
  /** `application/rss+xml`, `text/markdown` … */
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** What a page's head tells search engines and those who show links to it. Addresses are absolute. */
export interface MetadataModel {
  /** JSON-LD in the words of schema.org, for `<script type="application/ld+json">`. */
  readonly jsonLd: { readonly html: string };
  /** Open Graph, for `<meta property content>`, in order. */
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly twitterCard: "summary" | "summary_large_image";
  /** The same text in other languages, for `hreflang`: `x-default` is the original. */
  readonly alternates: readonly { readonly lang: string; readonly href: string }[];
}

export interface LinkModel {
  readonly text: string;
  readonly href: string;
  /** Where the link stands for the page itself. */
  readonly current?: boolean;
  /** How many stories are behind it. */
  readonly count?: number;
}

/** A date for people and for machines. */
export interface DateModel {
  /** For `datetime`: RFC 3339, or the day where no time is known. */
  readonly iso: string;
  readonly text: string;
}

/** A word of a fixed set, with its label in the page's language: `{value: "paywall", label: "Subscribers only"}`. */
export interface LabelModel {
  readonly value: string;
  readonly label: string;
}

/** A story in a list. */
export interface CardModel {
  readonly title: string;
  readonly href: string;
  readonly date: DateModel;
  readonly summary: string;
  readonly kind: LabelModel;
  readonly topics: readonly LinkModel[];
  /** Set where the story is not in the page's language. */
  readonly lang?: string;
  readonly dir?: "ltr" | "rtl";
  /** “5 outlets, 3 origins”; absent where nothing is cited. */
  readonly origins?: string;
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

/** `pages/home.eta` */
export interface HomeContent {
  readonly lead?: CardModel;
  /** The picture of that story. */
  readonly image?: ImageModel;
  /** The stories below it. */
  readonly second: readonly CardModel[];
  readonly latest: readonly CardModel[];
  readonly storylines: readonly StorylineCardModel[];
  /** The newest question pages. */
  readonly questions: readonly QuestionCardModel[];
  readonly topics: readonly LinkModel[];
  readonly archive: LinkModel;
}

export interface StorylineCardModel {
  readonly title: string;
  readonly href: string;
  readonly synopsis: string;
  readonly status: LabelModel;
  readonly stories: string;
  readonly updated?: DateModel;
}

/** One of several words in a row: `before` joins it to the one before, as the language does it (“, ”, “ and ”). */
export interface JoinedModel {
  readonly text: string;
  readonly before: string;
}

export interface TranslationModel extends LinkModel {
  /** `text` is the language's own name. */
  readonly lang: string;
  readonly title: string;
}

export interface ImageModel {
  readonly src: string;
  readonly alt: string;
  readonly credit?: string | undefined;
  /** In pixels; absent where the file does not tell. */
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** Smaller versions to choose from, and by which width; where any were made. */
  readonly srcset?: string | undefined;
  readonly sizes?: string | undefined;
}

/** `pages/story.eta` */
export interface StoryContent {
  /** The story's absolute address. */
  readonly url: string;
  /** The front matter's `extra:`, as written; undefined where there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly kind: LabelModel;
  readonly standfirst: string;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly authors: readonly JoinedModel[];
  /** The same story in other languages. */
  readonly translations: readonly TranslationModel[];
  readonly readingTime: string;
  /** Shown while drafts or future stories are built. */
  readonly preview?: LabelModel;
  readonly verification?: LabelModel & { readonly note?: string | undefined };
  readonly production?: LabelModel & { readonly note?: string | undefined };
  readonly image?: ImageModel;
  readonly corrections: readonly CorrectionModel[];
  /** In the order of the text; house sections that only have data come last. */
  readonly sections: readonly SectionModel[];
  readonly footnotes?: { readonly html: string };
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

export interface SectionModel {
  /** happened, behind, papers, background, deeper, questions, topics, lead or other. */
  readonly kind: string;
  readonly id: string;
  readonly heading: string;
  readonly html: string;
  /** `papers`: what each outlet reported, and the matrix of claims. */
  readonly papers: readonly SourceModel[];
  readonly claims?: ClaimsModel;
  /** `background` */
  readonly timeline: readonly TimelineModel[];
  /** `deeper`: questions, with the page that answers them where there is one. */
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
  /** Set where the piece came from another outlet. */
  readonly via?: LinkModel;
  readonly title?: string | undefined;
  readonly href?: string | undefined;
  readonly archive?: string | undefined;
  readonly published?: DateModel;
  readonly accessed?: DateModel;
  readonly access?: LabelModel;
  readonly kind?: LabelModel;
  readonly byline?: string | undefined;
  /** What the piece puts first. */
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
  readonly cites: readonly CiteModel[];
  /** The story that tells it. */
  readonly story?: LinkModel;
}

export interface QuestionCardModel {
  readonly question: string;
  /** The question's own page; absent for one that is answered in place. */
  readonly href?: string;
  readonly anchor?: string;
  /** The answer, where it is given in place. */
  readonly html?: string;
  /** The first lines of the answer, where it has a page. */
  readonly excerpt?: string;
  readonly status?: LabelModel;
}

export interface TopicCardModel {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly stories: string;
}

export interface CorrectionModel {
  readonly date: DateModel;
  readonly kind: LabelModel;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  /** On the site's ledger: the story. */
  readonly story?: LinkModel;
}

/** `pages/withdrawn.eta`: a withdrawn story keeps its address and says why. */
export interface WithdrawnContent {
  readonly title: string;
  readonly date: DateModel;
  readonly corrections: readonly CorrectionModel[];
}

/** `pages/topic.eta` */
export interface TopicContent {
  /** The front matter's `extra:`, as written; undefined where there is none. */
  readonly extra?: unknown;
  readonly name: string;
  /** Its neighbours, on the first page; absent where there are none. */
  readonly map?: MapModel | undefined;
  readonly kind?: LabelModel;
  /** “DPRK, Korea”; empty where there is none. */
  readonly aliases: string;
  readonly description: { readonly html: string };
  readonly descriptionFrom?: { readonly url: string; readonly licence: string };
  readonly wikidata?: string;
  readonly parent?: LinkModel;
  readonly stories: readonly CardModel[];
  readonly storyCount: string;
  readonly pager?: PagerModel;
  /** On the first page only. */
  readonly outlets: readonly LinkModel[];
  readonly questions: readonly QuestionCardModel[];
  readonly related: readonly LinkModel[];
  readonly storylines: readonly LinkModel[];
}

/** `pages/outlet.eta` */
export interface OutletContent {
  /** The front matter's `extra:`, as written; undefined where there is none. */
  readonly extra?: unknown;
  readonly name: string;
  /** Its neighbours, on the first page; absent where there are none. */
  readonly map?: MapModel | undefined;
  readonly kind?: LabelModel;
  readonly description: { readonly html: string };
  readonly facts: readonly { readonly label: string; readonly text: string; readonly href?: string }[];
  readonly articles: readonly {
    readonly source: SourceModel;
    readonly story: LinkModel;
    readonly date: DateModel;
  }[];
  readonly articleCount: string;
  readonly pager?: PagerModel;
  readonly ratings: readonly {
    readonly by: string;
    readonly dimension: string;
    readonly value: string;
    readonly scale?: string | undefined;
    readonly href: string;
    readonly retrieved: DateModel;
  }[];
  readonly topics: readonly LinkModel[];
  readonly citedWith: readonly LinkModel[];
}

/** `pages/question.eta` */
export interface QuestionContent {
  /** The front matter's `extra:`, as written; undefined where there is none. */
  readonly extra?: unknown;
  readonly question: string;
  readonly status: LabelModel;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly html: string;
  readonly footnotes?: { readonly html: string };
  readonly stories: readonly CardModel[];
  readonly topics: readonly LinkModel[];
  readonly others: readonly QuestionCardModel[];
}

/** `pages/storyline.eta` */
export interface StorylineContent {
  /** The front matter's `extra:`, as written; undefined where there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly status: LabelModel;
  readonly html: string;
  readonly footnotes?: { readonly html: string };
  readonly timeline: readonly TimelineModel[];
  readonly stories: readonly CardModel[];
  readonly storyCount: string;
  readonly topics: readonly LinkModel[];
  readonly pager?: PagerModel;
}

/** `pages/index.eta`: topics, outlets and storylines, and the archive's years and months. */
export interface IndexContent {
  readonly heading: string;
  readonly intro: string;
  readonly groups: readonly { readonly heading: string; readonly links: readonly LinkModel[] }[];
  readonly pager?: PagerModel;
}

/** `pages/list.eta`: the stories of a month. */
export interface ListContent {
  readonly heading: string;
  readonly intro: string;
  readonly stories: readonly CardModel[];
  readonly pager?: PagerModel;
}

/** `pages/storylines.eta` */
export interface StorylinesContent {
  readonly heading: string;
  readonly storylines: readonly StorylineCardModel[];
  readonly pager?: PagerModel;
}

/** `pages/questions.eta` */
export interface QuestionsContent {
  readonly heading: string;
  readonly answered: readonly QuestionCardModel[];
  readonly open: readonly (QuestionCardModel & { readonly stories: readonly (LinkModel & JoinedModel)[] })[];
  readonly pager?: PagerModel;
}

/** `pages/corrections.eta` */
export interface CorrectionsContent {
  readonly heading: string;
  readonly intro: string;
  readonly corrections: readonly CorrectionModel[];
  readonly pager?: PagerModel;
}

/** `pages/feeds.eta` */
export interface FeedsContent {
  readonly heading: string;
  readonly groups: readonly { readonly heading: string; readonly feeds: readonly FeedModel[] }[];
  /** The list of all feeds for programs (OPML); on the first page only. */
  readonly opml?: FeedAddressModel;
  readonly pager?: PagerModel;
}

/** A feed of the site, with the page that it belongs to. */
export interface FeedModel {
  readonly name: string;
  readonly href: string;
  readonly description: string;
  readonly rss: FeedAddressModel;
  readonly json: FeedAddressModel;
}

/** An address for a link within the site, and the whole one, for people to copy. */
export interface FeedAddressModel {
  readonly href: string;
  readonly url: string;
}

/** `pages/graph.eta` */
export interface GraphContent {
  readonly heading: string;
  readonly intro: string;
  /** “The 105 largest of 730 are shown.”; empty where all are. */
  readonly cut: string;
  readonly map: MapModel;
  /** The same as a list, by kind and from A to Z. */
  readonly groups: readonly {
    readonly heading: string;
    readonly entries: readonly { readonly link: LinkModel; readonly others: readonly LinkModel[] }[];
  }[];
}

/** A drawing of nodes and of what connects them. Numbers are in units of `box`. */
export interface MapModel {
  /** For `viewBox`. */
  readonly box: string;
  readonly nodes: readonly {
    readonly x: number;
    readonly y: number;
    readonly r: number;
    /** topic, outlet or storyline. */
    readonly kind: string;
    readonly text: string;
    readonly href: string;
    readonly title: string;
    /** Whether its name is always shown. */
    readonly named: boolean;
  }[];
  readonly lines: readonly {
    /** Indexes of nodes. */
    readonly from: number;
    readonly to: number;
    readonly x1: number;
    readonly y1: number;
    readonly x2: number;
    readonly y2: number;
    readonly width: number;
  }[];
}

/** `pages/search.eta` */
export interface SearchContent {
  readonly heading: string;
  /** The folder with Pagefind's index. */
  readonly index: string;
}

/** `pages/404.eta` */
export interface NotFoundContent {
  readonly heading: string;
  readonly latest: readonly CardModel[];
}

/** `pages/redirect.eta` */
export interface RedirectContent {
  readonly target: string;
  readonly url: string;
}

/** `feed/story.eta`: the HTML of one story in a feed. Here every address is absolute. */
export interface FeedStoryModel {
  readonly t: Words;
  readonly story: Pick<
    StoryContent,
    "standfirst" | "corrections" | "figures" | "sections" | "footnotes" | "quotes" | "unknowns" | "sources"
  > & {
    readonly url: string;
  };
}

/** `feed/question.eta`: the answer of a question in a feed. */
export interface FeedQuestionModel {
  readonly t: Words;
  readonly html: string;
  readonly footnotes?: { readonly html: string };
  readonly url: string;
}

/** `feed/correction.eta`: a correction in a feed. */
export interface FeedCorrectionModel {
  readonly t: Words;
  readonly text: string;
  readonly was?: string | undefined;
  readonly now?: string | undefined;
  readonly url: string;
}

/** `feed/style.eta`: the style sheet with which browsers show a feed that somebody opens. */
export interface FeedStyleModel {
  readonly dir: "ltr" | "rtl";
  /** What a feed is, and where more is said of it; a string of CSS, with its quotes. */
  readonly explained: { readonly css: string };
}
