import type { HeadlineSize } from "../../pages/headline-size.ts";
import type {
  CardModel,
  CoverageModel,
  DateModel,
  ImageModel,
  LabelModel,
  LinkModel,
  QuestionCardModel,
  StorylineCardModel,
} from "../../pages/model.ts";
import type { AheadModel } from "../calendar/model.ts";
import type { OutletContent } from "../outlet/model.ts";

/** `partials/block.eta`: a part of a page that the site fills. One without entries is left out. */
export type BlockModel =
  | LeadModel
  | (Headed & { readonly kind: "latest" | "topic" | "storyline"; readonly stories: readonly CardModel[] })
  | (Headed & { readonly kind: "storylines"; readonly storylines: readonly StorylineCardModel[] })
  | (Headed & { readonly kind: "questions"; readonly questions: readonly QuestionCardModel[] })
  | (Headed & { readonly kind: "open-questions"; readonly questions: readonly AskedModel[] })
  | (Headed & { readonly kind: "topics"; readonly links: readonly LinkModel[] })
  | (Headed & { readonly kind: "outlets"; readonly outlets: readonly OutletRowModel[] })
  | (Headed & { readonly kind: "authors"; readonly authors: readonly AuthorRowModel[] })
  | (Headed & { readonly kind: "figures"; readonly figures: readonly FigureModel[] })
  | (Headed & { readonly kind: "ahead"; readonly ahead: AheadModel })
  | (Headed & { readonly kind: "corrections"; readonly corrections: readonly CorrectedModel[] });

/** The story that leads, and the stories below it. */
export interface LeadModel {
  readonly kind: "lead";
  readonly story: CardModel;
  /** How large its title is set; `headline-short` and so on are classes of the style sheet. */
  readonly headline: HeadlineSize;
  /** The story's picture. */
  readonly image?: ImageModel;
  /** Whom the story cites; absent if too little is known of them. */
  readonly coverage?: CoverageModel;
  readonly second: readonly CardModel[];
}

interface Headed {
  readonly heading: string;
  /** The page with all of it; absent if there is none. */
  readonly href?: string | undefined;
}

/** A question that no page answers yet, and the story that raises it. */
interface AskedModel {
  readonly question: string;
  /** The question's page, if it has one that does not answer it yet. */
  readonly href?: string;
  /** The story that raises it; absent if none does. */
  readonly story?: LinkModel | undefined;
}

interface OutletRowModel {
  readonly name: string;
  readonly href: string;
  readonly kind?: LabelModel | undefined;
  readonly country?: string | undefined;
  /** “5 cited articles”. */
  readonly articles: string;
  readonly ratings: OutletContent["ratings"];
}

interface AuthorRowModel {
  readonly name: string;
  readonly href: string;
  readonly role?: string | undefined;
  readonly excerpt: string;
}

/** A key figure, with the story that it is from. */
interface FigureModel {
  readonly label: string;
  readonly value: string;
  readonly unit?: string | undefined;
  readonly note: string;
  readonly story: LinkModel;
}

interface CorrectedModel {
  readonly date: DateModel;
  readonly kind: LabelModel;
  readonly text: string;
  readonly story: LinkModel;
}
