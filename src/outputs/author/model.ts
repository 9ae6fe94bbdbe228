import type { CardModel, HtmlModel, ImageModel, LinkModel, PagerModel } from "../../pages/model.ts";

/** `pages/author.eta` */
export interface AuthorContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly name: string;
  /** The absolute address of the author's first page. */
  readonly url: string;
  readonly role?: string | undefined;
  /** “M. Park, Park Mina”; empty if there is none. */
  readonly aliases: string;
  /** “Korean, English”; empty if unknown. */
  readonly languages: string;
  readonly stories: readonly CardModel[];
  readonly storyCount: string;
  readonly pager?: PagerModel | undefined;
  /** On the first page only, like everything below. */
  readonly image?: ImageModel | undefined;
  readonly description: HtmlModel;
  readonly footnotes?: HtmlModel | undefined;
  readonly email?: string | undefined;
  readonly fediverse?: string | undefined;
  /** Their pages elsewhere. */
  readonly links: readonly LinkModel[];
  readonly beats: readonly LinkModel[];
  /** What they write about most, with the number of stories. */
  readonly topics: readonly LinkModel[];
  readonly storylines: readonly LinkModel[];
}
