import type { DateModel, LinkModel } from "./model.ts";

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
