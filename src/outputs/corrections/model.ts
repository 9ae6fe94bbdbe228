import type { PagerModel } from "../../pages/model.ts";
import type { CorrectionModel } from "../story/model.ts";

/** `pages/corrections.eta` */
export interface CorrectionsContent {
  readonly heading: string;
  readonly intro: string;
  /** What to say if there are none. */
  readonly empty: string;
  readonly corrections: readonly CorrectionModel[];
  readonly pager?: PagerModel;
}
