import type { DateModel, HtmlModel, LabelModel, LinkModel, PagerModel } from "../../pages/model.ts";
import type { MapModel } from "../map/model.ts";
import type { SourceModel } from "../story/model.ts";

/** `pages/outlet.eta` */
export interface OutletContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly name: string;
  /** Its neighbours, on the first page; absent if there are none. */
  readonly map?: MapModel | undefined;
  readonly kind?: LabelModel;
  readonly description: HtmlModel;
  readonly footnotes?: HtmlModel | undefined;
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
  /** With whom it agrees and disagrees over claims, on the first page; absent if no claim has it and another outlet. */
  readonly agreement?: AgreementModel | undefined;
}

/** Outlets that support or dispute the same claims as one outlet. */
export interface AgreementModel {
  /** Those with most claims in common first, at most ten; `said`: “agrees on 3 claims”, “disagrees on 1 claim”. */
  readonly outlets: readonly (LinkModel & { readonly said: readonly string[] })[];
  /** The newest stories with these claims, at most five. */
  readonly stories: readonly LinkModel[];
}
