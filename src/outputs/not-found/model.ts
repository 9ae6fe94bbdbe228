import type { CardModel } from "../../pages/model.ts";

/** `pages/404.eta` */
export interface NotFoundContent {
  readonly heading: string;
  readonly latest: readonly CardModel[];
}
