import type { CardModel, PagerModel } from "../../pages/model.ts";

/** `pages/list.eta`: the stories of a month. */
export interface ListContent {
  readonly heading: string;
  readonly intro: string;
  readonly stories: readonly CardModel[];
  readonly pager?: PagerModel;
}
