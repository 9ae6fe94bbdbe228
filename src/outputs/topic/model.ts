import type {
  CardModel,
  HtmlModel,
  LabelModel,
  LinkModel,
  PagerModel,
  QuestionCardModel,
} from "../../pages/model.ts";
import type { AheadModel } from "../calendar/model.ts";
import type { MapModel } from "../map/model.ts";
import type { ClaimModel } from "../story/model.ts";

/** `pages/topic.eta` */
export interface TopicContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly name: string;
  /** Its neighbours, on the first page; absent if there are none. */
  readonly map?: MapModel | undefined;
  readonly kind?: LabelModel;
  /** “DPRK, Korea”; empty if there is none. */
  readonly aliases: string;
  readonly description: HtmlModel;
  readonly footnotes?: HtmlModel | undefined;
  readonly descriptionFrom?: { readonly url: string; readonly licence: string };
  readonly wikidata?: string;
  readonly parent?: LinkModel;
  readonly stories: readonly CardModel[];
  readonly storyCount: string;
  readonly pager?: PagerModel;
  /** On the first page only. */
  /** Claims that a source disputes, in its newest stories. */
  readonly contested: readonly ClaimModel[];
  readonly outlets: readonly LinkModel[];
  readonly questions: readonly QuestionCardModel[];
  readonly related: readonly LinkModel[];
  readonly storylines: readonly LinkModel[];
  /** What to watch; absent if nothing is known. */
  readonly ahead?: AheadModel | undefined;
}
