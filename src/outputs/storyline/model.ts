import type {
  CardModel,
  HtmlModel,
  LabelModel,
  LinkModel,
  PagerModel,
  StorylineCardModel,
} from "../../pages/model.ts";
import type { TimelineModel } from "../story/model.ts";

/** `pages/storyline.eta` */
export interface StorylineContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly status: LabelModel;
  readonly html: string;
  readonly footnotes?: HtmlModel | undefined;
  readonly timeline: readonly TimelineModel[];
  readonly stories: readonly CardModel[];
  readonly storyCount: string;
  readonly topics: readonly LinkModel[];
  readonly pager?: PagerModel;
}

/** `pages/storylines.eta` */
export interface StorylinesContent {
  readonly heading: string;
  readonly storylines: readonly StorylineCardModel[];
  readonly pager?: PagerModel;
}
