import type {
  CardModel,
  DateModel,
  HtmlModel,
  LabelModel,
  LinkModel,
  PagerModel,
  StorylineCardModel,
} from "../../pages/model.ts";
import type { AheadModel } from "../calendar/model.ts";
import type { TimelineModel } from "../story/model.ts";

/** `pages/storyline.eta` */
export interface StorylineContent {
  /** The front matter's `extra:`, as written; undefined if there is none. */
  readonly extra?: unknown;
  readonly title: string;
  readonly status: LabelModel;
  /** What to watch; absent if nothing is known. */
  readonly ahead?: AheadModel | undefined;
  readonly html: string;
  readonly footnotes?: HtmlModel | undefined;
  readonly storyCount: string;
  /** The time from the first story to the last; absent if all are of one day. */
  readonly scale?: ScaleModel | undefined;
  /** The years of all pages, or the months if there is one year only; each with the page and anchor of its first story. */
  readonly periods: readonly LinkModel[];
  /** The stories of this page in their order, by year or month. */
  readonly groups: readonly {
    readonly heading: string;
    readonly anchor: string;
    readonly chapters: readonly ChapterModel[];
  }[];
  readonly topics: readonly LinkModel[];
  readonly pager?: PagerModel;
}

/** A story of a storyline. */
export interface ChapterModel {
  readonly anchor: string;
  readonly story: CardModel;
  /** What the story adds to those before it: “3 new outlets”; empty if nothing, and for the first one. */
  readonly changes: readonly string[];
  /** The entries of its timeline that are not in a story before it. */
  readonly timeline: readonly TimelineModel[];
}

/** A line of time, which `partials/scale.eta` draws. Places are in per cent from the left. */
export interface ScaleModel {
  readonly first: DateModel;
  readonly last: DateModel;
  /** A story each, or several of about the same time. */
  readonly ticks: readonly {
    readonly x: number;
    /** The story in the list. */
    readonly href: string;
    /** “6 November 2025: Talks resume”. */
    readonly text: string;
  }[];
  /** Where years begin; `anchor` for `text-anchor`. */
  readonly years: readonly {
    readonly x: number;
    readonly text: string;
    readonly anchor: "start" | "middle" | "end";
  }[];
}

/** `pages/storylines.eta` */
export interface StorylinesContent {
  readonly heading: string;
  readonly storylines: readonly StorylineCardModel[];
  readonly pager?: PagerModel;
}
