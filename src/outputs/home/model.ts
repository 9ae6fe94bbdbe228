import type { BlockModel } from "../blocks/model.ts";

/** `pages/home.eta` */
export interface HomeContent {
  /** In the order of `home:` in the configuration. */
  readonly blocks: readonly BlockModel[];
  /** What to say instead of blocks, if there are none. */
  readonly empty: string;
}
