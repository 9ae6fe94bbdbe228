/**
 * What templates receive. A model is plain data: it contains everything that its template reads, in the page's language
 * and with addresses that work below the site's base path. Members named `html` are safe HTML: print them with `<%~ %>`.
 * Everything else is text: print it with `<%= %>`.
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
  /** The site's permanent id. On the home page, it marks an output folder as this site's. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The home page. */
  readonly href: string;
  /**
   * The addresses of the theme's files, by their names below `templates/assets/`: `it.site.assets["style.css"]`. They
   * change with the content.
   */
  readonly assets: Readonly<Record<string, string>>;
  /** The menu at the top, without the search. */
  readonly navigation: readonly MenuModel[];
  /** The search page, which takes the field `q`; absent if the site has none, or no stories. */
  readonly search?: LinkModel;
  /** The logo, instead of the title. */
  readonly logo?: LogoModel;
  /** The icon's address and type. */
  readonly icon: { readonly href: string; readonly type: string };
  /** The site's feeds, in each format. */
  readonly feeds: readonly AlternateModel[];
  readonly footer: FooterModel;
  /** Whether pages mark what is new since a reader's last visit. */
  readonly returning: boolean;
  /** What machines may do, for `<meta>`; absent if the configuration does not say. */
  readonly usage?: UsageModel;
}

/** What every page tells machines that they may do. */
export interface UsageModel {
  /** Whether search engines may list the page. */
  readonly search: boolean;
  /** `tdm-reservation`: 1 reserves the right to mine the texts. */
  readonly reservation: 0 | 1;
  /** The address of the licence in Really Simple Licensing, if there is a licence. */
  readonly rsl?: string | undefined;
}

/** An entry of a menu: a link, or words with links below them. */
export type MenuModel = LinkModel | { readonly text: string; readonly items: readonly LinkModel[] };

/** The site's logo. Sizes in pixels; absent if unknown. */
export interface LogoModel {
  readonly src: string;
  readonly alt: string;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** The one for dark mode. */
  readonly dark?: Pick<LogoModel, "src" | "width" | "height"> | undefined;
}

/** What is at the bottom of every page. */
export interface FooterModel {
  /** Paragraphs of plain text. */
  readonly text: readonly string[];
  readonly menu: readonly MenuModel[];
  /** The newsroom's profiles on other sites. */
  readonly social: readonly LinkModel[];
  readonly licence?: { readonly name: string; readonly href?: string | undefined } | undefined;
  readonly publisher?: { readonly name: string; readonly href?: string | undefined } | undefined;
}

/** The data for a page's head and for what surrounds its content. */
export interface HeadModel {
  readonly title: string;
  readonly description: string;
  /** BCP 47 tag of the page's language, and the direction of its script. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** The page's address below the site's base path. A link with the same `href` leads to this page. */
  readonly href: string;
  /** The page's absolute address. */
  readonly canonical: string;
  /** From the home page to the parent page. */
  readonly breadcrumbs: readonly LinkModel[];
  /** The page in each language of the site, or that language's home page; empty for a site in one language. */
  readonly languages: readonly LanguageModel[];
  /** The newest date of the whole site. Only pages that change with it have it: the home page and 404. */
  readonly updated?: DateModel;
  /** Whether search engines should leave the page out: 404, redirects. */
  readonly noindex?: boolean;
  /** The page's own feeds and its text in Markdown, if it has any. */
  readonly alternates: readonly AlternateModel[];
  /** What the page tells machines; absent if search engines should leave it out. */
  readonly metadata?: MetadataModel;
}

/** A language of the site, by its own name. */
export interface LanguageModel {
  readonly lang: string;
  readonly text: string;
  readonly href: string;
  /** Whether the page is in it. */
  readonly current: boolean;
}

/** The same content in another form: `<link rel="alternate">`. */
export interface AlternateModel {
  /** `application/rss+xml`, `text/markdown` … */
  readonly type: string;
  readonly title: string;
  readonly href: string;
}

/** What a page's head tells search engines, and sites that show links to it. Addresses are absolute. */
export interface MetadataModel {
  /** JSON-LD in schema.org's vocabulary, for `<script type="application/ld+json">`. */
  readonly jsonLd: { readonly html: string };
  /** Open Graph, for `<meta property content>`, in order. */
  readonly openGraph: readonly { readonly property: string; readonly content: string }[];
  readonly twitterCard: "summary" | "summary_large_image";
  /** Accounts of the page's authors, for `<meta name="fediverse:creator">`. */
  readonly creators: readonly string[];
  /** How to cite the page, for `<meta name content>`: what reference managers and Google Scholar read. */
  readonly citation: readonly { readonly name: string; readonly content: string }[];
  /** The same text in other languages, for `hreflang`; `x-default` is the original. */
  readonly alternates: readonly { readonly lang: string; readonly href: string }[];
}

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
