import type { DateModel, HtmlModel, LabelModel, TranslationModel } from "../../pages/model.ts";
import type { BlockModel } from "../blocks/model.ts";

/** `pages/page.eta`: a plain page, or the index of a folder of pages that has no page of its own. */
export interface PlainPageContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly standfirst: string;
  /** Set if drafts are built, and the page is one. */
  readonly preview?: LabelModel | undefined;
  readonly updated?: DateModel | undefined;
  readonly translations: readonly TranslationModel[];
  /** The headings of a long text, for a table of contents; empty for a short one. */
  readonly sections: readonly { readonly id: string; readonly heading: string }[];
  /** The text, and between its pieces what the site fills in. */
  readonly parts: readonly PlainPagePart[];
  readonly footnotes?: HtmlModel | undefined;
  /** The pages of its folder. */
  readonly pages: readonly PlainPageCardModel[];
}

export type PlainPagePart = HtmlModel | { readonly block: BlockModel };

/** A plain page in the list of its folder. */
export interface PlainPageCardModel {
  readonly title: string;
  readonly href: string;
  readonly summary: string;
  /** Set if the page is not in the language of the list. */
  readonly lang?: string | undefined;
  readonly dir?: "ltr" | "rtl" | undefined;
}
