import type { BlockModel } from "../blocks/model.ts";

/** `pages/home.eta` */
export interface HomeContent {
  /** In the order of `home:` in the configuration. */
  readonly blocks: readonly BlockModel[];
}
