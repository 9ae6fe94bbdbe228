import type {
  CardModel,
  DateModel,
  HtmlModel,
  JoinedModel,
  LabelModel,
  LinkModel,
  PagerModel,
  QuestionCardModel,
} from "../../pages/model.ts";

/** `pages/question.eta` */
export interface QuestionContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly question: string;
  readonly status: LabelModel;
  readonly date: DateModel;
  readonly updated?: DateModel;
  readonly html: string;
  readonly footnotes?: HtmlModel | undefined;
  readonly stories: readonly CardModel[];
  readonly topics: readonly LinkModel[];
  readonly others: readonly QuestionCardModel[];
}

/** `pages/questions.eta` */
export interface QuestionsContent {
  readonly heading: string;
  /** The newest first. */
  readonly open: readonly (QuestionCardModel & {
    /** “Open since 6 November 2025”. */
    readonly since: DateModel;
    readonly stories: readonly (LinkModel & JoinedModel)[];
  })[];
  readonly answered: readonly QuestionCardModel[];
  readonly pager?: PagerModel;
}
