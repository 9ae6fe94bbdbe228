import type {
  CardModel,
  ImageModel,
  LinkModel,
  QuestionCardModel,
  StorylineCardModel,
} from "../../pages/model.ts";

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
